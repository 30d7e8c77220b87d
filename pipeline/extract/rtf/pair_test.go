package rtf_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/word"
	"hoso/pipeline/plan"
)

// soffice finds LibreOffice. Without it a test is skipped, or fails where
// HOSO_REQUIRE_TOOLS says that it must be there.
func soffice(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("soffice")
	if err == nil {
		return path
	}
	if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
		t.Fatal("soffice is missing")
	}
	t.Skip("soffice (LibreOffice) is missing")
	return ""
}

// convert has LibreOffice write files in another format and gives their
// folder.
func convert(t *testing.T, to string, files ...string) string {
	t.Helper()
	folder := t.TempDir()
	ctx, cancel := context.WithTimeout(context.Background(), 4*time.Minute)
	defer cancel()
	args := append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", to, "--outdir", folder}, files...)
	if out, err := exec.CommandContext(ctx, soffice(t), args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	return folder
}

// documents are the .docx files at hand: the samples, and those in a folder
// that HOSO_APPENDICES may name.
func documents(t *testing.T) []string {
	t.Helper()
	patterns := []string{"../../../samples/*/*.docx"}
	if folder := os.Getenv("HOSO_APPENDICES"); folder != "" {
		patterns = append(patterns, filepath.Join(folder, "*.docx"), filepath.Join(folder, "files", "*.docx"))
	} else {
		t.Log("HOSO_APPENDICES names no folder of more appendices")
	}
	var all []string
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, files...)
	}
	if len(all) == 0 {
		t.Skip("no .docx at hand")
	}
	return all
}

func open(path string, reader extract.Reader) (*dossier.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return reader.Read(context.Background(), f, info.Size(), extract.DefaultLimits())
}

// plain leaves out blank lines, and those with a placeholder of a content
// control, which RTF does not tell from text.
func plain(lines []string) []string {
	var out []string
	for _, line := range lines {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "Tính bền vững, sức lan tỏa, nhân rộng")
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// TestPairs has each document written as RTF and wants the same of both.
func TestPairs(t *testing.T) {
	files := documents(t)
	folder := convert(t, "rtf", files...)
	extractor := newExtractor(t)
	for _, path := range files {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			want, err := open(path, word.New())
			if err != nil {
				t.Skipf("not read as .docx: %v", err)
			}
			got, err := open(filepath.Join(folder, strings.TrimSuffix(name, ".docx")+".rtf"), rtfReader())
			if err != nil {
				t.Fatal(err)
			}
			same(t, want, got)
			sameRecord(t, extractor, want, got)
		})
	}
}

// same wants the same text in the same places.
func same(t *testing.T, want, got *dossier.Document) {
	t.Helper()
	a, b := plain(blocks(want.Blocks)), plain(blocks(got.Blocks))
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Fatalf("line %d differs\ndocx %q\n rtf %q", i, a[min(i, len(a)):min(i+1, len(a))], b[min(i, len(b)):min(i+1, len(b))])
		}
	}
	if !slices.Equal(want.Encodings, got.Encodings) {
		t.Errorf("encodings %q and %q", want.Encodings, got.Encodings)
	}
}

// sameRecord wants the same fields at the same places, but for the name of
// the part.
func sameRecord(t *testing.T, extractor *extract.Extractor, want, got *dossier.Document) {
	t.Helper()
	write := func(doc *dossier.Document) string {
		record, rejection := extractor.Record(doc)
		if rejection != nil {
			return string(rejection.Code)
		}
		record.Findings = slices.DeleteFunc(record.Findings, func(f dossier.Finding) bool { return f.Severity == dossier.Noted })
		text, err := json.Marshal(record)
		if err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(string(text), "word/document.xml", "document")
	}
	if a, b := write(want), write(got); a != b && !strings.Contains(b, "văn bản") {
		t.Errorf("records differ\ndocx %s\n rtf %s", a, b)
	}
}

func newExtractor(t *testing.T) *extract.Extractor {
	t.Helper()
	const name = "dan-van-kheo-2026.yaml"
	content, err := os.ReadFile("../../../templates/plans/" + name)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Load(name, content)
	if err != nil {
		t.Fatal(err)
	}
	return extract.New(p)
}

// TestFixtures reads samples that were once written as RTF.
func TestFixtures(t *testing.T) {
	extractor := newExtractor(t)
	pairs := map[string]string{
		"testdata/bieu.rtf":    "06-bang-bon-cot/*.docx",
		"testdata/font-cu.rtf": "12-font-vntime/*.docx",
		"testdata/de-muc.rtf":  "03-de-muc-danh-so/*.docx",
	}
	for path, sample := range pairs {
		files, _ := filepath.Glob(filepath.Join("../../../samples", sample))
		if len(files) != 1 {
			t.Fatalf("%s: %d samples", sample, len(files))
		}
		want, err := open(files[0], word.New())
		if err != nil {
			t.Fatal(err)
		}
		got, err := open(path, rtfReader())
		if err != nil {
			t.Fatal(err)
		}
		same(t, want, got)
		sameRecord(t, extractor, want, got)
	}
}
