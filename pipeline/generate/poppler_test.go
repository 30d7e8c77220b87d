package generate_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"hoso/pipeline/dossier"
)

// TestPapersInPoppler reads every paper as another program does: no warning, fonts embedded, text back in NFC. The files are kept in
// HOSO_KEEP where that is set, to be looked at.
func TestPapersInPoppler(t *testing.T) {
	for _, tool := range []string{"pdftotext", "pdffonts", "pdftoppm"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
				t.Fatal(err)
			}
			t.Skipf("no %s here (poppler-utils): the PDFs are not looked at from outside", tool)
		}
	}
	dir := t.TempDir()
	if keep := os.Getenv("HOSO_KEEP"); keep != "" {
		dir = keep
	}
	p := newPress(t)
	for name, paper := range allPapers(t, p) {
		content, err := paper.Bytes()
		look(t, dir, name, content, err, "Dân vận khéo")
	}
	for name, paper := range officialPapers(t, p) {
		content, err := paper.Bytes()
		look(t, dir, name, content, err, "Dân vận khéo")
	}
	for name, paper := range widePapers(t, p, yearState()) {
		content, err := paper.Bytes()
		look(t, dir, name, content, err, "Dân vận khéo")
	}
	for name, paper := range plainPapers(t, p, 12) {
		content, err := paper.Bytes()
		look(t, dir, name, content, err, "01")
	}
	hard, err := p.CheckSlip(hardState(), shippedPlan(t), 3)
	if err != nil {
		t.Fatal(err)
	}
	content, err := hard.Bytes()
	look(t, dir, "hard", content, err, "Thiếu nội dung 40.")
	c := certificate()
	content, err = p.Certificate(c)
	look(t, dir, "certificate", content, err, "được công nhận là mô hình “Dân vận khéo” tiêu biểu năm 2026")
	c.Collective, c.Sample, c.Recipient = false, true, "Nguyễn Thị Thu Thủy, Phó Bí thư Chi bộ VKSND khu vực 10"
	content, err = p.Certificates([]dossier.CertificateContent{c, certificate()})
	look(t, dir, "certificates", content, err, "Đồng chí: Nguyễn Thị Thu Thủy")
}

func look(t *testing.T, dir, name string, content []byte, err error, want string) {
	t.Helper()
	if err != nil {
		t.Fatal(name, err)
	}
	file := filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
	text := quiet(t, "pdftotext", file, "-")
	if !norm.NFC.IsNormalString(text) || !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
		t.Errorf("%s: no %q in NFC in:\n%s", name, want, text)
	}
	for _, line := range strings.Split(strings.TrimSpace(quiet(t, "pdffonts", file)), "\n")[2:] {
		if f := strings.Fields(line); f[len(f)-5] != "yes" {
			t.Errorf("%s: a font is not embedded: %s", name, line)
		}
	}
	quiet(t, "pdftoppm", "-r", "40", "-l", "3", "-png", file, filepath.Join(t.TempDir(), name))
}

func quiet(t *testing.T, tool string, args ...string) string {
	t.Helper()
	var out, warnings strings.Builder
	cmd := exec.Command(tool, args...)
	cmd.Stdout, cmd.Stderr = &out, &warnings
	if err := cmd.Run(); err != nil || warnings.Len() > 0 {
		t.Errorf("%s %v: %v %s", tool, args, err, warnings.String())
	}
	return out.String()
}
