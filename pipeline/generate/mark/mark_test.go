package mark_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/mark"
)

var by = mark.Author{Name: "Tổ giúp việc", At: time.Date(2026, 2, 2, 8, 0, 0, 0, time.UTC)}

// part is a part of a package.
type part struct{ name, content string }

func packed(t testing.TB, parts ...part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err == nil {
			_, err = io.WriteString(f, p.content)
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

func partsOf(t testing.TB, data []byte) (names []string, content map[string]string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	content = map[string]string{}
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		names, content[f.Name] = append(names, f.Name), string(all)
	}
	return names, content
}

const (
	wordNS   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictNS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	officeNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// wordParts is a package around a main part of any name.
func wordParts(main, document string, more ...part) []part {
	return append([]part{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/` + main + `" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + officeNS + `/officeDocument" Target="` + main + `"/></Relationships>`},
		{main, document},
	}, more...)
}

func body(blocks string) string {
	return `<w:document xmlns:w="` + wordNS + `"><w:body>` + blocks + `<w:sectPr/></w:body></w:document>`
}

func copyOf(t testing.TB, format string, parts []part, remarks ...mark.Remark) ([]string, map[string]string) {
	t.Helper()
	data := packed(t, parts...)
	out, err := mark.Copy(bytes.NewReader(data), int64(len(data)), format, remarks, by)
	if err != nil {
		t.Fatal(err)
	}
	return partsOf(t, out)
}

func at(table, row, column, paragraph int) mark.Remark {
	return mark.Remark{Where: dossier.Location{Table: table, Row: row, Column: column, Paragraph: paragraph}, Title: "Còn thiếu", Lines: []string{"Chưa nêu <mục tiêu> & “chỉ tiêu”."}, Grave: true}
}

const (
	begin = `<w:commentRangeStart w:id="0"/>`
	ended = `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`
)

// Each case is a body and where in it the comment must stand: «…».
func TestWordPlaces(t *testing.T) {
	p := func(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }
	marked := func(text string) string {
		return `<w:p>` + begin + `<w:r><w:t>` + text + `</w:t></w:r>` + ended + `</w:p>`
	}
	row := func(cells ...string) string {
		return `<w:tr><w:tc>` + strings.Join(cells, `</w:tc><w:tc>`) + `</w:tc></w:tr>`
	}
	table := func(rows ...string) string { return `<w:tbl>` + strings.Join(rows, "") + `</w:tbl>` }
	for _, c := range []struct {
		name         string
		remark       mark.Remark
		before, want string
	}{
		{"paragraph", at(0, 0, 0, 2), p("a") + p("b"), p("a") + marked("b")},
		{"behind its properties", at(0, 0, 0, 1), `<w:p><w:pPr><w:jc/></w:pPr><w:r/></w:p>`, `<w:p><w:pPr><w:jc/></w:pPr>` + begin + `<w:r/>` + ended + `</w:p>`},
		{"empty one", at(0, 0, 0, 1), `<w:p w:x="1"/>`, `<w:p w:x="1">` + begin + ended + `</w:p>`},
		{"cell", at(1, 2, 2, 0), table(row(p("a"), p("b")), row(p("c"), p("d"))), table(row(p("a"), p("b")), row(p("c"), marked("d")))},
		{"spans count", at(1, 1, 4, 0), `<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("a") + `</w:tc><w:tc>` + p("b") + `</w:tc></w:tr></w:tbl>`,
			`<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("a") + `</w:tc><w:tc>` + marked("b") + `</w:tc></w:tr></w:tbl>`},
		{"tables in cells count not", at(2, 1, 1, 0), table(row(table(row(p("x")))+p(""))) + table(row(p("y"))), table(row(table(row(p("x")))+p(""))) + table(row(marked("y")))},
		{"the text of a cell, if any", at(1, 1, 1, 0), table(row(`<w:p/>` + p("a"))), table(row(`<w:p/>` + marked("a")))},
		{"controls and insertions are looked through", at(0, 0, 0, 2), `<w:sdt><w:sdtPr/><w:sdtContent>` + p("a") + `</w:sdtContent></w:sdt><w:ins>` + p("b") + `</w:ins>`,
			`<w:sdt><w:sdtPr/><w:sdtContent>` + p("a") + `</w:sdtContent></w:sdt><w:ins>` + marked("b") + `</w:ins>`},
		{"what was moved off counts not", at(0, 0, 0, 1), `<w:moveFrom>` + p("a") + `</w:moveFrom>` + p("b"), `<w:moveFrom>` + p("a") + `</w:moveFrom>` + marked("b")},
		{"row without that cell", at(1, 1, 9, 0), table(row(p(""), p("b"))), table(row(marked(""), p("b")))},
		{"no such place", at(7, 1, 1, 0), `<w:p/>` + p("a"), `<w:p/>` + marked("a")},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, parts := copyOf(t, "docx", wordParts("word/document.xml", body(c.before)), c.remark)
			if got := parts["word/document.xml"]; got != body(c.want) {
				t.Errorf("got  %s\nwant %s", got, body(c.want))
			}
			said := parts["word/comments.xml"]
			for _, want := range []string{`w:author="Tổ giúp việc"`, `w:date="2026-02-02T08:00:00Z"`, `w:initials="TGV"`, "Còn thiếu", "Chưa nêu &lt;mục tiêu&gt; &amp; “chỉ tiêu”."} {
				if !strings.Contains(said, want) {
					t.Errorf("comments lack %q: %s", want, said)
				}
			}
			if !strings.Contains(parts["[Content_Types].xml"], `PartName="/word/comments.xml"`) || !strings.Contains(parts["word/_rels/document.xml.rels"], `/comments" Target="comments.xml"`) {
				t.Error("the part of the comments is not made known")
			}
		})
	}
}

