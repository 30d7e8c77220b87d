package excel

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// former writes the sheets that people fill in.
type former struct {
	f         *excelize.File
	styles    *styles
	plan      *plan.Plan
	decisions []dossier.Decision
	round     int
}

func (w *former) all(sheets []filled) error {
	for _, s := range sheets {
		if err := w.form(s); err != nil {
			return fmt.Errorf("sheet %s: %w", s.Name, err)
		}
	}
	if w.round != dossier.YearEnd {
		return w.help()
	}
	if err := w.decisionForm(); err != nil {
		return fmt.Errorf("sheet %s: %w", decisionSheet, err)
	}
	return w.help()
}

func (w *former) form(in filled) error {
	s := newSheet(w.f, in.Form.name, w.styles)
	w.heading(s, in.Form, in.Title, "Chỉ ghi vào ô nền vàng nhạt, chọn trong danh sách của ô. Trỏ chuột vào ô có dấu ở góc để xem hồ sơ đã nêu gì.")
	var notes []excelize.Comment
	for i, c := range in.Form.columns {
		if criterion := w.plan.Criterion(c.key); criterion != nil {
			notes = append(notes, note(at(i+1, headRow), "Mục "+criterion.Section+": "+criterion.Text))
		}
	}
	words, widths := make([]string, len(in.Form.columns)), make([]float64, len(in.Form.columns))
	for r, row := range in.Rows {
		for i, cell := range row {
			s.put(i+1, headRow+1+r, cell.Value, w.style(in.Form.columns[i], cell))
			words[i], widths[i] = cell.Value.Text, in.Form.columns[i].width
			if cell.Note != "" {
				notes = append(notes, note(at(i+1, headRow+1+r), cell.Note))
			}
		}
		s.height(headRow+1+r, max(heightOf(words, widths, false), 2*linePitch+3)) // room for two lines of a drop-down
	}
	w.choices(s, in.Form, len(in.Rows))
	s.notes(notes)
	if len(in.Rows) == 0 {
		s.put(2, headRow+1, text("Không có mô hình nào."), w.styles.hint) // not under the ids
	} else {
		area := at(1, headRow) + ":" + at(len(in.Form.columns), headRow+len(in.Rows))
		s.do(func() error { return w.f.AutoFilter(s.name, area, nil) })
	}
	frozen := in.Form.column(keyName) + 1
	s.freeze(headRow, frozen)
	s.breaks(headRow, frozen, in.Form.breaks, in.Form.scale)
	s.protect()
	return s.err
}

// style is shaded where nothing is to be written though the column is open.
func (w *former) style(c formColumn, cell field) int {
	switch {
	case cell.Open:
		return w.styles.open[c.look]
	case c.answer != fixed && cell.Value == value{}:
		return w.styles.locked
	}
	return w.styles.cells[c.look]
}

func (w *former) heading(s *sheet, form formSheet, title []string, hint string) {
	columns := make([]column, len(form.columns))
	for i, c := range form.columns {
		columns[i] = column{c.heading, c.width, c.look}
	}
	pages := pagesOf(len(columns), form.column(keyName)+1, form.breaks)
	for i, l := range titleLines(title, columns, pages, w.styles) {
		s.line(i+1, l)
	}
	s.put(pages[0].first, headRow-1, text(hint), w.styles.hint) // not in a column that is printed on every page
	s.height(headRow-1, lineHeight)
	s.widths(columns)
	s.line(headRow, headLine(columns, w.styles))
}

// choices sets the drop-downs of a form.
func (w *former) choices(s *sheet, form formSheet, rows int) {
	for i, c := range form.columns {
		area := at(i+1, headRow+1) + ":" + at(i+1, headRow+max(rows, 1))
		if c.answer == deciding {
			s.choose(area, nil, decisionList(), "Chọn số quyết định đã ghi ở trang tính “"+decisionSheet+"”.")
		} else if words := c.words(w.plan); listable(words) {
			s.choose(area, words, "", "Chọn một trong: "+strings.Join(words, "; ")+".")
		}
	}
}

// listable tells whether words can be a drop-down: Excel parts them by commas
// and takes 255 letters. Else people type them, and the import checks.
func listable(words []string) bool {
	line := strings.Join(words, "")
	return line != "" && !strings.Contains(line, ",") && len([]rune(line))+len(words) <= 255
}

// choose makes cells a drop-down of words, or of the cells that refers names.
func (s *sheet) choose(area string, words []string, refers, advice string) {
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(area)
	if refers != "" {
		rule.SetSqrefDropList(refers)
	} else {
		s.do(func() error { return rule.SetDropList(words) })
	}
	rule.SetError(excelize.DataValidationErrorStyleStop, "Chưa đúng", advice)
	s.do(func() error { return s.f.AddDataValidation(s.name, rule) })
}

// protect locks what is not to be written, without a password.
func (s *sheet) protect() {
	s.do(func() error {
		return s.f.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
			AutoFilter: true, FormatColumns: true, FormatRows: true, FormatCells: true,
			SelectLockedCells: true, SelectUnlockedCells: true, EditScenarios: true,
		})
	})
}

