//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline"
)

// TestNothingToDo: a run with nothing to do looks at no paper's bytes; and
// whatever happened, it makes again just the papers that it concerns.
func TestNothingToDo(t *testing.T) {
	dir := bigWorkspace(t, 20)
	if err := hoso(t, dir, 0, "run", "--quiet"); exitOf(err) != exitSome {
		t.Fatal(err)
	}
	slips, err := filepath.Glob(filepath.Join(dir, "out", "Phiếu rà soát", "*", "*.pdf"))
	if err != nil || len(slips) < 10 {
		t.Fatalf("%d slips, %v", len(slips), err)
	}
	setting := filepath.Join(dir, settingsFile)
	for _, c := range []struct {
		what string
		do   func() error
		want string // kinds of what is made, with their number
	}{
		{"nothing", func() error { return nil }, ""},
		{"a slip is gone", func() error { return os.Remove(slips[3]) }, "check_slip 1"},
		{"nothing again", func() error { return nil }, ""},
		{"a person edits one", func() error { return os.WriteFile(slips[4], []byte("sửa tay"), 0o644) }, ""},
		{"the stamp is gone", func() error { return os.Remove(filepath.Join(dir, ".hoso.papers")) }, ""},
		{"the stamp is spoilt", func() error { return os.WriteFile(filepath.Join(dir, ".hoso.papers"), []byte("{"), 0o644) }, ""},
		{"another file", func() error { put(t, dir, "mới.docx", variation(t, 77), time.Hour); return nil }, "check_slip 1, overview 2, owing_list 2"},
		{"other settings", func() error {
			data, err := os.ReadFile(setting)
			if err != nil {
				return err
			}
			changed := strings.Replace(string(data), "issuer: ", "issuer: KHÁC ", 1)
			if changed == string(data) {
				return fmt.Errorf("no issuer in the settings")
			}
			return os.WriteFile(setting, []byte(changed), 0o644)
		}, "check_slip"},
	} {
		if err := c.do(); err != nil {
			t.Fatalf("%s: %v", c.what, err)
		}
		made := map[string]int{}
		s := officeOf(t, dir, writing)
		s.By = "x"
		if _, _, err := s.Run(t.Context(), func(e pipeline.Event) {
			if e.Event == "output" {
				made[e.Kind]++
			}
		}); err != nil {
			t.Fatalf("%s: %v", c.what, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, kind := range []string{"check_slip", "overview", "owing_list"} {
			if n := made[kind]; n > 0 {
				got = append(got, fmt.Sprint(kind, " ", n))
			}
		}
		if text := strings.Join(got, ", "); text != c.want && !(c.want == "check_slip" && made["check_slip"] > 10) {
			t.Errorf("%s: made %q, want %q", c.what, text, c.want)
		}
	}
}
