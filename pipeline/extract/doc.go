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
//	| Nội dung    | Mô hình 1 | Mô hình 2 |    a list turned round: one model a column
//	| Tên mô hình | …         | …         |
//
//	Mô hình 2: Hòa giải trước phiên tòa      several models one after another
//
//	| TT | Tên mô hình | Thông tin chi tiết     |   cells that name their fields
//	| 1  | …           | Đơn vị: … / Mục tiêu:… |   themselves
//
//	1. Chi bộ Phòng 5, then its own list          the unit above each table
//
// What only helps to fill a form in is left out: a column "Hướng dẫn ghi", a
// bracket or an instruction above the value, dots, a contents page, a head that
// comes again, a pledge below the last field, what a report plans for the time
// to come. A plan of work and a table of figures are the value of a field
// that awaits one, and else none.
//
// The lines of a scan, a paragraph each, are put together again first, see
// wrapped.go. Labels may be shortened ("TG thực hiện") or put as questions
// ("Tên mô hình của chi bộ là gì?"), see short.go.
//
// A label is compared as a whole after folding (letter case, tone placement,
// punctuation, numbering), never as a part of running text. It need not have
// the plan file's wording: the words of a label may stand among others that
// only fill ("Mục tiêu hướng tới của mô hình"), see phrase.go and words.go. A
// heading over several fields ("Mục tiêu, chỉ tiêu") is parted where labels
// stand in the text below it; else all of it goes to the first field, with a
// doubt on the others. What stands below a heading and bears a label's words
// ("- Tuyên truyền: phát tờ rơi" under "Giải pháp") is a detail of it, see
// outline.go.
//
// Labels, options and rules come from the plan file; how sure a match is
// becomes the value's Confidence:
//
//	1.00  the plan's own label
//	0.97  another label of the plan file
//	0.95  other words that say the same ("Mục tiêu của mô hình")
//	0.92  a label typed without diacritics
//	0.90  a label, then words that nobody knows
//	0.87  one typing error, or unknown words before the label
//	0.85  a composite heading that could not be parted, a second value cell,
//	      text put back from an old encoding in which a word may be another
//	0.70  by position: the name between quotation marks in the title
//	0.60  more than one reading: two values, two choices, a row out of its grid
//
// Explain tells the same for people, field by field.
package extract
