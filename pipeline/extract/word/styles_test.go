package word_test

import (
	"slices"
	"testing"
)

func rfonts(font string) string {
	return `<w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `"/></w:rPr>`
}

func paragraphStyle(id, base, rest string) string {
	if base != "" {
		base = `<w:basedOn w:val="` + base + `"/>`
	}
	return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + id + `"/>` + base + rest + `</w:style>`
}

func characterStyle(id, rest string) string {
	return `<w:style w:type="character" w:styleId="` + id + `"><w:name w:val="` + id + `"/>` + rest + `</w:style>`
}

// TestEffectiveFont reads TCVN3 text whose font stands at each level where it
// can stand.
func TestEffectiveFont(t *testing.T) {
	const raw, want = "Tªn m« h×nh", "Tên mô hình"
	inStyle := p(`<w:pPr><w:pStyle w:val="S"/></w:pPr>` + r(raw))
	tests := map[string]file{
		"run":       body(p(styled(".VnTime", raw))),
		"style":     body(inStyle).styles(paragraphStyle("S", "", rfonts(".VnTime"))),
		"base":      body(inStyle).styles(paragraphStyle("S", "B", "") + paragraphStyle("B", "", rfonts(".VnTime"))),
		"character": body(p(run(`<w:rPr><w:rStyle w:val="C"/></w:rPr><w:t>` + raw + `</w:t>`))).styles(characterStyle("C", rfonts(".VnTime"))),
		"default style": body(p(r(raw))).styles(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal">` +
			rfonts(".VnTime") + `</w:style>`),
		"defaults": body(p(r(raw))).styles(`<w:docDefaults><w:rPrDefault>` + rfonts(".VnTime") + `</w:rPrDefault></w:docDefaults>`),
		"theme": body(p(r(raw))).
			styles(`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>`).
			with("theme", "theme/theme1.xml", `<a:theme `+declarations+`><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Arial"/></a:majorFont>`+
				`<a:minorFont><a:latin typeface=".VnTime"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`),
		"circle": body(inStyle).styles(paragraphStyle("S", "B", "") + paragraphStyle("B", "S", rfonts(".VnTime"))),
	}
	for name, f := range tests {
		doc := f.read(t)
		if got := lines(doc.Blocks); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %q", name, got)
		}
		if !slices.Equal(doc.Encodings, []string{"tcvn3"}) {
			t.Errorf("%s: encodings %q", name, doc.Encodings)
		}
	}
}

func TestNearerFontWins(t *testing.T) {
	doc := body(p(`<w:pPr><w:pStyle w:val="S"/></w:pPr>` + styled("Times New Roman", "Tên “mô hình”"))).
		styles(paragraphStyle("S", "", rfonts(".VnTime"))).read(t)
	same(t, lines(doc.Blocks), []string{"Tên “mô hình”"})
	if len(doc.Encodings) != 0 {
		t.Errorf("encodings %q", doc.Encodings)
	}
}

func TestEncodingsOnceAndSorted(t *testing.T) {
	doc := body(p(styled("VNI-Times", "Teân moâ hình")) + p(styled(".VnTime", "Tªn m« h×nh")) +
		p(styled(".VnTime", "Tªn m« h×nh"))).read(t)
	if !slices.Equal(doc.Encodings, []string{"tcvn3", "vni"}) {
		t.Errorf("encodings %q", doc.Encodings)
	}
	same(t, lines(doc.Blocks), []string{"Tên mô hình", "Tên mô hình", "Tên mô hình"})
}

func TestSoftHyphenIsALetterOfTCVN3(t *testing.T) {
	xml := `<w:r>` + rfonts(".VnTime") + `<w:t>phèi hîp, l</w:t><w:softHyphen/><w:t>u tr÷</w:t></w:r>`
	same(t, lines(body(p(xml)).read(t).Blocks), []string{"phối hợp, lưu trữ"})
}

func bold(text string) string {
	return `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func TestLead(t *testing.T) {
	const boldStyles = `<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style>`
	in := func(style string) string { return `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` }
	char := func(text string) string {
		return `<w:r><w:rPr><w:rStyle w:val="C"/></w:rPr><w:t>` + text + `</w:t></w:r>`
	}
	tests := map[string]struct {
		xml  string
		lead string
	}{
		"none":         {r("Tên"), ""},
		"label":        {bold("Tên mô hình:") + r(" X"), "Tên mô hình:"},
		"all":          {bold("Tên") + bold(" mô"), "Tên mô"},
		"blank within": {bold("Tên") + r(" ") + bold("mô") + r(" x"), "Tên mô"},
		"blank behind": {bold("Tên") + r(" "), "Tên "},
		"later":        {r("a ") + bold("b"), ""},
		"off":          {`<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>a</w:t></w:r>`, ""},
		"style":        {in("P") + r("a"), "a"},
		"style off":    {in("P") + `<w:r><w:rPr><w:b w:val="false"/></w:rPr><w:t>a</w:t></w:r>`, ""},
		"character":    {char("a") + r("b"), "a"},
		"toggled":      {in("P") + char("a") + r("b"), ""},
		"decomposed":   {bold("Te\u0302n:") + r(" x"), "Tên:"},
	}
	for name, test := range tests {
		paragraph := body(p(test.xml)).styles(boldStyles).read(t).Blocks[0].Paragraph
		if got := paragraph.Text[:paragraph.Lead]; got != test.lead {
			t.Errorf("%s: lead %q of %q", name, got, paragraph.Text)
		}
	}
}

func TestLevel(t *testing.T) {
	outline := func(level string) string { return `<w:pPr><w:outlineLvl w:val="` + level + `"/></w:pPr>` }
	in := func(style string) string { return `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` }
	const sheet = `<w:style w:type="paragraph" w:styleId="u2"><w:name w:val="heading 2"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="x"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Tiêu đề 4"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="o"><w:name w:val="mine"/><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="d"><w:name w:val="derived"/><w:basedOn w:val="o"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="plain"><w:name w:val="Heading of mine"/></w:style>`
	tests := map[string]int{
		"": 0, outline("0"): 1, outline("9"): 0, in("u2"): 2, in("Heading3"): 3, in("t"): 4, in("o"): 5, in("d"): 5, in("plain"): 0,
		`<w:pPr><w:pStyle w:val="u2"/><w:outlineLvl w:val="9"/></w:pPr>`: 0,
	}
	for xml, want := range tests {
		if got := body(p(xml + r("a"))).styles(sheet).read(t).Blocks[0].Paragraph.Level; got != want {
			t.Errorf("%s: level %d, want %d", xml, got, want)
		}
	}
}

func TestHiddenByStyle(t *testing.T) {
	const sheet = `<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>`
	xml := p(`<w:pPr><w:pStyle w:val="P"/></w:pPr>`+r("ẩn")) +
		p(`<w:r><w:rPr><w:rStyle w:val="C"/></w:rPr><w:t>ẩn</w:t></w:r>`+r("hiện")) +
		p(`<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>`+r("một ")) + p(r("dòng"))
	same(t, lines(body(xml).styles(sheet).read(t).Blocks), []string{"hiện", "một dòng"})
}
