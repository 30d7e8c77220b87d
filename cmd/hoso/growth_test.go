package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/sqlite"
	"hoso/pipeline/viet"
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
// slips, in a process of its own as an office does: the time of a file and the
// memory must stay.
func BenchmarkGrowthRun(b *testing.B) {
	program := built(b)
	for _, n := range sizes(b, 1000, 3000, 10_000) {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var all spent
			for b.Loop() {
				b.StopTimer()
				dir := crowded(b, n)
				b.StartTimer()
				all.add(process(b, program, "run", "-w", dir, "--quiet"))
			}
			per := float64(b.N * n)
			b.ReportMetric(float64(all.cpu.Microseconds())/per/1000, "cpu-ms/file")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/per/1000, "ms/file")
			b.ReportMetric(float64(all.peak>>20), "MB")
			b.ReportMetric(float64(all.reader>>20), "MB-reader")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// crowded is a workspace with so many submissions of fifty units in its inbox.
func crowded(b testing.TB, n int) string {
	dir := filepath.Join(b.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		b.Fatal(err)
	}
	for i := range n {
		drop(b, dir, i)
	}
	return dir
}

// drop puts a submission into an inbox, an hour ago.
func drop(b testing.TB, dir string, i int) {
	b.Helper()
	old := time.Now().Add(-time.Hour)
	name := filepath.Join(dir, "inbox", fmt.Sprintf("Chi bộ số %02d", i%50), fmt.Sprintf("%05d.docx", i))
	err := os.MkdirAll(filepath.Dir(name), 0o755)
	if err == nil {
		err = os.WriteFile(name, variation(b, i), 0o644)
	}
	if err = errors.Join(err, os.Chtimes(name, old, old)); err != nil {
		b.Fatal(err)
	}
}

// spent is what processes took.
type spent struct {
	cpu          time.Duration // of all, and of their readers
	peak, reader int64         // of the greatest, and of its greatest reader, in bytes; 0 where the system does not tell
}

func (s *spent) add(more spent) {
	s.cpu, s.peak, s.reader = s.cpu+more.cpu, max(s.peak, more.peak), max(s.reader, more.reader)
}

// built is the program as it is released: what tests add to it takes memory
// and time to start.
func built(b *testing.B) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "hoso.exe")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v %s", err, out)
	}
	return program
}

// process runs a program as a process of its own and looks at its memory while it does.
func process(b testing.TB, program string, args ...string) spent {
	b.Helper()
	var errs bytes.Buffer
	cmd := &exec.Cmd{Path: program, Args: append([]string{"hoso"}, args...), Env: append(os.Environ(), "HOSO_CLOCK=2026-02-02T08:00:00+07:00"), Stderr: &errs}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	done, seen := make(chan struct{}), make(chan spent)
	go func() { seen <- watchProcess(cmd.Process.Pid, done) }()
	err := cmd.Wait()
	close(done)
	took := <-seen
	if err != nil {
		b.Fatalf("%v: %v %s", args, err, errs.String())
	}
	took.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return took
}

// watchProcess looks at the peaks of a process and its readers until done; a
// peak stays until a process ends, so that seldom is enough.
func watchProcess(pid int, done <-chan struct{}) (seen spent) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		seen.peak = max(seen.peak, highWater(strconv.Itoa(pid)))
		for _, reader := range childrenOf(pid) {
			seen.reader = max(seen.reader, highWater(reader))
		}
		select {
		case <-done:
			return seen
		case <-tick.C:
		}
	}
}

// BenchmarkGrowthLedger asks a ledger of growing size for its status, runs
// with nothing to do, works the status out anew, and starts the program
// (version), each in a process of its own.
func BenchmarkGrowthLedger(b *testing.B) {
	program := built(b)
	for _, n := range sizes(b, 1000, 10_000, 100_000) {
		dir := filled(b, n)
		printBlank(b, dir)
		for _, c := range []struct {
			name, forgets string // a file that is deleted before
			args          []string
		}{
			{"status", "", []string{"status", "-w", dir}}, {"idle run", "", []string{"run", "-w", dir}},
			{"status worked out", statusFile, []string{"status", "-w", dir}}, {"start", "", []string{"--version"}},
		} {
			b.Run(fmt.Sprint(c.name, " ", n), func(b *testing.B) {
				var all spent
				process(b, program, c.args...) // once, so that the files are in memory
				for b.Loop() {
					if c.forgets != "" {
						b.StopTimer()
						_ = os.Remove(filepath.Join(dir, c.forgets))
						b.StartTimer()
					}
					all.add(process(b, program, c.args...))
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/1000, "ms")
				b.ReportMetric(float64(all.cpu.Microseconds())/float64(b.N)/1000, "cpu-ms")
				b.ReportMetric(float64(all.peak>>20), "MB")
				b.ReportMetric(float64(all.reader>>20), "MB-reader")
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// printBlank puts out every standing paper of a workspace with nothing in it,
// as a run does with the pages drawn.
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
	s.Make = func(p pipeline.Paper) ([]byte, error) { return []byte(p.Format), nil }
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
		Act: dossier.Act{By: "x", At: time.Date(2026, 1, 20, 8, 0, 0, 0, viet.Zone()).Add(time.Duration(i) * time.Second)}, Plan: planID, Year: 2026,
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
