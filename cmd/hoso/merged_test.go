//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

// TestMerged: a merged file has each page as it was issued. Those that this
// program drew come out in one pass, and are the same to the letter's place;
// one that an earlier program drew comes from the archive.
func TestMerged(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "w")
	shareLedger(t, root, dir)
	recogniseMany(t, filepath.Join(root, "hoso.db"), 4)
	ws, err := readWorkspace(dir)
	if err != nil {
		t.Fatal(err)
	}
	now, _ := clock("2026-12-15T08:00:00+07:00")
	s, err := openSession(t.Context(), ws, "", now, writing)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	issued, held, err := s.Certify(t.Context(), nil)
	if err != nil || len(held) > 0 || len(issued) != 4 {
		t.Fatalf("%d issued, held %v, %v", len(issued), held, err)
	}
	onePass, err := s.Merged(issued)
	if err != nil {
		t.Fatal(err)
	}
	joined := 0
	join := s.Join
	s.Join = func(parts [][]byte) ([]byte, error) {
		joined += len(parts)
		return join(parts)
	}
	other := drawnAs(t, s.Press.Certificate, issued[2].Content, "CHI BỘ CỦA BẢN TRƯỚC")
	issued[2].Press = "an earlier program"
	if issued[2].SHA256, err = s.Archive.Put(other); err != nil {
		t.Fatal(err)
	}
	mixed, err := s.Merged(issued)
	if err != nil || joined != 3 {
		t.Fatalf("mixed: %d parts joined, %v", joined, err)
	}
	words := wordsOf(t, onePass)
	for i, page := range wordsOf(t, mixed) {
		if i != 2 && page != words[i] {
			t.Errorf("page %d:\n%s\nin one pass:\n%s", i+1, page, words[i])
		}
		if i == 2 && !strings.Contains(page, "TRƯỚC") {
			t.Errorf("the page of the archive was drawn again:\n%s", page)
		}
	}
	for i, c := range issued[:2] {
		single, err := s.Printed(c)
		if err != nil {
			t.Fatal(err)
		}
		if one := wordsOf(t, single); one[0] != words[i] {
			t.Errorf("certificate %s alone:\n%s\nmerged:\n%s", c.Content.Register, one[0], words[i])
		}
	}
	damaged := issued[2]
	damaged.SHA256 = issued[0].SHA256[:63] + "0"
	if _, err := s.Merged([]dossier.Certificate{damaged}); err == nil {
		t.Error("a certificate whose bytes are not in the archive was printed")
	}
}

func drawnAs(t *testing.T, draw func(dossier.CertificateContent) ([]byte, error), c dossier.CertificateContent, recipient string) []byte {
	t.Helper()
	c.Recipient = recipient
	data, err := draw(c)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// wordsOf are the words of each page with their places.
func wordsOf(t *testing.T, data []byte) []string {
	t.Helper()
	if !bytes.HasPrefix(data, []byte("%PDF")) {
		t.Fatal("no PDF")
	}
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
			t.Fatal("pdftotext is not here")
		}
		t.Skip("pdftotext is not here: the pages are not read back")
	}
	name := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-bbox", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for _, page := range strings.Split(string(out), "<page ")[1:] {
		words, _, _ := strings.Cut(page, "</page>")
		pages = append(pages, words)
	}
	return pages
}
