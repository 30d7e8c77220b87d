package excel

import (
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// The sheet of the overview workbook in which people write corrections, and
// the one that says what the workbook was made from.
const (
	correctionSheet = "Sửa số liệu"
	correctionCarry = "_hoso_sua"
)

// Keys of the columns of corrections.
const (
	keyField  = "field"
	keyValue  = "value"
	keyWho    = "who"
	keyReason = "reason"
)

// correctionRows is how many corrections fit in one workbook.
const correctionRows = 60

func correctionForm() formSheet {
	return formSheet{name: correctionSheet, columns: []formColumn{
		{keyID, "Mã mô hình", 12, writing, centered}, {keyField, "Mục", 34, choosing, running}, {keyValue, "Giá trị đúng", 58, writing, running},
		{keyWho, "Người sửa", 24, writing, running}, {keyReason, "Lý do", 42, writing, running},
	}}
}

// choosing is a column whose words stand on the hidden sheet.
const choosing = writing

// correctionsHead is the first line of what the workbook was made from; the
// models with their contents follow.
func correctionsHead(pl *plan.Plan) []string { return []string{"hoso", "overview", pl.ID} }

// writeCorrections writes the sheet that people fill in.
func writeCorrections(f *excelize.File, looks *styles, pl *plan.Plan, carried [][]string) error {
	w := &former{f: f, styles: looks, plan: pl}
	form := correctionForm()
	s := newSheet(f, form.name, looks)
	w.heading(s, form, []string{"SỬA SỐ LIỆU ĐỌC TỪ HỒ SƠ", "(Mỗi dòng một mục của một mô hình; ghi xong nhập bằng: hoso overview import)"},
		"Ghi đủ năm ô của dòng. Mục chọn trong danh sách; ngày ghi dạng 20/11/2026; để trống ô “Giá trị đúng” là hồ sơ không nêu.")
	for r := range correctionRows {
		for i, c := range form.columns {
			s.put(i+1, headRow+1+r, value{}, looks.open[c.look])
		}
		s.height(headRow+1+r, 24)
	}
	last := "$D$" + strconv.Itoa(len(pl.Fields))
	s.choose(at(2, headRow+1)+":"+at(2, headRow+correctionRows), nil, "'"+correctionCarry+"'!$D$1:"+last, "Chọn một mục trong danh sách.")
	s.freeze(headRow, 0)
	s.page(headRow, 0, 0)
	if s.err != nil {
		return s.err
	}
	return writeCarried(f, looks, pl, carried)
}

// writeCarried writes the hidden sheet: what the workbook was made from, and
// the words from which the fields are chosen, in the fourth column.
func writeCarried(f *excelize.File, looks *styles, pl *plan.Plan, carried [][]string) error {
	s := newSheet(f, correctionCarry, looks)
	r := s.rows()
	for i := range max(len(carried), len(pl.Fields)) {
		l := line{}
		if i < len(carried) {
			for k, words := range carried[i] {
				l.cells = append(l.cells, cell{over: span{k + 1, k + 1}, value: value{Text: words}})
			}
		}
		if i < len(pl.Fields) {
			l.cells = append(l.cells, cell{over: span{4, 4}, value: value{Text: pl.Fields[i].Label}})
		}
		r.put(l)
	}
	r.end()
	return s.err
}

// IsCorrected tells whether a file is an overview workbook of hoso in which
// somebody has written corrections.
func IsCorrected(r io.ReaderAt, size int64) bool {
	return names(sheetList(r, size), correctionCarry) && hasCorrections(r, size)
}

func hasCorrections(r io.ReaderAt, size int64) bool {
	w, err := load(r, size)
	if err != nil {
		return false
	}
	g := gridOf(w, correctionForm(), &Faults{})
	return g != nil && len(written(g)) > 0
}

// written are the rows in which something stands.
func written(g *grid) (rows []int) {
	for row := g.head + 1; row < len(g.rows); row++ {
		for _, c := range g.form.columns {
			if words, _ := g.read(row, c.key); words != "" {
				rows = append(rows, row)
				break
			}
		}
	}
	return rows
}

// Requested is one correction as somebody wrote it, with its cells.
type Requested struct {
	Model, Field, Value, By, Reason string
	cells                           map[string]string
}

// Fault makes a fault of a part of the request: model, field, value.
func (q Requested) Fault(part, message string) Fault {
	key := map[string]string{"model": keyID, "field": keyField, "value": keyValue}[part]
	if key == "" {
		key = keyID
	}
	return Fault{Sheet: correctionSheet, Cell: q.cells[key], Message: message}
}

// ReadCorrections reads what people wrote in an overview workbook. by stands
// where a row names nobody. The error is a Faults with every fault of the
// form itself; a model that has changed since the export is one.
func ReadCorrections(r io.ReaderAt, size int64, pl *plan.Plan, st *dossier.State, by string) ([]Requested, error) {
	w, err := load(r, size)
	if err != nil {
		return nil, Faults{{Message: unreadable(err)}}
	}
	var faults Faults
	carried := w.sheets[correctionCarry]
	if len(carried) == 0 || cellOf(carried[0], 1) != "overview" {
		faults.add("", "", "Tệp không phải biểu tổng hợp do chương trình lập, hoặc trang tính ẩn đã bị xóa; lấy lại biểu trong thư mục out.")
		return nil, faults
	}
	if have := cellOf(carried[0], 2); have != pl.ID {
		faults.add("", "", "Biểu của kế hoạch “%s”, không phải kế hoạch “%s” đang mở.", have, pl.ID)
		return nil, faults
	}
	g := gridOf(w, correctionForm(), &faults)
	if g == nil || len(faults) > 0 {
		return nil, faults
	}
	made := map[string]string{}
	for _, row := range carried[1:] {
		made[cellOf(row, 0)] = cellOf(row, 1)
	}
	var out []Requested
	seen := map[string]string{}
	for _, row := range written(g) {
		out = append(out, requested(g, row, pl, by, w.date04))
		q := &out[len(out)-1]
		q.whole(&faults)
		q.current(&faults, st, made)
		if same := q.Model + "\x00" + q.Field; q.Model != "" && q.Field != "" {
			if seen[same] != "" {
				faults = append(faults, q.Fault("field", "Mục này của mô hình đã ghi ở ô "+seen[same]+"; giữ một dòng."))
			}
			seen[same] = q.cells[keyField]
		}
	}
	if len(out) == 0 {
		faults.add(correctionSheet, "", "Chưa ghi dòng sửa nào.")
	}
	return out, faults.orNil() // what was read comes along, so that the caller can add its own faults
}

func requested(g *grid, row int, pl *plan.Plan, by string, date04 bool) Requested {
	q := Requested{cells: map[string]string{}}
	q.Model, q.cells[keyID] = g.read(row, keyID)
	q.Field, q.cells[keyField] = g.read(row, keyField)
	_, q.cells[keyValue] = g.read(row, keyValue)
	q.Value = cellOf(g.rows[row], g.at[keyValue]) // with its lines
	q.By, q.cells[keyWho] = g.read(row, keyWho)
	q.Reason, q.cells[keyReason] = g.read(row, keyReason)
	if q.By == "" {
		q.By = by
	}
	for _, f := range pl.Fields {
		if f.Type == "date" && (sameWords(f.Label, q.Field) || sameWords(f.ID, q.Field)) {
			q.Value = serialDay(q.Value, date04)
		}
	}
	return q
}

// serialDay is a day that Excel took for one, as YYYY-MM-DD.
func serialDay(words string, date04 bool) string {
	serial, err := strconv.ParseFloat(words, 64)
	if err != nil || serial < 30_000 || serial > 80_000 {
		return words
	}
	day, err := excelize.ExcelDateToTime(serial, date04)
	if err != nil {
		return words
	}
	return day.Format("2006-01-02")
}

func (q *Requested) whole(faults *Faults) {
	for _, c := range []struct{ key, words, heading string }{
		{keyWho, q.By, "Người sửa"}, {keyReason, q.Reason, "Lý do"},
	} {
		if c.words == "" {
			faults.add(correctionSheet, q.cells[c.key], "Chưa ghi “%s”.", c.heading)
		}
	}
}

// current complains of a model that has changed since the workbook was made.
func (q *Requested) current(faults *Faults, st *dossier.State, made map[string]string) {
	e := st.Entry(q.Model)
	if e == nil {
		return // told with its cell by who looks for it
	}
	rev := judged(e)
	if rev == nil {
		return
	}
	content, err := contentOf(rev.Model)
	if err != nil || made[q.Model] != content {
		*faults = append(*faults, q.Fault("model", "Mô hình "+q.Model+" đã thay đổi sau khi lập biểu này; lấy biểu mới trong thư mục out rồi ghi lại."))
	}
}

// InOrder gives faults from the top of the sheet down.
func (fs Faults) InOrder() Faults {
	slices.SortStableFunc(fs, inOrder)
	return fs
}
