package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

// wasRead stands for a file that a reader took whole.
const wasRead dossier.Code = "read"

func outcomeOf(err error) dossier.Code {
	var r *dossier.Rejection
	switch {
	case err == nil:
		return wasRead
	case errors.As(err, &r):
		return r.Code
	}
	return dossier.Code("no rejection: " + err.Error())
}

// hardOutcomes are what the files' own README allows, by folder.
var hardOutcomes = map[string][]dossier.Code{
	"broken_zip":      {dossier.Corrupt},
	"encrypted":       {dossier.Encrypted},
	"bombs":           {dossier.TooLarge, wasRead},
	"odd_package":     {wasRead, dossier.Corrupt},
	"strict":          {wasRead},
	"wrong_extension": {dossier.Encrypted, dossier.Corrupt}, // by content: encrypted ones, and a text called .xlsx
	"tracked_changes": {wasRead},
	"macros":          {wasRead},
	"external":        {wasRead},
	"altchunk":        {wasRead},
}

// TestHardFiles reads real files that are hard to read, each in a child as
// users do, and holds how each ends, in what time and memory.
func TestHardFiles(t *testing.T) {
	folder := os.Getenv("HOSO_HARD_FILES")
	if folder == "" {
		t.Skip("HOSO_HARD_FILES names no folder of hard files")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	apart := newReadsApart(t)
	met := map[string]bool{}
	for _, path := range files {
		kind := filepath.Base(filepath.Dir(path))
		met[kind] = true
		t.Run(kind+"/"+filepath.Base(path), func(t *testing.T) { readHard(t, apart, path, hardOutcomes[kind]) })
	}
	for kind := range hardOutcomes {
		if !met[kind] {
			t.Errorf("no file in %s", kind)
		}
	}
}

func readHard(t *testing.T, apart *readsApart, path string, allowed []dossier.Code) {
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(path, ".xlsb") {
		allowed = []dossier.Code{dossier.UnsupportedFormat}
	}
	k := apart.read(content, filepath.Base(path))
	k.within(t)
	t.Logf("%-18s %7.0f ms %4d MB", k.outcome(), float64(k.span.Microseconds())/1000, k.peak>>20)
	if !slices.Contains(allowed, k.outcome()) {
		t.Errorf("ended as %s, want one of %q", k.outcome(), allowed)
	}
	if want := hardWords[filepath.Base(path)]; want != nil {
		want.check(t, k.doc)
	}
}

// words are what must be read in a file, what must not, and a word of what its
// sender must be told.
type words struct {
	has, hasNot []string
	told        string
}

// hardWords say for some files what reading them means.
var hardWords = map[string]*words{
	"58067.docx":                   {has: []string{"This is a test.", "This is a whole paragraph where one word is deleted."}, hasNot: []string{"This is another Test.", "only "}, told: tracked},
	"Comment020.docx":              {hasNot: []string{"On the Insert", "they also coordinate"}, told: tracked},
	"Comment025.docx":              {has: []string{"Word 15 has a bunch of improvements to the commenting scenar"}, told: tracked},
	"delins.docx":                  {has: []string{"March 2009: Apache Tika Release", "Lucene will be extremely well represented"}, hasNot: []string{"Also known as Maang Tika.", "DragonLance"}, told: tracked},
	"memo.docx":                    {has: []string{"This is a paragraph with an image"}, hasNot: []string{"deleted pic"}, told: tracked},
	"testWORD_features.docx":       {has: []string{"insert th"}, hasNot: []string{"bibendum Donec"}, told: tracked},
	"stress012.docx":               {told: "nhúng từ tệp khác"},
	"testAltChunkHTML.docx":        {told: "nhúng từ tệp khác"},
	"SampleSS.strict.xlsx":         {has: []string{"Test spreadsheet", "2nd row 2nd column", "This one is red"}},
	"sheet_visibility_strict.xlsx": {told: "Trang tính ẩn “VeryHidden” không được đọc."},
	"wtf_path.xlsx":                {has: []string{"sheetjs", "foo    bar"}},
	"52288.docx":                   {has: []string{"CHAPTER 1"}},
}

// tracked is a word of the note on tracked changes.
const tracked = "Track Changes"

func (w *words) check(t *testing.T, doc *dossier.Document) {
	t.Helper()
	if doc == nil {
		t.Error("nothing was read")
		return
	}
	text := allText(doc)
	for _, part := range w.has {
		if !strings.Contains(text, part) {
			t.Errorf("lacks %q in\n%.2000s", part, text)
		}
	}
	for _, part := range w.hasNot {
		if strings.Contains(text, part) {
			t.Errorf("has %q", part)
		}
	}
	told := slices.ContainsFunc(doc.Notes, func(n dossier.Note) bool { return strings.Contains(n.Message, w.told) })
	if w.told != "" && !told {
		t.Errorf("nothing told of %q: %+v", w.told, doc.Notes)
	}
}

// allText is all text of a document, a line a paragraph or cell.
func allText(doc *dossier.Document) string {
	var out strings.Builder
	for _, b := range slices.Concat(doc.Blocks, doc.Outside) {
		writeBlock(&out, b)
	}
	return out.String()
}

func writeBlock(out *strings.Builder, b dossier.Block) {
	if b.Paragraph != nil {
		out.WriteString(b.Paragraph.Full() + "\n")
		return
	}
	for _, row := range b.Table.Rows {
		for i, cell := range row.Cells {
			if cell.Row != row.Index || cell.Column != i+1 {
				continue
			}
			out.WriteString(cell.Text() + "\n")
			for _, inner := range cell.Tables {
				writeBlock(out, dossier.Block{Table: inner})
			}
		}
	}
}
