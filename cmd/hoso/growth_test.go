package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/sqlite"
)

// sizes are those at which growth is measured: HOSO_SIZES ("1000,10000"), else
// the ones given.
func sizes(b *testing.B, usual ...int) []int {
	text := os.Getenv("HOSO_SIZES")
	if text == "" {
		return usual
	}
	var out []int
	for word := range strings.SplitSeq(text, ",") {
		n, err := strconv.Atoi(word)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

// BenchmarkGrowthRun takes batches of growing size from the inbox to their
// slips: the time of a file and the memory must stay.
func BenchmarkGrowthRun(b *testing.B) {
	for _, n := range sizes(b, 1000, 3000, 10_000) {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				dir := crowded(b, n)
				peak := watchHeap()
				b.StartTimer()
				timed(b, dir, "run")
				b.ReportMetric(float64(peak())/(1<<20), "MB-heap")
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n)/1000, "ms/file")
		})
	}
}

// crowded is a workspace with so many submissions of fifty units in its inbox.
func crowded(b *testing.B, n int) string {
	dir := filepath.Join(b.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		b.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	for i := range n {
		name := filepath.Join(dir, "inbox", fmt.Sprintf("Chi bộ số %02d", i%50), fmt.Sprintf("%05d.docx", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, variation(b, i), 0o644); err != nil {
			b.Fatal(err)
		}
		if err := os.Chtimes(name, old, old); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// watchHeap gives the highest use of the heap since.
func watchHeap() (peak func() uint64) {
	runtime.GC()
	done, out := make(chan bool), make(chan uint64)
	go func() {
		var most uint64
		var m runtime.MemStats
		tick := time.NewTicker(50 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse)
			case <-done:
				out <- most
				return
			}
		}
	}()
	return func() uint64 { close(done); return <-out }
}

// BenchmarkGrowthLedger asks a ledger of growing size for its status, and runs
// with nothing to do.
func BenchmarkGrowthLedger(b *testing.B) {
	for _, n := range sizes(b, 1000, 10_000, 100_000) {
		dir := filled(b, n)
		printBlank(b, dir)
		for name, args := range map[string][]string{"status": {"status"}, "idle run": {"run"}} {
			b.Run(fmt.Sprint(name, " ", n), func(b *testing.B) {
				for b.Loop() {
					timed(b, dir, args...)
				}
			})
		}
	}
}

// blank stands for the pages of a paper whose drawing is not measured.
type blank struct{}

func (blank) Write([]layout.Page, generate.Meta) ([]byte, error) { return []byte("%PDF-1.4\n"), nil }

// printBlank puts out every standing paper of a workspace with nothing on its
// pages, as a run does with the pages drawn.
func printBlank(b testing.TB, dir string) {
	b.Helper()
	ws, err := readWorkspace(dir)
	if err != nil {
		b.Fatal(err)
	}
	now, err := clock(os.Getenv("HOSO_CLOCK"))
	if err != nil {
		b.Fatal(err)
	}
	s, err := openSession(b.Context(), ws, "", now, writing)
	if err != nil {
		b.Fatal(err)
	}
	s.Press.Writer = blank{}
	marked := s.MarkedCopy
	s.MarkedCopy = func(state *dossier.State, receipt int64) (*pipeline.Paper, error) {
		paper, err := marked(state, receipt)
		if paper != nil {
			paper.Bytes = func() ([]byte, error) { return []byte("PK"), nil }
		}
		return paper, err
	}
	if err := errors.Join(s.Refresh(b.Context(), func(pipeline.Event) {}), s.Close()); err != nil {
		b.Fatal(err)
	}
}

// filled is a workspace whose ledger holds so many submissions: of sixty units,
// each model handed in ten times.
func filled(b testing.TB, n int) string {
	dir := filepath.Join(b.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		b.Fatal(err)
	}
	store, err := sqlite.OpenScratch(b.Context(), filepath.Join(dir, "hoso.db"))
	if err != nil {
		b.Fatal(err)
	}
	ws, err := readWorkspace(dir)
	if err != nil {
		b.Fatal(err)
	}
	p, err := ws.plan("")
	if err != nil {
		b.Fatal(err)
	}
	reading, stop := newReading(p)
	defer func() { _ = stop() }()
	data := variation(b, 1)
	record, err := reading.Record(b.Context(), bytes.NewReader(data), int64(len(data)), "a.docx")
	if err != nil {
		b.Fatal(err)
	}
	for i := range n {
		if _, err := store.Accept(b.Context(), handedIn(p.ID, *record, i, n)); err != nil {
			b.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		b.Fatal(err)
	}
	return dir
}

func handedIn(planID string, record dossier.Record, i, n int) ledger.Submission {
	model := i % max(n/10, 1)
	unit := dossier.UnitRef{Name: fmt.Sprintf("Chi bộ số %02d", model%60)}
	fields := map[string]dossier.Field{}
	for id, f := range record.Models[0].Fields {
		fields[id] = f
	}
	name := fields["name"]
	name.Value, name.Text = fmt.Sprintf("Mô hình thi đua số %d", model), ""
	fields["name"] = name
	record.Models = []dossier.Model{{Fields: fields}}
	return ledger.Submission{
		Act: dossier.Act{By: "x", At: time.Date(2026, 1, 20, 8, 0, 0, 0, hanoi).Add(time.Duration(i) * time.Second)}, Plan: planID, Year: 2026,
		Period: "registration", Claim: fmt.Sprint(i), Path: fmt.Sprintf("inbox/%06d.docx", i), Folder: &unit,
		SHA256: fmt.Sprintf("%064x", i), Size: 20_000, Reader: "bench", Record: record,
	}
}

func timed(b testing.TB, dir string, args ...string) {
	b.Helper()
	var errs bytes.Buffer
	if code := run(b.Context(), append([]string{"hoso", args[0], "-w", dir}, args[1:]...), io.Discard, &errs); code != exitDone {
		b.Fatalf("%v: %d %s", args, code, errs.String())
	}
}
