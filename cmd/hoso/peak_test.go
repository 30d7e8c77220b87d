package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/worker"
)

// readsApart reads files in one child of this program at a time and measures
// what each of them takes: the bounds of the README, 10 seconds and 200 MB.
type readsApart struct {
	pool *worker.Pool
}

// taken is what reading one file took, and how it ended.
type taken struct {
	name string
	doc  *dossier.Document
	err  error
	span time.Duration
	peak int64 // largest resident memory of the child, in bytes; 0 where the system does not tell
}

func newReadsApart(t *testing.T) *readsApart {
	t.Helper()
	pool := worker.New(newOpener().Open, worker.Options{Size: 1, Memory: childMemory})
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	return &readsApart{pool}
}

// read reads one file and looks at the child while it does.
func (r *readsApart) read(content []byte, name string) taken {
	for _, pid := range childrenOf(os.Getpid()) {
		_ = os.WriteFile("/proc/"+pid+"/clear_refs", []byte("5"), 0) // a new file, a new peak
	}
	done, peak := make(chan struct{}), make(chan int64)
	go func() { peak <- watchPeak(done) }()
	began := time.Now()
	doc, err := r.pool.Open(context.Background(), bytes.NewReader(content), int64(len(content)), name)
	span := time.Since(began)
	close(done)
	return taken{name, doc, err, span, <-peak}
}

// watchPeak is the largest resident memory of any child until done, in bytes.
func watchPeak(done <-chan struct{}) int64 {
	ticker := time.NewTicker(2 * time.Millisecond)
	defer ticker.Stop()
	peak := int64(0)
	for last := false; ; {
		for _, pid := range childrenOf(os.Getpid()) {
			peak = max(peak, highWater(pid))
		}
		if last {
			return peak
		}
		select {
		case <-done:
			last = true
		case <-ticker.C:
		}
	}
}

// childrenOf are the readers that a process has started. Until it becomes the
// reader, a new process is still its parent, memory and all.
func childrenOf(pid int) []string {
	var all []string
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, list := range lists {
		content, _ := os.ReadFile(list)
		for _, pid := range strings.Fields(string(content)) {
			words, _ := os.ReadFile("/proc/" + pid + "/cmdline")
			if bytes.HasSuffix(words, []byte("\x00"+worker.Argument+"\x00")) {
				all = append(all, pid)
			}
		}
	}
	return all
}

// highWater is the largest resident memory of a process so far, in bytes.
func highWater(pid string) int64 {
	content, err := os.ReadFile("/proc/" + pid + "/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(content), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kilobytes, err := strconv.ParseInt(fields[0], 10, 64)
	if err != nil {
		return 0
	}
	return kilobytes << 10
}

// within fails where a file took more than the README says.
func (k taken) within(t *testing.T) {
	t.Helper()
	if k.span > 10*time.Second+slack {
		t.Errorf("%s took %v", k.name, k.span)
	}
	if k.peak > childMemory {
		t.Errorf("%s took %d MB", k.name, k.peak>>20)
	}
}

// outcome is the code of a rejection, "read" for a document, and words for any
// other error.
func (k taken) outcome() dossier.Code { return outcomeOf(k.err) }
