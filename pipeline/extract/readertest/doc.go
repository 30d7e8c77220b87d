// Package readertest is what the tests of the readers have in common: to read
// bytes and word how that ended, to hold that a document is sound, to have
// LibreOffice write a file in another format and compare the two, and to make
// the files that a test needs.
//
//	got, err := readertest.Read(word.New(), content)
//	readertest.Code(err)              // "" or the code of the rejection
//	readertest.Sound(t, got)          // every table a true grid, every text valid
//	readertest.Lines(got.Blocks)      // "*Tên:* gì", "|a|b(2x1)|"
//	readertest.Convert(t, "rtf", path)
//
// Only tests import it.
package readertest
