package viet

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func requireClean(t *testing.T, what, text string) {
	t.Helper()
	if !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) {
		t.Errorf("%s is not valid NFC: %q", what, text)
	}
}

func FuzzRepair(f *testing.F) {
	f.Add("Tªn m« h×nh", ".VnTime", "Teân moâ hình", "VNI-Times")
	f.Add("phô lôc\u00ad", ".VnTimeH", "\u0301a\u200d\u0302", "")
	f.Add("Bờn cạnh cỏc\u0301", "Arial", "cụng tỏc\xff", "VNI-Helve")
	f.Fuzz(func(t *testing.T, a, fontA, b, fontB string) {
		spans := []Span{{a, fontA}, {b, fontB}}
		texts, _ := Repair(spans)
		if len(texts) != len(spans) {
			t.Fatalf("%d texts for %d spans", len(texts), len(spans))
		}
		whole := strings.Join(texts, "")
		requireClean(t, "the paragraph", whole)
		if again := Clean(whole); again != whole { // words are judged whole, and a word may stand in two spans
			t.Errorf("%q is not clean: %q", whole, again)
		}
		for _, text := range texts {
			requireClean(t, "a span", text)
		}
	})
}

func FuzzFold(f *testing.F) {
	f.Add("Hòa  Bình (Thuý), kỹ thuật QUÝ\u0301")
	f.Add("Ðảng\u00adủy\xff İ ǅ ß ﬁ")
	f.Fuzz(func(t *testing.T, s string) {
		clean := Clean(s)
		requireClean(t, "Clean", clean)
		if again := Clean(clean); again != clean {
			t.Errorf("Clean twice: %q, %q", clean, again)
		}
		key := Fold(s)
		requireClean(t, "Fold", key)
		if again := Fold(key); again != key {
			t.Errorf("Fold twice: %q, %q", key, again)
		}
		if plain := Plain(s); !utf8.ValidString(plain) || strings.Contains(plain, "  ") {
			t.Errorf("Plain: %q", plain)
		}
		if Compare(s, s) != 0 {
			t.Error("a text is not equal to itself")
		}
		_, _ = Slug(s), IsPlaceholder(s)
	})
}

func FuzzDates(f *testing.F) {
	f.Add("Từ ngày 10/02/2026 đến hết tháng 10/2026\nquý I đến quý III/2026", 2026)
	f.Add("ngày 10 đến 31.11.2026, 6 tháng đầu năm T3/2026 2026-02-30", 0)
	f.Fuzz(func(t *testing.T, text string, year int) {
		end := 0
		for _, m := range ParseDates(text, year) {
			if m.Start < end || m.End <= m.Start || text[m.Start:m.End] != m.Text {
				t.Fatalf("match %+v in %q", m, text)
			}
			end = m.End
			_, _, _ = m.First.Nearest().Valid(), m.Last.String(), OfficialDate(m.First)
		}
		Period(text, year)
	})
}

func BenchmarkFold(b *testing.B) {
	for name, text := range map[string]string{"ascii": "Noi dung cong viec (STT)", "label": "Cách thức, biện pháp thực hiện:"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(text)
			}
		})
	}
}

func BenchmarkRepair(b *testing.B) {
	for name, span := range map[string]Span{
		"ascii":      {"STT 12", "Times New Roman"},
		"unicode":    {sentences[0], "Times New Roman"},
		"no proof":   {"Tên mô hình, các cá nhân", "Times New Roman"},
		"hard blank": {sentences[0] + "\u00a0", "Times New Roman"},
		"decomposed": {norm.NFD.String(sentences[0]), "Times New Roman"},
		"tcvn3":      {toTCVN3(b, sentences[0]), ".VnTime"},
		"vni":        {toVNI(sentences[0]), "VNI-Times"},
	} {
		b.Run(name, func(b *testing.B) {
			spans := []Span{span}
			b.ReportAllocs()
			b.SetBytes(int64(len(span.Text)))
			for b.Loop() {
				Repair(spans)
			}
		})
	}
}
