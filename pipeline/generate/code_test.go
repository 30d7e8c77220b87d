package generate_test

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/prove"
)

// signedCertificate has a payload as it is issued.
func signedCertificate(t testing.TB, model, recipient string) dossier.CertificateContent {
	t.Helper()
	c := certificate()
	c.ModelName, c.Recipient = model, recipient
	payload, err := prove.Payload(prove.Of(c), ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize)))
	if err != nil {
		t.Fatal(err)
	}
	c.Payload, c.Code = payload, prove.Code(payload)
	return c
}

// TestCodeIsRead: another program reads the code of the finished page, at 150 and at 300 dots an inch, for names of 3 to 200 letters.
func TestCodeIsRead(t *testing.T) {
	for _, tool := range []string{"pdftoppm", "zbarimg"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
				t.Fatal(err)
			}
			t.Skipf("no %s here (poppler-utils, zbar-tools): the QR codes are not read", tool)
		}
	}
	long := "Nâng cao chất lượng tiếp công dân, đối thoại, giải quyết khiếu nại, tố cáo và tuyên truyền, phổ biến, giáo dục pháp luật cho " +
		"đồng bào dân tộc thiểu số, đồng bào có đạo trên địa bàn các xã, phường, đặc"
	if n := len([]rune(long)); n != 200 {
		t.Fatalf("%d letters", n)
	}
	cases := [][2]string{
		{"Mai", "Lý A"}, {"Một cửa “thân thiện” – không chờ", "Nguyễn Thị Á-Ú 'Mẫu' \"A|B\\p\""}, {"Hồ sơ không chờ, 100% đúng hạn", "Chi bộ Phòng 9"},
		{everyLetter, "Chi bộ Phòng 9"}, {strings.ToUpper(everyLetter), "CHI BỘ PHÒNG 9"}, {long, "Chi bộ Phòng 9"}, {long, long[:len(long)-60]},
	}
	if testing.Short() {
		cases = cases[:2]
	}
	p, dir := newPress(t), t.TempDir()
	for i, names := range cases {
		c := signedCertificate(t, names[0], names[1])
		content, err := p.Certificate(c)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, fmt.Sprint(i))
		if err := os.WriteFile(file+".pdf", content, 0o600); err != nil {
			t.Fatal(err)
		}
		if keep := os.Getenv("HOSO_KEEP"); keep != "" {
			_ = os.WriteFile(filepath.Join(keep, fmt.Sprintf("qr%d.pdf", i)), content, 0o600)
		}
		for _, dots := range []string{"150", "300"} {
			quiet(t, "pdftoppm", "-r", dots, "-gray", "-singlefile", file+".pdf", file)
			read, err := exec.Command("zbarimg", "-q", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", file+".pgm").Output()
			if strings.TrimSpace(string(read)) != c.Payload {
				t.Errorf("%s dots an inch: read %q, printed %q: %v", dots, read, c.Payload, err)
			}
		}
		if text := quiet(t, "pdftotext", file+".pdf", "-"); !strings.Contains(text, "Mã tra cứu: "+c.Code) {
			t.Errorf("no code in %s", text)
		}
	}
}
