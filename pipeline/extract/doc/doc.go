// Package doc reads a file of Word 97 to 2003 (.doc, [MS-DOC]) into the same
// dossier.Document that package word makes of its .docx twin: the text that a
// person sees in Word, as paragraphs and true grids, each with its place.
//
// Such a file is an OLE container. Its stream WordDocument begins with the FIB,
// which says where in the table stream (0Table or 1Table) each structure lies.
// The text is one row of characters, cut into stories (main text, footnotes,
// headers, …) and stored in pieces; all else points into it, by character
// position (CP) or by byte position (FC):
//
//	reader.go     the one way in, and which fault becomes which rejection
//	container.go  the streams of the OLE container
//	fib.go        where everything lies; raw.go reads bytes, never beyond the end
//	parser.go     what is read in which order, and what is told of the file
//	pieces.go     the piece table: from CP to characters and FC
//	fkp.go        from FC to the properties of a run or a paragraph
//	sprm.go       properties are lists of single modifiers (sprm)
//	look.go       what font and weight a run has in effect; styles.go, fonts.go
//	props.go      what a paragraph is: style, list, depth in tables
//	lists.go      automatic numbers, which are not in the text; counting.go
//	story.go      a story: its paragraphs in order; runs.go, field.go, form.go
//	decode.go     the runs of a paragraph decoded together and cleaned
//	shapes.go     text boxes, read where they are anchored; groups.go
//	table.go      rows and cells by their marks, rowshape.go their definition;
//	              grid.go makes the grid of them
//
// Left out on purpose: deleted and hidden text, comments, instructions of
// fields, pictures and embedded objects.
package doc
