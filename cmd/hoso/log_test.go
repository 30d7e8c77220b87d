package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
	"hoso/samples"
)

// logged are all lines of a log and of those before it, in order.
func logged(t *testing.T, name string) string {
	t.Helper()
	all := ""
	for _, part := range []string{".3", ".2", ".1", ".0", ""} {
		data, err := os.ReadFile(name + part)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		all += string(data)
	}
	return all
}

func logLines(from, to int) string {
	var out strings.Builder
	for n := from; n < to; n++ {
		fmt.Fprintf(&out, "line %03d\n", n)
	}
	return out.String()
}

func writeLines(t *testing.T, r *rotated, from, to int) {
	t.Helper()
	for n := from; n < to; n++ {
		if _, err := fmt.Fprintf(r, "line %03d\n", n); err != nil {
			t.Fatal(err)
		}
	}
}

// TestLogThatSomebodyLooksAt: Windows does not rename a file that a program
// has open. Then no line is lost and no former file goes; once it is closed,
// all goes on as before. A program that was killed in between loses nothing.
func TestLogThatSomebodyLooksAt(t *testing.T) {
	for held, want := range map[string][]string{"": {"", ".1"}, ".1": {"", ".0", ".1"}} {
		name := filepath.Join(t.TempDir(), logFile)
		r, err := openRotated(name, 100)
		if err != nil {
			t.Fatal(err)
		}
		writeLines(t, r, 0, 12) // ten in .1, two in the new one
		tries := 0
		r.rename = func(from, to string) error {
			if from == name+held {
				tries++
				return errors.New("sharing violation")
			}
			return os.Rename(from, to)
		}
		writeLines(t, r, 12, 30)
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		if got := logged(t, name); got != logLines(0, 30) {
			t.Errorf("%q held: %q", held, got)
		}
		if tries == 0 || tries > 8 {
			t.Errorf("%q held: %d tries for 18 lines", held, tries)
		}
		found, err := filepath.Glob(name + "*")
		if err != nil || len(found) != len(want) {
			t.Errorf("%q held: %v", held, found)
		}
		if r, err = openRotated(name, 100); err != nil { // let go, and begun again
			t.Fatal(err)
		}
		writeLines(t, r, 30, 40)
		if err := r.Close(); err != nil || logged(t, name) != logLines(0, 40) || exists(name+".0") {
			t.Errorf("%q let go: %v %q", held, err, logged(t, name))
		}
	}
}

// TestLogOfTwo: where another program has begun a new log meanwhile, this one
// goes on in it, and no line of either is lost.
func TestLogOfTwo(t *testing.T) {
	name := filepath.Join(t.TempDir(), logFile)
	one, err := openRotated(name, 100)
	if err != nil {
		t.Fatal(err)
	}
	two, err := openRotated(name, 100)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 15 {
		writeLines(t, one, 2*n, 2*n+1)
		writeLines(t, two, 2*n+1, 2*n+2)
	}
	if err := errors.Join(one.Close(), two.Close()); err != nil {
		t.Fatal(err)
	}
	got := logged(t, name)
	for n := range 30 {
		if strings.Count(got, logLines(n, n+1)) != 1 {
			t.Errorf("line %d: %q", n, got)
		}
	}
	if exists(name+".4") || !exists(name+".1") {
		t.Error("not rotated")
	}
}

// TestCause: a cause says what failed, whatever people have written into the
// text of an error.
func TestCause(t *testing.T) {
	const who = "Nguyễn Thị Hường 0912345678"
	for _, tt := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("put %s: %w", who, &os.PathError{Op: "open", Path: who, Err: fs.ErrPermission}), "permission"},
		{fmt.Errorf("take in %s: %w", who, ledger.ErrBusy), "sổ theo dõi đang được chương trình khác sử dụng"},
		{errors.Join(fmt.Errorf("a: %w", errors.New(who)), &ledger.UnknownError{Models: []string{who}}), "*ledger.UnknownError"},
		{errors.New(who), "*errors.errorString"},
	} {
		if got := cause(tt.err); !strings.Contains(got, tt.want) || strings.Contains(got, "Hường") || strings.Contains(got, "0912") {
			t.Errorf("cause(%v) = %q", tt.err, got)
		}
	}
}

