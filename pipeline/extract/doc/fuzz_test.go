package doc_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/extract/doc"
	"hoso/pipeline/extract/readertest"
)

// stored are the files of testdata.
func stored(t testing.TB) map[string][]byte {
	t.Helper()
	files, _ := filepath.Glob("testdata/*.doc")
	out := map[string][]byte{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(filepath.Base(file), ".doc")] = content
	}
	return out
}

// FuzzRead reads whatever bytes: no panic, no endless work, no broken text.
func FuzzRead(f *testing.F) {
	for _, content := range stored(f) {
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) { readertest.Fuzz(t, doc.New(), content) })
}

// FuzzDamage changes up to four places of a sound file: faster than the
// fuzzer's own changes of a long file.
func FuzzDamage(f *testing.F) {
	f.Add(uint32(0), uint32(0), uint32(0), uint32(0), uint32(0), uint32(0), uint32(0), uint32(0), true)
	files := stored(f)
	f.Fuzz(func(t *testing.T, at1, to1, at2, to2, at3, to3, at4, to4 uint32, tables bool) {
		name := "everything"
		if !tables {
			name = "vntime"
		}
		content := bytes.Clone(files[name])
		for _, change := range [][2]uint32{{at1, to1}, {at2, to2}, {at3, to3}, {at4, to4}} {
			at := int(change[0]) % (len(content) - 4)
			for i := range 4 {
				content[at+i] ^= byte(change[1] >> (8 * i))
			}
		}
		readertest.Fuzz(t, doc.New(), content)
	})
}
