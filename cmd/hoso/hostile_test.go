package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

// hostile is a file that is made to cost far more than its length.
type hostile struct {
	name  string
	bytes func(t *testing.T) []byte
	codes []dossier.Code // how it may end; none: any of too_large, timeout, corrupt, or read within the bounds
}

// allHostile tells to make the files in full size. Else they have a tenth of
// it, which is enough for what grows faster than the file.
func allHostile() bool { return os.Getenv("HOSO_HOSTILE") == "1" }

// TestHostile holds that no file costs more than itself: each ends in time and
// memory with a code of its own, the log has the cause, and the next file is
// read as ever. HOSO_HOSTILE=1 makes the files ten times as large.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute under the race detector")
	}
	files, _ := filepath.Glob("../../samples/*/*.docx")
	if len(files) == 0 {
		t.Fatal("no samples")
	}
	sound, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	apart := newReadsApart(t)
	for _, h := range slices.Concat(hostileWords, hostileSheets, hostilePages) {
		t.Run(h.name, func(t *testing.T) { h.test(t, apart, sound) })
	}
}

func (h hostile) test(t *testing.T, apart *readsApart, sound []byte) {
	content := h.bytes(t)
	k := apart.read(content, h.name)
	t.Logf("%-18s %7.0f ms %4d MB, file of %d KB: %.90v", k.outcome(), float64(k.span.Microseconds())/1000, k.peak>>20, len(content)>>10, k.err)
	k.within(t)
	codes := h.codes
	if codes == nil {
		codes = []dossier.Code{dossier.TooLarge, dossier.Timeout, dossier.Corrupt, wasRead}
	}
	if !slices.Contains(codes, k.outcome()) {
		t.Errorf("ended as %s, want one of %q", k.outcome(), codes)
	}
	if k.err != nil && k.outcome() == dossier.Corrupt && strings.Contains(k.err.Error(), "panic") && !strings.Contains(k.err.Error(), ".go:") {
		t.Errorf("no stack with the panic: %v", k.err)
	}
	if after := apart.read(sound, "sau.docx"); after.err != nil {
		t.Errorf("the next file: %v", after.err)
	}
}

// entry is a part of a package: a head, a body that is repeated, a tail.
type entry struct {
	name       string
	head, body string
	times      int
	tail       string
}

// packed makes a package; long parts are never held whole.
func packed(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range entries {
		part, err := w.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		for _, piece := range []io.Reader{strings.NewReader(e.head), &repeated{text: e.body, left: scaled(e.times)}, strings.NewReader(e.tail)} {
			if _, err := io.Copy(part, piece); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// repeated is a text many times over.
type repeated struct {
	text string
	left int
	at   int
}

// Read gives the next bytes.
func (r *repeated) Read(p []byte) (n int, err error) {
	for n < len(p) && r.left > 0 && r.text != "" {
		copied := copy(p[n:], r.text[r.at:])
		n, r.at = n+copied, r.at+copied
		if r.at == len(r.text) {
			r.at, r.left = 0, r.left-1
		}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// scaled is how often a text is repeated.
func scaled(times int) int {
	if allHostile() {
		return times
	}
	return (times + 9) / 10
}
