package generate_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/unicode/norm"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
)

// onA5 is a design of a small page that follows a shipped one: what is signed stands in places of its own, for a seal is no smaller on A5.
const onA5 = `like: collective
page: {paper: A5, landscape: true}
sign_room: {x: 116, y: 98, width: 75, height: 35}
boxes:
  - {name: tên mô hình, text: "“{model}”", x: 22, y: 51, width: 166, height: 15.5, size: 18, smallest: 8.5, lines: 3, bold: true, align: center, valign: middle, spacing: 1.12}
  - {name: chủ thể, text: "Tập thể: {recipient}", x: 25, y: 66.5, width: 160, height: 9, size: 14, smallest: 7, lines: 3, bold: true, align: center, valign: middle, spacing: 1.1}
  - {name: công nhận, text: "được công nhận là mô hình “Dân vận khéo”{outstanding} năm {year}", x: 25, y: 75.6, width: 160, height: 5.6, size: 12.5, smallest: 9, lines: 1, align: center, valign: middle}
  - {name: lĩnh vực, text: "Lĩnh vực: {domain}", x: 25, y: 81, width: 160, height: 4.4, size: 10, smallest: 8, lines: 1, italic: true, align: center, valign: middle, optional: true}
  - {name: địa danh và ngày, text: "{place}, {date}", x: 116, y: 85.6, width: 75, height: 4.4, size: 10, smallest: 8, lines: 1, italic: true, align: center, valign: middle}
  - {name: quyền hạn ký, text: "{authority}", x: 116, y: 89.6, width: 75, height: 4.4, size: 10, smallest: 8, lines: 1, bold: true, align: center, valign: middle}
  - {name: chức vụ, text: "{title}", x: 116, y: 93.6, width: 75, height: 4.4, size: 10, smallest: 8, lines: 1, align: center, valign: middle}
  - {name: người ký, text: "{signer}", x: 116, y: 133, width: 75, height: 5, size: 10, smallest: 7, lines: 1, bold: true, align: center, valign: middle}
`

// everyDesign is a press with the shipped designs and such as follow them on other papers.
func everyDesign(t *testing.T) *generate.Press {
	t.Helper()
	files := withDesign(t, "a5", "name: a5\n"+onA5).(fstest.MapFS)
	for name, text := range map[string]string{
		"a3":          "name: a3\nlike: collective\npage: {paper: A3, landscape: true}\n",
		"a3-personal": "name: a3-personal\nlike: individual\npage: {paper: A3, landscape: true}\n",
		"a3-stock":    "name: a3-stock\nlike: collective-stock\nstock: true\npage: {paper: A3, landscape: true}\n",
		"a5-stock":    "name: a5-stock\nlike: a5\nstock: true\n",
	} {
		files["certificates/"+name+".yaml"] = &fstest.MapFile{Data: []byte(text)}
	}
	book, err := generate.Load(fs.FS(files))
	if err != nil {
		t.Fatal(err)
	}
	p := newPress(t)
	p.Book = book
	if n := len(book.Designs()); n != 9 {
		t.Fatalf("%d designs", n)
	}
	return p
}

const everyLetter = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ"

// names are what people call models and units: 3 to 200 letters, capitals, marks apart, quotes, hyphens, every letter.
func names() map[string]string {
	long := []rune("Nâng cao chất lượng tiếp công dân, giải quyết đơn thư – “khéo” lắng nghe, 'khéo' trả lời; phối hợp Công an - Tòa án - Viện kiểm sát " +
		"tuyên truyền, phổ biến, giáo dục pháp luật cho đồng bào dân tộc thiểu số tại các xã")
	out := map[string]string{"every letter": everyLetter, "every capital": strings.ToUpper(everyLetter), "apostrophes": `Pi-e O'Hara, "Chi đoàn" H’Hen Niê`}
	for length, name := range map[string]string{"3": "Ánh", "50": cut(long, 50), "120": cut(long, 120), "200": cut(long, 200)} {
		out[length], out[length+", capitals"] = name, strings.ToUpper(name)
		out[length+", marks apart"] = norm.NFD.String(name)
	}
	return out
}

// cut takes so many letters, the last of which is none of a space.
func cut(text []rune, n int) string {
	if text[n-1] == ' ' {
		text = append(append([]rune{}, text[:n-1]...), 'x')
	}
	return string(text[:n])
}

// TestNamesOnEveryDesign: each name, of the model and of the subject, reads from the PDF as it was given, composed, on every design.
func TestNamesOnEveryDesign(t *testing.T) {
	p := everyDesign(t)
	for _, design := range p.Book.Designs() {
		var list []dossier.CertificateContent
		var want []string
		for _, name := range names() {
			c := certificate()
			c.Design, c.ModelName, c.Recipient = design, name, name
			list = append(list, c)
			want = append(want, norm.NFC.String(name))
		}
		data, err := p.Certificates(list)
		if err != nil {
			t.Errorf("%s: %v", design, err)
			continue
		}
		file := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(quiet(t, "pdftotext", "-raw", file, "-"), "\f")
		for i, name := range want {
			text := strings.Join(strings.Fields(pages[i]), " ")
			if model := strings.Trim(name, "“”"); !strings.Contains(text, "“"+model+"”") || !strings.Contains(text, ": "+name) {
				t.Errorf("%s: %q reads %q", design, name, text)
			}
		}
	}
}

