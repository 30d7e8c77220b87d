// Package samples holds submissions of our own making: appendices as chi bộ
// send them, different in layout, complete and incomplete, right and broken.
// They are the demonstration (hoso demo) and a test corpus in one. Every
// person, figure and model in them is invented.
//
// Each case is a folder:
//
//	01-bang-hai-cot/
//	  Phu luc Phong 9.docx   the submission
//	  README.md              what it shows, one line
//	  expected.json          what must come out (see Expected)
//
// The files are made by a program, always the same bytes:
//
//	go run ./samples/internal/make
//
// File names in decomposed Unicode, which go:embed refuses, are made by the
// tests that need them (see Decomposed).
package samples

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

//go:embed all:[0-9]*
var folders embed.FS

// Case is one submission with what must come out of it.
type Case struct {
	Name     string // of the folder: "01-bang-hai-cot"
	Title    string // what it shows, one line of Vietnamese and English
	File     string // name of the submission, NFC
	Data     []byte // its bytes
	Expected Expected
}

// Cases gives every case, in the order of their names. The error tells of a
// folder that is not a case.
func Cases() ([]Case, error) {
	entries, err := folders.ReadDir(".")
	if err != nil {
		return nil, fmt.Errorf("list samples: %w", err)
	}
	cases := make([]Case, 0, len(entries))
	for _, entry := range entries {
		c, err := load(entry.Name())
		if err != nil {
			return nil, fmt.Errorf("sample %s: %w", entry.Name(), err)
		}
		cases = append(cases, c)
	}
	return cases, nil
}

// Named gives the case of that name, such as "01-bang-hai-cot".
func Named(name string) (Case, error) {
	c, err := load(name)
	if err != nil {
		return Case{}, fmt.Errorf("sample %s: %w", name, err)
	}
	return c, nil
}

// load reads one folder: its README.md, its expected.json and one more file.
func load(name string) (Case, error) {
	c := Case{Name: name}
	entries, err := folders.ReadDir(name)
	if err != nil {
		return c, err
	}
	for _, entry := range entries {
		data, err := fs.ReadFile(folders, path.Join(name, entry.Name()))
		if err != nil {
			return c, err
		}
		switch {
		case entry.Name() == "README.md":
			c.Title = strings.TrimSpace(string(data))
		case entry.Name() == "expected.json":
			if c.Expected, err = readExpected(data); err != nil {
				return c, err
			}
		case c.File != "":
			return c, fmt.Errorf("two submissions: %s and %s", c.File, entry.Name())
		default:
			c.File, c.Data = entry.Name(), data
		}
	}
	if c.File == "" || c.Title == "" || !c.Expected.stated() {
		return c, fmt.Errorf("a case is a submission, README.md and expected.json")
	}
	return c, nil
}

func readExpected(data []byte) (Expected, error) {
	var e Expected
	reader := json.NewDecoder(bytes.NewReader(data))
	reader.DisallowUnknownFields()
	if err := reader.Decode(&e); err != nil {
		return e, fmt.Errorf("expected.json: %w", err)
	}
	return e, nil
}

// Decomposed is a file name as macOS writes it: base letters and marks apart.
func Decomposed(name string) string { return norm.NFD.String(name) }
