package pdftext_test

import (
	"slices"
	"testing"
	"time"

	"hoso/fonts"
	"hoso/pipeline/generate/direct"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/prove/pdftext"
)

const letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ “–” (1) \\"

func paper(t testing.TB, texts ...string) []byte {
	t.Helper()
	faces := layout.Faces(fonts.Family())
	m, err := layout.NewMetrics(faces)
	if err != nil {
		t.Fatal(err)
	}
	page := layout.Page{Width: 297, Height: 210}
	for i, text := range texts {
		if _, err := m.PutBox(&page, layout.Box{Name: "chữ", X: 10, Y: 10 + 12*float64(i), Width: 280, Height: 10, Spans: []layout.Span{{Text: text, Style: layout.Style{Size: 12, Bold: i%2 > 0, Tracking: 30 * i}}}}); err != nil {
			t.Fatal(err)
		}
	}
	w, err := direct.New(faces)
	if err != nil {
		t.Fatal(err)
	}
	data, err := w.Write(layout.Set(page, page), direct.Meta{Title: "Giấy 01/2026", Author: "Đảng ủy", Subject: "Mô hình", Created: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRead(t *testing.T) {
	got, err := pdftext.Read(paper(t, letters, "Chi bộ Phòng 9"))
	if err != nil {
		t.Fatal(err)
	}
	if got.Title != "Giấy 01/2026" || got.Author != "Đảng ủy" || got.Subject != "Mô hình" || got.Pages != 2 || !slices.Equal(got.Texts, []string{letters, "Chi bộ Phòng 9"}) {
		t.Errorf("%+v", got)
	}
	for _, broken := range [][]byte{nil, []byte("%PDF-1.4"), paper(t, "x")[:500]} {
		if _, err := pdftext.Read(broken); err == nil {
			t.Errorf("%.20q is read", broken)
		}
	}
}

// FuzzRead: whatever is handed in, it ends.
func FuzzRead(f *testing.F) {
	f.Add(paper(f, "Tiếp công dân"))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj 4 0 obj<</Length 30>>stream\nBT /F 1 Tf (a\\050\\)b)Tj <4>Tj ET\nendstream endobj trailer<</Root 1 0 R/Size 5>>"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = pdftext.Read(data)
	})
}
