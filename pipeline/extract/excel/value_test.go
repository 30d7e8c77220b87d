package excel_test

import (
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/readertest"
)

// TestNumbers has excelize write a value in a number format; the text has to
// be what a Vietnamese sender sees.
func TestNumbers(t *testing.T) {
	cases := []struct {
		value  any
		format string
		want   string
		date   string
	}{
		{7, "General", "7", ""},
		{0.1 + 0.2, "General", "0,3", ""},
		{-1234567.891234, "General", "-1234567,891", ""},
		{1e-7, "General", "0,0000001", ""},
		{0.9, "0%", "90%", ""},
		{0.125, "0.0%", "12,5%", ""},
		{0.125, "0%", "13%", ""},
		{1.005, "0.00", "1,01", ""},
		{1500000, "#,##0", "1.500.000", ""},
		{1500000, `#,##0" đồng"`, "1.500.000 đồng", ""},
		{1500000, `#,##0 [$₫-42A]`, "1.500.000 ₫", ""},
		{1500000, `_-* #,##0\ "đ"_-;-* #,##0\ "đ"_-;_-* "-"??\ "đ"_-;_-@_-`, "1.500.000 đ", ""},
		{0, `_(* #,##0_);_(* \(#,##0\);_(* "-"??_);_(@_)`, "-", ""},
		{-1500, `_(* #,##0_);_(* \(#,##0\);_(* "-"??_);_(@_)`, "(1.500)", ""},
		{-1500, "#,##0;[Red]-#,##0", "-1.500", ""},
		{-1500.5, "#,##0.00", "-1.500,50", ""},
		{1500000, `0.0,,"tr"`, "1,5tr", ""},
		{1.5, "0.##", "1,5", ""},
		{2, "00", "02", ""},
		{912345678, "0000 000 000", "0912 345 678", ""},
		{912345678, "0#########", "0912345678", ""},
		{0, "0;-0;;@", "", ""},
		{12345678901, "0", "12345678901", ""},
		{12.5, "0.00E+00", "12,5", ""},
		{46079, "dd/mm/yyyy", "26/02/2026", "2026-02-26"},
		{46079, "mm-dd-yy", "26/02/2026", "2026-02-26"},
		{46079, `[$-42A]"Ngày" dd "tháng" mm "năm" yyyy;@`, "26/02/2026", "2026-02-26"},
		{46079, "mm/yyyy", "02/2026", ""},
		{46079, "yyyy", "2026", ""},
		{46079.6041666667, "dd/mm/yyyy hh:mm", "26/02/2026 14:30", "2026-02-26"},
		{0.3125, "h:mm", "07:30", ""},
		{1.5, "[h]:mm", "36:00", ""},
		{0, "dd/mm/yyyy", "00/01/1900", ""},
		{-5, "dd/mm/yyyy", "-5", ""},
		{true, "General", "Có", ""},
		{false, "General", "Không", ""},
		{"007", "General", "007", ""},
		{"31/11/2026", "dd/mm/yyyy", "31/11/2026", ""},
	}
	for _, c := range cases {
		t.Run(c.format+" "+c.want, func(t *testing.T) {
			data := made(t, func(f *excelize.File) {
				style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
				must(t, err)
				must(t, f.SetCellValue("Sheet1", "A1", c.value))
				must(t, f.SetCellStyle("Sheet1", "A1", "A1", style))
				must(t, f.SetCellValue("Sheet1", "B1", "x"))
			})
			cell := find(firstTable(t, mustRead(t, data)), "A1")
			if cell.Text() != c.want || cell.Date != c.date {
				t.Errorf("%v as %s = %q, date %q; want %q, %q", c.value, c.format, cell.Text(), cell.Date, c.want, c.date)
			}
		})
	}
}

func TestBuiltInDateAndBothDateSystems(t *testing.T) {
	for _, system1904 := range []bool{false, true} {
		data := made(t, func(f *excelize.File) {
			must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &system1904}))
			style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
			must(t, err)
			must(t, f.SetCellValue("Sheet1", "A1", time.Date(2026, 2, 26, 0, 0, 0, 0, time.UTC)))
			must(t, f.SetCellStyle("Sheet1", "A1", "A1", style))
		})
		cell := find(firstTable(t, mustRead(t, data)), "A1")
		if cell.Text() != "26/02/2026" || cell.Date != "2026-02-26" {
			t.Errorf("1904 %v: %q, date %q", system1904, cell.Text(), cell.Date)
		}
	}
}

func TestISODate(t *testing.T) {
	data := raw(t, `<sheetData><row r="1"><c r="A1" t="d"><v>2026-02-26T00:00:00</v></c><c r="B1" t="d"><v>26.2</v></c></row></sheetData>`, "")
	table := firstTable(t, mustRead(t, data))
	if c := find(table, "A1"); c.Text() != "26/02/2026" || c.Date != "2026-02-26" {
		t.Errorf("A1 = %q, date %q", c.Text(), c.Date)
	}
	if c := find(table, "B1"); c.Text() != "26.2" || c.Date != "" {
		t.Errorf("B1 = %q, date %q", c.Text(), c.Date)
	}
}

