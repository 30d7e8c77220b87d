// Package extract reads the fields of a model from a Document, whatever its
// layout: each field is found by its label wherever that stands.
//
// The layouts that it knows, and what each gives:
//
//	Tên mô hình: Một cửa thân thiện          label and value in one paragraph
//
//	1. Tên mô hình                           a heading, the value in what follows
//	Một cửa thân thiện
//
//	| 1 | Tên mô hình | Một cửa thân thiện | a form: label cell, value cell
//
//	| TT | Chi bộ | Tên mô hình | Lĩnh vực | a list: a header row (or two, three),
//	| 1  | …      | …           | …        | one model a row
//
// A label is compared as a whole after folding (letter case, tone placement,
// punctuation, numbering), never as a part of running text. Labels, options
// and rules come from the plan file; how sure a match is becomes the value's
// Confidence:
//
//	1.00  the plan's own label
//	0.97  another label of the plan file
//	0.95  a label with filler words ("Mục tiêu của mô hình")
//	0.92  a label typed without diacritics
//	0.85  one typing error, or a part of a composite heading
//	0.70  by position: the name between quotation marks in the title
package extract
