// Package word fills in Word forms.
//
// A form is an ordinary .docx that a clerk edits in Word: its styles, margins,
// table lines and fixed words are those of the paper. Where a value comes, it
// has a placeholder in double braces:
//
//	{{title}}                     a value
//	{{row.field}} in a table row  the row is repeated for each of “row”
//	{{#blocks}} … {{/blocks}}     two paragraphs: what stands between them is
//	                              repeated for each of “blocks”; none: left out
//
// Placeholders that Word has split over several runs are found all the same.
// A value keeps the look of its placeholder; line ends in it become line
// breaks. A placeholder that nothing fills is an error that names the nearest
// known one, so that a slip of the pen never reaches paper.
//
// Forms are our own, so trusted; what people submit is never opened here.
package word