// TestTextTooLongNamesItsBox: wrapped first, then shrunk, then refused with the name of the box, on every design.
func TestTextTooLongNamesItsBox(t *testing.T) {
	p := everyDesign(t)
	endless := strings.Repeat("một tên rất dài ", 40)
	for _, design := range p.Book.Designs() {
		for box, edit := range map[string]func(*dossier.CertificateContent){
			"tên mô hình": func(c *dossier.CertificateContent) { c.ModelName = endless },
			"chủ thể":     func(c *dossier.CertificateContent) { c.Recipient = endless },
			"người ký":    func(c *dossier.CertificateContent) { c.Decision.Signer = endless },
			"lĩnh vực":    func(c *dossier.CertificateContent) { c.Domain = endless },
			"quyết định":  func(c *dossier.CertificateContent) { c.Decision.Number = endless },
		} {
			c := certificate()
			c.Design = design
			edit(&c)
			_, err := p.CertificatePage(c)
			var long *layout.TooLong
			if !errors.As(err, &long) || long.Box != box || !strings.Contains(err.Error(), "“"+box+"”") {
				t.Errorf("%s, %s: %v", design, box, err)
			}
		}
	}
}

// TestRoomToSignStaysFree: on the page as it is laid out, with the longest values, a code and as a reissue, no letter and no square touches the
// place for signature and seal, which is high enough for both.
func TestRoomToSignStaysFree(t *testing.T) {
	p := everyDesign(t)
	for _, design := range p.Book.Designs() {
		room := p.Book.Design(design).SignRoom
		if room.Height < 35 || room.Width < 35 {
			t.Errorf("%s: the room to sign is %v × %v mm", design, room.Width, room.Height)
		}
		for name, value := range names() {
			c := longest(design)
			c.ModelName, c.Recipient = value, value
			page, err := p.CertificatePage(c)
			if err != nil {
				t.Fatal(design, name, err)
			}
			free(t, design+", "+name, page, room)
		}
	}
}

// longest has the longest plausible value in every place.
func longest(design string) dossier.CertificateContent {
	c := certificate()
	c.Design, c.Register, c.Issue, c.Replaces = design, "1000/2026", 2, "0999/2026"
	c.Domain = "Quốc phòng, an ninh, dân tộc, tôn giáo, xây dựng hệ thống chính trị"
	c.Superior = "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG, ĐOÀN THỂ THÀNH PHỐ HẢI PHÒNG"
	c.Payload = "HOSO1|" + strings.Repeat("Zm9v", 60)
	c.Decision = dossier.Decision{Number: "1000-QĐ/ĐU", Date: "2026-12-15", Place: "Thành phố Hồ Chí Minh", Authority: "T/M BAN THƯỜNG VỤ ĐẢNG ỦY",
		Title: "PHÓ BÍ THƯ THƯỜNG TRỰC", Signer: "Công Tằng Tôn Nữ Nguyễn Thị Phương Quỳnh"}
	return c
}

// free looks for ink in a place: texts from the marks on their capitals to their tails, and shapes.
func free(t *testing.T, name string, page layout.Page, room generate.Area) {
	t.Helper()
	inside := func(x1, y1, x2, y2 float64) bool {
		return x2 > room.X && x1 < room.X+room.Width && y2 > room.Y && y1 < room.Y+room.Height
	}
	for _, text := range page.Texts {
		size := text.Style.Size * layout.PtToMM
		tails := 0.0
		if strings.ContainsAny(text.Text, "gjpqyQçạẹịọụậệộặợự,;()") {
			tails = 0.24
		}
		if inside(text.X, text.Baseline-0.68*size, text.X+text.Width, text.Baseline+tails*size) {
			t.Errorf("%s: %q at %.1f, %.1f mm stands where one signs", name, text.Text, text.X, text.Baseline)
		}
	}
	for _, shape := range page.Shapes {
		for _, outlines := range shape.Outlines() {
			for _, outline := range outlines {
				for _, q := range outline {
					if inside(q.X-shape.Stroke/2, q.Y-shape.Stroke/2, q.X+shape.Stroke/2, q.Y+shape.Stroke/2) {
						t.Fatalf("%s: a line at %.1f, %.1f mm stands where one signs", name, q.X, q.Y)
					}
				}
			}
		}
	}
}

// TestPreviewOfOtherPapers: what an office makes of a shipped design has its preview.
func TestPreviewOfOtherPapers(t *testing.T) {
	p := everyDesign(t)
	for _, design := range p.Book.Designs() {
		if _, err := p.PreviewDesign(design, time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)); err != nil {
			t.Errorf("%s: %v", design, err)
		}
	}
}
