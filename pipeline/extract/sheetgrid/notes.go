package sheetgrid

import (
	"fmt"
	"slices"

	"hoso/pipeline/dossier"
)

// maxNotes is how many cells of one kind are named; more are counted.
const maxNotes = 20

// Notes gathers what the sender of a workbook should know.
type Notes struct {
	All    []dossier.Note
	faulty map[string]int // cells with a fault or an unknown value, by sheet
}

// HiddenSheet notes a sheet that is hidden and not read.
func (n *Notes) HiddenSheet(name string) {
	n.Add(false, dossier.Location{Sheet: name}, "Trang tính ẩn “%s” không được đọc.", name)
	n.All[len(n.All)-1].Unread = true
}

// Add adds what the sender should know.
func (n *Notes) Add(doubt bool, where dossier.Location, pattern string, args ...any) {
	n.All = append(n.All, dossier.Note{Message: fmt.Sprintf(pattern, args...), Where: where, Doubt: doubt})
}

// Fault notes a cell that holds an error value.
func (n *Notes) Fault(cell *dossier.Cell, value string) {
	cell.Fault = value
	if cell.Fault == "" {
		cell.Fault = "#N/A"
	}
	n.cells(cell.Where, "Trang tính “%s”, ô %s có lỗi %s nên không có giá trị.", cell.Where.Sheet, cell.Where.Cell, cell.Fault)
}

// Unknown notes a formula whose value the file does not hold.
func (n *Notes) Unknown(where dossier.Location) {
	n.cells(where, "Trang tính “%s”, ô %s có công thức nhưng tệp không lưu kết quả; mở bằng Excel, lưu lại rồi gửi lại.",
		where.Sheet, where.Cell)
}

// cells adds a note on one cell. Of a sheet full of them only the first are
// named, and the sender is told so.
func (n *Notes) cells(where dossier.Location, pattern string, args ...any) {
	if n.faulty == nil {
		n.faulty = map[string]int{}
	}
	n.faulty[where.Sheet]++
	switch count := n.faulty[where.Sheet]; {
	case count <= maxNotes:
		n.Add(true, where, pattern, args...)
	case count == maxNotes+1:
		n.Add(true, dossier.Location{Sheet: where.Sheet},
			"Trang tính “%s” còn những ô khác có lỗi hoặc công thức chưa có kết quả.", where.Sheet)
	}
}

// hidden notes the hidden rows and columns of a sheet that hold something.
func (n *Notes) hidden(sheet string, rows, columns []int) {
	where := dossier.Location{Sheet: sheet}
	for _, r := range ranges(rows) {
		words := fmt.Sprintf("dòng %d", r[0])
		if r[1] > r[0] {
			words = fmt.Sprintf("dòng %d đến %d", r[0], r[1])
		}
		n.Add(false, where, "Trang tính “%s”: %s bị ẩn nhưng vẫn được đọc.", sheet, words)
	}
	for _, r := range ranges(columns) {
		words := "cột " + ColumnName(r[0])
		if r[1] > r[0] {
			words += " đến " + ColumnName(r[1])
		}
		n.Add(false, where, "Trang tính “%s”: %s bị ẩn nhưng vẫn được đọc.", sheet, words)
	}
}

// ranges joins numbers that follow one another. From the twentieth range on,
// one range holds all the rest: a filtered list is one matter, not hundreds.
func ranges(numbers []int) [][2]int {
	var out [][2]int
	slices.Sort(numbers)
	for _, n := range numbers {
		last := len(out) - 1
		if last >= 0 && (n <= out[last][1]+1 || len(out) == maxNotes) {
			out[last][1] = n
			continue
		}
		out = append(out, [2]int{n, n})
	}
	return out
}
