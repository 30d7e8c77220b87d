package layout_test

import (
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/generate/layout"
)

// TestLinesInABoxEndWithAPhrase: as many lines as are needed, each about as long, none ending within a word or a name where that can be.
func TestLinesInABoxEndWithAPhrase(t *testing.T) {
	m := metrics(t)
	for _, c := range []struct {
		width float64
		text  string
		want  []string
	}{
		{220, "“Nâng cao chất lượng tiếp công dân, đối thoại, giải quyết khiếu nại, tố cáo và tuyên truyền, phổ biến, giáo dục pháp luật cho đồng bào dân tộc thiểu số”", []string{
			"“Nâng cao chất lượng tiếp công dân, đối thoại, giải quyết khiếu nại,", "tố cáo và tuyên truyền, phổ biến, giáo dục pháp luật cho đồng bào dân tộc thiểu số”"}},
		{200, "Đồng chí: Công Tằng Tôn Nữ Nguyễn Thị Phương Quỳnh, Phó Bí thư Chi bộ, Phó Viện trưởng Viện kiểm sát nhân dân khu vực 10", []string{
			"Đồng chí: Công Tằng Tôn Nữ Nguyễn Thị Phương Quỳnh,", "Phó Bí thư Chi bộ, Phó Viện trưởng Viện kiểm sát nhân dân khu vực 10"}},
		{220, "một hai ba", []string{"một hai ba"}},
		{40, strings.Repeat("a", 60), nil}, // cut, as before
	} {
		page := layout.Page{Width: 297, Height: 210}
		_, err := m.PutBox(&page, layout.Box{Name: "tên", X: 10, Y: 10, Width: c.width, Height: 100, Align: layout.Center, Spans: []layout.Span{layout.Bold(c.text, 17)}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, text := range page.Texts {
			got = append(got, strings.TrimSpace(text.Text))
			if text.X < 10-0.01 || text.X+text.Width > 10+c.width+0.01 {
				t.Errorf("%q leaves its box", text.Text)
			}
		}
		if joined := strings.Join(got, " "); c.want != nil && !slices.Equal(got, c.want) || strings.ReplaceAll(joined, " ", "") != strings.ReplaceAll(c.text, " ", "") {
			t.Errorf("%q", got)
		}
	}
}

// FuzzReadImage reads any bytes as a picture: it may refuse them and must not fail otherwise; what it takes has all its points.
func FuzzReadImage(f *testing.F) {
	f.Add([]byte("\x89PNG\r\n\x1a\n"))
	f.Add([]byte("\xff\xd8\xff\xe0\x00\x10JFIF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := layout.ReadImage(data)
		if err != nil || read.Width*read.Height > 1<<20 {
			return
		}
		if points, err := read.Points(); err != nil || len(points) != 3*read.Width*read.Height {
			t.Errorf("%d bytes of %d × %d points: %v", len(points), read.Width, read.Height, err)
		}
	})
}
