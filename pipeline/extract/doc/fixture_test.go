package doc_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/word"
)

var update = flag.Bool("update", false, "make testdata anew, with LibreOffice, from the samples and the bodies above")

// fixtures are files of testdata and what they are made of: a sample, or a
// body of riches.
var fixtures = map[string]string{
	"everything": "",
	"vntime":     "../../../samples/12-font-vntime/*.docx",
	"numbered":   "../../../samples/03-de-muc-danh-so/*.docx",
	"tracked":    "tracked",
}

// TestFixtures reads files that need no LibreOffice. What must come out
// (.txt) is what the reader of .docx makes of the twin.
func TestFixtures(t *testing.T) {
	if *update {
		makeFixtures(t)
	}
	for name := range fixtures {
		content, err := os.ReadFile(filepath.Join("testdata", name+".doc"))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join("testdata", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		old, err := readBytes(content)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		lines := strings.Split(strings.TrimSuffix(string(want), "\n"), "\n")
		if left := unexplained(differences(lines, dump(old))); len(left) > 0 {
			t.Errorf("%s:\n%s", name, shorten(left, 40))
		}
	}
}

// everything is one body of all of riches but the tracked changes.
func everything() string {
	riches := readertest.Riches()
	var names []string
	for name := range riches {
		if name != "tracked" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var body strings.Builder
	for _, name := range names {
		body.WriteString(riches[name])
	}
	return body.String()
}

func makeFixtures(t *testing.T) {
	folder, riches := t.TempDir(), readertest.Riches()
	var files []string
	for name, from := range fixtures {
		path := filepath.Join(folder, name+".docx")
		files = append(files, path)
		switch {
		case from == "":
			readertest.WriteDocx(t, path, everything())
		case riches[from] != "":
			readertest.WriteDocx(t, path, riches[from])
		default:
			found, _ := filepath.Glob(from)
			content, err := os.ReadFile(found[0])
			if err != nil {
				t.Fatal(err)
			}
			write(t, path, content)
		}
	}
	copies := readertest.Convert(t, asDoc, files...)
	for name := range fixtures {
		docx, err := readertest.File(t, word.New(), filepath.Join(folder, name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join("testdata", name+".txt"), []byte(strings.Join(dump(docx), "\n")+"\n"))
		content, err := os.ReadFile(filepath.Join(copies, name+".doc"))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join("testdata", name+".doc"), content)
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
