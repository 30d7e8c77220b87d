package ingest_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/ingest"
	"hoso/pipeline/ingest/ingesttest"
)

// childEnv tells a copy of this test binary to take what is in the inbox of
// the folder that it names, as a process of its own that can be killed.
const childEnv = "HOSO_INGEST_TEST_TAKE"

func TestMain(m *testing.M) {
	if root := os.Getenv(childEnv); root != "" {
		if err := takeAsChild(root); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// takeAsChild takes everything and prints a dot before each operation, so
// that the parent can choose a moment.
func takeAsChild(root string) error {
	lock, err := ingest.Acquire(root, time.Now)
	if err != nil {
		return err
	}
	defer lock.Release()
	disk := ingesttest.Disk{FS: ingest.OS(), May: func(string, string) error {
		_, err := os.Stdout.WriteString(".")
		return err
	}}
	o, err := openLedger(root)
	if err != nil {
		return err
	}
	return o.takeAll(boxAt(root, disk, time.Now))
}

// openLedger is a ledger in a file: one line a claim, complete or not there.
func openLedger(root string) (*office, error) {
	name := filepath.Join(root, "ledger")
	o := &office{ledger: map[string]entry{}}
	data, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	lines := strings.Split(string(data), "\n")
	for _, line := range lines[:len(lines)-1] {
		part := strings.Split(line, "\t")
		if _, twice := o.ledger[part[0]]; twice {
			return nil, fmt.Errorf("claim %s committed twice", part[0])
		}
		o.ledger[part[0]] = entry{path: part[1], sha: part[2], outcome: part[3]}
	}
	if whole := len(data) - len(lines[len(lines)-1]); whole != len(data) {
		err = os.Truncate(name, int64(whole)) // a half line was never committed
	} else {
		err = nil
	}
	o.commit = func(id string, e entry) error {
		file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			return err
		}
		_, err = file.WriteString(strings.Join([]string{id, e.path, e.sha, e.outcome}, "\t") + "\n")
		return errors.Join(err, file.Close())
	}
	return o, err
}

// Killed at a random moment, again and again, the program loses nothing and
// takes nothing twice. HOSO_KILLS sets the number of rounds.
func TestTakingSurvivesKills(t *testing.T) {
	kills := 30
	if n, err := strconv.Atoi(os.Getenv("HOSO_KILLS")); err == nil {
		kills = n
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	hit := 0
	for round := 0; hit < kills; round++ {
		root := scratch(t)
		b := boxAt(root, ingest.OS(), func() time.Time { return noon })
		for rel, content := range batch {
			drop(t, b, rel, content, time.Hour)
		}
		for range 3 {
			if killChild(t, root, 1+random.IntN(280)) {
				hit++
			}
			nothingLost(t, b)
		}
		o, err := openLedger(root)
		if err != nil {
			t.Fatal(err)
		}
		if err := o.takeAll(b); err != nil {
			t.Fatal(err)
		}
		o, err = openLedger(root)
		if err != nil {
			t.Fatal(err)
		}
		allTaken(t, b, o)
		if t.Failed() || round > 10*kills {
			t.Fatalf("round %d, %d kills, seed %d", round, hit, seed)
		}
	}
}

// killChild kills a child once it has begun that many operations, and tells
// whether it died of it; a child that was done before is no kill.
func killChild(t *testing.T, root string, operations int) (killed bool) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(self)
	child.Env = append(os.Environ(), childEnv+"="+root, "GORACE=atexit_sleep_ms=0")
	var faults strings.Builder
	child.Stderr = &faults
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	reader := bufio.NewReaderSize(out, 16)
	for range operations {
		if _, err := reader.ReadByte(); err != nil {
			break
		}
	}
	_ = child.Process.Kill()
	_, _ = io.Copy(io.Discard, reader)
	err = child.Wait()
	if faults.Len() > 0 {
		t.Fatalf("child: %v: %s", err, faults.String())
	}
	return err != nil
}
