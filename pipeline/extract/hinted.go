package extract

import (
	"strings"

	"hoso/pipeline/dossier"
)

// hinted finds the label of a cell in a label column of a form in its first
// line, where the lines below only tell how to fill in the value beside it:
//
//	| 3. Lãnh đạo phụ trách  | Đ/c Vũ Đình Khôi, Bí thư |
//	|    Ghi họ tên, chức vụ |                          |
//
// The value must not be a label, else the lines below are values themselves.
// Where there is no such label, what was found in the whole cell stays.
func (f *flow) hinted(c, value *dossier.Cell, whole match) (match, bool) {
	first, below, more := strings.Cut(c.Text(), "\n")
	if !more || strings.TrimSpace(below) == "" {
		return whole, whole.field != ""
	}
	m, ok := f.labels.find(first)
	if !ok || m.loose || m.misspelt || f.labelsInside(c) > 0 {
		return whole, whole.field != ""
	}
	beside := f.fieldsInside(value)
	if other, ok := f.labels.find(value.Text()); ok {
		beside[other.field] = true
	}
	delete(beside, m.field) // "Sơ kết: tháng 6" beside "Sơ kết, tổng kết"
	if len(beside) > 0 {
		return whole, whole.field != ""
	}
	m.confidence = min(m.confidence, sureLoose)
	return m, true
}