// TestLogNamesNobody: after a run over every sample, with files that cannot
// be taken, papers that cannot be written and a journal that cannot be
// mirrored, the log has a line of each and no word of any file, unit or
// person. Asked for more, it has, and whoever asked is told.
func TestLogNamesNobody(t *testing.T) {
	for _, level := range []string{"", "debug"} {
		t.Setenv("HOSO_LOG", level)
		dir := filepath.Join(t.TempDir(), "w")
		if err := makeWorkspace(dir, officeSettings); err != nil {
			t.Fatal(err)
		}
		cases, err := samples.Cases()
		if err != nil {
			t.Fatal(err)
		}
		old := time.Now().Add(-time.Hour)
		for _, c := range cases {
			name := filepath.Join(dir, "inbox", "Nguyễn Thị Hường 0912345678 "+c.Name+filepath.Ext(c.File))
			if err := errors.Join(os.WriteFile(name, c.Data, 0o644), os.Chtimes(name, old, old)); err != nil {
				t.Fatal(err)
			}
		}
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"hoso", "status", "-w", dir}, &out, &errs); code != exitDone { // makes the ledger
			t.Fatal(errs.String())
		}
		mirrored := filepath.Join(dir, "so-nhat-ky.jsonl")
		if err := errors.Join(os.RemoveAll(mirrored), os.Mkdir(mirrored, 0o755)); err != nil {
			t.Fatal(err)
		}
		run(t.Context(), []string{"hoso", "run", "--json", "-w", dir}, &out, &errs)
		log := logged(t, filepath.Join(dir, logFile))
		for _, want := range []string{`"msg":"submission"`, `"outcome":"quarantined"`, `"msg":"output"`, `"msg":"fault"`, `"msg":"summary"`} {
			if !strings.Contains(log, want) {
				t.Errorf("%q: no %s", level, want)
			}
		}
		if told := strings.Contains(errs.String(), "HOSO_LOG=debug"); told != (level == "debug") || strings.Contains(log, "Hường") != (level == "debug") {
			t.Errorf("%q: told %v\n%s", level, told, log)
		}
		if level == "debug" {
			continue
		}
		for _, word := range known(t, dir) {
			if strings.Contains(log, word) {
				t.Errorf("the log has “%s”", word)
			}
		}
	}
}

// known is everything that names somebody in a workspace: files, units,
// people, models.
func known(t *testing.T, dir string) []string {
	t.Helper()
	ws, err := readWorkspace(dir)
	if err != nil {
		t.Fatal(err)
	}
	s, err := openSession(t.Context(), ws, "", time.Now, reading)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	state, err := s.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := []string{"Hường", "0912345678", "docx", "xlsx", dir, "Chi bộ", "Phòng"}
	for _, e := range state.Entries {
		out = append(out, e.Unit.Name, e.Unit.ID)
		for _, r := range e.Revisions {
			for _, f := range r.Model.Fields {
				if len([]rune(f.Value)) > 7 && !strings.Contains("individual collective continued economy", f.Value) {
					out = append(out, f.Value)
				}
			}
		}
	}
	for _, r := range state.Receipts {
		out = append(out, r.Path, r.Message)
	}
	out = dropEmpty(out)
	if len(out) < 100 {
		t.Fatalf("only %d words to look for", len(out))
	}
	return out
}

func dropEmpty(words []string) (out []string) {
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// TestLogNeverStopsTheWork: where no log can be written there is none.
func TestLogNeverStopsTheWork(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, logFile), 0o755); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"hoso", "run", "-w", dir}, &out, &errs); code != exitDone {
		t.Errorf("%d %s", code, errs.String())
	}
	r := &rotated{name: filepath.Join(dir, logFile), limit: 100}
	log, event := r, pipeline.Event{Event: "submission", Outcome: dossier.Accepted}
	if _, err := log.Write([]byte(event.Event)); err == nil {
		t.Error("written into a folder")
	}
	if err := os.Remove(filepath.Join(dir, logFile)); err != nil {
		t.Fatal(err)
	}
	writeLines(t, r, 0, 1) // and again once there can be one
	if err := r.Close(); err != nil || logged(t, r.name) != logLines(0, 1) {
		t.Error(err, logged(t, r.name))
	}
}
