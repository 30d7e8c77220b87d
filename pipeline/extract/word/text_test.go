package word_test

import (
	"strings"
	"testing"
)

func field(kind string) string { return run(`<w:fldChar w:fldCharType="` + kind + `"/>`) }

func instruction(text string) string { return run("<w:instrText>" + text + "</w:instrText>") }

func formField(data, result string) string {
	return run(`<w:fldChar w:fldCharType="begin"><w:ffData>`+data+`</w:ffData></w:fldChar>`) +
		instruction(" FORM ") + field("separate") + result + field("end")
}

func sdt(props, content string) string {
	return "<w:sdt><w:sdtPr>" + props + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>"
}

const textBox = `<w:txbxContent>` + `<w:p><w:r><w:t>trong khung</w:t></w:r></w:p>` + `</w:txbxContent>`

func TestText(t *testing.T) {
	deletedMark := func(text string) string {
		return p(`<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + r(text))
	}
	tests := map[string]struct {
		xml  string
		want string // lines joined by "¶"
	}{
		"plain and empty":   {p(r("một")) + p("") + p(r("hai")), "một¶hai"},
		"split runs":        {p(r("Tên") + r(" mô") + r(" hình")), "Tên mô hình"},
		"tab and breaks":    {p(run(`<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:br w:type="page"/><w:t>e</w:t>`)), "a\tb\nc\nd\ne"},
		"no-break hyphen":   {p(run(`<w:t>261</w:t><w:noBreakHyphen/><w:t>KH/ĐU</w:t>`)), "261-KH/ĐU"},
		"soft hyphen":       {p(run(`<w:t>dân</w:t><w:softHyphen/><w:t>vận</w:t>`)), "dânvận"},
		"entities":          {p(r("A &amp; B &#x1EC7;<![CDATA[ <c>]]>")), "A & B ệ <c>"},
		"decomposed":        {p(r("Te\u0302n mo\u0302 hi\u0300nh")), "Tên mô hình"},
		"lines in the file": {p(run("<w:t>a\n b</w:t>")), "a  b"},

		"symbols": {p(run(`<w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="Wingdings" w:char="F06F"/>` +
			`<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F0FD"/><w:sym w:font="Wingdings" w:char="F078"/>` +
			`<w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="Wingdings" w:char="F0E0"/>` +
			`<w:sym w:font="Wingdings" w:char="F021"/>`)), "☐☐☑☒☒☑•→"},
		"symbol text":      {p(styled("Wingdings", "\uF0A8\uF0FE") + r(" Kinh tế")), "☐☑ Kinh tế"},
		"symbol font text": {p(styled("Wingdings", "o") + r("Kinh tế")), "☐Kinh tế"},
		"private codes":    {p(r("\uF0A8 Kinh tế")), "☐ Kinh tế"},

		"simple field":   {p(`<w:fldSimple w:instr="DATE">` + r("27/01/2026") + `</w:fldSimple>`), "27/01/2026"},
		"complex field":  {p(r("trang ") + field("begin") + instruction("PAGE") + field("separate") + r("2") + field("end") + r(".")), "trang 2."},
		"nested field":   {p(field("begin") + r("ẩn") + field("begin") + instruction("X") + field("separate") + r("ẩn") + field("end") + field("separate") + r("hiện") + field("end")), "hiện"},
		"broken field":   {p(field("begin")+r("mất")) + p(r("còn")), "còn"},
		"stray end":      {p(field("end") + r("còn")), "còn"},
		"hyperlink":      {p(`<w:hyperlink r:id="x">` + r("nối") + `</w:hyperlink>`), "nối"},
		"form checkbox":  {p(formField(`<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>`, "") + r(" Mới")), "☒ Mới"},
		"form unchecked": {p(formField(`<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>`, "") + r(" Mới")), "☐ Mới"},
		"form text":      {p(formField(`<w:textInput/>`, r("Chi bộ"))), "Chi bộ"},
		"form list": {p(formField(`<w:ddList><w:result w:val="1"/><w:listEntry w:val="Kinh tế"/>`+
			`<w:listEntry w:val="Văn hóa"/></w:ddList>`, "") + r(".")), "Văn hóa."},

		"inserted":       {p(r("a") + `<w:ins w:id="1">` + r("b") + `</w:ins>`), "ab"},
		"deleted":        {p(r("a") + `<w:del w:id="1"><w:r><w:delText>b</w:delText></w:r></w:del>`), "a"},
		"moved":          {p(`<w:moveFrom w:id="1">`+r("x")+`</w:moveFrom>`+r("a")) + p(`<w:moveTo w:id="1">`+r("x")+`</w:moveTo>`), "a¶x"},
		"mark deleted":   {deletedMark("một ") + deletedMark("hai ") + p(r("ba")), "một hai ba"},
		"last mark gone": {p(r("một")) + deletedMark("hai"), "một¶hai"},
		"hidden":         {p(run(`<w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t>`) + run(`<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t>`)), "hiện"},
		"comment":        {p(r("a") + `<w:commentRangeStart w:id="0"/>` + run(`<w:commentReference w:id="0"/>`) + `<w:commentRangeEnd w:id="0"/>`), "a"},

		"alternatives":    {p(run(`<mc:AlternateContent><mc:Choice Requires="wps"><w:t>mới</w:t></mc:Choice><mc:Fallback><w:t>cũ</w:t></mc:Fallback></mc:AlternateContent>`)), "mới"},
		"unknown choice":  {p(run(`<mc:AlternateContent><mc:Choice Requires="w99"><w:t>mới</w:t></mc:Choice><mc:Fallback><w:t>cũ</w:t></mc:Fallback></mc:AlternateContent>`)), "cũ"},
		"two choices":     {p(run(`<mc:AlternateContent><mc:Choice Requires="w14"><w:t>1</w:t></mc:Choice><mc:Choice Requires="wps"><w:t>2</w:t></mc:Choice></mc:AlternateContent>`)), "1"},
		"block alternate": {`<mc:AlternateContent><mc:Choice Requires="w99">` + p(r("1")) + `</mc:Choice><mc:Fallback>` + p(r("2")) + `</mc:Fallback></mc:AlternateContent>`, "2"},
		"text box": {p(r("neo")+run(`<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><wps:txbx>`+textBox+`</wps:txbx></a:graphic></w:drawing></mc:Choice>`+
			`<mc:Fallback><w:pict><v:shape><v:textbox>`+textBox+`</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`)+r(" sau")) + p(r("tiếp")), "neo sau¶trong khung¶tiếp"},
		"old text box": {p(run(`<w:pict><v:shape><v:textbox>` + textBox + `</v:textbox></v:shape></w:pict>`)), "trong khung"},
		"object":       {p(r("a") + run(`<w:object><v:shape><v:textbox>`+textBox+`</v:textbox></v:shape></w:object>`)), "a"},

		"block control":     {sdt("", p(r("một"))+p(r("hai"))), "một¶hai"},
		"run control":       {p(r("a ") + sdt(`<w:dropDownList/>`, r("chọn")) + r(" b")), "a chọn b"},
		"date control":      {p(sdt(`<w:date w:fullDate="2026-03-05T00:00:00Z"><w:dateFormat w:val="dd/MM/yyyy"/></w:date>`, r("05/03/2026"))), "05/03/2026"},
		"combo control":     {p(sdt(`<w:comboBox><w:listItem w:displayText="Kinh tế" w:value="1"/></w:comboBox>`, r("Kinh tế"))), "Kinh tế"},
		"nested control":    {sdt("", sdt("", p(sdt("", r("sâu"))))), "sâu"},
		"placeholder":       {p(r("Tên: ") + sdt(`<w:showingPlcHdr/>`, r("Bấm vào đây"))), "Tên: "},
		"block placeholder": {sdt(`<w:showingPlcHdr/>`, p(r("Bấm vào đây"))) + p(r("x")), "x"},
		"checkbox on":       {p(sdt(`<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>`, r("x")) + r(" Mới")), "☒ Mới"},
		"checkbox off":      {p(sdt(`<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>`, run(`<w:sym w:font="Wingdings" w:char="F0A8"/>`)) + r(" Mới")), "☐ Mới"},
		"custom and smart":  {`<w:customXml>` + p(`<w:smartTag>`+r("a")+`</w:smartTag>`) + `</w:customXml>`, "a"},
		"formula":           {p(`<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>`), "x+1"},
		"ruby":              {p(run(`<w:ruby><w:rt>` + r("trên") + `</w:rt><w:rubyBase>` + r("dưới") + `</w:rubyBase></w:ruby>`)), "dưới"},
		"old properties":    {p(run(`<w:rPr><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t>`)), "a"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			same(t, lines(body(test.xml).read(t).Blocks), strings.Split(test.want, "¶"))
		})
	}
}

