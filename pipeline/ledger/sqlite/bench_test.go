package sqlite_test

import (
	"fmt"
	"io"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/ledgertest"
)

// BenchmarkAccept is one file with one model, durable.
func BenchmarkAccept(b *testing.B) {
	s := open(b, b.TempDir())
	i := 0
	for b.Loop() {
		if _, err := s.Accept(b.Context(), long(i)); err != nil {
			b.Fatal(err)
		}
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
}

// BenchmarkState reads a plan of 1,000 models.
func BenchmarkState(b *testing.B) {
	s := thousand(b)
	for b.Loop() {
		if _, err := s.State(b.Context(), ledgertest.Plan); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDump writes a ledger of 1,000 models.
func BenchmarkDump(b *testing.B) {
	s := thousand(b)
	for b.Loop() {
		if err := ledger.Dump(b.Context(), io.Discard, s); err != nil {
			b.Fatal(err)
		}
	}
}

func thousand(b *testing.B) ledger.Store {
	b.Helper()
	s := open(b, b.TempDir())
	for i := range 1000 {
		if _, err := s.Accept(b.Context(), long(i)); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

// long is a file as units write them: one model with twenty fields.
func long(i int) ledger.Submission {
	key := fmt.Sprintf("%06d", i)
	sub := ledgertest.Paper{Key: key, Unit: fmt.Sprint("đơn vị ", i), Date: "2026-01-20", Names: []string{fmt.Sprintf("Mô hình số %d", i)}}.Submission(key)
	for f := range 20 {
		sub.Record.Models[0].Fields[fmt.Sprint("field ", f)] = dossier.Field{
			Value: "Tuyên truyền, vận động cán bộ, đảng viên và Nhân dân chấp hành chủ trương của Đảng.", Label: "Nội dung mô hình",
			Confidence: 0.97, Source: dossier.Location{Part: "word/document.xml", Table: 1, Row: f, Column: 2},
		}
	}
	return sub
}
