package fonts_test

import (
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"hoso/fonts"
)

func styles(f fonts.FamilyFonts) map[string][]byte {
	return map[string][]byte{"Regular": f.Regular, "Bold": f.Bold, "Italic": f.Italic, "Bold Italic": f.BoldItalic}
}

func TestEveryStyleBearsOurNameOnly(t *testing.T) {
	for style, data := range styles(fonts.Family()) {
		font, err := sfnt.Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", style, err)
		}
		for id, want := range map[sfnt.NameID]string{sfnt.NameIDFamily: fonts.Name, sfnt.NameIDSubfamily: style} {
			if got, _ := font.Name(nil, id); got != want {
				t.Errorf("%s: name %d is %q, want %q", style, id, got, want)
			}
		}
		for _, id := range []sfnt.NameID{sfnt.NameIDFull, sfnt.NameIDPostScript, sfnt.NameIDUniqueIdentifier} {
			if got, _ := font.Name(nil, id); strings.Contains(strings.ToLower(got), "liberation") || got == "" {
				t.Errorf("%s: the reserved name stands in %q", style, got)
			}
		}
	}
}

func TestEveryStyleHasTheLettersOfPapers(t *testing.T) {
	const letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz0123456789áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ" +
		"\u00a0\u2011-–—“”‘’«»…•%‰§°×½₫€№≤≥≠−←↑→↓☐☑☒✓★◆■□●\u0300\u0301\u0302\u0303\u0309\u0323"
	var buf sfnt.Buffer
	for style, data := range styles(fonts.Family()) {
		font, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range letters + strings.ToUpper(letters) {
			if glyph, err := font.GlyphIndex(&buf, r); err != nil || glyph == 0 {
				t.Errorf("%s has no %q (U+%04X)", style, r, r)
			}
		}
	}
}

func TestEveryCallHasItsOwnBytes(t *testing.T) {
	first := fonts.Family()
	first.Regular[0] = 'x'
	if fonts.Family().Regular[0] == 'x' {
		t.Error("two callers share the same bytes")
	}
}

func TestLicenceIsThere(t *testing.T) {
	for _, want := range []string{"SIL OPEN FONT LICENSE Version 1.1", "Reserved Font Name Liberation"} {
		if !strings.Contains(fonts.Licence(), want) {
			t.Errorf("%q is not in the licence", want)
		}
	}
}
