package glyphs_test

import (
	"testing"
	"unicode/utf8"

	"hoso/pipeline/extract/glyphs"
)

func TestShow(t *testing.T) {
	cases := []struct{ font, text, want string }{
		{"Wingdings", "o\uF0FE\u00A8", "☐☑☐"},
		{"WINGDINGS 2", "\uF052*P", "☑☐✓"},
		{"Wingdings 3", "R", "☑"},
		{"Webdings", "ca\tb", "☐✓"},
		{"Symbol", "\u00B7 (1)a\u00B3", "• (1)≥"},
		{"Wingdings", "Đz", "Đ"}, // only borrows the font; a letter without a sign
		{"Times New Roman", "o \uF0A8 x", "o ☐ x"},
		{"", "Đạt \xFF", "Đạt \uFFFD"},
		{"Wingdings 22", "o", "o"},
	}
	for _, c := range cases {
		if got := string(glyphs.Show(c.font, []byte(c.text))); got != c.want {
			t.Errorf("%s %q = %q, want %q", c.font, c.text, got, c.want)
		}
	}
}

func TestShowLines(t *testing.T) {
	cases := []struct{ font, text, want string }{
		{"Wingdings", "o\tz\nx", "☐\t\n☒"},
		{"Arial", "o\t\uF0FC\n", "o\t✓\n"},
		{"Arial", "Một cửa", "Một cửa"},
	}
	for _, c := range cases {
		if got := glyphs.ShowLines(c.font, c.text); got != c.want {
			t.Errorf("%s %q = %q, want %q", c.font, c.text, got, c.want)
		}
	}
}

func TestTicks(t *testing.T) {
	cases := []struct{ font, text, want string }{
		{" Wingdings ", "o sạch, l", "☐ sạch, l"},
		{"wingdings 2", "\uF052\uF097", "☑\uF097"},
		{"Wingdings 3", "R", "R"},
		{"Webdings", "c", "c"},
		{"", "o", "o"},
	}
	for _, c := range cases {
		if got := glyphs.Ticks(c.font, c.text); got != c.want {
			t.Errorf("%q %q = %q, want %q", c.font, c.text, got, c.want)
		}
	}
}

// FuzzShow holds that whatever comes out is sound text, and that a font of letters
// changes nothing but private codes.
func FuzzShow(f *testing.F) {
	f.Add("Wingdings", "o\uF0A8Đ\t")
	f.Add("Times New Roman", "Một cửa \uF0FE")
	f.Add("0", "\xef\x83\uf0c3\x83") // dropping the middle must not make a code of the rest
	f.Fuzz(func(t *testing.T, font, text string) {
		got := string(glyphs.Show(font, []byte(text)))
		if !utf8.ValidString(got) {
			t.Fatalf("%q in %q gives %q", text, font, got)
		}
		for _, r := range got {
			if glyphs.IsPrivate(r) {
				t.Fatalf("%q in %q keeps a private code: %q", text, font, got)
			}
		}
		if lines := glyphs.ShowLines("", text); glyphs.Of(font) == nil && utf8.ValidString(text) && lines != got {
			t.Fatalf("%q: %q and %q", text, got, lines)
		}
	})
}
