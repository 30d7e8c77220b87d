package ingest_test

import (
	"fmt"
	"testing"
	"time"

	"hoso/pipeline/ingest"
)

// BenchmarkScan looks through inboxes of growing size.
func BenchmarkScan(b *testing.B) {
	for _, files := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(files), func(b *testing.B) {
			box := boxAt(b.TempDir(), ingest.OS(), (&clock{noon}).now)
			for i := range files {
				drop(b, box, fmt.Sprintf("phong-%d/x%d.docx", i%20, i), "x", time.Hour)
			}
			for b.Loop() {
				if ready, _, err := box.Scan(); err != nil || len(ready) != files {
					b.Fatal(len(ready), err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*files), "µs/file")
		})
	}
}

// BenchmarkTake claims, stores and releases one file, everything synced.
func BenchmarkTake(b *testing.B) {
	box := boxAt(b.TempDir(), ingest.OS(), (&clock{noon}).now)
	for n := 0; b.Loop(); n++ {
		drop(b, box, fmt.Sprintf("x%d.docx", n), fmt.Sprint(n), time.Hour)
		c := claimOnly(b, box)
		if _, err := box.Store(c); err != nil {
			b.Fatal(err)
		}
		if err := box.Release(c); err != nil {
			b.Fatal(err)
		}
	}
}
