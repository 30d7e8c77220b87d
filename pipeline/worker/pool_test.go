package worker_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/worker"
)

// TestEachEnd holds that whatever happens to a child is the fate of one file,
// and that the next one is read by another child.
func TestEachEnd(t *testing.T) {
	tests := []struct {
		name  string
		code  dossier.Code
		cause string
		fresh bool // another child reads the next file
	}{
		{"panic", dossier.Corrupt, "lost my way", true},
		{"goroutine", dossier.Corrupt, "lost in another goroutine", true},
		{"overflow", dossier.Corrupt, "stack overflow", true},
		{"greedy", dossier.TooLarge, "memory", true},
		{"huge", dossier.TooLarge, "memory", true},
		{"sleep", dossier.Timeout, "time is up", true},
		{"spin", dossier.Timeout, "time is up", true},
		{"patient", dossier.Timeout, "deadline", false},
		{"exit", dossier.Corrupt, "exit status 0", true},
		{"garbage", dossier.Corrupt, "frame", true},
		{"liar", dossier.Corrupt, "frame", true},
		{"struck", dossier.Corrupt, map[bool]string{false: "killed", true: "exit status 1"}[isWindows], true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			pool := newPool(t, func(o *worker.Options) {
				o.Size = 1
				if test.code == dossier.Timeout {
					o.Time = time.Second
				}
				if test.name == "patient" { // the child has a twentieth of it to say so itself
					o.Time = 4 * time.Second
				}
			})
			before, err := ask(pool, "pid", "")
			if err != nil {
				t.Fatal(err)
			}
			_, err = ask(pool, test.name, "")
			var refused *dossier.Rejection
			if !errors.As(err, &refused) || refused.Code != test.code {
				t.Fatalf("%v, want %s", err, test.code)
			}
			if refused.Message == "" || refused.Advice == "" || !strings.Contains(refused.Error(), test.cause) {
				t.Errorf("%q %q %v, want a cause with %q", refused.Message, refused.Advice, refused, test.cause)
			}
			after, err := ask(pool, "pid", "")
			if err != nil {
				t.Fatal(err)
			}
			if fresh := after != before; fresh != test.fresh {
				t.Errorf("child %s before, %s after", before, after)
			}
		})
	}
}

func TestSameChildReadsOn(t *testing.T) {
	pool := newPool(t, func(o *worker.Options) { o.Files = 3 })
	var pids []string
	for range 6 {
		pid, err := ask(pool, "pid", "")
		if err != nil {
			t.Fatal(err)
		}
		pids = append(pids, pid)
	}
	if pids[0] != pids[2] || pids[2] == pids[3] || pids[3] != pids[5] {
		t.Errorf("children %q, want a new one after three files", pids)
	}
}

// TestBytes sends contents around the size of the blocks.
func TestBytes(t *testing.T) {
	pool := newPool(t, nil)
	for _, size := range []int{0, 1, 100, 128<<10 - 1, 128 << 10, 128<<10 + 1, 256 << 10, 3<<20 + 7} {
		content := strings.Repeat("0123456789abcde\n", size/16+1)[:size]
		got, err := ask(pool, "echo", content)
		if err != nil || got != content {
			t.Errorf("%d bytes: %d came back, %v", size, len(got), err)
		}
	}
}

