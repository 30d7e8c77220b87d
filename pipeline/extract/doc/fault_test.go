package doc_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/doc"
	"hoso/pipeline/extract/readertest"
)

// fibAt is where the stream WordDocument begins in a stored file.
func fibAt(t *testing.T, content []byte) int {
	t.Helper()
	const sector = 512
	for at := sector; at < len(content); at += sector {
		if binary.LittleEndian.Uint16(content[at:]) == 0xA5EC {
			return at
		}
	}
	t.Fatal("no file information block")
	return 0
}

// patched changes two bytes of the file information block.
func patched(t *testing.T, content []byte, offset int, value uint16) []byte {
	t.Helper()
	out := bytes.Clone(content)
	binary.LittleEndian.PutUint16(out[fibAt(t, out)+offset:], value)
	return out
}

func TestFaults(t *testing.T) {
	sound := stored(t)["numbered"]
	flags := binary.LittleEndian.Uint16(sound[fibAt(t, sound)+10:])
	tests := map[string]struct {
		content []byte
		code    dossier.Code
	}{
		"empty":                  {nil, dossier.Empty},
		"not a container":        {[]byte(strings.Repeat("Tên mô hình ", 100)), dossier.Corrupt},
		"Word 95":                {patched(t, sound, 2, 0x68), dossier.UnsupportedFormat},
		"Word 6, its own magic":  {patched(t, patched(t, sound, 2, 0x65), 0, 0xA5DC), dossier.UnsupportedFormat},
		"not Word":               {patched(t, sound, 0, 0x1234), dossier.Corrupt},
		"encrypted":              {patched(t, sound, 10, flags|0x0100), dossier.Encrypted},
		"the other table stream": {patched(t, sound, 10, flags^0x0200), dossier.Corrupt},
		"half a file":            {sound[:len(sound)/2], dossier.Corrupt},
		"more text than pieces":  {patched(t, sound, 78, 0x0100), dossier.Corrupt}, // ccpText, upper half
		"no piece table":         {patched(t, sound, 154+8*33+4, 0), dossier.Corrupt},
		"piece table far away":   {patched(t, sound, 154+8*33+2, 0x7FFF), dossier.Corrupt},
	}
	for name, test := range tests {
		if _, err := readBytes(test.content); readertest.Code(err) != test.code {
			t.Errorf("%s: %v, want %s", name, err, test.code)
		}
	}
}

// TestOldWord tells the way out.
func TestOldWord(t *testing.T) {
	_, err := readBytes(patched(t, stored(t)["numbered"], 2, 0x68))
	var rejection *dossier.Rejection
	if !errors.As(err, &rejection) || !strings.Contains(rejection.Advice, ".docx") {
		t.Errorf("%v", err)
	}
}

func TestLimits(t *testing.T) {
	content := stored(t)["everything"]
	narrow := map[string]func(*extract.Limits){
		"bytes of a stream": func(l *extract.Limits) { l.Inflated = 1000 },
		"bytes in all":      func(l *extract.Limits) { l.Total = 6000 },
		"streams":           func(l *extract.Limits) { l.Parts = 2 },
		"depth":             func(l *extract.Limits) { l.Depth = 1 },
		"elements":          func(l *extract.Limits) { l.Elements = 2 },
		"cells":             func(l *extract.Limits) { l.Cells = 5 },
		"text":              func(l *extract.Limits) { l.Text = 100 },
	}
	for name, set := range narrow {
		limits := extract.DefaultLimits()
		set(&limits)
		_, err := doc.New().Read(context.Background(), bytes.NewReader(content), int64(len(content)), limits)
		if readertest.Code(err) != dossier.TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDirectory holds that a directory of nothing but names is not read whole.
func TestDirectory(t *testing.T) {
	content := readertest.Container(readertest.Stream{Name: "WordDocument", Content: bytes.Repeat(make([]byte, 4096), 1700)})
	directory := int(binary.LittleEndian.Uint32(content[48:]))
	binary.LittleEndian.PutUint32(content[48:], 0)                    // the long stream is the directory …
	copy(content[512:], content[512*(directory+1):512*(directory+2)]) // … and begins as one
	if _, err := readBytes(content); readertest.Code(err) != dossier.TooLarge {
		t.Errorf("%v", err)
	}
}

func TestTimeout(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	content := stored(t)["everything"]
	_, err := doc.New().Read(ctx, bytes.NewReader(content), int64(len(content)), extract.DefaultLimits())
	if readertest.Code(err) != dossier.Timeout {
		t.Errorf("%v", err)
	}
}

// failing is a disk that fails behind the first bytes.
type failing struct{ *bytes.Reader }

var errDisk = errors.New("disk fault")

func (f failing) ReadAt(p []byte, off int64) (int, error) {
	if off > 2000 {
		return 0, errDisk
	}
	return f.Reader.ReadAt(p, off)
}

// TestDiskFault is no fault of the file.
func TestDiskFault(t *testing.T) {
	content := stored(t)["everything"]
	var r io.ReaderAt = failing{bytes.NewReader(content)}
	_, err := doc.New().Read(context.Background(), r, int64(len(content)), extract.DefaultLimits())
	if !errors.Is(err, errDisk) || !strings.HasPrefix(string(readertest.Code(err)), "no rejection") {
		t.Errorf("%v", err)
	}
}

func TestEncryptedFiles(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(readertest.Outside(t, "HOSO_HARD_FILES"), "encrypted", "*.doc"))
	if len(files) == 0 {
		t.Error("no file")
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := readBytes(content); readertest.Code(err) != dossier.Encrypted {
			t.Errorf("%s: %v", file, err)
		}
	}
}
