package readertest

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
	"hoso/pipeline/plan"
)

// Convert has LibreOffice write files in another format and gives the folder
// of the copies. Without LibreOffice the test is skipped, or fails where
// HOSO_REQUIRE_TOOLS says that it must be there.
func Convert(t testing.TB, to string, files ...string) string {
	t.Helper()
	folder := t.TempDir()
	ctx, cancel := context.WithTimeout(context.Background(), 6*time.Minute)
	defer cancel()
	args := append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", to, "--outdir", folder}, files...)
	if out, err := exec.CommandContext(ctx, office(t), args...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	return folder
}

func office(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"soffice", "libreoffice"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
		t.Fatal("LibreOffice is missing")
	}
	t.Skip("LibreOffice is missing: no files of other formats can be made")
	return ""
}

// AtHand are the files of an ending (".docx"): the samples, and those in the
// folder that HOSO_APPENDICES may name. Tests three folders below the top call
// it.
func AtHand(t testing.TB, ending string) []string {
	t.Helper()
	patterns := []string{"../../../samples/*/*" + ending}
	if folder := os.Getenv("HOSO_APPENDICES"); folder != "" {
		patterns = append(patterns, filepath.Join(folder, "*"+ending), filepath.Join(folder, "files", "*"+ending))
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
		t.Fatal("no samples")
	}
	return all
}

// Extractor finds the fields of the shipped plan.
func Extractor(t testing.TB) *extract.Extractor {
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

// Record is what is extracted of a document, as JSON, without what each
// format says in words of its own: the name of the main part, and notes.
func Record(t testing.TB, extractor *extract.Extractor, doc *dossier.Document) string {
	t.Helper()
	record, rejection := extractor.Record(doc)
	if rejection != nil {
		return string(rejection.Code)
	}
	record.Findings = slices.DeleteFunc(record.Findings, func(f dossier.Finding) bool { return f.Severity == dossier.Noted })
	text, err := json.MarshalIndent(record, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(`"word/document.xml"`, `"document"`, `"WordDocument"`, `"document"`).Replace(string(text))
}

// Differ gives the first lines in which two texts differ, "" for none.
func Differ(want, got []string) string {
	for i := range max(len(want), len(got)) {
		if i >= len(want) || i >= len(got) || want[i] != got[i] {
			return strings.Join(slices.Concat([]string{"want:"}, tail(want, i), []string{"got:"}, tail(got, i)), "\n")
		}
	}
	return ""
}

// tail is a line with those around it.
func tail(lines []string, at int) []string {
	return lines[min(max(at-1, 0), len(lines)):min(at+3, len(lines))]
}
