package excel

import (
	"fmt"
	"maps"
	"slices"

	"hoso/pipeline/dossier"
)

// note adds what the sender should know.
func (b *book) note(doubt bool, where dossier.Location, pattern string, args ...any) {
	b.notes = append(b.notes, dossier.Note{Message: fmt.Sprintf(pattern, args...), Where: where, Doubt: doubt})
}

// fault notes a cell that holds an error value.
func (b *book) fault(cell *dossier.Cell, value string) {
	cell.Fault = value
	if cell.Fault == "" {
		cell.Fault = "#N/A"
	}
	b.cells(cell.Where, "Trang tính “%s”, ô %s có lỗi %s nên không có giá trị.", cell.Where.Sheet, cell.Where.Cell, cell.Fault)
}

// unknown notes a formula whose value the file does not hold.
func (b *book) unknown(where dossier.Location) {
	b.cells(where, "Trang tính “%s”, ô %s có công thức nhưng tệp không lưu kết quả; mở bằng Excel, lưu lại rồi gửi lại.",
		where.Sheet, where.Cell)
}

// cells adds a note on one cell. Of a sheet full of them only the first are
// named, and the sender is told so.
func (b *book) cells(where dossier.Location, pattern string, args ...any) {
	if b.faulty == nil {
		b.faulty = map[string]int{}
	}
	b.faulty[where.Sheet]++
	switch n := b.faulty[where.Sheet]; {
	case n <= maxNotes:
		b.note(true, where, pattern, args...)
	case n == maxNotes+1:
		b.note(true, dossier.Location{Sheet: where.Sheet},
			"Trang tính “%s” còn những ô khác có lỗi hoặc công thức chưa có kết quả.", where.Sheet)
	}
}

// hidden notes the hidden rows and columns of a sheet that hold something.
func (b *book) hidden(sheet string, rows, columns []int) {
	where := dossier.Location{Sheet: sheet}
	for _, r := range ranges(rows) {
		words := fmt.Sprintf("dòng %d", r[0])
		if r[1] > r[0] {
			words = fmt.Sprintf("dòng %d đến %d", r[0], r[1])
		}
		b.note(false, where, "Trang tính “%s”: %s bị ẩn nhưng vẫn được đọc.", sheet, words)
	}
	for _, r := range ranges(columns) {
		words := "cột " + columnName(r[0])
		if r[1] > r[0] {
			words += " đến " + columnName(r[1])
		}
		b.note(false, where, "Trang tính “%s”: %s bị ẩn nhưng vẫn được đọc.", sheet, words)
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

// met gives the legacy encodings in a fixed order.
func (b *book) met() []string { return slices.Sorted(maps.Keys(b.encodings)) }
