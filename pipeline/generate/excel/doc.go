// Package excel makes the workbooks of an office and reads back the one that
// the committee fills in.
//
//	Overview        a row a model, who has not submitted, what to add, files not taken
//	Assessment      the committee's workbook: drop-downs a criterion, decisions
//	IsAssessment    tells such a workbook from any other file
//	ReadAssessment  what the committee wrote, or every fault with its cell
//
// A workbook is first plain data (tables of values), then cells. The data
// gives the digest of what the workbook follows from; the same data give the
// same bytes on any machine at any time, since no clock is read and the parts
// of the package are written in one order without times.
//
// Text never becomes a formula: every text is written as a shared string, so
// that “=HYPERLINK(…)” in a submission stays what the sender typed.
//
// The assessment workbook knows what it was made from: a sheet that people do
// not see carries the plan, each model, its revision and a digest of what the
// revision says, so that a model that has changed since is told and never
// judged by mistake.
package excel
