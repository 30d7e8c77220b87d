package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/samples"
)

// variation is a sample appendix with another model's name in it, so that its
// bytes and its model are its own.
func variation(tb testing.TB, n int) []byte {
	tb.Helper()
	c, err := samples.Named("01-bang-hai-cot")
	if err != nil {
		tb.Fatal(err)
	}
	name := c.Expected.Models[0].Fields["name"]
	in, err := zip.NewReader(bytes.NewReader(c.Data), int64(len(c.Data)))
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			tb.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		text := strings.ReplaceAll(string(data), name.Text, fmt.Sprintf("Mô hình thi đua số %d", n))
		to, err := w.Create(part.Name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(to, text); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// BenchmarkExtractAndCheck reads, extracts and checks one Word appendix.
func BenchmarkExtractAndCheck(b *testing.B) {
	p, err := shippedPlan()
	if err != nil {
		b.Fatal(err)
	}
	reading, stop := newReading(p)
	defer stop()
	data := variation(b, 1)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := reading.Record(context.Background(), bytes.NewReader(data), int64(len(data)), "a.docx"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCertificates1000 makes 1,000 certificates, a file each, side by
// side.
func BenchmarkCertificates1000(b *testing.B) {
	press, err := newPress(generate.Settings{}, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		work := make(chan int)
		done := make(chan error, 2)
		for range cap(done) {
			go func() {
				var fault error
				for n := range work {
					if _, err := press.Certificate(certificateContent(n)); err != nil {
						fault = err
					}
				}
				done <- fault
			}()
		}
		for n := range 1000 {
			work <- n
		}
		close(work)
		for range cap(done) {
			if err := <-done; err != nil {
				b.Fatal(err)
			}
		}
	}
	one, err := press.Certificate(certificateContent(1))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(len(one))/1000, "kB/file")
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "certificates/s")
}

func certificateContent(n int) dossier.CertificateContent {
	return dossier.CertificateContent{
		Register: fmt.Sprintf("%02d/2026", n+1), Year: 2026, ModelName: fmt.Sprintf("Một cửa thân thiện, hồ sơ không chờ số %d", n),
		Recipient: "Chi bộ Phòng 9", Collective: true, Domain: "Xây dựng hệ thống chính trị",
		Superior: "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG THÀNH PHỐ MẪU", Issuer: "ĐẢNG ỦY CƠ QUAN MẪU",
		Decision: dossier.Decision{Number: "15-QĐ/ĐU", Date: "2026-12-10", Place: "Thành phố Mẫu", Authority: "T/M ĐẢNG ỦY", Title: "BÍ THƯ", Signer: "Trần Văn Mẫu"},
	}
}