// Comments of the sender stay, and ids are not used twice.
func TestWordKeepsComments(t *testing.T) {
	theirs := `<w:comment w:id="4" w:author="Bình"><w:p/></w:comment>`
	_, parts := copyOf(t, "docx", wordParts("word/document.xml", body(`<w:p><w:commentRangeStart w:id="9"/></w:p>`),
		part{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdHoso1" Type="` + officeNS + `/comments" Target="/word/notes.xml"/></Relationships>`},
		part{"word/notes.xml", `<w:comments xmlns:w="` + wordNS + `">` + theirs + `</w:comments>`}), at(0, 0, 0, 1))
	if said := parts["word/notes.xml"]; !strings.Contains(said, theirs) || !strings.Contains(said, `w:id="10"`) {
		t.Errorf("comments %s", said)
	}
	if parts["word/comments.xml"] != "" || !strings.Contains(parts["word/document.xml"], `<w:commentReference w:id="10"/>`) {
		t.Errorf("document %s", parts["word/document.xml"])
	}
}

// A strict file, a main part of another name, and other prefixes.
func TestWordOtherNames(t *testing.T) {
	_, parts := copyOf(t, "docx", wordParts("text/main.xml", `<d:document xmlns:d="`+strictNS+`"><d:body><d:p><d:r/></d:p></d:body></d:document>`), at(0, 0, 0, 1))
	if got := parts["text/main.xml"]; !strings.Contains(got, `<d:p><w:commentRangeStart xmlns:w="`+strictNS+`" w:id="0"/><d:r/>`) {
		t.Error(got)
	}
	if !strings.Contains(parts["text/comments.xml"], strictNS) || !strings.Contains(parts["text/_rels/main.xml.rels"], "purl.oclc.org/ooxml/officeDocument/relationships/comments") {
		t.Errorf("%v", parts)
	}
}

// What is not spoken of goes over as the bytes that it is, in its order.
func TestOtherPartsStay(t *testing.T) {
	parts := wordParts("word/document.xml", body(`<w:p/>`), part{"word/media/a.png", strings.Repeat("\x00ảnh", 1000)}, part{"customXml/item1.xml", "<không phải XML"})
	names, content := copyOf(t, "docx", parts, at(0, 0, 0, 1))
	for i, p := range parts {
		if names[i] != p.name {
			t.Errorf("part %d is %s, was %s", i, names[i], p.name)
		}
		if i > 2 && content[p.name] != p.content {
			t.Errorf("%s has changed", p.name)
		}
	}
}

func TestUnfit(t *testing.T) {
	doc := wordParts("word/document.xml", body(`<w:p/>`))
	for name, c := range map[string]struct {
		format string
		data   []byte
	}{
		"no ZIP":             {"docx", []byte("\xD0\xCF\x11\xE0")},
		"nothing":            {"docx", nil},
		"too large":          {"docx", make([]byte, 17<<20)},
		"macros by name":     {"docm", packed(t, doc...)},
		"no paragraph":       {"docx", packed(t, wordParts("word/document.xml", body(``))...)},
		"broken main part":   {"docx", packed(t, wordParts("word/document.xml", `<w:document xmlns:w="`+wordNS+`"><w:body><w:p>`)...)},
		"entities":           {"docx", packed(t, wordParts("word/document.xml", `<!DOCTYPE a [<!ENTITY b "c">]>`+body(`<w:p/>`))...)},
		"a part that swells": {"docx", packed(t, wordParts("word/document.xml", body(strings.Repeat(" ", 33<<20)+`<w:p/>`))...)},
		"another format":     {"docx", packed(t, part{"[Content_Types].xml", `<Types/>`}, part{"mimetype", "x"})},
	} {
		out, err := mark.Copy(bytes.NewReader(c.data), int64(len(c.data)), c.format, []mark.Remark{at(0, 0, 0, 1)}, by)
		if !errors.Is(err, mark.ErrUnfit) || out != nil {
			t.Errorf("%s: %d bytes, %v", name, len(out), err)
		}
	}
}
