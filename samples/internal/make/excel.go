package main

import (
	"bytes"
	"errors"
	"time"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/samples"
)

// book is a workbook in the making; the first error is kept.
type book struct {
	file *excelize.File
	err  error
}

func newBook(sheet string) *book {
	b := &book{file: excelize.NewFile()}
	b.do(b.file.SetSheetName("Sheet1", sheet))
	b.do(b.file.SetDocProps(&excelize.DocProperties{Creator: "hoso", LastModifiedBy: "hoso", Title: "Phụ lục mẫu",
		Created: "2026-01-20T08:00:00Z", Modified: "2026-01-20T08:00:00Z"}))
	b.do(b.file.SetDefaultFont("Times New Roman"))
	return b
}

func (b *book) do(err error) { b.err = errors.Join(b.err, err) }

func (b *book) set(sheet, cell string, value any) { b.do(b.file.SetCellValue(sheet, cell, value)) }

func (b *book) merge(sheet, from, to string) { b.do(b.file.MergeCell(sheet, from, to)) }

func (b *book) width(sheet, from, to string, chars float64) {
	b.do(b.file.SetColWidth(sheet, from, to, chars))
}

// print makes a sheet fit the width of A4.
func (b *book) print(sheet, orientation string) {
	a4, one, many, fit := 9, 1, 0, true
	b.do(b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &one, FitToHeight: &many}))
	b.do(b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// style paints a range in Times New Roman.
func (b *book) style(sheet, from, to string, size float64, bold, border, center bool) {
	s := excelize.Style{Font: &excelize.Font{Family: "Times New Roman", Size: size, Bold: bold},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}}
	if center {
		s.Alignment.Horizontal = "center"
	}
	if border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	id, err := b.file.NewStyle(&s)
	b.do(err)
	b.do(b.file.SetCellStyle(sheet, from, to, id))
}

func (b *book) bytes() ([]byte, error) {
	var out bytes.Buffer
	b.do(b.file.Write(&out))
	b.do(b.file.Close())
	return out.Bytes(), b.err
}

func cellName(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(err) // a coordinate of this program's own
	}
	return name
}

func onSheet(sheet, cell string) *dossier.Location {
	return &dossier.Location{Sheet: sheet, Cell: cell}
}

