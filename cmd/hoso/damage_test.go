package main

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDoctorNamesEachDamage damages ledger, journal's copy, archive, papers
// and inbox, one at a time: doctor --deep names each, with what to do.
func TestDoctorNamesEachDamage(t *testing.T) {
	origin := filepath.Join(t.TempDir(), "w")
	var said bytes.Buffer
	if code := run(t.Context(), []string{"hoso", "demo", origin}, &said, &said); code != exitDone {
		t.Fatal(said.String())
	}
	first := func(dir, pattern string) string {
		t.Helper()
		names, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		if err != nil || len(names) == 0 {
			t.Fatalf("nothing like %s: %v", pattern, err)
		}
		return names[0]
	}
	sqlOn := func(query string) func(string) error {
		return func(dir string) error {
			db, err := sql.Open("sqlite", filepath.Join(dir, "hoso.db"))
			if err != nil {
				return err
			}
			defer db.Close()
			_, err = db.ExecContext(t.Context(), query)
			return err
		}
	}
	for _, c := range []struct {
		name, says, cure string
		damage           func(dir string) error
	}{
		{"none", "làm lại từ đầu được đúng sổ hiện có", "", func(string) error { return nil }},
		{"a model renamed in the ledger", "nội dung không theo nhật ký", "hoso rebuild", sqlOn(`UPDATE models SET name = 'Tên khác' WHERE sequence = 1`)},
		{"an act cut from the journal", "Nhật ký thiếu dòng", "bản sao lưu", sqlOn(`DROP TRIGGER journal_no_delete; DELETE FROM journal WHERE seq = 3`)},
		{"the mirror gone", "chưa có so-nhat-ky.jsonl", "hoso run", func(dir string) error { return os.Remove(filepath.Join(dir, "so-nhat-ky.jsonl")) }},
		{"the mirror edited", "dòng 1 ", "Giữ nguyên cả hai tệp", func(dir string) error {
			return edit(filepath.Join(dir, "so-nhat-ky.jsonl"), `"seq":1,`, `"seq":1 ,`)
		}},
		{"the ledger gone", "không thấy sổ theo dõi", "hoso rebuild", func(dir string) error {
			return removeLedger(filepath.Join(dir, "hoso.db"))
		}},
		{"a content gone", "mất nội dung của", "bản sao lưu", func(dir string) error { return os.Remove(first(dir, "archive/??/*")) }},
		{"a paper gone", "không còn out/", "hoso run", func(dir string) error { return os.Remove(first(dir, "out/Phiếu rà soát/*/*.pdf")) }},
		{"a paper edited", "khác bản chương trình đã lập", "hoso run", func(dir string) error {
			return os.WriteFile(first(dir, "out/Phiếu rà soát/*/*.pdf"), []byte("x"), 0o644)
		}},
		{"the ledger rubbish", "không phải sổ theo dõi", "", func(dir string) error {
			_ = os.Remove(filepath.Join(dir, "hoso.db-wal"))
			return os.WriteFile(filepath.Join(dir, "hoso.db"), bytes.Repeat([]byte("rubbish "), 1000), 0o644)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "w")
			if err := os.CopyFS(dir, os.DirFS(origin)); err != nil {
				t.Fatal(err)
			}
			if err := c.damage(dir); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			run(t.Context(), []string{"hoso", "doctor", "--deep", "-w", dir}, &out, &out)
			if text := out.String(); !strings.Contains(text, c.says) || !strings.Contains(text, c.cure) {
				t.Errorf("want %q and %q in\n%s", c.says, c.cure, text)
			}
		})
	}
}

// edit replaces the first of some words in a file.
func edit(name, former, now string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return os.WriteFile(name, bytes.Replace(data, []byte(former), []byte(now), 1), 0o644)
}
