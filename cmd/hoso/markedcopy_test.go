package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/mark"
)

// filesToMark are the samples, and where HOSO_APPENDICES or HOSO_HARD_FILES name folders, what lies there too.
func filesToMark(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	trees := map[string]fs.FS{"samples": os.DirFS("../../samples")}
	for _, name := range []string{"HOSO_APPENDICES", "HOSO_HARD_FILES"} {
		if dir := os.Getenv(name); dir != "" {
			trees[name] = os.DirFS(dir)
		}
	}
	for name, tree := range trees {
		err := fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasPrefix(strings.ToLower(filepath.Ext(path)), ".") {
				return err
			}
			info, err := d.Info()
			if err != nil || info.Size() > 4<<20 {
				return err
			}
			data, err := fs.ReadFile(tree, path)
			if err == nil && bytes.HasPrefix(data, []byte("PK")) {
				all[name+"/"+path] = data
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// placesOf are all places of a document with the text that stands there.
func placesOf(doc *dossier.Document) (where []dossier.Location, text []string) {
	seen := map[dossier.Location]bool{}
	add := func(l dossier.Location, s string) {
		if !seen[l] {
			seen[l] = true
			where, text = append(where, l), append(text, s)
		}
	}
	for _, b := range doc.Blocks {
		if b.Paragraph != nil {
			add(b.Paragraph.Where, b.Paragraph.Text)
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row.Cells {
				if c != nil && !c.Blank() {
					add(c.Where, c.Text())
				}
			}
		}
	}
	return where, text
}

// TestRemarksStandWhereReadersSay puts a remark at every place that the readers name in every file, and looks where it lies in the copy.
// The copy reads as the file itself.
func TestRemarksStandWhereReadersSay(t *testing.T) {
	reader, read := newOpener(), 0
	for name, data := range filesToMark(t) {
		doc, err := reader.Open(t.Context(), bytes.NewReader(data), int64(len(data)), name)
		if err != nil {
			continue // a file that nobody takes needs no marked copy
		}
		where, text := placesOf(doc)
		if len(where) == 0 {
			continue
		}
		var remarks []mark.Remark
		for i, l := range where {
			remarks = append(remarks, mark.Remark{Where: l, Title: fmt.Sprintf("ghi chú %d", i), Lines: []string{"<a> & “b”"}, Grave: i%2 == 0})
		}
		format := "docx"
		if doc.Format == dossier.Excel {
			format = "xlsx"
		}
		if bytes.Contains(data, []byte("vbaProject")) {
			format = format[:3] + "m"
		}
		by := mark.Author{Name: "Tổ giúp việc", At: time.Date(2026, 2, 2, 8, 0, 0, 0, time.UTC)}
		marked, err := mark.Copy(bytes.NewReader(data), int64(len(data)), format, remarks, by)
		if errors.Is(err, mark.ErrUnfit) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		read++
		again, err := mark.Copy(bytes.NewReader(data), int64(len(data)), format, remarks, by)
		if err != nil || !bytes.Equal(marked, again) {
			t.Errorf("%s: other bytes the second time: %v", name, err)
		}
		after, err := reader.Open(t.Context(), bytes.NewReader(marked), int64(len(marked)), name)
		if err != nil {
			t.Errorf("%s: the copy: %v", name, err)
		} else if was, is := contentOf(doc), contentOf(after); was != is {
			t.Errorf("%s: the copy reads otherwise\nwas %.2000s\n is %.2000s", name, was, is)
		}
		if doc.Format == dossier.Word {
			checkComments(t, name, marked, text, len(doc.Encodings) == 0)
		} else {
			checkNotes(t, name, marked, where)
		}
	}
	if read < 15 {
		t.Fatalf("only %d files marked", read)
	}
}

// contentOf is what a document says, cell by cell, for comparison; blank cells at the end of rows and sheets are no content.
func contentOf(doc *dossier.Document) string {
	where, text := placesOf(doc)
	return fmt.Sprint(where, text, doc.Encodings, doc.Notes)
}

// checkComments looks at the text of the paragraph that each comment stands beside.
func checkComments(t *testing.T, name string, marked []byte, text []string, plain bool) {
	t.Helper()
	main, comments := "", ""
	for part, data := range unzipped(t, marked) {
		if strings.Contains(data, "commentRangeStart") {
			main = data
		}
		if strings.Contains(data, "ghi chú 0") {
			comments = data
		}
		if err := wellFormed(data); err != nil && strings.HasSuffix(part, ".xml") {
			t.Errorf("%s: %s: %v", name, part, err)
		}
	}
	ids := regexp.MustCompile(`<w:comment [^>]*w:id="(\d+)" w:author="Tổ giúp việc".*?ghi chú (\d+)<`).FindAllStringSubmatch(comments, -1)
	if len(ids) != len(text) {
		t.Fatalf("%s: %d comments, want %d", name, len(ids), len(text))
	}
	wrong := 0
	for i, m := range ids {
		start := strings.Index(main, `<w:commentRangeStart w:id="`+m[1]+`"/>`)
		end := strings.Index(main, `<w:commentReference w:id="`+m[1]+`"/>`)
		if start < 0 {
			start, end = strings.Index(main, ` w:id="`+m[1]+`"/>`), strings.LastIndex(main, ` w:id="`+m[1]+`"/>`)
		}
		if start < 0 || end < start {
			t.Fatalf("%s: comment %s has no place", name, m[1])
		}
		got, want := textOf(main[start:end]), letters(text[i])
		if plain && want != "" && !strings.Contains(want, got) && !strings.Contains(got, want) { // hidden words may follow
			wrong++
			t.Logf("%s: remark %d about %.80q stands beside %.80q", name, i, want, got)
		}
	}
	if wrong*50 > len(ids) {
		t.Errorf("%s: %d of %d remarks stand elsewhere", name, wrong, len(ids))
	}
}

var textElement = regexp.MustCompile(`(?s)<(?:\w+:)?t(?: [^>]*)?>([^<]*)</`)

// textOf are the letters of the texts in a piece of a part.
func textOf(piece string) string {
	var b strings.Builder
	for _, m := range textElement.FindAllStringSubmatch(piece, -1) {
		b.WriteString(html.UnescapeString(m[1]))
	}
	return letters(b.String())
}

func letters(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || strings.ContainsRune("\u00a0\u00ad\u200b☐☒", r) }), "")
}