func TestTrackedChangesNote(t *testing.T) {
	for xml, want := range map[string]int{
		p(r("a")): 0,
		p(`<w:ins w:id="1">` + r("b") + `</w:ins>`):                                         1,
		p(`<w:del w:id="1"/>`) + p(`<w:ins w:id="2"/>`):                                     1,
		p(`<w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr>`):                                1,
		tbl(1, `<w:tr><w:trPr><w:ins w:id="1"/></w:trPr><w:tc>`+p(r("a"))+`</w:tc></w:tr>`): 1,
	} {
		notes := body(xml).read(t).Notes
		if len(notes) != want {
			t.Errorf("%s: %d notes", xml, len(notes))
			continue
		}
		if want > 0 && (notes[0].Doubt || !strings.Contains(notes[0].Message, "Track Changes")) {
			t.Errorf("note %+v", notes[0])
		}
	}
}

// TestUnreadIsTold holds that what is not read of a file is told, and a
// picture beside text is not.
func TestUnreadIsTold(t *testing.T) {
	object := func(program string) string {
		return p(run(`<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="` + program + `"/></w:object>`))
	}
	picture := p(run(`<w:drawing><a:graphic><a:blip r:embed="x"/></a:graphic></w:drawing>`))
	for name, test := range map[string]struct{ xml, told string }{
		"chunk":                  {p(r("a")) + `<w:altChunk r:id="x"/>`, "nhúng từ tệp khác"},
		"workbook within":        {p(r("a")) + object("Excel.Sheet.12"), "dưới dạng đối tượng"},
		"formula within":         {p(r("a")) + object("Equation.3"), ""},
		"nothing but a picture":  {picture, "chỉ có ảnh"},
		"old picture":            {p(run(`<w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict>`)), "chỉ có ảnh"},
		"a picture beside words": {picture + p(r(strings.Repeat("Tên mô hình ", 20))), ""},
	} {
		notes := body(test.xml).read(t).Notes
		switch {
		case test.told == "" && len(notes) > 0:
			t.Errorf("%s: notes %+v", name, notes)
		case test.told != "" && (len(notes) != 1 || !notes[0].Doubt || !notes[0].Unread || !strings.Contains(notes[0].Message, test.told)):
			t.Errorf("%s: notes %+v", name, notes)
		}
	}
}

