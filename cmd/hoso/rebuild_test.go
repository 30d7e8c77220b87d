//go:build unix

package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRebuildAfterAYear: ledger and papers are made again from archive and
// mirror; the former ledger stays.
func TestRebuildAfterAYear(t *testing.T) {
	dir := aYear(t)
	want, certificates := dumpOf(t, dir), bytesIn(t, dir, "out/Giấy chứng nhận")
	slips := bytesIn(t, dir, "out/Phiếu rà soát")
	if len(certificates) == 0 || len(slips) == 0 {
		t.Fatal("a year without certificates or slips")
	}
	ws, err := readWorkspace(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rebuildLedger(t.Context(), env{now: time.Now, err: io.Discard}, ws); err != nil {
		t.Fatal(err)
	}
	if have := dumpOf(t, dir); have != want {
		t.Errorf("the ledger differs: %s", firstDifference(have, want))
	}
	former, err := os.ReadFile(filepath.Join(dir, "hoso.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	said := command(t, exitDone, "rebuild", "-w", dir)
	if !strings.Contains(said, "từng dòng đều khớp") || !strings.Contains(said, "Sổ cũ được giữ tại") {
		t.Error(said)
	}
	for name, text := range certificates {
		if have, err := os.ReadFile(dir + name); err != nil || string(have) != text {
			t.Errorf("%s is not as it was issued: %v", name, err)
		}
	}
	for name := range slips {
		if !fileExists(dir + name) {
			t.Errorf("%s was not made again", name)
		}
	}
	if have := dumpOf(t, dir); unpapered(have) != unpapered(want) {
		t.Errorf("after the papers the ledger differs: %s", firstDifference(unpapered(have), unpapered(want)))
	}
	kept, err := filepath.Glob(filepath.Join(dir, "hoso.db.cu-*-[0-9]"))
	if err != nil || len(kept) == 0 {
		t.Fatalf("the former ledger is gone: %v", err)
	}
	if data, err := os.ReadFile(kept[len(kept)-1]); err != nil || string(data) != string(former) {
		t.Error("the former ledger was changed")
	}
}

// unpapered is a dump without its papers: those that bear the day's date were
// made again today, by somebody else.
func unpapered(dump string) string {
	var out strings.Builder
	for line := range strings.Lines(dump) {
		if !strings.Contains(line, `"type":"paper"`) {
			out.WriteString(line)
		}
	}
	return out.String()
}

// firstDifference are the first lines that differ.
func firstDifference(have, want string) string {
	a, b := strings.Split(have, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return "have\n" + a[i] + "\nwant\n" + strings.Join(b[min(i, len(b)):min(i+1, len(b))], "")
		}
	}
	return "it is shorter"
}

// TestRebuildWithoutALedger: a ledger that is gone or rubbish is made again.
func TestRebuildWithoutALedger(t *testing.T) {
	dir := bigWorkspace(t, 12)
	command(t, exitSome, "run", "--quiet", "-w", dir)
	want := dumpOf(t, dir)
	path := filepath.Join(dir, "hoso.db")
	for _, text := range []string{"", "rubbish, rubbish"} {
		if err := removeLedger(path); err != nil {
			t.Fatal(err)
		}
		if text != "" {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		command(t, exitDone, "rebuild", "-w", dir)
		if dumpOf(t, dir) != want {
			t.Errorf("after %q the ledger differs", text)
		}
		deepCheck(t, dir)
	}
}

// TestRebuildFromWhatIsLeft: of a mirror whose last line a power cut tore, all
// but that line; where contents are gone from the archive they are named, and
// all the rest is made again.
func TestRebuildFromWhatIsLeft(t *testing.T) {
	dir := bigWorkspace(t, 12)
	command(t, exitSome, "run", "--quiet", "-w", dir)
	want, name := dumpOf(t, dir), filepath.Join(dir, "so-nhat-ky.jsonl")
	whole, err := os.ReadFile(name)
	must(t, err)
	must(t, os.WriteFile(name, append(whole, whole[:40]...), 0o644))
	must(t, removeLedger(filepath.Join(dir, "hoso.db")))
	command(t, exitDone, "rebuild", "-w", dir)
	if dumpOf(t, dir) != want {
		t.Error("after a torn line the ledger differs")
	}
	deepCheck(t, dir)

	state, err := officeOf(t, dir, reading).State(t.Context())
	must(t, err)
	gone := state.Receipts[0]
	must(t, os.Remove(filepath.Join(dir, "archive", gone.SHA256[:2], gone.SHA256)))
	must(t, removeLedger(filepath.Join(dir, "hoso.db")))
	must(t, os.RemoveAll(filepath.Join(dir, "out")))
	said := command(t, exitDone, "rebuild", "-w", dir)
	if !strings.Contains(said, "Kho lưu thiếu tệp "+gone.Path) || strings.Count(said, "Kho lưu thiếu") != 1 {
		t.Errorf("it names %s nowhere, or more:\n%s", gone.Path, said)
	}
	if dumpOf(t, dir) != want {
		t.Errorf("without a content the ledger differs: %s", firstDifference(dumpOf(t, dir), want))
	}
}

// TestRebuildRefuses: a mirror that was edited, or that an older program
// wrote, is told, and nothing is changed.
func TestRebuildRefuses(t *testing.T) {
	dir := bigWorkspace(t, 4)
	command(t, exitDone, "run", "--quiet", "-w", dir)
	want := dumpOf(t, dir)
	name := filepath.Join(dir, "so-nhat-ky.jsonl")
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	old := `{"seq":1,"at":"2026-02-02T01:00:00Z","by":"x","plan":"dan-van-kheo-2026","verb":"accept","subject":"inbox/a.docx","detail":{"receipt":1,"outcome":"accepted"},"prev":"` + strings.Repeat("0", 64) + `"}` + "\n"
	newer := strings.Replace(old, `"accept"`, `"dance"`, 1)
	for text, says := range map[string]string{
		strings.Replace(string(whole), `"seq":2,`, `"seq":2 ,`, 1): "dòng 3 bị sửa",
		old:   "dòng 1 của so-nhat-ky.jsonl (inbox/a.docx) do phiên bản hoso cũ ghi",
		newer: "bản hoso này chưa biết",
		"":    "không có dòng nào",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if text == "" { // else it is written again from the ledger
			if err := os.Rename(filepath.Join(dir, "hoso.db"), filepath.Join(dir, "away")); err != nil {
				t.Fatal(err)
			}
		}
		if said := command(t, exitFailed, "rebuild", "-w", dir); !strings.Contains(said, says) {
			t.Errorf("want %q in %s", says, said)
		}
		if text == "" {
			if err := os.Rename(filepath.Join(dir, "away"), filepath.Join(dir, "hoso.db")); err != nil {
				t.Fatal(err)
			}
		}
		if dumpOf(t, dir) != want || fileExists(filepath.Join(dir, "hoso.db.dang-lap")) {
			t.Error("something was changed")
		}
	}
}
