package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"hoso/pipeline/dossier"
	books "hoso/pipeline/generate/excel"
	"hoso/pipeline/worker"
	"hoso/samples"
)

func TestMain(m *testing.M) {
	if worker.IsChild(os.Args) { // a child of a command under test
		os.Exit(worker.Main(newOpener().Open))
	}
	testscript.Main(m, map[string]func(){"hoso": main})
}

// TestScripts runs the commands as a user does; testdata/*.txt tell the stories.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Files: stories(t),
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOSO_CLOCK", "2026-02-02T08:00:00+07:00")
			e.Setenv("HOSO_USER", "Người kiểm thử")
			program, err := os.Executable()
			if err != nil {
				return err
			}
			e.Setenv("HOSO_PROGRAM", program)
			e.Setenv("SHOWN", filepath.Join(e.WorkDir, "shown"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"sample": cmdSample, "pack": cmdPack, "answer": cmdAnswer, "jsonl": cmdJSONL, "sum": cmdSum, "damage": cmdDamage, "correct": cmdCorrect, "old": cmdOld, "tamper": cmdTamper,
			"template": cmdTemplate, "words": cmdWords, "retype": cmdRetype,
			"settings": cmdSettings, "payload": cmdPayload,
		},
	})
}

// stories are the scripts to run: all of them, or, for a short look with the
// race detector, those of the commands that work side by side. Each command of
// a script is a process of its own, which the detector makes slow to start.
func stories(t *testing.T) []string {
	t.Helper()
	names := []string{"*"}
	if racing && testing.Short() {
		names = []string{"first", "run", "certificate"}
	}
	var files []string
	for _, name := range names {
		found, err := filepath.Glob(filepath.Join("testdata", name+".txt"))
		if err != nil || len(found) == 0 {
			t.Fatalf("no script %s: %v", name, err)
		}
		files = append(files, found...)
	}
	return files
}

// cmdSample drops a sample as it lay there for an hour: sample CASE FILE.
func cmdSample(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sample CASE FILE")
	}
	c, err := samples.Named(args[0])
	ts.Check(err)
	name := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
	ts.Check(os.WriteFile(name, c.Data, 0o644))
	old := time.Now().Add(-time.Hour)
	ts.Check(os.Chtimes(name, old, old))
}

// cmdOld copies a file to where it lay for an hour: old FROM TO.
func cmdOld(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: old FROM TO")
	}
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	name := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
	ts.Check(os.WriteFile(name, data, 0o644))
	old := time.Now().Add(-time.Hour)
	ts.Check(os.Chtimes(name, old, old))
}

// cmdPack makes a ZIP of a folder, as it lay there for an hour: pack DIR ZIP.
func cmdPack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: pack DIR ZIP")
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	ts.Check(archive.AddFS(os.DirFS(ts.MkAbs(args[0]))))
	ts.Check(archive.Close())
	name := ts.MkAbs(args[1])
	ts.Check(os.WriteFile(name, out.Bytes(), 0o644))
	old := time.Now().Add(-time.Hour)
	ts.Check(os.Chtimes(name, old, old))
}

// cmdAnswer fills an assessment workbook in: answer FROM TO recognised=ID…
func cmdAnswer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: answer FROM TO [ID…]")
	}
	blank, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	p, err := shippedPlan()
	ts.Check(err)
	verdicts := map[string]books.Verdict{}
	decision := dossier.Decision{Number: "15-QĐ/ĐU", Date: "10/12/2026", Place: "Hải Phòng", Authority: "T/M ĐẢNG ỦY", Title: "BÍ THƯ", Signer: "Nguyễn Văn Mẫu"}
	for _, id := range args[2:] {
		if id == "no-signer" {
			decision.Signer = ""
			continue
		}
		verdicts[id] = books.Verdict{Recognised: true}
	}
	filled, err := books.Answer(blank, p, verdicts, decision)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), filled, 0o644))
}

// cmdJSONL checks that stdout is JSON Lines of so many lines: jsonl N.
func cmdJSONL(ts *testscript.TestScript, neg bool, args []string) {
	lines := 0
	dec := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	for {
		var v map[string]any
		err := dec.Decode(&v)
		if err == io.EOF {
			break
		}
		ts.Check(err)
		lines++
	}
	if len(args) == 1 && args[0] != "some" && args[0] != jsonNumber(lines) || lines == 0 {
		ts.Fatalf("%d lines of JSON", lines)
	}
}

func jsonNumber(n int) string {
	data, _ := json.Marshal(n)
	return string(data)
}

// cmdSum keeps a digest of a folder's files, or checks it: sum DIR FILE.
func cmdSum(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] sum DIR FILE")
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	ts.Check(archive.AddFS(os.DirFS(ts.MkAbs(args[0]))))
	ts.Check(archive.Close())
	reader, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	ts.Check(err)
	var text strings.Builder
	for _, f := range reader.File {
		text.WriteString(f.Name + " " + jsonNumber(int(f.CRC32)) + "\n")
	}
	name := ts.MkAbs(args[1])
	former, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		ts.Check(os.WriteFile(name, []byte(text.String()), 0o644))
		return
	}
	ts.Check(err)
	if same := string(former) == text.String(); same == neg {
		ts.Fatalf("%s: before\n%s\nnow\n%s", args[0], former, text.String())
	}
}

// cmdDamage changes a byte of the first file below a folder: damage DIR.
func cmdDamage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: damage DIR")
	}
	var name string
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && name == "" {
			name = path
		}
		return err
	}))
	data, err := os.ReadFile(name)
	ts.Check(err)
	data[len(data)/2] ^= 1
	ts.Check(os.Chmod(name, 0o644))
	ts.Check(os.WriteFile(name, data, 0o644))
}
