package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"hoso/pipeline/generate/word"
	"hoso/templates"
)

// TestWordEditionHasThePages: LibreOffice sets each Word edition on as many pages as the PDF has, or one more or less.
func TestWordEditionHasThePages(t *testing.T) {
	for _, tool := range []string{"soffice", "pdfinfo"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
				t.Fatal(err)
			}
			t.Skipf("no %s here: the pages of the Word editions are not counted", tool)
		}
	}
	dir, papers := t.TempDir(), editedPapers(t, "")
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for i, paper := range papers {
		form, err := fs.ReadFile(templates.Files(), wordForm(paper.Edition()))
		if err != nil {
			t.Fatal(err)
		}
		data, err := word.Fill(form, editionValues(paper.Edition()))
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, string(rune('a'+i))+".docx")
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for i, paper := range papers {
		pages, err := paper.Pages()
		if err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdfinfo", filepath.Join(dir, string(rune('a'+i))+".pdf")).Output()
		if err != nil {
			t.Fatal(err)
		}
		m := regexp.MustCompile(`Pages:\s+(\d+)`).FindStringSubmatch(string(out))
		if m == nil {
			t.Fatalf("%s: %s", paper.Name, out)
		}
		counted := 0
		for _, r := range m[1] {
			counted = counted*10 + int(r-'0')
		}
		t.Logf("%s: %d pages in Word, %d in PDF", paper.Name, counted, len(pages))
		if counted < len(pages)-1 || counted > len(pages)+1 {
			t.Errorf("%s: %d pages in Word, %d in PDF", paper.Name, counted, len(pages))
		}
	}
}
