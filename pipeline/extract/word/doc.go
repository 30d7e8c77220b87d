// Package word reads a Word file (.docx, .docm, .dotx, transitional or strict)
// into a dossier.Document: the text that a person sees in Word, as paragraphs
// and true grids, each with its place.
//
// The file is never built up in memory as a tree. One pass over each part
// (package xmltok cuts it into tags and texts) goes by recursive descent:
//
//	reader.go     the one way in, and which fault becomes which rejection
//	package.go    the ZIP package: parts, relationships, limits
//	styles.go     what font, weight and level a run or paragraph has in effect
//	numbering.go  automatic numbers, which are not in the text of the file
//	parser.go     which parts are read, in which order, and what is told of them
//	blocks.go     what stands in a part: blocks, wrappers, alternatives, controls
//	paragraph.go  a paragraph: its properties, its number, its runs gathered
//	decode.go     the runs of a paragraph decoded together and cleaned
//	run.go        a run: text, tabs, breaks, text boxes; field.go, symbol.go
//	table.go      rows and cells as written; grid.go makes the grid of them
//
// Left out on purpose: deleted and hidden text, comments, instructions of
// fields, placeholders of content controls, pictures and embedded objects.
package word
