package worker

import (
	"fmt"
	"os"
	"runtime/metrics"
	"time"
)

// The statuses with which a child ends itself.
const (
	statusTooLarge = 71
	statusTimeout  = 72
)

// guardPause is the time between two looks of the guard. A reader can fill a
// few megabytes in it.
const guardPause = 5 * time.Millisecond

// softLimit is the memory from which the garbage collector works harder.
func softLimit(memory int64) int64 { return memory / 20 * 13 }

// hardLimit is the memory of the Go runtime with which a child ends; the rest
// up to memory is the program itself, of which the runtime does not know.
func hardLimit(memory int64) int64 { return memory / 20 * 16 }

// guard ends the process when it holds more memory than limit, or when span is
// over (the parent kills it before, unless the parent is gone). stop ends it.
func guard(limit int64, span time.Duration) (stop func()) {
	done := make(chan struct{})
	go func() {
		ticker := time.NewTicker(guardPause)
		defer ticker.Stop()
		started := time.Now()
		samples := newSamples()
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
			}
			if used := measure(samples); used > limit {
				fmt.Fprintf(os.Stderr, "memory: %d bytes in use, %d allowed\n", used, limit)
				os.Exit(statusTooLarge)
			}
			if time.Since(started) > span {
				fmt.Fprintf(os.Stderr, "time: more than %s\n", span)
				os.Exit(statusTimeout)
			}
		}
	}()
	return func() { close(done) }
}

func newSamples() []metrics.Sample {
	return []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
}

// measure is what the Go runtime holds of the machine's memory, in bytes.
func measure(samples []metrics.Sample) int64 {
	metrics.Read(samples)
	return int64(samples[0].Value.Uint64()) - int64(samples[1].Value.Uint64())
}

func inUse() int64 { return measure(newSamples()) }
