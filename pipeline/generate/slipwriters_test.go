package generate_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestSlipIsDrawnAsOtherPapers: a check slip, which is written like a certificate because it is one of thousands, has the pages and the
// words that the writer of all other papers gives it.
func TestSlipIsDrawnAsOtherPapers(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
			t.Fatal(err)
		}
		t.Skip("no pdftoppm here (poppler-utils): the pages are not looked at")
	}
	dir := t.TempDir()
	made := func(name string, bulk bool) (content []byte, pages []string, words string) {
		p := newPress(t)
		if !bulk {
			p.Bulk = nil
		}
		slip, err := p.CheckSlip(sampleState(), shippedPlan(t), 3)
		if err != nil {
			t.Fatal(err)
		}
		content, err = slip.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		pages = rendered(t, dir, name, content)
		return content, pages, strings.Join(strings.Fields(quiet(t, "pdftotext", "-layout", filepath.Join(dir, name+".pdf"), "-")), " ")
	}
	ours, pages, words := made("ours", true)
	theirs, otherPages, otherWords := made("theirs", false)
	if bytes.Equal(ours, theirs) {
		t.Fatal("one writer made both")
	}
	if words != otherWords || len(words) < 500 {
		t.Errorf("the words are\n%s\nnot\n%s", words, otherWords)
	}
	if len(pages) != len(otherPages) {
		t.Fatalf("%d pages, not %d", len(pages), len(otherPages))
	}
	for i := range pages {
		if off, x, y := furthest(grey(t, pages[i]), grey(t, otherPages[i])); off > pictureOff/2 {
			t.Errorf("page %d: a field at %d, %d is off by %d of 255", i+1, x, y, off)
		}
	}
}
