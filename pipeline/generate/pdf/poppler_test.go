package pdf

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"hoso/pipeline/generate/layout"
)

// poppler runs one of poppler's tools and fails where it warns. Without the tool the test is skipped, unless
// HOSO_REQUIRE_TOOLS=1 says that it must be there.
func poppler(t *testing.T, tool string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
			t.Fatalf("%s is required and not installed", tool)
		}
		t.Skipf("%s (poppler-utils) is not installed", tool)
	}
	var out, warnings strings.Builder
	cmd := exec.Command(path, args...)
	cmd.Stdout, cmd.Stderr = &out, &warnings
	if err := cmd.Run(); err != nil || warnings.Len() > 0 {
		t.Fatalf("%s: %v: %s", tool, err, warnings.String())
	}
	return out.String()
}

func save(t *testing.T, pages []layout.Page) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(file, write(t, pages), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestTextComesBackFromThePDF(t *testing.T) {
	text := poppler(t, "pdftotext", save(t, flow(t, report(5, 4))), "-")
	if !norm.NFC.IsNormalString(text) {
		t.Error("the text is not NFC")
	}
	flat := strings.Join(strings.Fields(text), " ")
	for _, want := range []string{prose, "Về lãnh đạo, chỉ đạo: Đảng ủy Viện", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 12-BC/ĐU", "☐", "☒", "✓", "→", "☑ Đạt", "Nơi nhận:"} {
		if !strings.Contains(flat, want) {
			t.Errorf("%q is not in the text", want)
		}
	}
}

func TestEveryFontIsEmbedded(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(poppler(t, "pdffonts", save(t, flow(t, report(2, 2))))), "\n")[2:]
	if len(lines) != 3 {
		t.Errorf("%d fonts, want 3", len(lines))
	}
	for _, l := range lines {
		if f := strings.Fields(l); f[len(f)-5] != "yes" || f[len(f)-3] != "yes" {
			t.Errorf("not embedded, or without Unicode: %s", l)
		}
	}
}

func TestWatermarkIsOnEveryPage(t *testing.T) {
	doc := report(0, 3)
	doc.Sheet.Watermark = "BẢN DỰ THẢO"
	text := poppler(t, "pdftotext", save(t, flow(t, doc)), "-")
	if n := strings.Count(text, "DỰ"); n != 2 || !strings.Contains(text, "Chi bộ Phòng 3") {
		t.Errorf("the watermark is %d times in\n%s", n, text)
	}
}

func TestPagesCanBeDrawn(t *testing.T) {
	for name, pages := range map[string][]layout.Page{"report": flow(t, report(3, 3)), "certificate": {certificate(t)}} {
		target := filepath.Join(t.TempDir(), name)
		poppler(t, "pdftoppm", "-r", "40", "-png", save(t, pages), target)
		if made, _ := filepath.Glob(target + "*.png"); len(made) != len(pages) {
			t.Errorf("%s: %d pictures of %d pages", name, len(made), len(pages))
		}
	}
}

// TestTextStandsWhereItWasLaid compares the place of words in the PDF, in points, with the layout.
func TestTextStandsWhereItWasLaid(t *testing.T) {
	page := layout.Page{Width: 297, Height: 210}
	for i, word := range []string{"Đảng", "ủy"} {
		page.Texts = append(page.Texts, layout.Text{X: 30 + float64(i)*200, Baseline: 100 + float64(i)*80, Text: word, Style: layout.Style{Size: 14}})
	}
	boxes := poppler(t, "pdftotext", "-bbox", save(t, []layout.Page{page}), "-")
	found := regexp.MustCompile(`<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">(.+)</word>`).FindAllStringSubmatch(boxes, -1)
	if len(found) != len(page.Texts) {
		t.Fatalf("%d words in %s", len(found), boxes)
	}
	for i, text := range page.Texts {
		x, _ := strconv.ParseFloat(found[i][1], 64)
		foot, _ := strconv.ParseFloat(found[i][2], 64)
		baseline := foot - 0.216*text.Style.Size // the box ends with the descent
		if math.Abs(x*layout.PtToMM-text.X) > 0.02 || math.Abs(baseline*layout.PtToMM-text.Baseline) > 0.02 || found[i][3] != text.Text {
			t.Errorf("%q stands at %.2f, %.2f mm, want %.2f, %.2f", found[i][3], x*layout.PtToMM, baseline*layout.PtToMM, text.X, text.Baseline)
		}
	}
}
