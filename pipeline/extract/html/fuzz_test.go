package html_test

import (
	"strings"
	"testing"

	"hoso/pipeline/extract/html"
	"hoso/pipeline/extract/readertest"
)

// FuzzRead reads whatever bytes as a web page: no panic, no grid that is none.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"<style>.a{font-family:'.VnTime'}</style><p class=a>Tªn<br><b>b</b><ol type=a><li>x<ul><li>y</ol>",
		"<table><tr><td colspan=2 rowspan=0>a<td>b<tr style='display:none'><td>c<table><tr><td>d</table></table>",
		"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\nContent-Type: text/html\r\n\r\n<p>a\r\n--X--\r\n",
		"<div style='mso-element:header'>h</div><span style='mso-list:Ignore'>1.</span><input type=checkbox><del>x</del>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) { readertest.Fuzz(t, html.New(), content) })
}

// BenchmarkGrowth reads files of doubling length: the time must double.
func BenchmarkGrowth(b *testing.B) {
	const row = "<tr><td style='width:100pt'><p class=MsoNormal><b><span style='font-size:13pt;font-family:\"Times New Roman\"'>Mục tiêu</span></b></p></td><td>Giảm 30% số lần đi lại</td></tr>\r\n"
	for _, n := range []int{1000, 2000, 4000, 8000} {
		b.Run(strings.Repeat("x", n/1000), func(b *testing.B) {
			content := "<table>" + strings.Repeat(row, n) + "</table>"
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := read(content); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
