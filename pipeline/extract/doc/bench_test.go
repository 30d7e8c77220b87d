package doc_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"hoso/pipeline/extract"
	"hoso/pipeline/extract/doc"
	"hoso/pipeline/extract/readertest"
)

func benchmark(b *testing.B, content []byte) {
	reader, limits := doc.New(), extract.DefaultLimits()
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := reader.Read(context.Background(), bytes.NewReader(content), int64(len(content)), limits); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSmall reads an appendix of usual length.
func BenchmarkSmall(b *testing.B) { benchmark(b, stored(b)["vntime"]) }

// BenchmarkGrowth reads files of doubling length: the time must double. They
// are made with LibreOffice.
func BenchmarkGrowth(b *testing.B) {
	for _, n := range []int{1, 2, 4} {
		path := filepath.Join(b.TempDir(), "long.docx")
		readertest.WriteDocx(b, path, readertest.Form(1000*n))
		content, err := os.ReadFile(filepath.Join(readertest.Convert(b, asDoc, path), "long.doc"))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmark(b, content) })
	}
}
