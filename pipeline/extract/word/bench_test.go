package word_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"hoso/pipeline/extract"
	"hoso/pipeline/extract/word"
)

// appendix is the XML of a form of two columns, as long as rows says.
func appendix(rows int) string {
	var out strings.Builder
	for i := range rows {
		fmt.Fprintf(&out, `<w:tr w:rsidR="00A77B3E" w:rsidTr="00A77B3E"><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>`+
			`<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:spacing w:before="60" w:after="60"/><w:rPr><w:b/></w:rPr></w:pPr>`+
			`<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:b/><w:sz w:val="28"/></w:rPr>`+
			`<w:t xml:space="preserve">Mục %d. Tên mô </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>hình:</w:t></w:r></w:p></w:tc>`+
			`<w:tc><w:tcPr><w:tcW w:w="6000" w:type="dxa"/></w:tcPr><w:p><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>`+
			`<w:sz w:val="28"/></w:rPr><w:t>Một cửa thân thiện, hồ sơ không chờ</w:t></w:r></w:p></w:tc></w:tr>`, i)
	}
	return tbl(2, out.String())
}

// plainStyles is a style sheet as long as Word's own.
func plainStyles() string {
	var out strings.Builder
	for i := range 40 {
		out.WriteString(paragraphStyle(fmt.Sprint("S", i), "", rfonts("Times New Roman")+`<w:pPr><w:spacing w:before="60"/></w:pPr>`))
	}
	return out.String()
}

func benchmark(b *testing.B, content []byte) {
	reader := word.New()
	limits := extract.DefaultLimits()
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := reader.Read(context.Background(), bytes.NewReader(content), int64(len(content)), limits); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSmall reads an appendix of usual length (about 40 KB of XML).
func BenchmarkSmall(b *testing.B) {
	benchmark(b, body(appendix(30)).styles(plainStyles()).bytes(b))
}

// BenchmarkLarge reads a main part of 35 MB.
func BenchmarkLarge(b *testing.B) {
	many := strings.Repeat(appendix(1000), 35)
	b.Logf("document.xml: %d MB", len(many)>>20)
	benchmark(b, body(many).styles(plainStyles()).bytes(b))
}

// BenchmarkGrowth reads files of doubling length: the time must double.
func BenchmarkGrowth(b *testing.B) {
	for _, n := range []int{1, 2, 4, 8} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmark(b, body(appendix(1000*n)).bytes(b)) })
	}
}