// TestFaultsOfTheMachine are no rejections.
func TestFaultsOfTheMachine(t *testing.T) {
	pool := newPool(t, nil)
	broken := errors.New("the cable is out")
	for _, size := range []int64{10, 1 << 20} {
		_, err := pool.Open(context.Background(), failing{broken}, size, "echo")
		if !errors.Is(err, broken) {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
	_, err := ask(pool, "fault", "")
	var refused *dossier.Rejection
	if err == nil || errors.As(err, &refused) || !strings.Contains(err.Error(), "on fire") {
		t.Errorf("%v", err)
	}
	if got, err := ask(pool, "print", ""); got != "said" || err != nil {
		t.Errorf("%q %v", got, err)
	}
}

type failing struct{ err error }

func (f failing) ReadAt([]byte, int64) (int, error) { return 0, f.err }

func TestStruckOnceIsTriedAgain(t *testing.T) {
	pool := newPool(t, nil)
	got, err := ask(pool, "struck once:"+filepath.Join(t.TempDir(), "mark"), "")
	if got != "second try" || err != nil {
		t.Errorf("%q %v", got, err)
	}
}

// TestIdleChildDies kills a child between two files.
func TestIdleChildDies(t *testing.T) {
	pool := newPool(t, nil)
	pid, err := ask(pool, "pid", "")
	if err != nil {
		t.Fatal(err)
	}
	kill(t, pid)
	if got, err := ask(pool, "echo", "next"); got != "next" || err != nil {
		t.Errorf("%q %v", got, err)
	}
}

func TestCancel(t *testing.T) {
	pool := newPool(t, nil)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := pool.Open(ctx, spoilsport{cancel}, 1<<20, "echo")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	ctx, cancel = context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	_, err = pool.Open(ctx, strings.NewReader(""), 0, "sleep")
	var refused *dossier.Rejection
	if !errors.As(err, &refused) || refused.Code != dossier.Timeout {
		t.Errorf("%v, want timeout", err)
	}
	if got, err := ask(pool, "echo", "next"); got != "next" || err != nil {
		t.Errorf("%q %v", got, err)
	}
}

// spoilsport is a file whose reader is called off while it is read.
type spoilsport struct{ cancel func() }

func (s spoilsport) ReadAt(p []byte, off int64) (int, error) {
	s.cancel()
	return len(p), nil
}

func TestClose(t *testing.T) {
	pool := newPool(t, func(o *worker.Options) { o.Size = 4 })
	if _, err := ask(pool, "echo", ""); err != nil { // one stays idle
		t.Fatal(err)
	}
	var all sync.WaitGroup
	begun := make(chan struct{}, 3)
	for range 3 {
		all.Go(func() {
			_, err := pool.Open(context.Background(), &begins{begun: begun}, 1<<20, "sleep after a byte")
			var refused *dossier.Rejection
			if err == nil || errors.As(err, &refused) {
				t.Errorf("%v", err)
			}
		})
	}
	for range 3 {
		<-begun
	}
	if err := pool.Close(); err != nil {
		t.Error(err)
	}
	all.Wait()
	if _, err := ask(pool, "echo", ""); err == nil {
		t.Error("read by a closed pool")
	}
	if err := pool.Close(); err != nil {
		t.Error(err)
	}
}

// begins tells when its reading has begun.
type begins struct {
	once  sync.Once
	begun chan struct{}
}

func (b *begins) ReadAt(p []byte, _ int64) (int, error) {
	b.once.Do(func() { b.begun <- struct{}{} })
	return len(p), nil
}

// TestNoChild reads here where no child can be started, and says so once.
func TestNoChild(t *testing.T) {
	sample := readSample(t)
	for name, program := range map[string]string{"missing": filepath.Join(t.TempDir(), "none"), "no child": "/bin/true", "other words": "/bin/pwd"} {
		if _, err := os.Stat(program); err != nil && name != "missing" {
			t.Logf("%s is not here", program)
			continue
		}
		var log strings.Builder
		pool := newPool(t, func(o *worker.Options) {
			o.Program = program
			o.Log = slog.New(slog.NewTextHandler(&log, nil))
		})
		for range 5 {
			doc, err := pool.Open(context.Background(), strings.NewReader(sample), int64(len(sample)), "a.docx")
			if err != nil || len(doc.Blocks) == 0 {
				t.Errorf("%s: %v", name, err)
			}
		}
		if n := strings.Count(log.String(), "level=WARN"); n != 1 {
			t.Errorf("%s: %d warnings\n%s", name, n, log.String())
		}
	}
}

func TestChildHasNoChildren(t *testing.T) {
	pool := newPool(t, nil)
	if got, err := ask(pool, "nested:pid", ""); got != "read here" || err != nil {
		t.Errorf("%q %v", got, err)
	}
}

// TestManyAtOnce reads from many goroutines with few children.
func TestManyAtOnce(t *testing.T) {
	pool := newPool(t, func(o *worker.Options) { o.Size = 3 })
	var all sync.WaitGroup
	for i := range 24 {
		all.Go(func() {
			content := strings.Repeat(string(rune('a'+i)), 100_000+i*20_000)
			if got, err := ask(pool, "echo", content); got != content || err != nil {
				t.Errorf("%d: %d bytes, %v", i, len(got), err)
			}
			if i%8 == 0 {
				if _, err := ask(pool, "panic", ""); err == nil {
					t.Error("a panic went by")
				}
			}
		})
	}
	all.Wait()
}

func TestServeEnds(t *testing.T) {
	if err := worker.Serve(strings.NewReader(""), io.Discard, openFile); err != nil {
		t.Errorf("no files: %v", err)
	}
	for _, in := range []string{"f\x00\x00", "x\x00\x00\x00\x00", "f\xff\xff\xff\xff", "f\x00\x00\x00\x02ab"} {
		if err := worker.Serve(strings.NewReader(in), io.Discard, openFile); err == nil {
			t.Errorf("%q was understood", in)
		}
	}
}
