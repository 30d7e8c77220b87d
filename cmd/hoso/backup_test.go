//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// command runs one command that must end with a status.
func command(t *testing.T, want int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), append([]string{"hoso"}, args...), &out, &errs); code != want {
		t.Fatalf("%v: status %d, want %d\n%s%s", args, code, want, out.String(), errs.String())
	}
	return out.String() + errs.String()
}

// bytesIn are all files below folders of a workspace, with their bytes.
func bytesIn(t *testing.T, dir string, folders ...string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, folder := range folders {
		for _, name := range leftIn(t, filepath.Join(dir, folder)) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[strings.TrimPrefix(name, dir)] = string(data)
		}
	}
	return out
}

// sameTexts compares folders of two workspaces byte by byte.
func sameTexts(t *testing.T, dir, want string, folders ...string) {
	t.Helper()
	have, wanted := bytesIn(t, dir, folders...), bytesIn(t, want, folders...)
	for name, text := range wanted {
		if have[name] != text {
			t.Errorf("%s differs or is gone", name)
		}
		delete(have, name)
	}
	for name := range have {
		t.Errorf("%s is too much", name)
	}
}

// aYear is a workspace after a year on the samples: taken, reported,
// assessed, certified.
func aYear(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Nơi làm việc 2026")
	command(t, exitDone, "demo", dir)
	return dir
}

// TestBackupAndRestore: what is unpacked is what was there, whole.
func TestBackupAndRestore(t *testing.T) {
	dir := aYear(t)
	put(t, dir, "còn chờ.docx", variation(t, 7), time.Hour)
	name, to := filepath.Join(t.TempDir(), "sao lưu.zip"), filepath.Join(t.TempDir(), "khôi phục")
	command(t, exitDone, "backup", "-w", dir, name)
	command(t, exitFailed, "backup", "-w", dir, name) // never over another
	command(t, exitDone, "restore", name, to)
	command(t, exitFailed, "restore", name, to) // never into what is not empty
	sameTexts(t, to, dir, "inbox", "archive", "quarantine", "out", "templates", "so-nhat-ky.jsonl", planFile, settingsFile)
	if dumpOf(t, to) != dumpOf(t, dir) {
		t.Error("the ledger differs")
	}
	deepCheck(t, to)
	if said := command(t, exitDone, "run", "-w", to); !strings.Contains(said, "1 tệp = 1 đã nhận") {
		t.Errorf("the file that waited: %s", said)
	}
}

// TestRestoreRefusesDamage: a backup that was cut off or changed is refused
// before anything is written.
func TestRestoreRefusesDamage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	command(t, exitDone, "init", dir)
	put(t, dir, "a.docx", variation(t, 1), time.Hour)
	command(t, exitDone, "run", "-w", dir)
	name := filepath.Join(t.TempDir(), "b.zip")
	command(t, exitDone, "backup", "-w", dir, name)
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	bad, to := filepath.Join(t.TempDir(), "bad.zip"), filepath.Join(t.TempDir(), "new")
	changed := bytes.Clone(whole)
	changed[len(changed)/3] ^= 1
	for _, data := range [][]byte{nil, whole[:100], whole[:len(whole)/2], whole[:len(whole)-1], changed} {
		if err := os.WriteFile(bad, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if said := command(t, exitFailed, "restore", bad, to); !strings.Contains(said, "Chưa ghi gì") {
			t.Errorf("%d bytes: %s", len(data), said)
		}
		if fileExists(to) || fileExists(to+".dang-khoi-phuc") {
			t.Fatal("something was written")
		}
	}
}

// TestBackupWhileWatching makes backups while files come in: each restores to
// a whole workspace in which every file is that was complete by then, once.
func TestBackupWhileWatching(t *testing.T) {
	rounds := 4
	if testing.Short() {
		rounds = 2
	}
	dir, _, _, stop := watching(t)
	place := t.TempDir()
	dropped := 0
	for round := range rounds {
		for range 12 {
			put(t, dir, fmt.Sprintf("%d.docx", dropped), variation(t, dropped), time.Hour)
			dropped++
		}
		name, to := filepath.Join(place, fmt.Sprint(round, ".zip")), filepath.Join(place, fmt.Sprint(round))
		command(t, exitDone, "backup", "-w", dir, name)
		command(t, exitDone, "restore", name, to)
		command(t, exitDone, "run", "-w", to)
		said := command(t, exitDone, "status", "-w", to)
		if want := fmt.Sprintf("TỆP: %d tệp = %d đã nhận + 0 trùng", dropped, dropped); !strings.Contains(said, want) {
			t.Errorf("round %d: want %q in\n%s", round, want, said)
		}
		deepCheck(t, to)
	}
	if code := stop(); code != exitDone {
		t.Errorf("watch ended with %d", code)
	}
}
