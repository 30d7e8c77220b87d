// Package mark makes a copy of a file that a unit sent, with remarks at the very
// places that they are about: comments in a Word file, coloured cells with
// notes in an Excel file.
//
// The copy is the sender's file, part for part. A package (.docx, .xlsx) is a
// ZIP of XML parts; all parts go over as the bytes that they are, but for the
// few that have to say something new, and in those nothing is rewritten:
// remarks are spliced in between two tags.
//
//	Word    word/document.xml   <w:p>⟨commentRangeStart⟩ … ⟨commentRangeEnd, commentReference⟩</w:p>
//	        word/comments.xml   one more <w:comment> each; those of the sender stay
//	Excel   xl/worksheets/…     <c r="B7" s="12"> → s="31"
//	        xl/styles.xml       style 31 is style 12 with a colour
//	        xl/comments1.xml    a note each, and its box in xl/drawings/vmlDrawing1.vml
//
// and [Content_Types].xml and the relationships, where a part is new.
//
// Places are those of the readers (dossier.Location): a paragraph of the body
// by its number, a cell by table, row and column of the grid, a cell of a sheet
// by its name. What stands around paragraphs and rows (content controls,
// tracked changes, alternative content) is counted here as there; a test holds
// the two together. A place that the file does not have means its beginning.
//
// What comes in is hostile until shown otherwise: parts are cut into tags by
// package xmltok within limits, only the parts named above are ever inflated,
// and what does not fit is an error that wraps ErrUnfit. The same file and
// remarks give the same bytes.
package mark
