package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"text/tabwriter"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/samples"
)

// peerRounds is how often each file is read; a figure is the
// best: what else the machine does only ever adds.
const peerRounds = 50

// TestPeers times other readers beside ours, file by file, each in one warm
// process. They only read; ours reads, extracts and checks. It runs when
// HOSO_PEERS names a folder into which mammoth and exceljs were installed
// ("npm install mammoth exceljs"); python-docx, openpyxl and pandoc are those
// of the machine, and one that is not there is said and left out.
// HOSO_APPENDICES names a folder of other files than the samples.
func TestPeers(t *testing.T) {
	modules := os.Getenv("HOSO_PEERS")
	if modules == "" {
		t.Skip("HOSO_PEERS does not name a folder with mammoth and exceljs")
	}
	files := peerFiles(t)
	node := peer(t, modules, files, "node", "read.mjs")
	python := peer(t, modules, files, "/usr/bin/python3", "read.py")
	pandoc := pandocTimes(t, files)
	here, apart := ownTimes(t, files)

	var out bytes.Buffer
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "file\thoso\tin a child\tmammoth, exceljs\ttimes\tpython-docx, openpyxl\tpandoc\t")
	ours, theirs, slowest := map[string]float64{}, map[string]float64{}, map[string]float64{".docx": 1e9, ".xlsx": 1e9}
	for _, file := range files {
		ratio, ext := node[file]/here[file], filepath.Ext(file)
		ours[ext], theirs[ext], slowest[ext] = ours[ext]+here[file], theirs[ext]+node[file], min(slowest[ext], ratio)
		fmt.Fprintf(table, "%s\t%.2f ms\t%.2f ms\t%.2f ms\t%.1f\t%.2f ms\t%.0f ms\t\n", filepath.Base(file), here[file], apart[file], node[file], ratio, python[file], pandoc[file])
	}
	table.Flush()
	t.Logf("best of %d rounds\n%s", peerRounds, out.String())
	for ext, least := range map[string]float64{".docx": 10, ".xlsx": 3} {
		t.Logf("%s: all files %.2f ms, the peer %.2f ms: %.1f times as fast, %.1f for the slowest file", ext, ours[ext], theirs[ext], theirs[ext]/ours[ext], slowest[ext])
		if theirs[ext]/ours[ext] < least {
			t.Errorf("%s: %.1f times as fast as the peer, want %.0f", ext, theirs[ext]/ours[ext], least)
		}
	}
}

// peerFiles are the readable Word and Excel appendices, on disk.
func peerFiles(t testing.TB) []string {
	t.Helper()
	dir := os.Getenv("HOSO_APPENDICES")
	if dir == "" {
		dir = t.TempDir()
		cases, err := samples.Cases()
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(c.File)), c.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	var files []string
	for _, pattern := range []string{"*.docx", "*.xlsx", "files/*.docx", "files/*.xlsx"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	open := newOpener()
	return slices.DeleteFunc(files, func(file string) bool {
		data := bytesOf(t, file)
		doc, err := open.Open(context.Background(), bytes.NewReader(data), int64(len(data)), file)
		return err != nil || "."+string(doc.Format) != filepath.Ext(file) // what a peer would refuse
	})
}

func bytesOf(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// peer has a script time its libraries: the best time for each file, in ms.
func peer(t *testing.T, modules string, files []string, program, script string) map[string]float64 {
	t.Helper()
	script, err := filepath.Abs(filepath.Join("testdata", "peers", script))
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program, append([]string{script, strconv.Itoa(peerRounds)}, files...)...)
	command.Dir = modules
	out, err := command.Output()
	if err != nil {
		t.Logf("%s could not run and is left out: %v", program, err)
		return nil
	}
	times := map[string]float64{}
	for line := range bytes.Lines(out) {
		var one struct {
			File  string
			MS    float64
			Fault string
		}
		if err := json.Unmarshal(line, &one); err != nil {
			t.Fatal(err)
		}
		if one.Fault != "" {
			t.Logf("%s cannot read %s: %s", program, filepath.Base(one.File), one.Fault)
		}
		times[one.File] = one.MS
	}
	return times
}

// pandocTimes are whole commands: pandoc has no process to keep warm.
func pandocTimes(t *testing.T, files []string) map[string]float64 {
	t.Helper()
	times := map[string]float64{}
	for _, file := range files {
		if filepath.Ext(file) != ".docx" {
			continue // pandoc of Debian reads no workbook
		}
		times[file] = bestOf(3, func() {
			if err := exec.Command("pandoc", "-t", "plain", file).Run(); err != nil {
				t.Logf("pandoc, %s: %v", filepath.Base(file), err)
			}
		})
	}
	return times
}

// ownTimes reads, extracts and checks: in this process, and with the reading
// in a child process, as the commands do.
func ownTimes(t *testing.T, files []string) (here, apart map[string]float64) {
	t.Helper()
	p, err := shippedPlan()
	if err != nil {
		t.Fatal(err)
	}
	inside := &pipeline.Reading{Plan: p, Opener: inProcess{newOpener()}, Extract: extract.New(p), Limit: pipeline.ReadingLimit}
	children, stop := newReading(p)
	defer stop()
	return recordTimes(t, inside, files), recordTimes(t, children, files)
}

// inProcess opens files without a child.
type inProcess struct{ *opener }

// Workbook looks as the commands do.
func (inProcess) Workbook(r io.ReaderAt, size int64) dossier.Kind { return apart{}.Workbook(r, size) }

func recordTimes(t *testing.T, reading *pipeline.Reading, files []string) map[string]float64 {
	t.Helper()
	times := map[string]float64{}
	for _, file := range files {
		data := bytesOf(t, file)
		once := func() {
			_, err := reading.Record(context.Background(), bytes.NewReader(data), int64(len(data)), file)
			if err != nil && !errors.As(err, new(*dossier.Rejection)) {
				t.Fatal(err)
			}
		}
		for range peerRounds / 2 {
			once()
		}
		times[file] = bestOf(peerRounds, once)
	}
	return times
}

// bestOf is the shortest time of several rounds, in ms.
func bestOf(rounds int, do func()) float64 {
	times := make([]time.Duration, rounds)
	for i := range times {
		start := time.Now()
		do()
		times[i] = time.Since(start)
	}
	return float64(slices.Min(times)) / float64(time.Millisecond)
}

// BenchmarkAppendices reads, extracts and checks each file of TestPeers in
// this process.
func BenchmarkAppendices(b *testing.B) {
	p, err := shippedPlan()
	if err != nil {
		b.Fatal(err)
	}
	reading := &pipeline.Reading{Plan: p, Opener: inProcess{newOpener()}, Extract: extract.New(p), Limit: pipeline.ReadingLimit}
	for _, file := range peerFiles(b) {
		data := bytesOf(b, file)
		b.Run(filepath.Base(file), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := reading.Record(context.Background(), bytes.NewReader(data), int64(len(data)), file); err != nil && !errors.As(err, new(*dossier.Rejection)) {
					b.Fatal(err)
				}
			}
		})
	}
}