func TestFormulas(t *testing.T) {
	data := raw(t, `<sheetData><row r="1">
		<c r="A1"><f>1+1</f><v>2</v></c>
		<c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>
		<c r="C1"><f>1+1</f></c>
		<c r="D1"><f>1+1</f><v></v></c>
		<c r="E1" t="str"><f>""</f><v></v></c>
		<c r="F1" t="e"><f>A0</f><v>#REF!</v></c>
		<c r="G1" t="e"><v>#N/A</v></c>
		<c r="H1" t="s"><v>0</v></c>
	</row></sheetData>`, `<si><t>cuối</t></si>`)
	doc := mustRead(t, data)
	table := firstTable(t, doc)
	readertest.SoundTable(t, table)
	for name, want := range map[string]string{"A1": "2", "B1": "ab", "C1": "", "D1": "", "E1": "", "F1": "", "G1": "", "H1": "cuối"} {
		if got := find(table, name).Text(); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	if f, g := find(table, "F1").Fault, find(table, "G1").Fault; f != "#REF!" || g != "#N/A" {
		t.Errorf("faults %q and %q", f, g)
	}
	var places []string
	for _, n := range doc.Notes {
		if !n.Doubt || n.Where.Sheet != "A" || !strings.Contains(n.Message, "“A”, ô "+n.Where.Cell) {
			t.Errorf("note %+v", n)
		}
		places = append(places, n.Where.Cell)
	}
	if got := strings.Join(places, " "); got != "C1 D1 F1 G1" {
		t.Errorf("notes at %s, want C1 D1 F1 G1", got)
	}
}

func TestNotesOnManyFaultsAreBounded(t *testing.T) {
	var rows strings.Builder
	for range 1000 {
		rows.WriteString(`<row><c t="e"><v>#REF!</v></c></row>`)
	}
	doc := mustRead(t, raw(t, "<sheetData>"+rows.String()+"</sheetData>", ""))
	if n := len(doc.Notes); n < 2 || n > 30 {
		t.Errorf("%d notes on 1,000 faults", n)
	}
	if c := find(firstTable(t, doc), "A1000"); c == nil || c.Fault != "#REF!" {
		t.Errorf("A1000 = %+v", c)
	}
}

func TestText(t *testing.T) {
	shared := `<si><t xml:space="preserve">  một
hai_x000D_
ba </t></si>
	<si><r><rPr><b/><rFont val="Times New Roman"/></rPr><t>Mục tiêu:</t></r><r><t xml:space="preserve"> giúp dân</t></r></si>
	<si><t>漢</t><rPh sb="0" eb="1"><t>かん</t></rPh><phoneticPr fontId="1"/></si>
	<si><r><rPr><rFont val=".VnTime"/></rPr><t>Chi bé</t></r><r><rPr><rFont val="Times New Roman"/></rPr><t xml:space="preserve"> Phòng 9</t></r></si>
	<si><r><rPr><rFont val="Wingdings"/></rPr><t>þ</t></r><r><rPr><rFont val="Arial"/></rPr><t xml:space="preserve"> Kinh tế</t></r></si>
	<si><t>_x0041_bc _x00 d</t></si>
	<si/>`
	sheet := `<sheetData><row>` +
		`<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>4</v></c><c t="s"><v>5</v></c><c t="s"><v>6</v></c>` +
		`<c t="inlineStr"><is><r><t>trong </t></r><r><t>ô</t></r></is></c></row></sheetData>`
	doc := mustRead(t, raw(t, sheet, shared))
	table := firstTable(t, doc)
	want := map[string]string{
		"A1": "một\nhai\nba", "B1": "Mục tiêu: giúp dân", "C1": "漢", "D1": "Chi bộ Phòng 9",
		"E1": "☑ Kinh tế", "F1": "Abc _x00 d", "H1": "trong ô",
	}
	for name, text := range want {
		if got := find(table, name).Text(); got != text {
			t.Errorf("%s = %q, want %q", name, got, text)
		}
	}
	if n := len(find(table, "A1").Paragraphs); n != 3 {
		t.Errorf("A1 has %d paragraphs, want 3", n)
	}
	if p := find(table, "B1").Paragraphs[0]; p.Text[:p.Lead] != "Mục tiêu:" {
		t.Errorf("bold is %q", p.Text[:p.Lead])
	}
	if len(doc.Encodings) != 1 || doc.Encodings[0] != "tcvn3" {
		t.Errorf("encodings %q", doc.Encodings)
	}
	if where := find(table, "D1").Paragraphs[0].Where; where != (dossier.Location{Sheet: "A", Cell: "D1"}) {
		t.Errorf("place %+v", where)
	}
}

func TestLegacyFontOfTheCell(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Family: ".VnTime", Bold: true}})
		must(t, err)
		must(t, f.SetCellValue("Sheet1", "A1", "D©n vËn khÐo"))
		must(t, f.SetCellStyle("Sheet1", "A1", "A1", style))
	})
	doc := mustRead(t, data)
	cell := find(firstTable(t, doc), "A1")
	if cell.Text() != "Dân vận khéo" || !cell.Paragraphs[0].Bold() || len(doc.Encodings) != 1 {
		t.Errorf("%q, bold %v, encodings %q", cell.Text(), cell.Paragraphs[0].Bold(), doc.Encodings)
	}
}
