// Command makeform writes the first Word forms: of the check slip, the blank form that units fill in, and that of every Party paper.
//
//	go run ./pipeline/generate/word/makeform templates/word/check-slip.docx
//	go run ./pipeline/generate/word/makeform templates/word/unit-form.docx
//	go run ./pipeline/generate/word/makeform templates/word/official.docx
//	go run ./pipeline/generate/word/makeform templates/word/official-nd30.docx
//
// A form is A4 with the margins of a Party paper (20, 20, 30, 15 mm), Times
// New Roman, real styles, a page number at the top from page 2. From then on
// it belongs to whoever edits it in Word; this program is kept to show how it
// was made and to make it again.
package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: makeform FILE.docx")
		os.Exit(2)
	}
	data, err := form(filepath.Base(os.Args[1]))
	if err == nil {
		err = os.WriteFile(os.Args[1], data, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "makeform:", err)
		os.Exit(1)
	}
}

// form is the package: the same bytes each time, since no time stands in it.
func form(name string) ([]byte, error) {
	title, body, more := "Phiếu rà soát hồ sơ", document(), slipStyles()
	number, first := pageNumber, noHeader
	switch name {
	case "unit-form.docx":
		title, body, more = "Biểu mẫu", unitForm(), unitStyles()
	case "official.docx":
		title, body, more, number, first = "Văn bản", official(false), officialStyles(), officialNumber, officialNoFirst
	case "official-nd30.docx":
		title, body, more, number, first = "Văn bản", official(true), stateStyles(), officialNumber, officialNoFirst
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", contentTypes}, {"_rels/.rels", packageLinks},
		{"docProps/core.xml", fmt.Sprintf(core, title)}, {"docProps/app.xml", app},
		{"word/document.xml", body}, {"word/_rels/document.xml.rels", documentLinks},
		{"word/styles.xml", styles(more)}, {"word/settings.xml", settings}, {"word/header1.xml", number}, {"word/header2.xml", first},
	} {
		to, err := w.Create(part[0])
		if err != nil {
			return nil, err
		}
		if _, err := to.Write([]byte(declaration + part[1])); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
