package excel

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
)

// numbersSheet has the numbers that stand in the office's paper register.
const numbersSheet = "Sổ giấy"

const keySequence = "sequence"

// numbersForm has a row a number.
func numbersForm() formSheet {
	return formSheet{name: numbersSheet, columns: []formColumn{
		{keySequence, "Số vào sổ\nví dụ: 5 hoặc 05/2026", 16, writing, centered},
		{keyDate, "Ngày cấp\nví dụ: 05/12/2026", 16, dating, day},
		{keyPrinted, "Tập thể, cá nhân\nnhư ghi trên giấy", 36, writing, running},
		{keyName, "Tên mô hình", 36, writing, running},
		{keyID, "Mã mô hình\nnếu có trong sổ theo dõi", 16, writing, centered},
		{keyDecision, "Quyết định số", 18, writing, centered},
		{keyRemarks, "Ghi chú\nsố hỏng, số hủy: ghi lý do", 36, writing, running},
	}}
}

// numbersRows is how many rows the blank sheet shows; more may be written.
const numbersRows = 200

// NumbersForm is a blank workbook for the numbers of the paper register.
func NumbersForm() ([]byte, error) {
	b := &Book{Name: numbersSheet, meta: meta{title: "Số đã cấp theo sổ giấy"}}
	b.write = func(f *excelize.File) error {
		looks, err := newStyles(f)
		if err != nil {
			return err
		}
		w := &former{f: f, styles: looks}
		form := numbersForm()
		s := newSheet(f, form.name, looks)
		w.heading(s, form, []string{"SỐ GIẤY CHỨNG NHẬN ĐÃ CẤP THEO SỔ GIẤY", "(Mỗi số một dòng, không bỏ sót số nào; số hỏng, số hủy cũng ghi và nêu lý do)"}, "Ghi xong nhập bằng: hoso certificate numbers TỆP --by \"HỌ TÊN\"")
		for i, c := range form.columns {
			if strings.Contains(c.heading, "\n") {
				s.rich(i+1, c.heading)
			}
			for r := range numbersRows {
				s.put(i+1, headRow+1+r, value{}, looks.open[c.look])
			}
		}
		s.freeze(headRow, 1)
		s.page(headRow, 0, 0)
		return s.err
	}
	return b.Bytes()
}

// ReadNumbers reads the numbers of the paper register. The error is a Faults
// with every fault and its cell; year stands for the one of a number that
// states none.
func ReadNumbers(r io.ReaderAt, size int64, year int) ([]dossier.PaperNumber, error) {
	w, err := load(r, size)
	if err != nil {
		return nil, Faults{{Message: unreadable(err)}}
	}
	c := &committee{workbook: w}
	g := gridOf(w, numbersForm(), &c.faults)
	if g == nil {
		return nil, c.faults
	}
	var out []dossier.PaperNumber
	for row := g.head + 1; row < len(g.rows); row++ {
		if n, ok := c.paperNumber(g, row, year); ok {
			out = append(out, n)
		}
	}
	if len(out)+len(c.faults) == 0 {
		c.faults.add(numbersSheet, "", "Chưa ghi số nào.")
	}
	return out, c.faults.orNil()
}

// paperNumber reads a row; false where it is blank or has no number.
func (c *committee) paperNumber(g *grid, row, year int) (dossier.PaperNumber, bool) {
	n := dossier.PaperNumber{Year: year}
	at := map[string]string{}
	said := map[string]string{}
	blank := true
	for _, column := range g.form.columns {
		said[column.key], at[column.key] = g.read(row, column.key)
		blank = blank && said[column.key] == ""
	}
	if blank {
		return n, false
	}
	var ok bool
	if n.Year, n.Sequence, ok = numbered(said[keySequence], year); !ok {
		g.fault(at[keySequence], "“%s” không phải là số vào sổ; ghi dạng 5 hoặc 05/2026.", said[keySequence])
	}
	n.Date = c.date(g, at[keyDate], said[keyDate])
	n.Recipient, n.ModelName, n.Model, n.Decision, n.Note = said[keyPrinted], said[keyName], said[keyID], said[keyDecision], said[keyRemarks]
	if n.Recipient == "" && n.Note == "" {
		g.fault(at[keyPrinted], "Số %s chưa ghi cấp cho ai; số hỏng, số hủy thì ghi lý do ở cột Ghi chú.", said[keySequence])
	}
	return n, ok
}

// numbered reads "5", "05" or "05/2026".
func numbered(words string, year int) (int, int, bool) {
	before, after, dated := strings.Cut(words, "/")
	sequence, ok := digits(before, 6)
	if dated {
		own, whole := digits(after, 4)
		year, ok = own, ok && whole && own >= 1900
	}
	return year, sequence, ok && sequence > 0
}

// digits is a whole number of at most so many digits.
func digits(s string, most int) (n int, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > most {
		return 0, false
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}
