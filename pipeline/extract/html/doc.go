// Package html reads web pages into a dossier.Document: those that Word and
// Excel save under the name of .doc and .xls ("web page", also as one file,
// .mht) and those that are downloaded from a system and called .xls.
//
//	<p class=MsoNormal><b>Tên mô hình:</b> Một cửa</p>   a paragraph, bold at its start
//	<ol><li>A<li>B</ol>                                  numbers "1.", "2."; of <ul> "-"
//	<table><tr><td colspan=2>A<td rowspan=2>B …          a true grid
//
// The page is parsed by golang.org/x/net/html as a browser would. Of style
// sheets only what changes the text is read: fonts (old encodings hang on
// them), weight and what is hidden; selectors of an element, a class
// or both. Scripts, styles and pictures are no text; nothing is fetched.
//
// A hidden row of a table, as Excel writes it, is read and told; other hidden
// text is left out.
package html