// decisionForm has an empty row for each decision, after those that the
// ledger holds.
func (w *former) decisionForm() error {
	form := decisionForm()
	s := newSheet(w.f, form.name, w.styles)
	w.heading(s, form, []string{"QUYẾT ĐỊNH CÔNG NHẬN", "(Ghi đúng như quyết định đã ban hành; mỗi quyết định một dòng)"}, "Chưa có quyết định thì để trống trang này.")
	for i, c := range form.columns {
		s.rich(i+1, c.heading)
	}
	for r := range decisionRows {
		for i, c := range form.columns {
			v := value{}
			if r < len(w.decisions) {
				v = decided(c.key, w.decisions[r])
			}
			s.put(i+1, headRow+1+r, v, w.styles.open[c.look])
		}
		s.height(headRow+1+r, 24)
	}
	w.choices(s, form, decisionRows)
	s.freeze(headRow, 0)
	s.page(headRow, 0, 0)
	s.protect()
	return s.err
}

// rich sets a heading whose second line is a grey example.
func (s *sheet) rich(column int, heading string) {
	first, hint, _ := strings.Cut(heading, "\n")
	grey := font(bodySize-1, false)
	grey.Italic, grey.Color = true, "808080"
	s.do(func() error {
		return s.f.SetCellRichText(s.name, at(column, headRow), []excelize.RichTextRun{
			{Text: first + "\n", Font: font(bodySize, true)}, {Text: hint, Font: grey},
		})
	})
}

func decided(key string, d dossier.Decision) value {
	switch key {
	case keyNumber:
		return text(d.Number)
	case keyDate:
		return dated(plan.ParseDay(d.Date), d.Date)
	case keyPlace:
		return text(d.Place)
	case keyAuthority:
		return text(d.Authority)
	case keyTitle:
		return text(d.Title)
	case keyForm:
		return text(wordFor(rewarding, rewardForms(), d.Form))
	case keySubjects:
		return text(wordFor(applying, subjectKinds(), d.Subjects))
	}
	return text(d.Signer)
}

func (w *former) help() error {
	s := newSheet(w.f, helpSheet, w.styles)
	s.width(1, 110)
	s.put(1, 1, text("CÁCH GHI PHIẾU THẨM ĐỊNH"), w.styles.title)
	s.height(1, titleHeight)
	for i, words := range w.instructions() {
		s.put(1, i+2, text(words), w.styles.plain)
		s.height(i+2, heightOf([]string{words}, []float64{110}, false)+4)
	}
	s.page(0, 0, 0)
	s.do(func() error {
		return w.f.ProtectSheet(helpSheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true})
	})
	return s.err
}

// instructions are the help, by the round.
func (w *former) instructions() []string {
	outstanding := "giới thiệu lên cấp trên"
	second := []string{
		"3. Cột “Giới thiệu lên cấp trên”: mô hình tiêu biểu được chọn để đề nghị cấp trên biểu dương; phải ghi “Đề nghị công nhận” là “có”. Chưa có xếp loại đơn vị thì để trống, không cản trở việc giới thiệu.",
	}
	if w.round == dossier.YearEnd {
		outstanding = "tiêu biểu"
		second = []string{
			"3. Mô hình được công nhận phải có quyết định: ghi quyết định ở trang “" + decisionSheet + "” (mỗi quyết định một dòng; có thể ra quyết định riêng cho tập thể, cá nhân; hình thức công nhận, biểu dương hoặc giấy khen) rồi chọn số quyết định ở dòng mô hình. Nếu có quyết định khen thưởng riêng thì chọn thêm ở cột “Quyết định khen thưởng số”.",
			"4. Cột “Tên ghi trên giấy” để trống thì giấy chứng nhận ghi đúng như cột “Chủ thể (hồ sơ ghi)”; muốn ghi khác thì ghi đủ từng chữ, dấu.",
		}
	}
	out := []string{
		"1. Ở trang “" + mainSheet + "”, mỗi mô hình một dòng: chọn kết quả từng tiêu chí, xếp loại đơn vị, kết luận; dòng nào chưa thẩm định thì để trống.",
		"2. Mô hình " + outstanding + " phải đạt đủ các tiêu chí chung và các tiêu chí ở trang “" + collectiveSheet + "” hoặc “" + individualSheet + "”.",
	}
	out = append(out, second...)
	rest := []string{
		"Nếu vẫn chọn mô hình chưa đạt đủ tiêu chí thì ghi người chấp thuận (họ tên, chức vụ) và lý do ở hai cột cuối; biên bản và báo cáo sẽ in rõ.",
		"Không thêm, xóa trang tính, không sửa mã mô hình; ghi xong lưu tệp .xlsx và gửi lại người phụ trách sổ theo dõi để nhập bằng lệnh “hoso assess import”.",
	}
	for _, words := range rest {
		out = append(out, fmt.Sprintf("%d. %s", len(out)+1, words))
	}
	return out
}

// wordFor is the word of a value of a column, "" for a blank one.
func wordFor(a answer, values []string, value string) string {
	for i, v := range values {
		if v == value && v != "" {
			return formColumn{answer: a}.words(nil)[i]
		}
	}
	return ""
}
