package rtf_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/rtf"
)

const head = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman{\*\falt Arial};}{\f1\fcharset0 .VnTime;}` +
	`{\f2\fcharset163 Times New Roman;}{\f3\fcharset2 Wingdings;}{\f4\fcharset0 VNI-Times;}{\f5\fcharset0 .VnTimeH;}{\f6\fcharset2 Symbol;}}` +
	`{\colortbl;\red0\green0\blue0;}{\stylesheet{\s1\outlinelevel0 heading 1;}{\*\cs2 \additive \b Strong;}}{\info{\title Ten tep}}` + "\r\n"

func TestText(t *testing.T) {
	cases := map[string]struct{ in, want string }{
		"letters":                {`T\'e9n m\'f4 h\'ecnh\par`, "Tén mô hình"},
		"line ends":              {"Tên\r\n mô\r\n hình\\par", "TÃªn mÃ´ hÃ¬nh"},
		"unicode":                {`H\u7891?i c\u7921?u chi\u7871\'1en binh\par`, "Hồi cựu chiến binh"},
		"unicode below zero":     {`\u-3913?a\par`, "a"},
		"pair":                   {`a\u-10179?\u-8704?b\par`, "a😀b"},
		"no old letters":         {`\uc0 H\u7897 i\par`, "Hội"},
		"several old letters":    {`\uc3 H\u7897abci\par`, "Hội"},
		"old letters in a group": {`H{\uc2\u7897\'6f\'3f}i\u7897?\par`, "Hộiộ"},
		"code page of the font":  {`\f2 T\'ean m\'f4 h\'ccnh vi\'ea\'f2c\par`, "Tên mô h̀nh việc"},
		"TCVN3":                  {`\f1 T\'aan m\'ab h\'d7nh\par`, "Tên mô hình"},
		"TCVN3 with \\-":         {`\f1 l\-u \'fd chung cho t\'cat c\'b6 m\'e4i ng\-\'eai\par`, "lưu ý chung cho tất cả mọi người"},
		"VNI":                    {`\f4 Te\'e2n mo\'e2 h\'ecnh da\'e2n va\'e4n kh\'e9o ne\'ean\par`, "Tên mô hình dân vận khéo neên"},
		"two encodings":          {`{\f1 T\'aan m\'ab h\'d7nh d\'a9n v\'cbn}{\f0 : \'93A\'94}\par`, "Tên mô hình dân vận: “A”"},
		"signs":                  {`a\tab b\line c\emdash\endash\lquote\rquote\ldblquote\rdblquote\bullet\~\_\\\{\}\par`, "a\tb\nc—–‘’“”• -\\{}"},
		"bold":                   {`{\b T\'ean:} g\'ec\par`, "*Tên:* gì"},
		"bold off":               {`\b a\b0 b\par`, "*a*b"},
		"capitals":               {`{\caps chi b\u7897?} m\'f4\par`, "chi bộ mô"},
		"hidden":                 {`a{\v b}c\v d\v0 e\par`, "ace"},
		"unknown words":          {`{\rtlch\fcs1 \af0\afs24 \ltrch\fcs0 \insrsid1 a}{\*\unknown b}{\*\bkmkstart c}d\par`, "ad"},
		"pictures":               {`a{\pict\pngblip 89504e47}{\*\shppict{\pict ffd8}}{\nonshppict{\pict ff}}b\par`, "ab"},
		"raw bytes":              {"a{\\pict\\bin5 }}{{\\}b\\bin2 }}c\\par", "abc"},
		"field":                  {`{\field{\*\fldinst HYPERLINK "x"}{\fldrslt web}} {\field{\*\fldinst { PAGE }}{\fldrslt {\b 2}}}\par`, "web 2"},
		"ticked":                 {`{\field{\*\fldinst { FORMCHECKBOX }{\*\formfield{\fftype1\ffres25\ffhps20{\*\ffname K}\ffdefres1}}}{\fldrslt }} c\par`, "☒ c"},
		"not ticked":             {`{\field{\*\fldinst { FORMCHECKBOX }{\*\formfield{\fftype1\ffres0\ffdefres1}}}{\fldrslt }} c\par`, "☐ c"},
		"drop-down":              {`{\field{\*\fldinst { FORMDROPDOWN }{\*\formfield{\fftype2\ffres1{\*\ffl m\'f4t}{\*\ffl hai}}}}{\fldrslt }}\par`, "hai"},
		"symbol":                 {`{\field{\*\fldinst SYMBOL 168 \\f "Wingdings" \\s 12}{\fldrslt\f3 \'a8}} c\par`, "☐ c"},
		"symbol font":            {`{\f3 \'fe} c{\f3\u-3928?}\par`, "☑ c☐"},
		"list":                   {`{\listtext\pard\plain\f0 1.\tab}m\'f4t\par{\pntext\f6\'b7\tab}hai\par{\listtext\f0 a)\tab}{\b ba}\par`, "[1.]môt\n[-]hai\n[a)]*ba*"},
		"unicode twin":           {`{\upr{a?}{\*\ud{a\u7897?}}}b\par`, "aộb"},
		"text box":               {`{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv y}}{\shptxt \pard trong\par hai\par}}{\shprslt b}}ngo\'e0i\par sau\par`, "ngoài\ntrong\nhai\nsau"},
		"no last mark":           {`a\par b`, "a\nb"},
		"heading":                {`\pard\s1 a\par\pard b\par`, "a\nb"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := readLines(t, head+`\pard\plain `+c.in+"}"); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestTables(t *testing.T) {
	const two = `\trowd\trgaph108\cellx3000\cellx9000`
	cases := map[string]struct{ in, want string }{
		"plain":     {two + `\pard\intbl a\cell b\cell\row` + two + `\pard\intbl c\cell d\par e\cell\row\pard f\par`, "|a|b|\n|c|d¶e|\nf"},
		"row again": {two + `\pard\intbl a\cell b\cell\pard\intbl{` + two + `\row}\pard f\par`, "|a|b|\nf"},
		"span": {two + `\pard\intbl a\cell b\cell\row\trowd\cellx9000\pard\intbl c\cell\row`,
			"|a|b|\n|c(1x2)|^|"},
		"other borders": {two + `\pard\intbl a\cell b\cell\row\trowd\cellx5000\cellx9000\pard\intbl c\cell d\cell\row`,
			"|a|b(1x2)|^|\n|c(1x2)|^|d|"},
		"nearly the same borders": {two + `\pard\intbl a\cell b\cell\row\trowd\trleft-108\cellx3010\cellx8990\pard\intbl c\cell d\cell\row`,
			"|a|b|\n|c|d|"},
		"merged down": {`\trowd\clvmgf\cellx3000\cellx9000\pard\intbl a\cell b\cell\row\trowd\clvmrg\cellx3000\cellx9000\pard\intbl\cell c\cell\row`,
			"|a(2x1)|b|\n|^|c|"},
		"merged along": {`\trowd\clmgf\cellx3000\clmrg\cellx6000\cellx9000\pard\intbl a\cell\cell b\cell\row` +
			`\trowd\cellx3000\cellx6000\cellx9000\pard\intbl c\cell d\cell e\cell\row`, "|a(1x2)|^|b|\n|c|d|e|"},
		"too few":    {two + `\pard\intbl a\cell\row` + two + `\pard\intbl c\cell d\cell\row`, "?|a||\n|c|d|"},
		"too many":   {two + `\pard\intbl a\cell b\cell c\cell\row`, "?|a|b|c|"},
		"no \\intbl": {two + `\pard a\cell b\cell\row`, "|a|b|"},
		"nested": {two + `\pard\intbl\itap1 a\par\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}{\nonesttables\par}` +
			`\pard\intbl\itap1 z\cell b\cell` + two + `\row\pard f\par`, "|a¶z¶{|x|y|}|b|\nf"},
		"nested at once": {two + `\pard\intbl\itap3 x\nestcell{\*\nesttableprops\trowd\cellx900\nestrow}\pard\intbl\itap2 y\nestcell{\*\nesttableprops\trowd\cellx900\nestrow}` +
			`\pard\intbl\itap1 z\cell b\cell\cell` + two + `\row\pard f\par`, "|z¶{|y¶{|x|}|}|b|\nf"},
		"two tables":       {two + `\pard\intbl a\cell b\cell\row\pard\par` + two + `\pard\intbl c\cell d\cell\row`, "|a|b|\n|c|d|"},
		"broken off":       {two + `\pard\intbl a\cell b\par\pard c\par`, "|a|b|\nc"},
		"empty cells":      {two + `\pard\intbl\cell b\cell\row`, "||b|"},
		"all borders at 0": {`\trowd\cellx0\cellx0\pard\intbl a\cell b\cell\row`, "?|a¶b|"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := readLines(t, head+c.in+"}"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	doc, err := read(head + `{\header\pard\'d0\'c0u\par}\pard\s1 a\par\pard\par b{\footnote chú}\par\trowd\cellx1\cellx2000\pard\intbl c\cell{\b d}\cell\row}`)
	if err != nil {
		t.Fatal(err)
	}
	if p := doc.Blocks[1].Paragraph; p.Where != (dossier.Location{Part: "document", Paragraph: 3}) {
		t.Errorf("b stands at %+v", p.Where)
	}
	if level := doc.Blocks[0].Paragraph.Level; level != 1 {
		t.Errorf("level %d", level)
	}
	cell := doc.Blocks[2].Table.Rows[0].Cells[1]
	want := dossier.Location{Part: "document", Table: 1, Row: 1, Column: 2}
	if cell.Where != want || cell.Paragraphs[0].Where != want || !cell.Paragraphs[0].Bold() {
		t.Errorf("cell %+v", cell)
	}
	if len(doc.Outside) != 2 || doc.Outside[0].Paragraph.Where.Part != "header" || doc.Outside[1].Paragraph.Where.Part != "footnotes" {
		t.Errorf("outside: %q", readertest.Lines(doc.Outside))
	}
}

func TestTrackedChanges(t *testing.T) {
	doc, err := read(head + `a {\revised b} {\deleted c}d\par}`)
	if err != nil {
		t.Fatal(err)
	}
	if got := doc.Blocks[0].Paragraph.Text; got != "a b d" || len(doc.Notes) != 1 {
		t.Errorf("%q, notes %v", got, doc.Notes)
	}
	doc, err = read(head + `{\f1 T\'aan m\'ab h\'d7nh d\'a9n v\'cbn}\par}`)
	if err != nil || !slices.Equal(doc.Encodings, []string{"tcvn3"}) || len(doc.Notes) != 0 {
		t.Errorf("%v, %+v", err, doc)
	}
}

func TestRejections(t *testing.T) {
	cases := map[string]struct {
		content string
		want    dossier.Code
	}{
		"nothing":             {"", dossier.Empty},
		"text":                {"Kính gửi", dossier.Corrupt},
		"download broken off": {head + `a\par`, dossier.Corrupt},
		"sound":               {head + `a\par}`, ""},
		"zeros behind":        {head + "a\\par}\x00\x00", ""},
		"deep":                {head + strings.Repeat("{", 1000) + strings.Repeat("}", 1000) + "}", dossier.TooLarge},
	}
	for name, c := range cases {
		if _, err := read(c.content); readertest.Code(err) != c.want {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestLimits(t *testing.T) {
	content := head + strings.Repeat(`\trowd\cellx100\cellx200\pard\intbl m\'f4t\cell hai\cell\row`, 50) + "}"
	tests := map[string]func(*extract.Limits){
		"size":   func(l *extract.Limits) { l.Inflated = 100 },
		"tokens": func(l *extract.Limits) { l.Elements = 100 },
		"text":   func(l *extract.Limits) { l.Text = 100 },
		"cells":  func(l *extract.Limits) { l.Cells = 90 },
		"depth":  func(l *extract.Limits) { l.Depth = 2 },
	}
	readWith := func(ctx context.Context, limits extract.Limits) dossier.Code {
		_, err := rtf.New().Read(ctx, bytes.NewReader([]byte(content)), int64(len(content)), limits)
		return readertest.Code(err)
	}
	for name, change := range tests {
		limits := extract.DefaultLimits()
		change(&limits)
		if got := readWith(context.Background(), limits); got != dossier.TooLarge {
			t.Errorf("%s: %q", name, got)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	content = head + strings.Repeat(`a\par `, 5000) + "}"
	if got := readWith(ctx, extract.DefaultLimits()); got != dossier.Timeout {
		t.Errorf("ended context: %q", got)
	}
}
