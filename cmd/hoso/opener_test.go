package main

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"hoso/samples"
)

// TestTwins reads samples as the twins that Office has of them: with macros,
// as templates. By name and declared type they are others, the text is the same.
func TestTwins(t *testing.T) {
	for name, twin := range map[string]struct{ sample, from, to string }{
		"a.docm": {"01-bang-hai-cot", "wordprocessingml.document.main", "ms-word.document.macroEnabled.main"},
		"a.dotx": {"01-bang-hai-cot", "wordprocessingml.document.main", "wordprocessingml.template.main"},
		"a.dotm": {"01-bang-hai-cot", "wordprocessingml.document.main", "ms-word.template.macroEnabledTemplate.main"},
		"a.xlsm": {"08-mau-excel", "spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"},
		"a.xltx": {"08-mau-excel", "spreadsheetml.sheet.main", "spreadsheetml.template.main"},
	} {
		c, err := samples.Named(twin.sample)
		if err != nil {
			t.Fatal(err)
		}
		want, err := newOpener().Open(context.Background(), bytes.NewReader(c.Data), int64(len(c.Data)), c.File)
		if err != nil {
			t.Fatal(err)
		}
		content := retyped(t, c.Data, twin.from, twin.to)
		got, err := newOpener().Open(context.Background(), bytes.NewReader(content), int64(len(content)), name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if a, b := allText(want), allText(got); a != b || a == "" {
			t.Errorf("%s: %q, want %q", name, b, a)
		}
	}
}

// retyped is a package whose declared types are changed, with macros beside.
func retyped(t *testing.T, content []byte, from, to string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	changed := false
	for _, part := range archive.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "[Content_Types].xml" {
			changed = strings.Contains(string(data), from)
			data = []byte(strings.ReplaceAll(string(data), from, to))
		}
		add(t, w, part.Name, data)
	}
	if !changed {
		t.Fatalf("no type %s", from)
	}
	add(t, w, "word/vbaProject.bin", []byte("\xD0\xCF"))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func add(t *testing.T, w *zip.Writer, name string, data []byte) {
	t.Helper()
	part, err := w.Create(name)
	if err == nil {
		_, err = part.Write(data)
	}
	if err != nil {
		t.Fatal(err)
	}
}
