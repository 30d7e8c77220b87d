package samples_test

import (
	"os"
	"path/filepath"
	"testing"

	"hoso/pipeline/extract"
	"hoso/samples"
)

// openSet are the cases or, where HOSO_APPENDICES names a folder, the Word
// and Excel files in it.
func openSet(tb testing.TB) []samples.Case {
	tb.Helper()
	folder := os.Getenv("HOSO_APPENDICES")
	if folder == "" {
		cases, err := samples.Cases()
		if err != nil {
			tb.Fatal(err)
		}
		return cases
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.[dx][ol][cs]x"))
	if err != nil || len(names) == 0 {
		tb.Fatalf("HOSO_APPENDICES: %d files in %s: %v", len(names), folder, err)
	}
	var cases []samples.Case
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		cases = append(cases, samples.Case{Name: filepath.Base(name), File: filepath.Base(name), Data: data})
	}
	return cases
}

// BenchmarkOpenSet reads, extracts and checks appendices in this process: all
// Word and all Excel files, of which the mean is to be held against other
// programs that merely read them, then each file for itself.
func BenchmarkOpenSet(b *testing.B) {
	p, cases := shippedPlan(b), openSet(b)
	extractor := extract.New(p)
	for _, kind := range []string{".docx", ".xlsx"} {
		b.Run("all"+kind, func(b *testing.B) {
			b.ReportAllocs()
			files := 0
			for b.Loop() {
				for _, c := range cases {
					if filepath.Ext(c.File) == kind {
						read(b, p, extractor, c)
						files++
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(max(files, 1)), "µs/file")
		})
	}
	for _, c := range cases {
		b.Run(c.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				read(b, p, extractor, c)
			}
		})
	}
}
