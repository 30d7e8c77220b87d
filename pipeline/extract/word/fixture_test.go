package word_test

import (
	"archive/zip"
	"bytes"
	"context"
	"maps"
	"slices"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/word"
)

const (
	declarations = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
		` xmlns:w99="http://example.org/later"` +
		` xmlns:v="urn:schemas-microsoft-com:vml"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	rels         = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	packageRels  = rels + `<Relationship Id="rId1" Type="` + relationType + `officeDocument" Target="word/document.xml"/></Relationships>`
)

// file is a package in the making: the content of each part by name.
type file map[string]string

// body makes a file with this in its w:body.
func body(xml string) file {
	return file{"_rels/.rels": packageRels, "word/document.xml": document(xml)}
}

func document(xml string) string {
	return "<w:document " + declarations + "><w:body>" + xml + "</w:body></w:document>"
}

// with adds a part that the main part is related to.
func (f file) with(kind, name, xml string) file {
	const path = "word/_rels/document.xml.rels"
	before := f[path]
	if before == "" {
		before = rels
	} else {
		before = before[:len(before)-len("</Relationships>")]
	}
	f[path] = before + `<Relationship Id="` + name + `" Type="` + relationType + kind + `" Target="` + name + `"/></Relationships>`
	f["word/"+name] = xml
	return f
}

func (f file) styles(xml string) file {
	return f.with("styles", "styles.xml", "<w:styles "+declarations+">"+xml+"</w:styles>")
}

func (f file) numbering(xml string) file {
	return f.with("numbering", "numbering.xml", "<w:numbering "+declarations+">"+xml+"</w:numbering>")
}

func (f file) bytes(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(f)) {
		part, err := w.Create(name)
		if err == nil {
			_, err = part.Write([]byte(f[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func (f file) read(t testing.TB) *dossier.Document {
	t.Helper()
	document, err := readBytes(f.bytes(t), extract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return document
}

func readBytes(content []byte, limits extract.Limits) (*dossier.Document, error) {
	return word.New().Read(context.Background(), bytes.NewReader(content), int64(len(content)), limits)
}

// lines are the texts of the blocks: a paragraph with its number, a table as
// its rows with the cells between bars, a doubtful row with "?" before it.
func lines(blocks []dossier.Block) []string {
	var out []string
	for _, b := range blocks {
		if b.Paragraph != nil {
			out = append(out, b.Paragraph.Full())
			continue
		}
		out = append(out, rows(b.Table)...)
	}
	return out
}

func rows(table *dossier.Table) []string {
	var out []string
	for _, row := range table.Rows {
		line := "|"
		if row.InDoubt {
			line = "?|"
		}
		for _, cell := range row.Cells {
			line += cell.Text() + "|"
		}
		out = append(out, line)
	}
	return out
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if len(got) == len(want) {
		equal := true
		for i := range got {
			equal = equal && got[i] == want[i]
		}
		if equal {
			return
		}
	}
	t.Errorf("\n got %q\nwant %q", got, want)
}

// p, r and tc write a paragraph, a run and a cell.
func p(content string) string  { return "<w:p>" + content + "</w:p>" }
func r(text string) string     { return `<w:r><w:t xml:space="preserve">` + text + "</w:t></w:r>" }
func run(xml string) string    { return "<w:r>" + xml + "</w:r>" }
func tr(content string) string { return "<w:tr>" + content + "</w:tr>" }
func tc(props, content string) string {
	return "<w:tc><w:tcPr>" + props + "</w:tcPr>" + p(content) + "</w:tc>"
}

func tbl(columns int, rows string) string {
	grid := ""
	for range columns {
		grid += `<w:gridCol w:w="100"/>`
	}
	return "<w:tbl><w:tblGrid>" + grid + "</w:tblGrid>" + rows + "</w:tbl>"
}

func styled(font, text string) string {
	return `<w:r><w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}
