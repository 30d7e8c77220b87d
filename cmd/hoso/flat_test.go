package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strconv"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/samples"
)

// TestReadingIsFlat reads files one after the other, each in a child, and
// holds memory after the last against that after the first tenth: of this
// process its heap, of the children the largest they ever had. HOSO_FLAT says
// how many files, 400 unless told.
func TestReadingIsFlat(t *testing.T) {
	files := 400
	if n, err := strconv.Atoi(os.Getenv("HOSO_FLAT")); err == nil && n > 100 {
		files = n
	}
	p, err := shippedPlan()
	if err != nil {
		t.Fatal(err)
	}
	reading, stop := newReading(p)
	defer stop()
	cases, err := samples.Cases()
	if err != nil {
		t.Fatal(err)
	}
	var early uint64
	var earlyChild, child int64
	for n := range files {
		data := cases[n%len(cases)].Data
		if n%len(cases) == 0 {
			data = variation(t, n) // no two forms alike
		}
		_, err := reading.Record(context.Background(), bytes.NewReader(data), int64(len(data)), "a.docx")
		if err != nil && !errors.As(err, new(*dossier.Rejection)) {
			t.Fatal(err)
		}
		for _, pid := range childrenOf(os.Getpid()) {
			child = max(child, highWater(pid))
		}
		if n == files/10 {
			early, earlyChild = heapNow(), child
		}
	}
	late := heapNow()
	t.Logf("%d files: heap %d → %d KB, largest child %d → %d MB", files, early>>10, late>>10, earlyChild>>20, child>>20)
	if late > early+4<<20 {
		t.Errorf("the heap grew from %d to %d KB", early>>10, late>>10)
	}
	if child > 2*earlyChild+16<<20 {
		t.Errorf("the children grew from %d to %d MB", earlyChild>>20, child>>20)
	}
}
