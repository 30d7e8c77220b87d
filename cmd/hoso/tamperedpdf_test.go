package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"os"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/join"
	"hoso/pipeline/prove"
)

// vault is what an office has issued, with the bytes.
type vault struct {
	press *generate.Press
	list  []dossier.Certificate
	bytes map[string][]byte
}

func newVault(t *testing.T, names ...string) *vault {
	t.Helper()
	press, err := newPress(generate.Settings{Superior: "ĐẢNG BỘ MẪU", Issuer: "ĐẢNG ỦY CƠ QUAN MẪU"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	v := &vault{press: press, bytes: map[string][]byte{}}
	for i, name := range names {
		c := dossier.CertificateContent{Register: fmt.Sprintf("%02d/2026", i+1), Year: 2026, ModelName: name, Recipient: "Chi bộ Phòng 9", Collective: true,
			Issuer: "ĐẢNG ỦY CƠ QUAN MẪU", Decision: dossier.Decision{Number: "15-QĐ/ĐU", Date: "2026-12-10", Place: "Hải Phòng",
				Authority: "T/M ĐẢNG ỦY", Title: "BÍ THƯ", Signer: "Trần Văn Mẫu"}}
		sealed, err := pipeline.Sealing(func() (ed25519.PrivateKey, error) {
			return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{4}, 32)), nil
		})(c)
		if err != nil {
			t.Fatal(err)
		}
		data := v.draw(t, sealed)
		sum := sha256.Sum256(data)
		sha := hex.EncodeToString(sum[:])
		v.bytes[sha] = data
		v.list = append(v.list, dossier.Certificate{Year: 2026, Sequence: i + 1, Content: sealed, SHA256: sha})
	}
	return v
}

func (v *vault) draw(t *testing.T, c dossier.CertificateContent) []byte {
	t.Helper()
	data, err := v.press.Certificate(c)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func (v *vault) archive(c dossier.Certificate) ([]byte, error) {
	data, ok := v.bytes[c.SHA256]
	if !ok {
		return nil, errors.New("not in the archive")
	}
	return data, nil
}

func (v *vault) ask(t *testing.T, data []byte) prove.Verdict {
	t.Helper()
	sum := sha256.Sum256(data)
	out, err := prove.NewRegister(v.list, nil, nil).AskPDF(data, hex.EncodeToString(sum[:]), v.archive, readPDF)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestTamperedPDF: any byte, one letter of the name, another writer, another paper: each told apart.
func TestTamperedPDF(t *testing.T) {
	v := newVault(t, "Tiếp công dân tận tâm", "Hồ sơ không chờ", "Một cửa thân thiện")
	c := v.list[1]
	issued := v.bytes[c.SHA256]
	if got := v.ask(t, issued); got.State != prove.Stands || got.Certificate.Sequence != 2 {
		t.Fatalf("as issued: %+v", got)
	}
	step := len(issued)/60 + 1
	if testing.Short() {
		step *= 4
	}
	for at := 0; at < len(issued); at += step {
		changed := bytes.Clone(issued)
		changed[at] ^= 1
		got := v.ask(t, changed)
		if got.State != prove.Altered || got.Certificate.Sequence != 2 || len(got.Differences) == 0 || !strings.Contains(got.Note, fmt.Sprintf("byte thứ %d", at+1)) {
			t.Fatalf("byte %d: %+v", at, got)
		}
	}
	for name, cut := range map[string][]byte{"cut short": issued[:len(issued)-200], "added to": append(bytes.Clone(issued), "\n% thêm\n"...)} {
		if got := v.ask(t, cut); got.State != prove.Altered || got.Certificate.Sequence != 2 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	forged := c.Content
	forged.ModelName = "Hồ sơ không chớ"
	got := v.ask(t, v.draw(t, forged))
	if got.State != prove.Altered || got.Certificate.Sequence != 2 || got.Differences[0].Part != "chữ trên giấy" ||
		got.Differences[0].Issued != "“Hồ sơ không chờ”" || got.Differences[0].Held != "“Hồ sơ không chớ”" {
		t.Errorf("one letter of the name: %+v", got.Differences)
	}
	forged = c.Content
	forged.Payload += "A"
	if got = v.ask(t, v.draw(t, forged)); got.State != prove.Altered || got.Differences[0].Part != "hình vẽ hoặc mã QR trên trang" {
		t.Errorf("the code: %+v", got.Differences)
	}
	other := dossier.CertificateContent{Register: "77/2025", Year: 2025, ModelName: "Khác", Recipient: "Nơi khác", Issuer: "NƠI KHÁC", Collective: true, Decision: c.Content.Decision}
	other.Decision.Number = "1-QĐ"
	if got = v.ask(t, v.draw(t, other)); got.State != prove.Unknown {
		t.Errorf("another office's paper: %+v", got)
	}
	two, err := join.PDFs([][]byte{issued, v.bytes[v.list[0].SHA256]})
	if err != nil {
		t.Fatal(err)
	}
	if got = v.ask(t, two); got.State == prove.Stands {
		t.Errorf("two in one file: %+v", got)
	}
}

// TestPDFSavedAgain: what another program has saved is told as such, with the text as it was.
func TestPDFSavedAgain(t *testing.T) {
	tool, err := exec.LookPath("pdftocairo")
	if err != nil {
		if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
			t.Fatal(err)
		}
		t.Skip("no pdftocairo here (poppler-utils)")
	}
	v := newVault(t, "Tiếp công dân tận tâm", "Hồ sơ không chờ")
	from := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(from, v.bytes[v.list[0].SHA256], 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(tool, "-pdf", from, from+"2").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	data, err := os.ReadFile(from + "2")
	if err != nil {
		t.Fatal(err)
	}
	if got := v.ask(t, data); got.State != prove.Altered || got.Certificate.Sequence != 1 {
		t.Errorf("%+v", got)
	}
}
