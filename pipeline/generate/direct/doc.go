// Package direct writes laid-out pages as a PDF itself, for papers that are made a thousand at a time, certificates and
// check slips, and for those of many pages.
//
// The library behind package pdf reads every typeface anew for each document, which takes more than nine tenths of the time of a
// one-page certificate, and it knows neither curves nor filled areas. Here the typefaces are read once (New), and a file gets what is left,
// page by page as they come, so that a paper of a thousand pages takes the memory of one and of its file:
//
//	each Image once, a JPEG as it is
//	each Drawing once, as a form that the pages show; its compressed bytes are kept for the next file
//	a stream a page, in mm from the top left corner: the matrix at its start turns the page's own system into ours
//	a font for each style in use, with only its letters in use, when the last page is drawn
//
// Both writers draw the same page, which a test holds them to. The same pages and Meta give the same bytes everywhere. Text is searched
// and copied as it was given.
package direct
