package generate_test

import (
	"fmt"
	"hoso/pipeline/generate/layout"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

func BenchmarkCheckSlip(b *testing.B) {
	p, st, pl := newPress(b), sampleState(), shippedPlan(b)
	b.ReportAllocs()
	for b.Loop() {
		slip, err := p.CheckSlip(st, pl, 3)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := slip.Bytes(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReport20Pages makes a registration report of about twenty pages.
func BenchmarkReport20Pages(b *testing.B) {
	p, pl, st := newPress(b), shippedPlan(b), sampleState()
	for i := range 108 {
		e := st.Entries[0]
		e.ID = fmt.Sprintf("2026-%03d", 100+i)
		e.Unit = dossier.UnitRef{ID: fmt.Sprintf("don-vi-%d", i), Name: fmt.Sprintf("Chi bộ Phòng %d", 20+i)}
		st.Entries = append(st.Entries, e)
	}
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		report, err := p.RegistrationReport(st, pl, day(2026, 6, 9))
		if err != nil {
			b.Fatal(err)
		}
		set, err := report.Pages()
		if err != nil {
			b.Fatal(err)
		}
		pages = len(set)
		if _, err := report.Bytes(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pages), "pages")
}

// BenchmarkCertificate makes single certificates, in parallel over documents; x1000 gives the time of a thousand.
func BenchmarkCertificate(b *testing.B) {
	p := newPress(b)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := p.Certificate(certificate()); err != nil {
				b.Error(err)
			}
		}
	})
}

// BenchmarkCertificates1000 makes one file of a thousand certificates, for the printer.
func BenchmarkCertificates1000(b *testing.B) {
	p := newPress(b)
	list := make([]dossier.CertificateContent, 1000)
	for i := range list {
		list[i] = certificate()
		list[i].Register = fmt.Sprintf("%02d/2026", i+1)
		list[i].Payload = "HOSO1|" + list[i].Register + "|Chi bộ Phòng 9|15-QĐ/ĐU|2026-12-15|k1|" + strings.Repeat("Zm9v", 22) // as long as a signed one
	}
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		content, err := p.Certificates(list)
		if err != nil {
			b.Fatal(err)
		}
		size = len(content)
	}
	b.ReportMetric(float64(size)/1000/1000, "kB/page")
}

// BenchmarkCertificateLayout sets a certificate without writing it.
func BenchmarkCertificateLayout(b *testing.B) {
	p := newPress(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.CertificatePage(certificate()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAnnualReport2000 makes the year's report on two thousand models: its longest tables have a row a model.
func BenchmarkAnnualReport2000(b *testing.B) {
	p := newPress(b)
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		report, _ := bigReport(b, p, 2000)
		set, err := report.Pages()
		if err != nil {
			b.Fatal(err)
		}
		pages = len(set)
		if _, err := p.Writer.Write(layout.Set(set...), report.Meta); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pages), "pages")
}
