package join_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/generate/join"
)

// page is a PDF of one page with a word on it, as small as one can be.
func page(word string) []byte {
	var b strings.Builder
	var at []int
	object := func(text string) {
		at = append(at, b.Len())
		b.WriteString(text)
	}
	b.WriteString("%PDF-1.4\n")
	content := "BT /F1 24 Tf 50 50 Td (" + word + ") Tj ET"
	object("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n")
	object("2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n")
	object("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>\nendobj\n")
	object("4 0 obj\n<</Length " + number(len(content)) + ">>\nstream\n" + content + "\nendstream\nendobj\n")
	object("5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n")
	start := b.Len()
	b.WriteString("xref\n0 6\n0000000000 65535 f \n")
	for _, place := range at {
		text := "0000000000" + number(place)
		b.WriteString(text[len(text)-10:] + " 00000 n \n")
	}
	b.WriteString("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n" + number(start) + "\n%%EOF\n")
	return []byte(b.String())
}

func number(n int) string {
	digits := ""
	for ; n > 0; n /= 10 {
		digits = string(rune('0'+n%10)) + digits
	}
	return digits
}

func TestPDFs(t *testing.T) {
	parts := [][]byte{page("mot"), page("hai"), page("ba")}
	one, err := join.PDFs(parts)
	if err != nil {
		t.Fatal(err)
	}
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
			t.Fatal("pdftotext is not here")
		}
		t.Skip("pdftotext is not here: the order of the pages is not read back")
	}
	name := filepath.Join(t.TempDir(), "one.pdf")
	if err := os.WriteFile(name, one, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(tool, name, "-").Output()
	if words := strings.Fields(string(text)); err != nil || strings.Join(words, " ") != "mot hai ba" {
		t.Errorf("pages %v, %v", words, err)
	}
}

func TestPDFsRefuses(t *testing.T) {
	for name, parts := range map[string][][]byte{"none": nil, "no PDF": {[]byte("x"), page("a")}} {
		if _, err := join.PDFs(parts); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestMoved: every page stands elsewhere on its sheet by so many mm, with the words that it had.
func TestMoved(t *testing.T) {
	two, err := join.PDFs([][]byte{page("mot"), page("hai")})
	if err != nil {
		t.Fatal(err)
	}
	moved, err := join.Moved(two, 25.4, -12.7) // an inch to the right, half an inch up
	if err != nil {
		t.Fatal(err)
	}
	if _, err := join.Moved([]byte("%PDF-1.4 broken"), 1, 1); err == nil {
		t.Error("a broken file was moved")
	}
	before, after := places(t, two), places(t, moved)
	for i := range after {
		if dx, dy := after[i][0]-before[i][0], after[i][1]-before[i][1]; dx < 71.9 || dx > 72.1 || dy < -36.1 || dy > -35.9 {
			t.Errorf("page %d moved by %.2f, %.2f pt", i+1, dx, dy)
		}
	}
}

// places are where the first word of each page stands, in pt from its upper left corner.
func places(t *testing.T, data []byte) (out [][2]float64) {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
			t.Fatal("pdftotext is not here")
		}
		t.Skip("pdftotext is not here: the places are not read back")
	}
	name := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(tool, "-bbox", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range strings.Split(string(text), "<word ")[1:] {
		var at [2]float64
		var right, foot float64
		if _, err := fmt.Sscanf(word, `xMin="%f" yMin="%f" xMax="%f" yMax="%f"`, &at[0], &at[1], &right, &foot); err != nil {
			t.Fatal(err)
		}
		out = append(out, at)
	}
	if len(out) != 2 {
		t.Fatalf("%d words", len(out))
	}
	return out
}
