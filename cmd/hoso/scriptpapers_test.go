package main

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"hoso/templates"
)

// cmdTemplate changes words in an office's own template, which is copied from the program's where there is none yet:
// template papers/owing_list.yaml FROM TO.
func cmdTemplate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: template NAME FROM TO")
	}
	name := ts.MkAbs(filepath.Join("templates", filepath.FromSlash(args[0])))
	data, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		data, err = fs.ReadFile(templates.Files(), args[0])
	}
	ts.Check(err)
	changed := strings.ReplaceAll(string(data), args[1], args[2])
	if changed == string(data) {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
	ts.Check(os.WriteFile(name, []byte(changed), 0o644))
}

// cmdWords looks for words in a Word file: [!] words FILE TEXT.
func cmdWords(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] words FILE TEXT")
	}
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	text, err := wordWords(data)
	ts.Check(err)
	if strings.Contains(squeezed(text), squeezed(args[1])) == neg {
		ts.Fatalf("%s: %q in\n%s", args[0], args[1], text)
	}
}

// cmdRetype changes words in a Word file as a person does: retype FILE FROM TO.
func cmdRetype(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: retype FILE FROM TO")
	}
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	ts.Check(err)
	var out bytes.Buffer
	archive, changed := zip.NewWriter(&out), false
	ts.Check(eachPart(data, func(part string, content []byte) error {
		typed := bytes.ReplaceAll(content, []byte(args[1]), []byte(args[2]))
		changed = changed || !bytes.Equal(typed, content)
		w, err := archive.Create(part)
		if err != nil {
			return err
		}
		_, err = w.Write(typed)
		return err
	}))
	ts.Check(archive.Close())
	if !changed {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(name, out.Bytes(), 0o644))
}

// eachPart reads the parts of a package in their order.
func eachPart(data []byte, do func(part string, content []byte) error) error {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		if err := do(f.Name, content); err != nil {
			return err
		}
	}
	return nil
}

// wordWords is the text of a Word file's body, without its tags.
func wordWords(data []byte) (string, error) {
	text := ""
	err := eachPart(data, func(part string, content []byte) error {
		if part == "word/document.xml" {
			text = plainWords(string(content))
		}
		return nil
	})
	return text, err
}
