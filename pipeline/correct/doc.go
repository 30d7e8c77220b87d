// Package correct puts what people decided over what was read. It is the one
// place where that happens: every paper, check, workbook and certificate sees
// a State that has gone through Apply.
//
//	read:     Chỉ tiêu: “95% hồ sơ”                 (phụ lục.docx, bảng 1, dòng 8)
//	decided:  “98% hồ sơ”, Nguyễn Văn A, theo điện thoại của chi bộ
//	stands:   “98% hồ sơ”, Nguyễn Văn A đã sửa, and the check is made anew
//
// A value that a person set stands over every later version whose sender left
// the field as it was. Where the sender changed it, the sender's value stands
// and the matter is a Dispute until a person decides again.
//
// It is pure: nothing here reads the ledger, and the same corrections over the
// same state give the same result. Parsing (Set, Waive …) turns the words of a
// command, or of a row of a workbook, into a correction, or says in words for
// people what is wrong with which part of them.
package correct

import (
	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// Rules are what Apply needs to know of the plan.
type Rules struct {
	Plan *plan.Plan
	// Check makes the findings of a record anew.
	Check func(*plan.Plan, *dossier.Record) []dossier.Finding
	// Renew takes anew what follows from a field that was put right; it may be nil.
	Renew func(m *dossier.Model, field string, was dossier.Field)
}

// Part says which part of a request is wrong.
type Part string

// The parts of a request, as the columns of a workbook and the words of a
// command.
const (
	PartModel  Part = "model"
	PartField  Part = "field"
	PartValue  Part = "value"
	PartUnit   Part = "unit"
	PartDay    Part = "day"
	PartWaived Part = "waived"
)

// Refusal is why a request cannot be a correction: what happened and what is
// allowed, in Vietnamese.
type Refusal struct {
	Part    Part
	Message string
}

func (r *Refusal) Error() string { return r.Message }
