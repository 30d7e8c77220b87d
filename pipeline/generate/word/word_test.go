package word_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/generate/word"
)

func shippedForm(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("../../../templates/word/check-slip.docx")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// outline is a slip with every kind of block and text that is hard on XML.
func outline() word.Outline {
	findings := [][]string{
		{"01", "Chưa nêu chỉ tiêu, tiêu chí.", "Ghi các con số cụ thể.\nVí dụ: 100% đơn được phân loại trong ngày", "Tiêu chí 2\nMục II.4.2"},
		{"02", "Ngày 31/11/2026 không có trong lịch.\nVị trí: bảng 1, dòng 14, cột 2.", "Ghi lại ngày hoàn thành, gần nhất là 30/11/2026.", "Tiêu chí 2\nMục II.4.2"},
	}
	return word.Outline{
		Title: "PHIẾU RÀ SOÁT HỒ SƠ", Subject: "Đăng ký thực hiện mô hình “Dân vận khéo” năm 2026",
		Blocks: []word.Block{
			{Kind: word.Heading, Text: "I- HỒ SƠ NHẬN ĐƯỢC"},
			{Kind: word.Particulars, Rows: [][]string{{"Đơn vị nộp", "Chi bộ Phòng 9"}, {"Tên tệp", "kế hoạch <a&b> {{title}}.docx"}, {"Thời hạn nộp", "Trước ngày 29/01/2026 (ngày cuối đúng hạn: 28/01/2026)"}}},
			{Kind: word.Heading, Text: "II- MÔ HÌNH “TIẾP CÔNG DÂN TẬN TÂM”"},
			{Kind: word.Body, Text: "Mã trong sổ theo dõi: 2026-001."},
			{Kind: word.Table, Columns: []string{"Nội dung", "Hồ sơ ghi", "Vị trí trong tệp"}, Rows: [][]string{
				{"Tên mô hình", "Tiếp công dân tận tâm", "bảng 1, dòng 2, cột 2"},
				{"Cách thức, biện pháp", "Bố trí 01 công chức trực một cửa\nLập sơ đồ chỉ dẫn\tvà phiếu hẹn", "bảng 1, dòng 10, cột 2"},
			}},
			{Kind: word.Heading, Text: "2- Còn thiếu, đề nghị bổ sung"},
			{Kind: word.Table, Columns: []string{"TT", "Nội dung", "Đề nghị ghi", "Căn cứ"}, Rows: findings},
			{Kind: word.Heading, Text: "III- LƯU Ý VỀ TỆP"},
			{Kind: word.Item, Text: "Tệp có chữ theo bảng mã cũ (TCVN3), đã chuyển sang Unicode."},
			{Kind: word.Body, Text: "Đơn vị bổ sung trực tiếp vào tệp đã nộp rồi gửi lại; không cần làm lại từ đầu."},
			{Kind: word.Closing, Text: "Phiếu này chỉ đối chiếu hồ sơ với yêu cầu của Kế hoạch; việc đánh giá, công nhận mô hình do cấp có thẩm quyền thực hiện."},
		},
	}
}

// form makes a form whose body is given, the other parts as shipped.
func form(t testing.TB, body string) []byte {
	t.Helper()
	shipped := shippedForm(t)
	in, err := zip.NewReader(bytes.NewReader(shipped), int64(len(shipped)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		content := partOf(t, shipped, part.Name)
		if part.Name == "word/document.xml" {
			content = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`
		}
		to, err := w.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(to, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func partOf(t testing.TB, data []byte, name string) string {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	from, err := in.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func p(runs ...string) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	for _, r := range runs {
		b.WriteString("<w:r><w:rPr><w:b/></w:rPr><w:t>" + r + "</w:t></w:r>")
	}
	return b.String() + "</w:p>"
}

// words is the text of a part: a line a paragraph, | between cells.
func words(t testing.TB, content string) string {
	t.Helper()
	var b strings.Builder
	_, content, _ = strings.Cut(content, "?>\n") // the declaration
	tokens := xml.NewDecoder(strings.NewReader(content))
	for {
		token, err := tokens.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.CharData:
			b.Write(e)
		case xml.StartElement:
			b.WriteString(map[string]string{"br": "⏎", "tab": "⇥"}[e.Name.Local])
		case xml.EndElement:
			b.WriteString(map[string]string{"p": "\n", "tc": "|"}[e.Name.Local])
		}
	}
}

func TestFill(t *testing.T) {
	list := func(texts ...string) []word.Values {
		var out []word.Values
		for _, s := range texts {
			out = append(out, word.Values{Text: map[string]string{"x": s}})
		}
		return out
	}
	values := word.Values{
		Text:  map[string]string{"unit": "Chi bộ <9> & “10”", "lines": "một\nhai\tba", "braces": "{{unit}}", "odd": "a\x01b\u0065\u0302"},
		Lists: map[string][]word.Values{"row": list("r1", "r2"), "none": nil, "part": list("p1", "p2")},
	}
	row := func(text string) string {
		return "<w:tbl><w:tr><w:tc>" + p("head") + "</w:tc></w:tr><w:tr><w:tc>" + p(text) + "</w:tc><w:tc>" + p("{{unit}}") + "</w:tc></w:tr></w:tbl>"
	}
	for _, c := range []struct{ name, body, want string }{
		{"escaped", p("A {{unit}} B"), "A Chi bộ <9> & “10” B\n"},
		{"split over runs", p("A {", "{un", "it}} B", " C {{un", "it}", "} D"), "A Chi bộ <9> & “10” B C Chi bộ <9> & “10” D\n"},
		{"blanks within", p("{{ unit }}"), "Chi bộ <9> & “10”\n"},
		{"breaks", p("{{lines}}."), "một⏎hai⇥ba.\n"},
		{"braces in a value", p("{{braces}}"), "{{unit}}\n"},
		{"control and decomposed letters", p("{{odd}}"), "abê\n"},
		{"row grows", row("{{row.x}}"), "head\n|r1\n|Chi bộ <9> & “10”\n|r2\n|Chi bộ <9> & “10”\n|"},
		{"row of none", row("{{none.x}}"), "head\n|"},
		{"table of none", "<w:tbl><w:tr><w:tc>" + p("{{none.x}}") + "</w:tc></w:tr></w:tbl>" + p("after"), "after\n"},
		{"section", p("{{#part}}") + p("{{x}} {{unit}}") + p("{{/part}}"), "p1 Chi bộ <9> & “10”\np2 Chi bộ <9> & “10”\n"},
		{"section split over runs", p("{{#", "part}}") + p("{{x}}") + p("{{/pa", "rt}}"), "p1\np2\n"},
		{"section of none", p("a") + p("{{#none}}") + p("{{x}}") + p("{{/none}}") + p("b"), "a\nb\n"},
		{"section in a cell", "<w:tbl><w:tr><w:tc>" + p("{{#none}}") + p("a") + p("{{/none}}") + "</w:tc></w:tr></w:tbl>", "\n|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := word.Fill(form(t, c.body), values)
			if err != nil {
				t.Fatal(err)
			}
			if got := words(t, partOf(t, data, "word/document.xml")); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	values := word.Values{Text: map[string]string{"unit": ""}, Lists: map[string][]word.Values{"row": {{}}}}
	for _, c := range []struct{ name, body, want string }{
		{"unknown", p("{{unti}}"), "Không có chỗ điền {{unti}}; có phải là {{unit}}?"},
		{"unknown without likeness", p("{{chữ khác hẳn}}"), "dùng được: unit"},
		{"unknown section", p("{{#rows}}") + p("{{/rows}}"), "Không có phần {{#rows}}; có phải là {{#row}}?"},
		{"unknown row", "<w:tbl><w:tr><w:tc>" + p("{{rwo.x}}") + "</w:tc></w:tr></w:tbl>", "không có danh sách “rwo”; có phải là {{row}}?"},
		{"unknown in a row", "<w:tbl><w:tr><w:tc>" + p("{{row.x}}") + "</w:tc></w:tr></w:tbl>", "Không có chỗ điền {{row.x}}"},
		{"section not closed", p("{{#row}}"), "{{#row}} không có {{/row}} ở sau"},
		{"section not opened", p("{{/row}}"), "{{/row}} không có {{#row}} ở trước"},
		{"brace missing", p("{{unit}"), "Chỗ điền thiếu ngoặc: “{{unit}”"},
	} {
		_, err := word.Fill(form(t, c.body), values)
		var fault *word.Fault
		if !errors.As(err, &fault) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
	if _, err := word.Fill([]byte("no package"), values); err == nil {
		t.Error("a form that is no package gives no error")
	}
}

func TestCheckSlip(t *testing.T) {
	data, err := word.CheckSlip(shippedForm(t), outline())
	if err != nil {
		t.Fatal(err)
	}
	got := words(t, partOf(t, data, "word/document.xml"))
	for _, want := range []string{
		"PHIẾU RÀ SOÁT HỒ SƠ\nĐăng ký thực hiện mô hình “Dân vận khéo” năm 2026\nI- HỒ SƠ NHẬN ĐƯỢC\n",
		"Tên tệp:\n|kế hoạch <a&b> {{title}}.docx\n|", "TT\n|Nội dung\n|Đề nghị ghi\n|Căn cứ\n|01\n|", "Tiêu chí 2⏎Mục II.4.2\n|02\n|", "một cửa⏎Lập sơ đồ chỉ dẫn⇥và",
		"\n- Tệp có chữ theo bảng mã cũ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "{{#") || strings.Contains(got, "{{/") {
		t.Errorf("marks of the form are left:\n%s", got)
	}
	again, err := word.CheckSlip(shippedForm(t), outline())
	if err != nil || !bytes.Equal(again, data) {
		t.Errorf("the second making differs, %v", err)
	}
}

// A mistake in a part of the form that a slip does not use is told too.
func TestCheckSlipTellsEveryMistake(t *testing.T) {
	bad := form(t, p("{{title}}")+p("{{#blocks}}")+p("{{#item}}")+p("{{txet}}")+p("{{/item}}")+p("{{/blocks}}"))
	_, err := word.CheckSlip(bad, word.Outline{Title: "x"})
	if err == nil || !strings.Contains(err.Error(), "{{txet}}; có phải là {{text}}?") {
		t.Errorf("error %v", err)
	}
}

// The slip opens in a word processor.
func TestShippedFormOpens(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
			t.Fatal("soffice is not here")
		}
		t.Skip("soffice is not here: the slip is not opened in LibreOffice")
	}
	data, err := word.CheckSlip(shippedForm(t), outline())
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if look := os.Getenv("HOSO_LOOK"); look != "" {
		folder = look
	}
	file := filepath.Join(folder, "phieu.docx")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(t.TempDir(), "profile"), "--headless", "--convert-to", "pdf", "--outdir", folder, file)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if info, err := os.Stat(filepath.Join(folder, "phieu.pdf")); err != nil || info.Size() == 0 {
		t.Errorf("no PDF: %v", err)
	}
}

func BenchmarkCheckSlip(b *testing.B) {
	shipped, o := shippedForm(b), outline()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := word.CheckSlip(shipped, o); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzFill(f *testing.F) {
	f.Add("A {{unit}} B", "một\nhai")
	f.Add("{{#row}}", "{{unit}}")
	f.Add("{{row.x}} {{", "\x00")
	f.Fuzz(func(t *testing.T, text, value string) {
		var escaped bytes.Buffer
		if err := xml.EscapeText(&escaped, []byte(text)); err != nil {
			t.Fatal(err)
		}
		data, err := word.Fill(form(t, p(escaped.String())), word.Values{Text: map[string]string{"unit": value}})
		if err != nil {
			return
		}
		words(t, partOf(t, data, "word/document.xml")) // it is still well-formed
	})
}