// excelForm: one model in a workbook, the value cells merged to the right.
func excelForm() (sample, error) {
	const sheet = "Đăng ký"
	b := newBook(sheet)
	b.set(sheet, "A1", "PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	b.merge(sheet, "A1", "D1")
	b.style(sheet, "A1", "D1", 14, true, false, true)
	b.width(sheet, "A", "A", 34)
	b.width(sheet, "B", "D", 24)
	where := places{}
	row := 3
	for _, f := range standard {
		if _, stated := kitchen[f.field]; !stated {
			continue
		}
		label, value := cellName(1, row), cellName(2, row)
		b.set(sheet, label, f.label)
		b.set(sheet, value, kitchen.said(f.field))
		b.merge(sheet, value, cellName(4, row))
		b.style(sheet, label, label, 13, true, true, false)
		b.style(sheet, value, cellName(4, row), 13, false, true, false)
		b.do(b.file.SetRowHeight(sheet, row, 36))
		where[f.field] = onSheet(sheet, value)
		if f.field == "publicity" { // a hidden row of a shown sheet is read
			b.do(b.file.SetRowVisible(sheet, row, false))
		}
		row++
	}
	b.print(sheet, "portrait")
	data, err := b.bytes()
	want := registration("van-phong", nil, kitchen.expect(where))
	want.Notes = []string{"bị ẩn"}
	return sample{
		folder: "08-mau-excel", file: "Dang ky mo hinh.xlsx",
		readme: "Mẫu điền trong Excel, ô nội dung gộp sang phải, một dòng bị ẩn vẫn được đọc, đủ các mục. / A form in Excel, value cells merged to the right, a hidden row that is read, complete.",
		data:   data, want: want,
	}, err
}

// excelRows are the models of the Excel list.
var excelRows = []model{
	{"name": "Phiên tòa nhìn từ lớp học", "domain": "culture_society", "objectives": "Học sinh hiểu pháp luật qua phiên tòa giả định", "targets": "06 phiên tòa giả định",
		"start_date": "2026-03-05", "end_date": "2026-11-20", "leader": "Đoàn Ngọc Sơn", "officers": "Ngô Tuấn Kiệt", "resources": "4.000.000 đồng"},
	{"name": "Cà phê pháp lý sáng thứ Bảy", "domain": "political_system", "objectives": "Giải đáp pháp luật cho tiểu thương", "targets": "20 buổi, 400 lượt người",
		"start_date": "2026-04-11", "end_date": "2026-10-31", "leader": "Dương Thị Lan Hương", "officers": "Ngô Tuấn Kiệt", "resources": "Tiểu thương góp nước uống, bàn ghế"},
}

// excelList: a header of two rows that starts on row 5, dates in columns of
// their own, the unit above the table only, and a hidden sheet with a draft.
func excelList() (sample, error) {
	const sheet = "Biểu 1"
	b := newBook(sheet)
	b.set(sheet, "A1", "ĐẢNG BỘ VKSND THÀNH PHỐ HẢI PHÒNG")
	b.set(sheet, "A2", "CHI BỘ VKSND KHU VỰC 3")
	b.set(sheet, "A3", "BIỂU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	for i, to := range []string{"D1", "D2", "J3"} {
		b.merge(sheet, cellName(1, i+1), to)
		b.style(sheet, cellName(1, i+1), to, 13, true, false, i == 2)
	}
	head := [][2]string{{"A5", "STT"}, {"B5", "Tên mô hình"}, {"C5", "Lĩnh vực"}, {"D5", "Mục tiêu và chỉ tiêu"}, {"D6", "Mục tiêu"}, {"E6", "Chỉ tiêu"},
		{"F5", "Thời gian thực hiện"}, {"F6", "Bắt đầu"}, {"G6", "Kết thúc"}, {"H5", "Phân công"}, {"H6", "Lãnh đạo phụ trách"}, {"I6", "Cán bộ thực hiện"}, {"J5", "Nguồn lực"}}
	for _, h := range head {
		b.set(sheet, h[0], h[1])
	}
	for _, m := range [][2]string{{"A5", "A6"}, {"B5", "B6"}, {"C5", "C6"}, {"D5", "E5"}, {"F5", "G5"}, {"H5", "I5"}, {"J5", "J6"}} {
		b.merge(sheet, m[0], m[1])
	}
	b.style(sheet, "A5", "J6", 12, true, true, true)
	var models []samples.Model
	for i, m := range excelRows {
		models = append(models, b.listRow(sheet, 7+i, i+1, m))
	}
	want := registration("khu-vuc-3", nil, models...)
	for i := range models { // the unit above the table may serve as the subject
		want.Findings = append(want.Findings, samples.Finding{Model: i, Field: "subject", Severity: dossier.Missing, Basis: dossier.Asked, Optional: true})
	}
	b.width(sheet, "A", "A", 6)
	b.width(sheet, "B", "E", 26)
	b.width(sheet, "F", "J", 18)
	b.do(b.file.SetRowHeight(sheet, 5, 22))
	b.do(b.file.SetRowHeight(sheet, 6, 40))
	b.print(sheet, "landscape")
	b.draft()
	want.Absent = []string{"Bản nháp không gửi"}
	data, err := b.bytes()
	return sample{
		folder: "09-bieu-hai-tang", file: "Bieu dang ky KV3.xlsx",
		readme: "Biểu Excel tiêu đề hai tầng từ dòng 5, đơn vị chỉ ghi ở trên bảng, có trang tính ẩn. / An Excel list, two header rows from row 5, the unit above the table only, a hidden sheet.",
		data:   data, want: want,
	}, err
}

// listRow writes one model; its dates are real dates of Excel.
func (b *book) listRow(sheet string, row, number int, m model) samples.Model {
	columns := []string{"", "name", "domain", "objectives", "targets", "start_date", "end_date", "leader", "officers", "resources"}
	where := places{}
	b.set(sheet, cellName(1, row), number)
	b.style(sheet, cellName(1, row), cellName(len(columns), row), 12, false, true, false)
	shown := map[string]string{}
	for i, field := range columns {
		cell := cellName(i+1, row)
		switch field {
		case "":
		case "start_date", "end_date":
			day, err := time.Parse(time.DateOnly, m[field])
			b.do(err)
			b.set(sheet, cell, day)
			b.dateStyle(sheet, cell)
			shown[field] = day.Format("02/01/2006")
		default:
			b.set(sheet, cell, m.said(field))
			where[field] = onSheet(sheet, cell)
		}
	}
	b.do(b.file.SetRowHeight(sheet, row, 52))
	out := m.with("subject", "CHI BỘ VKSND KHU VỰC 3", "subject_type", "collective",
		"schedule", shown["start_date"]+"\n"+shown["end_date"]).expect(where, "subject", "subject_type")
	schedule := out.Fields["schedule"]
	schedule.Also = []string{"Bắt đầu: " + shown["start_date"] + "\nKết thúc: " + shown["end_date"]}
	out.Fields["schedule"] = schedule
	return out
}

func (b *book) dateStyle(sheet, cell string) {
	format := "dd/mm/yyyy"
	id, err := b.file.NewStyle(&excelize.Style{CustomNumFmt: &format, Font: &excelize.Font{Family: "Times New Roman", Size: 12},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"},
		Border:    []excelize.Border{{Type: "left", Color: "000000", Style: 1}, {Type: "right", Color: "000000", Style: 1}, {Type: "top", Color: "000000", Style: 1}, {Type: "bottom", Color: "000000", Style: 1}}})
	b.do(err)
	b.do(b.file.SetCellStyle(sheet, cell, cell, id))
}

// draft adds a hidden sheet that nobody meant to send.
func (b *book) draft() {
	const sheet = "Nháp"
	_, err := b.file.NewSheet(sheet)
	b.do(err)
	b.set(sheet, "A1", "Tên mô hình")
	b.set(sheet, "B1", "Bản nháp không gửi")
	b.do(b.file.SetSheetVisible(sheet, false))
}
