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

// benchmark reads a file again and again; the speed is that of its main part.
func benchmark(b *testing.B, main string) {
	content := body(main).styles(plainStyles()).bytes(b)
	reader := word.New()
	limits := extract.DefaultLimits()
	b.SetBytes(int64(len(main)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := reader.Read(context.Background(), bytes.NewReader(content), int64(len(content)), limits); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSmall reads an appendix of usual length (about 20 KB of XML).
func BenchmarkSmall(b *testing.B) { benchmark(b, appendix(30)) }

// BenchmarkLarge reads main parts of up to 35 MB: the speed must stay.
func BenchmarkLarge(b *testing.B) {
	one := appendix(1000)
	for _, megabytes := range []int{9, 18, 35} {
		b.Run(fmt.Sprint(megabytes, "MB"), func(b *testing.B) {
			benchmark(b, strings.Repeat(one, (megabytes<<20)/len(one)+1))
		})
	}
}

// BenchmarkGrowth reads one table of doubling length: the speed must stay.
func BenchmarkGrowth(b *testing.B) {
	for _, n := range []int{1, 2, 4, 8} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmark(b, appendix(1000*n)) })
	}
}
