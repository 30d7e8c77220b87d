package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"

	"github.com/rogpeppe/go-internal/testscript"
)

// cmdTamper writes a ZIP file anew with its first entry altered or missing,
// or a foreign one added: tamper FROM TO altered|missing|foreign.
func cmdTamper(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: tamper FROM TO altered|missing|foreign")
	}
	from, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer from.Close()
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for i, f := range from.File {
		if i == 0 && args[2] == "missing" {
			continue
		}
		r, err := f.Open()
		ts.Check(err)
		data, err := io.ReadAll(r)
		ts.Check(err)
		if i == 0 && args[2] == "altered" {
			data[len(data)/2] ^= 1
		}
		w, err := to.Create(f.Name)
		ts.Check(err)
		_, err = w.Write(data)
		ts.Check(err)
	}
	if args[2] == "foreign" {
		_, err := to.Create("thêm.txt")
		ts.Check(err)
	}
	ts.Check(to.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), out.Bytes(), 0o644))
}
