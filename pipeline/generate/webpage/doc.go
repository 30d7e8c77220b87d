// Package webpage writes out/VIEC-CAN-LAM.html, the page that people open who
// never open a terminal: who owes what, what was set aside and why, the next
// deadline, what to do next, and every paper one click away.
//
//	templates/pages/viec-can-lam.html   all words and looks, html/template
//	View                                what stands on the page, in words
//
//	page, err := webpage.Load(files)
//	data, err := page.Write(view)
//
// The page needs nothing from outside: no script, no style sheet, no picture.
// The same view gives the same bytes. Every text is escaped by html/template,
// so that no model's name can be more than a name.
package webpage
