package rtf_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/rtf"
)

// FuzzRead reads whatever bytes as RTF: no panic, no grid that is none.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`\pard\f1 T\'aan{\b b}\u7897?{\v c}\par{\listtext 1.\tab}x\par`,
		`\trowd\clvmgf\cellx3000\clmgf\cellx5000\clmrg\cellx9000\pard\intbl a\cell b\cell c\cell\row\trowd\clvmrg\cellx3000\cellx9000\intbl\cell d\cell\row`,
		`\pard\intbl\itap2 x\nestcell{\*\nesttableprops\trowd\cellx1\nestrow}\itap1 z\cell\trowd\cellx9\row`,
		`{\field{\*\fldinst{FORMCHECKBOX}{\*\formfield{\fftype1\ffres1}}}{\fldrslt}}{\shp{\*\shpinst{\shptxt a\par}}}{\header b\par}{\footnote c}`,
	} {
		f.Add([]byte(head + seed + "}"))
	}
	f.Fuzz(func(t *testing.T, content []byte) { readertest.Fuzz(t, rtf.New(), content) })
}

func BenchmarkRead(b *testing.B) {
	files, _ := filepath.Glob("testdata/*.rtf")
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Base(path), func(b *testing.B) { benchmark(b, string(content)) })
	}
}

// BenchmarkGrowth reads files of doubling length: the time must double.
func BenchmarkGrowth(b *testing.B) {
	const row = `\trowd\cellx3000\cellx9000\pard\intbl{\b M\u7909?c ti\'eau}\cell Gi\u7843?m 30% s\u7889? l\u7847?n \u273?i l\u7841?i\cell\row` + "\r\n"
	for _, n := range []int{1000, 2000, 4000, 8000} {
		b.Run(strings.Repeat("x", n/1000), func(b *testing.B) { benchmark(b, head+strings.Repeat(row, n)+"}") })
	}
}

func benchmark(b *testing.B, content string) {
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(content); err != nil {
			b.Fatal(err)
		}
	}
}
