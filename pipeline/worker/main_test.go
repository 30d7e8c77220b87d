package worker_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/excel"
	"hoso/pipeline/extract/sniff"
	"hoso/pipeline/extract/word"
	"hoso/pipeline/worker"
)

// TestMain lets the test binary be its own child.
func TestMain(m *testing.M) {
	if worker.IsChild(os.Args) {
		os.Exit(worker.Main(openInChild))
	}
	if len(os.Args) == 3 && os.Args[1] == "__parent" {
		beParent(os.Args[2])
	}
	os.Exit(m.Run())
}

// beParent has a child, says which, gives it a file and never ends.
func beParent(file string) {
	pool := worker.New(openFile, worker.Options{Memory: memory, Time: time.Minute})
	pid, err := ask(pool, "pid", "")
	if err != nil {
		panic(err)
	}
	fmt.Println(pid)
	if _, err := ask(pool, file, ""); err != nil {
		panic(err)
	}
	select {}
}

// openFile is the real reading of a file by its content.
func openFile(ctx context.Context, r io.ReaderAt, size int64, name string) (*dossier.Document, error) {
	kind, err := sniff.Kind(r, size)
	if err != nil {
		return nil, err
	}
	switch kind {
	case sniff.Word:
		return word.New().Read(ctx, r, size, extract.DefaultLimits())
	case sniff.Excel:
		return excel.New().Read(ctx, r, size, extract.DefaultLimits())
	}
	return nil, sniff.Reject(kind, name)
}

// openInChild does what the name of the file asks for.
func openInChild(ctx context.Context, r io.ReaderAt, size int64, name string) (*dossier.Document, error) {
	what, rest, _ := strings.Cut(name, ":")
	switch what {
	case "echo":
		return echo(r, size)
	case "pid":
		return text(fmt.Sprint(os.Getpid())), nil
	case "panic":
		panic("lost my way")
	case "goroutine":
		go func() { panic("lost in another goroutine") }()
		select {}
	case "overflow":
		return text(fmt.Sprint(deeper(0))), nil
	case "greedy":
		return text(fmt.Sprint(greedy())), nil
	case "huge":
		kept = append(kept, make([]byte, 8<<30))
		return text(fmt.Sprint(greedy())), nil
	case "nested": // a child that wants children reads by itself
		pool := worker.New(func(context.Context, io.ReaderAt, int64, string) (*dossier.Document, error) {
			return text("read here"), nil
		}, worker.Options{})
		defer pool.Close()
		return pool.Open(ctx, r, size, rest)
	case "sleep":
		select {}
	case "sleep after a byte":
		if _, err := r.ReadAt(make([]byte, 1), 0); err != nil {
			return nil, err
		}
		select {}
	case "spin":
		for i := 0; ; i++ {
		}
	case "patient": // heeds its context
		<-ctx.Done()
		return nil, dossier.Reject(dossier.Timeout, ctx.Err())
	case "exit":
		os.Exit(0)
	case "garbage":
		_, err := os.NewFile(uintptr(syscall.Stdout), "out").WriteString("x this is no frame at all, and it is long enough")
		return nil, err
	case "liar": // announces more than it sends
		if _, err := os.NewFile(uintptr(syscall.Stdout), "out").Write([]byte{'a', 0, 1, 0, 0, 'x'}); err != nil {
			return nil, err
		}
		os.Exit(0)
	case "print":
		fmt.Println("a library that talks")
		return text("said"), nil
	case "fault":
		return nil, errors.New("the disk is on fire")
	case "struck":
		return nil, strike()
	case "struck once":
		if _, err := os.Stat(rest); err == nil {
			return text("second try"), nil
		}
		if err := os.WriteFile(rest, nil, 0o600); err != nil {
			return nil, err
		}
		return nil, strike()
	}
	return openFile(ctx, r, size, name)
}

func strike() error {
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		return err
	}
	if err := self.Kill(); err != nil {
		return err
	}
	select {}
}

func echo(r io.ReaderAt, size int64) (*dossier.Document, error) {
	content, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return nil, err
	}
	return text(string(content)), nil
}

func text(s string) *dossier.Document {
	return &dossier.Document{Blocks: []dossier.Block{{Paragraph: &dossier.Paragraph{Text: s}}}}
}

// deeper recurses until the stack is full: far before n overflows.
func deeper(n int) int {
	var frame [64]int
	frame[n%64] = n
	if n < 0 {
		return n
	}
	return deeper(n+1) + frame[(n+1)%64]
}

var kept [][]byte

func greedy() int {
	for {
		b := make([]byte, 1<<20)
		for i := 0; i < len(b); i += 4096 {
			b[i] = 1
		}
		kept = append(kept, b)
	}
}

func newPool(t testing.TB, change func(*worker.Options)) *worker.Pool {
	t.Helper()
	options := worker.Options{Memory: memory, Time: 20 * time.Second}
	if change != nil {
		change(&options)
	}
	pool := worker.New(openFile, options)
	t.Cleanup(func() { pool.Close() })
	return pool
}

func ask(pool *worker.Pool, name, content string) (string, error) {
	doc, err := pool.Open(context.Background(), strings.NewReader(content), int64(len(content)), name)
	if err != nil {
		return "", err
	}
	return doc.Blocks[0].Paragraph.Text, nil
}
