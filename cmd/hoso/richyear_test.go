//go:build unix

package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hoso/samples"
)

// aRichYear is a workspace in which every sort of act was done: files of all
// outcomes, corrections of all kinds and their undoing, a committee's
// workbook, certificates issued, printed again, issued anew, cancelled and
// withdrawn, numbers of the paper register, evidence, papers.
func aRichYear(t *testing.T) string {
	t.Helper()
	t.Setenv("HOSO_CLOCK", "2026-12-20T08:00:00+07:00")
	t.Setenv("HOSO_USER", "Lan")
	dir := aYear(t)
	do := func(args ...string) {
		t.Helper()
		command(t, exitDone, append(args, "-w", dir, "--by", "Lan")...)
	}
	drop := func(name, sample string) {
		t.Helper()
		c, err := samples.Named(sample)
		must(t, err)
		put(t, dir, name, c.Data, time.Hour)
	}
	why := []string{"--reason", "chi bộ báo qua điện thoại"}
	with := func(args ...string) []string { return append(args, why...) }
	drop("Chi bộ Phòng 9/hỏng.docx", "18-tai-do-dang")
	drop("Chi bộ Văn phòng/mới.docx", "16-ca-nhan-lanh-dao")
	command(t, exitSome, "run", "-w", dir)
	drop("Chi bộ Văn phòng/lần nữa.docx", "16-ca-nhan-lanh-dao")
	put(t, dir, "Chi bộ Phòng 9/minh-chung/ảnh.pdf", []byte("%PDF-1.4\n%%EOF\n"), time.Hour)
	command(t, exitDone, "run", "-w", dir)
	do(with("set", "2026-005", "subject", "Chi bộ VKSND khu vực 3")...)
	do(with("set", "2026-006", "expected_results", "Một trăm lượt người")...)
	do(with("unset", "2026-006", "expected_results")...)
	do(with("waive", "2026-008", "2/supervision")...)
	do(with("merge", "2026-006", "2026-005")...)
	do(with("move", "inbox/Chi bộ Văn phòng/mới.docx", "--to", "phong-9")...)
	do(with("undo", "1")...)
	do("received", "inbox/Chi bộ Phòng 9/Phụ lục Dân vận khéo.docx", "28/01/2026", "--via", "Zalo")
	do(with("certificate", "--from", "1", "--to", "2")...)
	do(with("certificate", "reissue", "--model", "2026-002")...)
	do(with("certificate", "cancel", "3/2026")...)
	do(with("recognition", "withdraw", "2026-004", "--decision", "20-QĐ/ĐU")...)
	do("certificate", "numbers", "--number", "7", "--note", "hủy do viết sai")
	file := filepath.Join(t.TempDir(), "biên bản.pdf")
	must(t, os.WriteFile(file, []byte("%PDF-1.4\n% biên bản\n%%EOF\n"), 0o644))
	do("attach", "2026-001", file, "--kind", "publicity")
	do("attach", "--kind", "superior", file)
	do(with("attach", "detach", "2")...)
	command(t, exitDone, "report", "--period", "annual", "-w", dir)
	command(t, exitDone, "paper", "minutes", "-w", dir)
	command(t, exitDone, "run", "-w", dir)
	return dir
}

// verdicts are what verify says of every number and of every paper.
func verdicts(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	for n := range 8 {
		out.WriteString(said(t, "verify", fmt.Sprintf("%02d/2026", n+1), "-w", dir))
	}
	for _, name := range slices.Sorted(maps.Keys(bytesIn(t, dir, "out/Giấy chứng nhận"))) {
		out.WriteString(name + said(t, "verify", dir+name, "-w", dir))
	}
	return strings.ReplaceAll(out.String(), dir, "…")
}

// said is what a command says, whatever its status.
func said(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs strings.Builder
	code := run(t.Context(), append([]string{"hoso"}, args...), &out, &errs)
	return fmt.Sprintln(code, out.String(), errs.String())
}

// TestRebuildAndRestoreARichYear: the ledger made again from archive and
// mirror, and the one out of a backup, hold what was there, to the byte; so
// does out/, and each certificate verifies as before.
func TestRebuildAndRestoreARichYear(t *testing.T) {
	if testing.Short() {
		t.Skip("a whole year takes seconds")
	}
	dir := aRichYear(t)
	want, papers, judged := dumpOf(t, dir), bytesIn(t, dir, "out"), verdicts(t, dir)
	for _, kind := range []string{"correction", "assessment", "certificate", "reprint", "paper_number", "attachment", "revision"} {
		if !strings.Contains(want, `"type":"`+kind+`"`) {
			t.Errorf("a rich year without %s", kind)
		}
	}
	same := func(t *testing.T, at string) {
		t.Helper()
		if have := dumpOf(t, at); have != want {
			t.Errorf("the ledger differs: %s", firstDifference(have, want))
		}
		if differs := difference(bytesIn(t, at, "out"), papers); differs != "" {
			t.Error(differs)
		}
		if have := verdicts(t, at); have != judged {
			t.Errorf("verify differs: %s", firstDifference(have, judged))
		}
		deepCheck(t, at)
	}
	t.Run("backup", func(t *testing.T) {
		name, to := filepath.Join(t.TempDir(), "b.zip"), filepath.Join(t.TempDir(), "w")
		command(t, exitDone, "backup", "-w", dir, name)
		command(t, exitDone, "restore", name, to)
		must(t, copyKey(dir, to))
		same(t, to)
	})
	t.Run("rebuild", func(t *testing.T) {
		command(t, exitDone, "rebuild", "-w", dir)
		same(t, dir)
	})
	t.Run("rebuild without ledger and papers", func(t *testing.T) {
		must(t, removeLedger(filepath.Join(dir, "hoso.db")))
		must(t, os.RemoveAll(filepath.Join(dir, "out")))
		told := command(t, exitDone, "rebuild", "-w", dir)
		for name := range papers {
			if !fileExists(dir+name) && !strings.Contains(told, name[1:]) {
				t.Errorf("%s is gone and not told of", name)
			}
		}
		if have := dumpOf(t, dir); have != want {
			t.Errorf("the ledger differs: %s", firstDifference(have, want))
		}
		for name, text := range bytesIn(t, dir, "out") {
			if papers[name] != text {
				t.Errorf("%s differs", name)
			}
		}
		t.Logf("told: %s", told)
	})
}

// copyKey takes the key along, which no backup holds.
func copyKey(from, to string) error {
	data, err := os.ReadFile(filepath.Join(from, "hoso.key"))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(to, "hoso.key"), data, 0o600)
}