func wellFormed(data string) error {
	d := xml.NewDecoder(strings.NewReader(data))
	for {
		if _, err := d.Token(); err != nil {
			if err.Error() == "EOF" {
				return nil
			}
			return err
		}
	}
}

// checkNotes reads the notes as another library does.
func checkNotes(t *testing.T, name string, marked []byte, where []dossier.Location) {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(marked))
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	defer book.Close()
	if n, err := book.GetComments(book.GetSheetList()[0]); err == nil && len(n) == 0 && !strings.HasPrefix(name, "samples/") {
		t.Logf("%s: the other library does not find the notes", name) // it knows the usual names of parts only
		return
	}
	for i, l := range where {
		sheet := l.Sheet
		for _, s := range book.GetSheetList() {
			if strings.TrimSpace(s) == sheet {
				sheet = s
			}
		}
		notes, err := book.GetComments(sheet)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		title := fmt.Sprintf("ghi chú %d\n", i)
		at := slices.IndexFunc(notes, func(c excelize.Comment) bool {
			text := c.Text
			for _, run := range c.Paragraph {
				text += run.Text
			}
			return strings.Contains(text, title)
		})
		if at < 0 || notes[at].Cell != l.Cell {
			t.Errorf("%s: remark %d about %s %s: note %d of %d", name, i, l.Sheet, l.Cell, at, len(notes))
			return
		}
		style, err := book.GetCellStyle(sheet, l.Cell)
		if err != nil {
			t.Fatal(err)
		}
		look, err := book.GetStyle(style)
		if err != nil || len(look.Fill.Color) == 0 || !reflect.DeepEqual(look.Fill.Color, []string{map[bool]string{true: "FFC7CE", false: "FFEB9C"}[i%2 == 0]}) {
			t.Errorf("%s: %s %s is coloured %v: %v", name, l.Sheet, l.Cell, look.Fill.Color, err)
			return
		}
	}
}

func unzipped(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && archive == nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(content)
	}
	return parts
}
