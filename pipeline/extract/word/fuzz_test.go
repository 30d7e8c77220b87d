package word_test

import (
	"testing"

	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/word"
)

// seeds are small files that between them use all that is read.
func seeds() []file {
	lists := abstractNum(0, lvl(0, "upperRoman", "%1.", "")+lvl(1, "decimal", "%1.%2", `<w:pStyle w:val="S"/>`)) + num(1, 0, "")
	return []file{
		body(p(r("Tên mô hình")) + p(styled(".VnTime", "Tªn")) + tbl(2, tr(tc(twoWide+restart, r("a")))+tr(tc(goesOn, "")+tc("", "")))),
		body(item(1, 0, "a") + item(1, 1, "b")).numbering(lists).styles(paragraphStyle("S", "S", rfonts("VNI-Times"))),
		body(p(sdt(`<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>`, r("x")) + formField(`<w:checkBox/>`, "") + `<w:ins>` + r("b") + `</w:ins>` +
			run(`<w:pict><v:textbox>`+textBox+`</v:textbox></w:pict><w:sym w:font="Wingdings" w:char="F0A8"/>`))),
		body(p(`<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + r("a"))),
	}
}

// FuzzRead reads whatever bytes as a package: no panic, no text with a fault.
func FuzzRead(f *testing.F) {
	for _, seed := range seeds() {
		f.Add(seed.bytes(f))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		readertest.Fuzz(t, word.New(), content)
	})
}

// FuzzParts puts whatever XML into a sound package, past the check sums.
func FuzzParts(f *testing.F) {
	for _, seed := range seeds() {
		f.Add(seed["word/document.xml"], seed["word/styles.xml"], seed["word/numbering.xml"])
	}
	f.Fuzz(func(t *testing.T, document, styles, numbering string) {
		pkg := file{"_rels/.rels": packageRels, "word/document.xml": document}
		if styles != "" {
			pkg.with("styles", "styles.xml", styles)
		}
		if numbering != "" {
			pkg.with("numbering", "numbering.xml", numbering)
		}
		readertest.Fuzz(t, word.New(), pkg.bytes(t))
	})
}
