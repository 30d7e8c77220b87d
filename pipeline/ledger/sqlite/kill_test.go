package sqlite_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/ledgertest"
	"hoso/pipeline/ledger/sqlite"
)

// child names the variable that makes this test binary the process that is
// killed: it holds the ledger's path.
const child = "HOSO_LEDGER_TEST_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(child); path != "" {
		if err := acceptForEver(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1) // only a kill ends it well
	}
	os.Exit(m.Run())
}

// acceptForEver takes file after file and says each that is durable.
func acceptForEver(path string) error {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		if _, err := s.Accept(ctx, file(i)); err != nil {
			return err
		}
		fmt.Println(i)
	}
}

func file(i int) ledger.Submission {
	key := fmt.Sprintf("%06d", i)
	return ledgertest.Paper{Key: key, Unit: fmt.Sprint("đơn vị ", i%7), Names: []string{fmt.Sprintf("Mô hình số %d", i%3), "Tiếp công dân"}}.Submission(key)
}

// TestKill kills a process in the middle of its acts, several times over one
// ledger: it stays whole, holds everything that was said to be durable, and
// is in the end the same as one that was never disturbed.
func TestKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hoso.db")
	for round := range 4 {
		last := kill(t, path, 20*(round+1))
		s := openAt(t, path)
		faults, err := s.Check(t.Context())
		if err != nil || len(faults) > 0 {
			t.Fatalf("round %d: Check %v, %v", round, faults, err)
		}
		for i := range last + 1 {
			if r, err := s.ByClaim(t.Context(), file(i).Claim); err != nil || r == nil {
				t.Fatalf("round %d: file %d was durable and is lost (%v)", round, i, err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	sameAsUndisturbed(t, openAt(t, path))
}

// kill runs a child until it has said so many files, kills it, and gives the
// last file that it said.
func kill(t *testing.T, path string, files int) (last int) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program)
	cmd.Env = append(os.Environ(), child+"="+path)
	var fault bytes.Buffer
	cmd.Stderr = &fault
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines, last := bufio.NewScanner(out), -1
	for lines.Scan() {
		if _, err := fmt.Sscan(lines.Text(), &last); err != nil {
			t.Fatalf("child said %q", lines.Text())
		}
		if last == files { // what it says until it is dead counts too
			_ = cmd.Process.Kill()
		}
	}
	_ = cmd.Wait() // killed: an error by intention
	if last < files {
		t.Fatalf("the child ended after %d files: %s", last, fault.String())
	}
	return last
}

func sameAsUndisturbed(t *testing.T, s ledger.Store) {
	t.Helper()
	st, err := s.State(t.Context(), ledgertest.Plan)
	if err != nil {
		t.Fatal(err)
	}
	calm := open(t, t.TempDir())
	for i := range st.Receipts {
		if _, err := calm.Accept(t.Context(), file(i)); err != nil {
			t.Fatal(err)
		}
	}
	var killed, undisturbed bytes.Buffer
	if err := ledger.Dump(t.Context(), &killed, s); err != nil {
		t.Fatal(err)
	}
	if err := ledger.Dump(t.Context(), &undisturbed, calm); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(killed.Bytes(), undisturbed.Bytes()) {
		t.Errorf("the killed ledger differs from an undisturbed one of the same %d files", len(st.Receipts))
	}
}
