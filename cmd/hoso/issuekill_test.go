//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/ledgertest"
	"hoso/pipeline/ledger/sqlite"
	"hoso/pipeline/viet"
)

// TestTwoIssuersKilled lets two processes issue at once, each in a workspace
// of its own over one ledger and one archive, so that no lock of a workspace
// keeps them apart, and kills them at random: no number is used twice, no gap
// stays unexplained, and every certificate is in the archive. HOSO_ISSUE_SOAK
// gives it more time (1m).
func TestTwoIssuersKilled(t *testing.T) {
	long := 3 * time.Second
	if given := os.Getenv("HOSO_ISSUE_SOAK"); given != "" {
		var err error
		if long, err = time.ParseDuration(given); err != nil {
			t.Fatalf("HOSO_ISSUE_SOAK: %v", err)
		}
	}
	if testing.Short() {
		long = time.Second
	}
	root := t.TempDir()
	models := int(25*long.Seconds()) + 20
	offices := []string{filepath.Join(root, "một"), filepath.Join(root, "hai")}
	for _, dir := range offices {
		shareLedger(t, root, dir)
	}
	recogniseMany(t, filepath.Join(root, "hoso.db"), models)
	var kills, ended atomic.Int64
	until := time.Now().Add(long)
	var both sync.WaitGroup
	for i, dir := range offices {
		both.Go(func() {
			random := rand.New(rand.NewPCG(uint64(i), 11))
			for time.Now().Before(until) {
				switch code, said := issuer(dir, time.Duration(100+random.IntN(4000))*time.Millisecond, issuing(random, models)...); {
				case code < 0:
					kills.Add(1)
				case code == exitDone || strings.Contains(said, "chưa có giấy chứng nhận nào để cấp lại"):
					ended.Add(1)
				default:
					t.Errorf("exit %d: %s", code, said)
				}
			}
		})
	}
	both.Wait()
	wholeRegister(t, root, offices)
	t.Logf("%s: %d processes killed, %d ended by themselves", long, kills.Load(), ended.Load())
}

// issuer runs hoso in a process of its own and kills it after a while, if it
// is still there; it gives the exit status, below 0 for one that was killed,
// and what it said.
func issuer(dir string, kill time.Duration, args ...string) (int, string) {
	exe, err := os.Executable()
	if err != nil {
		return exitFailed, err.Error()
	}
	cmd := &exec.Cmd{Path: exe, Args: append(append([]string{"hoso"}, args...), "-w", dir)}
	cmd.Env = append(os.Environ(), "HOSO_CLOCK=2026-12-15T08:00:00+07:00", "HOSO_USER=Lan")
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		return exitFailed, err.Error()
	}
	if kill > 0 {
		timer := time.AfterFunc(kill, func() { _ = cmd.Process.Signal(syscall.SIGKILL) })
		defer timer.Stop()
	}
	return exitOf(cmd.Wait()), said.String()
}

// issuing is one call: mostly what is due, sometimes one again.
func issuing(random *rand.Rand, models int) []string {
	if random.IntN(3) > 0 {
		return []string{"certificate"}
	}
	return []string{"certificate", "reissue", "--model", ledger.ModelID(2026, 1+random.IntN(models)), "--reason", "kẹt giấy", "--by", "Lan"}
}

// shareLedger makes a workspace whose ledger and archive lie in root.
func shareLedger(t *testing.T, root, dir string) {
	t.Helper()
	shared := strings.Replace(officeSettings, "database: hoso.db", fmt.Sprintf("database: %q", filepath.Join(root, "hoso.db")), 1)
	shared = strings.Replace(shared, "archive: archive", fmt.Sprintf("archive: %q", filepath.Join(root, "archive")), 1)
	if strings.Count(shared, root) != 2 {
		t.Fatal("the settings of an office no longer name database and archive as this test expects")
	}
	if err := makeWorkspace(dir, shared); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(root, "archive"), 0o755); err != nil {
		t.Fatal(err)
	}
}

// recogniseMany puts recognised models into a ledger.
func recogniseMany(t *testing.T, path string, models int) {
	t.Helper()
	store := openStore(t, path)
	yes, act := true, dossier.Act{By: "Lan", At: time.Date(2026, 12, 1, 8, 0, 0, 0, viet.Zone())}
	in := ledger.Assessed{Act: act, Plan: ledgertest.Plan, Workbook: ledgertest.Digest("w"), Decisions: []dossier.Decision{ledgertest.Decided()}}
	for i := range models {
		key := fmt.Sprint(i)
		p := ledgertest.Paper{Key: key, Unit: "đơn vị " + key, Names: []string{"Tiếp công dân tận tâm, số " + key}, Subject: "Chi bộ số " + key}
		if _, err := store.Accept(t.Context(), p.Submission(key)); err != nil {
			t.Fatal(err)
		}
		in.Assessments = append(in.Assessments, dossier.Assessment{Model: ledger.ModelID(2026, i+1), Revision: 1, Recognised: &yes, Decision: ledgertest.Decided().Number})
	}
	if err := store.Assess(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

// wholeRegister looks at the ledger after all the kills, then lets each office
// finish and looks again.
func wholeRegister(t *testing.T, root string, offices []string) {
	t.Helper()
	numbers := lookAtRegister(t, root)
	for _, dir := range offices {
		if code, said := issuer(dir, 0, "certificate"); code != exitDone {
			t.Errorf("%s cannot finish: exit %d, %s", filepath.Base(dir), code, said)
		}
	}
	if after := lookAtRegister(t, root); after < numbers {
		t.Errorf("%d numbers, and before %d", after, numbers)
	}
	for _, dir := range offices {
		files, err := filepath.Glob(filepath.Join(dir, "out", "Giấy chứng nhận", "*.pdf"))
		if err != nil || len(files) == 0 {
			t.Errorf("%s: no certificate in out/ (%v)", filepath.Base(dir), err)
		}
	}
}

// lookAtRegister fails the test where a number stands twice, is left out or
// unexplained, or its bytes are not in the archive; it gives how many there are.
func lookAtRegister(t *testing.T, root string) int {
	t.Helper()
	store := openStore(t, filepath.Join(root, "hoso.db"))
	defer store.Close()
	faults, err := store.Check(t.Context())
	if err != nil || len(faults) > 0 {
		t.Fatalf("Check %v, %v", faults, err)
	}
	state, err := store.State(t.Context(), ledgertest.Plan)
	if err != nil {
		t.Fatal(err)
	}
	archive := &ingest.Archive{Root: filepath.Join(root, "archive")}
	inForce := map[string]bool{}
	for i, c := range state.Certificates {
		if c.Sequence != i+1 || c.Content.Register != ledger.Register(2026, i+1) {
			t.Fatalf("number %d stands at place %d: %s", c.Sequence, i+1, c.Content.Register)
		}
		if err := archive.Verify(c.SHA256); err != nil {
			t.Errorf("certificate %s: %v", c.Content.Register, err)
		}
		if c.Ended == nil && inForce[c.Model] {
			t.Errorf("model %s has two certificates in force", c.Model)
		}
		if c.Ended != nil && (c.Ended.Reason == "" || c.Ended.State != dossier.Replaced) {
			t.Errorf("certificate %s ended %+v", c.Content.Register, c.Ended)
		}
		inForce[c.Model] = inForce[c.Model] || c.Ended == nil
	}
	t.Logf("%d numbers, %d models with a certificate in force", len(state.Certificates), len(inForce))
	return len(state.Certificates)
}

func openStore(t *testing.T, path string) ledger.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return store
}
