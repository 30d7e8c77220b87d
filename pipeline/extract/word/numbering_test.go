package word_test

import (
	"strconv"
	"testing"
)

func lvl(level int, format, text, rest string) string {
	return `<w:lvl w:ilvl="` + strconv.Itoa(level) + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/>` + rest +
		`<w:lvlText w:val="` + text + `"/></w:lvl>`
}

func abstractNum(id int, content string) string {
	return `<w:abstractNum w:abstractNumId="` + strconv.Itoa(id) + `">` + content + `</w:abstractNum>`
}

func num(id, abstract int, overrides string) string {
	return `<w:num w:numId="` + strconv.Itoa(id) + `"><w:abstractNumId w:val="` + strconv.Itoa(abstract) + `"/>` + overrides + `</w:num>`
}

func item(list, level int, text string) string {
	return p(`<w:pPr><w:numPr><w:ilvl w:val="` + strconv.Itoa(level) + `"/><w:numId w:val="` + strconv.Itoa(list) +
		`"/></w:numPr></w:pPr>` + r(text))
}

func TestNumbering(t *testing.T) {
	three := abstractNum(0, lvl(0, "upperRoman", "%1.", "")+lvl(1, "decimal", "%2.", "")+lvl(2, "decimal", "%2.%3)", ""))
	tests := map[string]struct {
		lists, xml string
		want       []string
	}{
		"levels restart": {
			three + num(1, 0, ""),
			item(1, 0, "a") + item(1, 1, "b") + item(1, 2, "c") + item(1, 2, "d") + item(1, 1, "e") + item(1, 2, "f") + item(1, 0, "g") + item(1, 1, "h"),
			[]string{"I. a", "1. b", "1.1) c", "1.2) d", "2. e", "2.1) f", "II. g", "1. h"},
		},
		"formats": {
			abstractNum(0, lvl(0, "lowerLetter", "%1)", "")+lvl(1, "lowerRoman", "(%2)", "")+lvl(2, "upperLetter", "%3", "")+
				lvl(3, "bullet", "\uF0B7", "")+lvl(4, "decimalZero", "%5", "")+lvl(5, "none", "Điều", "")) + num(1, 0, ""),
			item(1, 0, "a") + item(1, 1, "b") + item(1, 2, "c") + item(1, 3, "d") + item(1, 4, "e") + item(1, 5, "f"),
			[]string{"a) a", "(i) b", "A c", "- d", "01 e", "Điều f"},
		},
		"lists of one kind count together": {
			abstractNum(0, lvl(0, "decimal", "%1.", "")) + num(1, 0, "") + num(2, 0, ""),
			item(1, 0, "a") + item(2, 0, "b"),
			[]string{"1. a", "2. b"},
		},
		"start override": {
			abstractNum(0, lvl(0, "decimal", "%1.", "")) + num(1, 0, "") +
				num(2, 0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>`),
			item(1, 0, "a") + item(1, 0, "b") + item(2, 0, "c") + item(2, 0, "d"),
			[]string{"1. a", "2. b", "5. c", "6. d"},
		},
		"level override": {
			abstractNum(0, lvl(0, "decimal", "%1.", "")) + num(1, 0, `<w:lvlOverride w:ilvl="0">`+lvl(0, "upperLetter", "%1-", "")+`</w:lvlOverride>`),
			item(1, 0, "a"), []string{"A- a"},
		},
		"no restart": {
			abstractNum(0, lvl(0, "decimal", "%1.", "")+lvl(1, "decimal", "%2)", `<w:lvlRestart w:val="0"/>`)) + num(1, 0, ""),
			item(1, 0, "a") + item(1, 1, "b") + item(1, 0, "c") + item(1, 1, "d"),
			[]string{"1. a", "1) b", "2. c", "2) d"},
		},
		"legal": {
			abstractNum(0, lvl(0, "upperRoman", "%1.", "")+lvl(1, "decimal", "%1.%2.", `<w:isLgl/>`)) + num(1, 0, ""),
			item(1, 0, "a") + item(1, 1, "b"), []string{"I. a", "1.1. b"},
		},
		"legacy text": {
			abstractNum(0, lvl(0, "decimal", "Môc %1.", `<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>`)) + num(1, 0, ""),
			item(1, 0, "a"), []string{"Mục 1. a"},
		},
		"deeper first": {three + num(1, 0, ""), item(1, 1, "a") + item(1, 0, "b"), []string{"1. a", "I. b"}},
		"numbering style": {
			abstractNum(0, `<w:numStyleLink w:val="L"/>`) + abstractNum(1, `<w:styleLink w:val="L"/>`+lvl(0, "decimal", "%1/", "")) + num(1, 0, ""),
			item(1, 0, "a"), []string{"1/ a"},
		},
		"empty paragraphs count": {
			abstractNum(0, lvl(0, "decimal", "%1.", "")) + num(1, 0, ""),
			item(1, 0, "a") + item(1, 0, "") + item(1, 0, "b"), []string{"1. a", "3. b"},
		},
		"unknown and none": {num(1, 7, ""), item(1, 0, "a") + item(9, 0, "b") + item(0, 0, "c"), []string{"a", "b", "c"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			same(t, lines(body(test.xml).numbering(test.lists).read(t).Blocks), test.want)
		})
	}
}

func TestNumberingByStyle(t *testing.T) {
	lists := abstractNum(0, lvl(0, "upperRoman", "%1.", `<w:pStyle w:val="H1"/>`)+lvl(1, "decimal", "%2.", `<w:pStyle w:val="H2"/>`)) + num(1, 0, "")
	sheet := paragraphStyle("H1", "", `<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`) +
		paragraphStyle("H2", "H1", `<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`)
	in := func(style, text string) string {
		return p(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + r(text))
	}
	off := p(`<w:pPr><w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + r("d"))
	doc := body(in("H1", "a") + in("H2", "b") + in("H2", "c") + off + in("H1", "e")).styles(sheet).numbering(lists).read(t)
	same(t, lines(doc.Blocks), []string{"I. a", "1. b", "2. c", "d", "II. e"})
}

func TestNumberAloneInACell(t *testing.T) {
	lists := abstractNum(0, lvl(0, "decimal", "%1.", "")) + num(1, 0, "")
	row := tr("<w:tc>" + item(1, 0, "") + "</w:tc>" + tc("", r("a")))
	doc := body(tbl(2, row+row)).numbering(lists).read(t)
	same(t, lines(doc.Blocks), []string{"|1.|a|", "|2.|a|"})
}
