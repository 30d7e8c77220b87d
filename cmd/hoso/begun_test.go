//go:build unix

package main

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/ingest"
	"hoso/samples"
)

// keeping is a disk from which nothing is removed.
type keeping struct{ ingest.FS }

func (keeping) Remove(name string) error {
	return &fs.PathError{Op: "remove", Path: name, Err: fs.ErrPermission}
}

// TestStatusNamesWhatWasBegun: a file that a hoso took in hand and could not
// finish (killed, or the disk was full) is in nobody's sight, but status counts
// it and names it; what the ledger has already is counted once.
func TestStatusNamesWhatWasBegun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	must(t, makeWorkspace(dir, officeSettings))
	broken, err := samples.Named("18-tai-do-dang")
	must(t, err)
	put(t, dir, "Chi bộ Phòng 9/dở.docx", variation(t, 1), time.Hour)
	put(t, dir, "hỏng.docx", broken.Data, time.Hour)
	put(t, dir, "xong.docx", variation(t, 2), time.Hour)
	s := officeOf(t, dir, writing)
	ready, _, err := s.Inbox.Scan()
	must(t, err)
	claims, _, err := s.Inbox.ClaimAll(ready)
	if err != nil || len(claims) != 3 {
		t.Fatal(claims, err)
	}
	s.Inbox.FS = keeping{ingest.OS()} // it commits two and is killed before it puts them away
	for _, c := range claims[1:] {
		if _, err := s.TakeIn(t.Context(), c); err == nil {
			t.Fatal("it was put away")
		}
	}
	must(t, s.Close())
	statusAgrees(t, dir, 3)
	said := command(t, exitDone, "status", "-w", dir)
	if !strings.Contains(said, "inbox/Chi bộ Phòng 9/dở.docx: Đang nhận dở") || !strings.Contains(said, "3 tệp = 1 đã nhận + 0 trùng + 0 bản cũ hơn + 0 chờ nhập + 1 chưa nhận được + 1 đang chờ") {
		t.Error(said)
	}
	command(t, exitSome, "run", "-w", dir)
	statusAgrees(t, dir, 3)
	if left := leftIn(t, filepath.Join(dir, "inbox")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}
