//go:build unix

package main

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/outbox"
)

// viewer has a paper open as Excel does on Windows: nobody can replace it.
type viewer struct {
	outbox.FS
	name string
}

func (v viewer) Rename(from, to string) error {
	if filepath.Base(to) == v.name {
		return errors.New("sharing violation")
	}
	return v.FS.Rename(from, to)
}

// runOffice runs once and tells what was put out and taken away.
func runOffice(t *testing.T, dir, held string) (out []string) {
	t.Helper()
	ws, err := readWorkspace(dir)
	if err != nil {
		t.Fatal(err)
	}
	s, err := openSession(t.Context(), ws, "", time.Now, writing)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.Out.FS = viewer{s.Out.FS, held}
	s.Out.Sleep = func(time.Duration) {}
	_, _, err = s.Run(t.Context(), func(e pipeline.Event) {
		if e.Event == "output" || e.Event == "retired" {
			out = append(out, e.Event+" "+filepath.Base(e.Path))
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestPaperThatAViewerHolds: the new paper goes beside the one that somebody
// has open; once it is closed, the next run puts the paper in its place and
// takes the one beside it away, which nobody has edited.
func TestPaperThatAViewerHolds(t *testing.T) {
	const book, beside = "Biểu tổng hợp mô hình.xlsx", "Biểu tổng hợp mô hình (bản mới).xlsx"
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "a.docx", variation(t, 1), time.Hour)
	runOffice(t, dir, "")
	put(t, dir, "b.docx", variation(t, 2), time.Hour)
	if got := runOffice(t, dir, book); !strings.Contains(strings.Join(got, "\n"), "output "+beside) {
		t.Fatalf("held: %q", got)
	}
	if got := runOffice(t, dir, book); len(got) > 0 {
		t.Errorf("still held: %q", got)
	}
	got := runOffice(t, dir, "")
	if len(got) < 2 || got[0] != "output "+book || got[1] != "retired "+beside {
		t.Errorf("let go: %q", got)
	}
	if fileExists(filepath.Join(dir, "out", beside)) || !fileExists(filepath.Join(dir, "out", book)) {
		t.Error("the wrong one is there")
	}
	if got := runOffice(t, dir, ""); len(got) > 0 {
		t.Errorf("idle: %q", got)
	}
	deepCheck(t, dir)
}
