//go:build unix

package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/backup"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
)

// TestBackupBetweenSteps lets a file, or a ZIP of two, get one step further
// between any two steps of a backup: claimed, committed, set free. Whatever of
// it the backup met, the workspace that is restored counts it once.
func TestBackupBetweenSteps(t *testing.T) {
	const never = 4
	for _, file := range []string{"a.docx", "gửi.zip"} {
		for claimed := range never {
			if claimed%2 == 0 && (testing.Short() || file != "a.docx" && claimed == 0) {
				continue
			}
			for committed := claimed; committed <= never; committed++ {
				for _, freed := range slices.Compact([]int{committed, never}) {
					t.Run(fmt.Sprint(file, claimed, committed, freed), func(t *testing.T) {
						t.Parallel()
						backupBetween(t, file, claimed, committed, freed)
					})
				}
			}
		}
	}
}

// backupBetween claims, commits and frees the one file before the steps of a
// backup that are numbered so.
func backupBetween(t *testing.T, file string, claimed, committed, freed int) {
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	files := 1
	data := variation(t, 1)
	if strings.HasSuffix(file, ".zip") {
		files, data = 2, zipped(t, map[string][]byte{"a.docx": data, "b.docx": variation(t, 2)})
	}
	put(t, dir, file, data, time.Hour)
	s := officeOf(t, dir, writing)
	h := &hands{t: t, session: s}
	name := filepath.Join(t.TempDir(), "b.zip")
	out, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	b := &backing{ctx: t.Context(), ws: s.ws, Writer: backup.NewWriter(out, backup.List{}), snapshot: name + ".db"}
	for at, step := range []func() error{b.inbox, b.inbox, b.snapped, b.ledger, b.leave,
		func() error { return b.folder("archive", "archive", nil) }, b.settings} {
		if at == claimed {
			h.claim()
		}
		if at == committed {
			h.commit()
		}
		if at == freed {
			h.free()
		}
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Close(b.acts); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	countsOnce(t, name, files)
}

// countsOnce restores a backup and runs: so many files were taken, once each.
func countsOnce(t *testing.T, name string, files int) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "restored")
	command(t, exitDone, "restore", name, to)
	s := officeOf(t, to, writing)
	h := &hands{t: t, session: s}
	var err error
	if h.claims, err = s.Inbox.Claims(); err != nil {
		t.Fatal(err)
	}
	h.claims = h.unpacked(func(id string) (bool, error) {
		prior, err := s.Ledger.ByClaim(t.Context(), id)
		return prior != nil, err
	})
	h.free()
	if ready, _, err := s.Inbox.Scan(); err != nil {
		t.Fatal(err)
	} else if len(ready) > 0 {
		h.claim()
		h.free()
	}
	state, err := s.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range state.Receipts {
		if r.Outcome != dossier.Accepted {
			t.Errorf("%s: %s", r.Path, r.Outcome)
		}
	}
	if left := leftIn(t, filepath.Join(to, "inbox")); len(state.Receipts) != files || len(left) > 0 {
		t.Errorf("%d arrivals, want %d; left in the inbox: %v", len(state.Receipts), files, left)
	}
}

func zipped(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, data := range files {
		to, err := w.Create(name)
		if err == nil {
			_, err = to.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// hands take what is in an inbox step by step.
type hands struct {
	t *testing.T
	*session
	claims []ingest.Claim
}

func (h *hands) claim() {
	ready, _, err := h.Inbox.Scan()
	if err != nil || len(ready) != 1 {
		h.t.Fatalf("%v %v", ready, err)
	}
	if h.claims, _, err = h.Inbox.ClaimAll(ready); err != nil {
		h.t.Fatal(err)
	}
	h.claims = h.unpacked(func(string) (bool, error) { return false, nil })
}

func (h *hands) unpacked(taken func(string) (bool, error)) []ingest.Claim {
	claims, err := h.Inbox.Unpack(h.claims, taken)
	if err != nil {
		h.t.Fatal(err)
	}
	return claims
}

// commit takes the first file into the ledger and can't set it free.
func (h *hands) commit() {
	h.Inbox.FS = stuck{ingest.OS()}
	if _, err := h.TakeIn(h.t.Context(), h.claims[0]); err == nil {
		h.t.Fatal("it is free")
	}
	h.Inbox.FS = nil
}

// free finishes all.
func (h *hands) free() {
	for _, c := range h.claims {
		if _, err := h.TakeIn(h.t.Context(), c); err != nil {
			h.t.Fatal(err)
		}
	}
}

// stuck removes nothing.
type stuck struct{ ingest.FS }

func (stuck) Remove(name string) error {
	return &os.PathError{Op: "remove", Path: name, Err: os.ErrPermission}
}
