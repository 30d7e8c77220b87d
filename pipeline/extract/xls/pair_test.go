package xls_test

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

// workbooks are the .xlsx files that are at hand: our own, the samples, and
// those in a folder that HOSO_APPENDICES may name.
func workbooks(t *testing.T) []string {
	t.Helper()
	patterns := []string{"testdata/*.xlsx", "../../../samples/*/*.xlsx"}
	if folder := os.Getenv("HOSO_APPENDICES"); folder != "" {
		patterns = append(patterns, filepath.Join(folder, "*.xlsx"), filepath.Join(folder, "files", "*.xlsx"))
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
	return all
}

// TestPairs has each workbook written as .xls and wants the same of both.
func TestPairs(t *testing.T) {
	files := workbooks(t)
	if len(files) == 0 {
		t.Fatal("no workbooks")
	}
	folder := convert(t, "xls", files...)
	extractor := extract.New(testPlan(t))
	for _, path := range files {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			want := readFile(t, path)
			got := readFile(t, filepath.Join(folder, strings.TrimSuffix(name, ".xlsx")+".xls"))
			if forget(want, got) {
				compare(t, want, got)
				return
			}
			compare(t, want, got)
			sameRecord(t, extractor, want, got)
		})
	}
}

func testPlan(t *testing.T) *plan.Plan {
	t.Helper()
	files, err := filepath.Glob("../../../templates/plans/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no plan: %v", err)
	}
	content, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Load(filepath.Base(files[0]), content)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func sameRecord(t *testing.T, extractor *extract.Extractor, want, got *dossier.Document) {
	t.Helper()
	a, rejectA := extractor.Record(want)
	b, rejectB := extractor.Record(got)
	if code(rejection(rejectA)) != code(rejection(rejectB)) {
		t.Fatalf("rejected %v and %v", rejectA, rejectB)
	}
	one, _ := json.Marshal(a)
	two, _ := json.Marshal(b)
	if string(one) != string(two) {
		t.Errorf("records differ\nxlsx %s\n xls %s", one, two)
	}
}

// rejection keeps a nil pointer from becoming an error that is not nil.
func rejection(r *dossier.Rejection) error {
	if r == nil {
		return nil
	}
	return r
}

// forget takes out of want the cells whose formulas LibreOffice has stored
// without their text, as the notes of got say, and these notes.
func forget(want, got *dossier.Document) bool {
	lost := map[dossier.Location]bool{}
	got.Notes = slices.DeleteFunc(got.Notes, func(n dossier.Note) bool {
		unknown := strings.Contains(n.Message, "không lưu kết quả")
		lost[n.Where] = lost[n.Where] || unknown
		return unknown
	})
	found := false
	for _, b := range want.Blocks {
		for _, row := range b.Table.Rows {
			for _, c := range row.Cells {
				if lost[c.Where] {
					c.Paragraphs, found = nil, true
				}
			}
		}
	}
	return found
}
