package worker_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/worker"
)

// TestDiesWithItsParent kills a parent whose child is idle or at work.
func TestDiesWithItsParent(t *testing.T) {
	for _, file := range []string{"echo", "sleep"} {
		parent := exec.Command(os.Args[0], "__parent", file)
		out, err := parent.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := parent.Start(); err != nil {
			t.Fatal(err)
		}
		pid, err := bufio.NewReader(out).ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if err := parent.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = parent.Wait() // it was killed
		until(t, "the child is gone", func() bool { return !alive(strings.TrimSpace(pid)) })
	}
}

// alive tells whether a process runs; a dead one that nobody waits for does not.
func alive(pid string) bool {
	content, err := os.ReadFile("/proc/" + pid + "/stat")
	if err != nil {
		return false
	}
	_, rest, _ := strings.Cut(string(content), ") ")
	return !strings.HasPrefix(rest, "Z")
}

func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	ticker := time.NewTicker(5 * time.Millisecond)
	defer ticker.Stop()
	limit := time.After(10 * time.Second)
	for !done() {
		select {
		case <-ticker.C:
		case <-limit:
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

// TestPeak looks at what a child without measure ever takes of the machine.
func TestPeak(t *testing.T) {
	if memory > 200<<20 {
		t.Skip("memory means nothing under the race detector")
	}
	pool := newPool(t, func(o *worker.Options) { o.Size = 1 })
	pid, err := ask(pool, "pid", "")
	if err != nil {
		t.Fatal(err)
	}
	over := make(chan error)
	go func() { _, err := ask(pool, "greedy", ""); over <- err }()
	peak := int64(0)
	ticker := time.NewTicker(time.Millisecond)
	defer ticker.Stop()
	for {
		select {
		case err := <-over:
			t.Logf("peak %d MB: %.80v", peak>>10, err)
			if peak < 64<<10 || peak<<10 > memory {
				t.Errorf("peak of %d KB, want at most %d and more than nothing", peak, memory>>10)
			}
			return
		case <-ticker.C:
			peak = max(peak, highWater(pid))
		}
	}
}

// highWater is the largest resident memory of a process so far, in KB.
func highWater(pid string) (kilobytes int64) {
	content, err := os.ReadFile("/proc/" + pid + "/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(content), "VmHWM:")
	if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
		return 0
	}
	return kilobytes
}
