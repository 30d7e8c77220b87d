package parts_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"hoso/pipeline/extract/parts"
)

// packageOf packs one part.
func packageOf(t *testing.T, text string) (*bytes.Reader, *zip.File) {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	part, err := w.Create("part.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(part, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	file := bytes.NewReader(out.Bytes())
	r, err := zip.NewReader(file, file.Size())
	if err != nil {
		t.Fatal(err)
	}
	return file, r.File[0]
}

// whole is what reading a part gives, and counts how often it was read.
func whole(part *zip.File, reads *int) func() (string, error) {
	return func() (string, error) {
		*reads++
		in, err := part.Open()
		if err != nil {
			return "", err
		}
		data, err := io.ReadAll(in)
		return string(data), errors.Join(err, in.Close())
	}
}

func TestMemory(t *testing.T) {
	var memory parts.Memory[int, string]
	reads := 0
	steps := []struct {
		text     string
		key      int
		reads    int
		inflated int64
	}{
		{"a", 0, 1, 0}, {"a", 0, 1, 1}, {"b", 0, 2, 0}, {"a", 1, 3, 0}, {"a", 1, 3, 1}, {"a", 0, 3, 1},
	}
	for i, step := range steps {
		file, part := packageOf(t, step.text)
		got, inflated, err := memory.Of(file, part, step.key, whole(part, &reads))
		if got != step.text || inflated != step.inflated || err != nil || reads != step.reads {
			t.Errorf("step %d: %q, %d, %v after %d reads", i, got, inflated, err, reads)
		}
	}
}

// Faults are met again each time.
func TestMemoryOfFaults(t *testing.T) {
	var memory parts.Memory[int, string]
	file, part := packageOf(t, "a")
	for range 2 {
		if _, _, err := memory.Of(file, part, 0, func() (string, error) { return "", io.ErrNoProgress }); err != io.ErrNoProgress {
			t.Errorf("%v", err)
		}
	}
}

// A part whose bytes were spoilt is not taken for the sound one that its check
// sum still names.
func TestMemoryOfASpoiltPart(t *testing.T) {
	var memory parts.Memory[int, string]
	reads := 0
	text := strings.Repeat("chi bộ ", 20)
	file, part := packageOf(t, text)
	if _, _, err := memory.Of(file, part, 0, whole(part, &reads)); err != nil {
		t.Fatal(err)
	}
	at, err := part.DataOffset()
	if err != nil {
		t.Fatal(err)
	}
	for i := range int64(part.CompressedSize64) + 16 { // and what tells the check sum behind it
		spoilt := make([]byte, file.Size())
		if _, err := file.ReadAt(spoilt, 0); err != nil {
			t.Fatal(err)
		}
		spoilt[at+i] ^= 0x55
		again, err := zip.NewReader(bytes.NewReader(spoilt), int64(len(spoilt)))
		if err != nil {
			t.Fatal(err)
		}
		before := reads
		_, _, _ = memory.Of(bytes.NewReader(spoilt), again.File[0], 0, whole(again.File[0], &reads))
		if reads != before+1 {
			t.Fatalf("byte %d: not read", i)
		}
	}
}

// A flood of parts does not make it grow, and what comes last is known.
func TestMemoryIsBounded(t *testing.T) {
	var memory parts.Memory[int, string]
	reads := 0
	for i := range 300 {
		text := fmt.Sprint(i) + noise(8<<10, uint32(i)+1)
		file, part := packageOf(t, text)
		for range 2 {
			if got, _, err := memory.Of(file, part, 0, whole(part, &reads)); got != text || err != nil {
				t.Fatal(err)
			}
		}
	}
	if reads != 300 {
		t.Errorf("%d reads", reads)
	}
}

// noise is text that hardly packs.
func noise(n int, seed uint32) string {
	out := make([]byte, n)
	for i := range out {
		seed = seed*1664525 + 1013904223
		out[i] = ' ' + byte(seed>>24)%90
	}
	return string(out)
}

func TestMemoryOfMany(t *testing.T) {
	var memory parts.Memory[int, string]
	var group sync.WaitGroup
	for g := range 4 {
		group.Go(func() {
			reads := 0
			for i := range 50 {
				text := strings.Repeat("x", i%5+g%2)
				file, part := packageOf(t, text)
				if got, _, err := memory.Of(file, part, 0, whole(part, &reads)); got != text || err != nil {
					t.Errorf("%q, %v", got, err)
				}
			}
		})
	}
	group.Wait()
}
