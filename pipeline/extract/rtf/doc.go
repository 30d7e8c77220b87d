// Package rtf reads Rich Text Format, mostly in files that call themselves
// .doc, into a dossier.Document, the same as package word gives for a .docx.
//
// RTF is ASCII: groups in braces, control words with a number, and text. What a
// group changes ends with it. Letters beyond ASCII stand as \'hh in the code
// page of their font, or as \uN followed by as many letters for old programs
// as \ucN says. Some groups are destinations: their text is no text of the
// document (font table, pictures, field instructions) or belongs elsewhere
// (headers, notes, text boxes, list numbers). A group that begins with \* may
// be left out by who does not know it.
//
//	{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 .VnTime;}}
//	\pard\f0 T\'aan m\'ab h\'d7nh\par          Tên mô hình
//	\trowd\cellx3000\cellx9000                 two columns to 3000 and 9000 twips
//	\pard\intbl A\cell B\cell\row}
//
// The rows of a table say where their cells end, not how many columns they
// span: the grid is made of all these borders.
//
// The format is that of the RTF specification 1.9.1. Pictures and embedded
// objects are not read, hidden and deleted text is left out, of a field its
// result counts.
package rtf
