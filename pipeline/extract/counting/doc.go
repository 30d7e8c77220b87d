// Package counting counts automatic lists as Word does. The numbers of such a
// list are not in the text of a file: each paragraph says only to which list
// and level it belongs, and the list says how its levels look.
//
//	kind := &counting.Kind[string]{}
//	kind.Levels[0] = counting.Level[string]{Start: 1, Format: counting.UpperRoman, Text: "\x00."}
//	kind.Levels[1] = counting.Level[string]{Start: 1, Text: "\x00.\x01", Legal: true}
//	var list counting.List[string]
//	list.Next(kind, "", 0) // "I."
//	list.Next(kind, "", 1) // "1.1"
//	list.Next(kind, "", 1) // "1.2"
//
// Lists of one kind count together. The type parameter is how a file names its
// lists and styles: by words in .docx, by numbers in .doc.
package counting