func TestPlaces(t *testing.T) {
	doc := body(p("") + sdt("", p(r("hai"))) + tbl(1, tr(tc("", r("ô")))) + p("") + p(r("bốn")) +
		p(`<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>`+r("năm ")) + p(r("sáu"))).read(t)
	var got []int
	for _, b := range doc.Blocks {
		if b.Paragraph != nil {
			got = append(got, b.Paragraph.Where.Paragraph)
			if b.Paragraph.Where.Part != "word/document.xml" || b.Paragraph.Where.Table != 0 {
				t.Errorf("place %+v", b.Paragraph.Where)
			}
		}
	}
	if len(got) != 3 || got[0] != 2 || got[1] != 4 || got[2] != 5 {
		t.Errorf("paragraphs %v", got)
	}
	cell := doc.Blocks[1].Table.Rows[0].Cells[0]
	if w := cell.Paragraphs[0].Where; w != cell.Where || w.Table != 1 || w.Row != 1 || w.Column != 1 || w.Paragraph != 0 {
		t.Errorf("cell %+v", w)
	}
}

// TestLongParagraph decodes a paragraph in stretches and loses nothing.
func TestLongParagraph(t *testing.T) {
	const words = "Tªn m« h×nh "
	long := p(styled(".VnTime", strings.Repeat(words, 20000)) + r("x"+strings.Repeat("ê", 100000)) + r(" hết"))
	want := strings.Repeat("Tên mô hình ", 20000) + "x" + strings.Repeat("ê", 100000) + " hết"
	got := body(long).read(t).Blocks[0].Paragraph.Text
	if got != want {
		at := 0
		for at < len(got) && at < len(want) && got[at] == want[at] {
			at++
		}
		t.Errorf("%d bytes, want %d; from byte %d: %.60q", len(got), len(want), at, got[at:])
	}
}
