package worker_test

import (
	"bytes"
	"context"
	"sync"
	"testing"

	"hoso/pipeline/worker"
)

// TestContextOverAfterAnswer ends each file's context as soon as its answer is
// there, as callers do: that must never kill a child that has gone on to
// another file.
func TestContextOverAfterAnswer(t *testing.T) {
	pool := worker.New(nil, worker.Options{Size: 2})
	defer pool.Close()
	data := []byte("không phải là tệp văn phòng")
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 60 {
				ctx, cancel := context.WithCancel(context.Background())
				_, err := pool.Open(ctx, bytes.NewReader(data), int64(len(data)), "a.docx")
				cancel()
				if err == nil || bytes.Contains([]byte(err.Error()), []byte("child:")) {
					t.Errorf("want the reader's own answer, got %v", err)
					return
				}
			}
		})
	}
	group.Wait()
}
