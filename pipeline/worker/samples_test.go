package worker_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/worker"
)

const isWindows = runtime.GOOS == "windows"

func sampleFiles(t testing.TB) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"*.docx", "*.xlsx", "*.doc", "*.xls"} {
		found, err := filepath.Glob(filepath.Join("..", "..", "samples", "*", pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) < 20 {
		t.Fatalf("only %d samples found", len(files))
	}
	return files
}

func readSample(t testing.TB) string {
	t.Helper()
	content, err := os.ReadFile(sampleFiles(t)[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// TestSamplesAsInProcess reads every sample in a child and here: all is equal,
// down to which cells are one cell.
func TestSamplesAsInProcess(t *testing.T) {
	pool := newPool(t, nil)
	tables, merged := 0, 0
	for _, path := range sampleFiles(t) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		size, name := int64(len(content)), filepath.Base(path)
		want, wantErr := openFile(context.Background(), bytes.NewReader(content), size, name)
		got, gotErr := pool.Open(context.Background(), bytes.NewReader(content), size, name)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the documents differ", path)
		}
		sameError(t, path, gotErr, wantErr)
		if want != nil {
			n, m := compareTables(t, path, got.Blocks, want.Blocks)
			tables, merged = tables+n, merged+m
		}
	}
	if tables == 0 || merged == 0 {
		t.Errorf("%d tables, %d merged cells: the samples show nothing", tables, merged)
	}
}

func sameError(t *testing.T, path string, got, want error) {
	t.Helper()
	var a, b *dossier.Rejection
	if errors.As(got, &a) != errors.As(want, &b) || (got == nil) != (want == nil) {
		t.Errorf("%s: %v, want %v", path, got, want)
		return
	}
	if a != nil && (a.Code != b.Code || a.Message != b.Message || a.Advice != b.Advice || a.Error() != b.Error()) {
		t.Errorf("%s: %+v, want %+v", path, a, b)
	}
}

// compareTables checks that cells are shared in got as they are in want.
func compareTables(t *testing.T, path string, got, want []dossier.Block) (tables, merged int) {
	twin := map[*dossier.Cell]*dossier.Cell{}
	for i, b := range want {
		if b.Table == nil {
			continue
		}
		tables++
		for r, row := range b.Table.Rows {
			for c, cell := range row.Cells {
				other := got[i].Table.Rows[r].Cells[c]
				if known, met := twin[cell]; met && cell != nil {
					merged++
					if known != other {
						t.Errorf("%s: table %d row %d cell %d is no longer shared", path, b.Table.Index, r, c)
					}
				}
				twin[cell] = other
			}
		}
	}
	return tables, merged
}

// TestFlat reads 200 files, bad ones among them: no process and no open file
// stays behind, and the child's memory does not grow.
func TestFlat(t *testing.T) {
	pool := newPool(t, func(o *worker.Options) { o.Size = 2 })
	sample := readSample(t)
	files := openFiles(t)
	for i := range 200 {
		name := "a.docx"
		if i%50 == 49 {
			name = "panic"
		}
		doc, err := pool.Open(context.Background(), bytes.NewReader([]byte(sample)), int64(len(sample)), name)
		if (err != nil) != (name == "panic") || err == nil && len(doc.Blocks) == 0 {
			t.Fatalf("file %d: %v", i, err)
		}
	}
	if n := children(t); n > 2 {
		t.Errorf("%d processes are there, want 2 at most", n)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	if n := children(t); n != 0 {
		t.Errorf("%d processes stay behind", n)
	}
	if now := openFiles(t); now > files+1 {
		t.Errorf("%d files were open, now %d", files, now)
	}
}

// openFiles counts our open files; 0 where the system does not tell.
func openFiles(t *testing.T) int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Log("cannot count open files here")
	}
	return len(entries)
}

// children counts our child processes, dead ones that nobody has waited for
// included; 0 where the system does not tell.
func children(t *testing.T) int {
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil || len(stats) == 0 {
		t.Log("cannot count processes here")
	}
	n := 0
	for _, path := range stats {
		content, err := os.ReadFile(path)
		if err != nil {
			continue // it has just ended
		}
		fields := bytes.Fields(content[bytes.LastIndexByte(content, ')')+1:])
		if string(fields[1]) == strconv.Itoa(os.Getpid()) {
			n++
		}
	}
	return n
}

func kill(t *testing.T, pid string) {
	t.Helper()
	id, err := strconv.Atoi(pid)
	if err != nil {
		t.Fatal(err)
	}
	process, err := os.FindProcess(id)
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Kill(); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkSmall(b *testing.B) {
	sample := []byte(readSample(b))
	pool := newPool(b, nil)
	for name, open := range map[string]worker.Open{"here": openFile, "child": pool.Open} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := open(context.Background(), bytes.NewReader(sample), int64(len(sample)), "a.docx"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStart reads one file in a child of its own.
func BenchmarkStart(b *testing.B) {
	sample := []byte(readSample(b))
	for b.Loop() {
		pool := newPool(b, nil)
		if _, err := pool.Open(context.Background(), bytes.NewReader(sample), int64(len(sample)), "a.docx"); err != nil {
			b.Fatal(err)
		}
		pool.Close()
	}
}
