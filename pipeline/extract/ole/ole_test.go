package ole_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"unicode/utf16"

	"hoso/pipeline/extract/ole"
)

const (
	sector   = 512
	endChain = 0xFFFFFFFE
	free     = 0xFFFFFFFF
)

var le = binary.LittleEndian

// frame is a container of version 3 without content: a header, tables from
// sector 0 on, as many as are needed to list all sectors, and lists of these.
func frame(sectors int) []byte {
	tables := (sectors + 127) / 128
	lists := max(tables-109+126, 0) / 127
	file := make([]byte, sector*(1+max(sectors, tables+lists)))
	copy(file, ole.Magic)
	for at, n := range map[int]int{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		le.PutUint16(file[at:], uint16(n))
	}
	for at, n := range map[int]uint32{44: uint32(tables), 56: 4096, 60: endChain, 68: endChain, 72: uint32(lists)} {
		le.PutUint32(file[at:], n)
	}
	if lists > 0 {
		le.PutUint32(file[68:], uint32(tables))
	}
	for i := range 109 {
		le.PutUint32(file[76+4*i:], uint32(i))
	}
	for i := 109; i < tables; i++ {
		list, at := tables+(i-109)/127, (i-109)%127
		le.PutUint32(file[sector*(1+list)+4*at:], uint32(i))
	}
	for list := range lists {
		le.PutUint32(file[sector*(1+tables+list)+508:], uint32(tables+list+1))
	}
	return file
}

// link sets what follows a sector.
func link(file []byte, from, to int) { le.PutUint32(file[sector+4*from:], uint32(to)) }

// entry writes an entry of the directory.
func entry(b []byte, name string, kind byte, right, child, start, size uint32) {
	units := utf16.Encode([]rune(name))
	for i, u := range units {
		le.PutUint16(b[2*i:], u)
	}
	le.PutUint16(b[64:], uint16(2*len(units)+2))
	b[66], b[67] = kind, 1
	for at, n := range map[int]uint32{68: free, 72: right, 76: child, 116: start, 120: size} {
		le.PutUint32(b[at:], n)
	}
}

// sound has a stream and a folder with a stream of the same name.
func sound() []byte {
	file := frame(20)
	directory := file[sector*2:]
	le.PutUint32(file[48:], 1)
	link(file, 1, endChain)
	entry(directory, "Root Entry", 5, free, 1, endChain, 0)
	entry(directory[128:], "Text", 2, 2, free, 2, 4096)
	entry(directory[256:], "Folder", 1, free, 3, 0, 0)
	entry(directory[384:], "Text", 2, free, free, 2, 4096)
	for i := 2; i < 9; i++ {
		link(file, i, i+1)
	}
	link(file, 9, endChain)
	copy(file[sector*3:], "Một cửa")
	return file
}

func open(file []byte) (*ole.Container, error) {
	return ole.Open(bytes.NewReader(file), int64(len(file)))
}

func TestOpen(t *testing.T) {
	container, err := open(sound())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range container.Top {
		names = append(names, e.Name)
		if e.Name == "Text" {
			content, err := io.ReadAll(e)
			if err != nil || len(content) != 4096 || e.Size != 4096 || !strings.HasPrefix(string(content), "Một cửa") {
				t.Errorf("%d bytes of %d, %v", len(content), e.Size, err)
			}
		}
		if e.Folder != (e.Name != "Text") {
			t.Errorf("%s: folder %v", e.Name, e.Folder)
		}
	}
	if got := strings.Join(names, " "); got != "Root Entry Text Folder" || container.Entries != 4 {
		t.Errorf("%d entries, at the top %q", container.Entries, got)
	}
}

func TestHeader(t *testing.T) {
	shifted, tables := sound(), sound()
	shifted[30] = 11
	le.PutUint32(tables[72:], 65)
	for name, file := range map[string][]byte{"short": sound()[:300], "sectors of 2048": shifted, "too many tables": tables} {
		if _, err := open(file); !errors.Is(err, ole.ErrHeader) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := open(sound()[:1024]); err == nil || errors.Is(err, ole.ErrTooLarge) {
		t.Errorf("cut off: %v", err)
	}
}

// TestBounds opens containers that are made to cost more than their length.
func TestBounds(t *testing.T) {
	long := frame(1000) // a directory of nothing but entries
	le.PutUint32(long[48:], 8)
	for i := 8; i < 999; i++ {
		link(long, i, i+1)
	}
	link(long, 999, endChain)
	chain := frame(1_000_000) // short streams in a million sectors, each before the last
	le.PutUint32(chain[48:], 999_999)
	le.PutUint32(chain[60:], 0)
	le.PutUint32(chain[64:], 1)
	link(chain, 999_999, endChain)
	chain = append(chain[:sector*1_000_000], make([]byte, sector)...)
	entry(chain[sector*1_000_000:], "Root Entry", 5, free, free, 999_998, 0)
	for i := 1; i < 999_999; i++ {
		link(chain, i, i-1)
	}
	for name, file := range map[string][]byte{"directory": long, "links": chain} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := open(file)
		runtime.ReadMemStats(&after)
		if !errors.Is(err, ole.ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
		if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 32 {
			t.Errorf("%s took %d MB", name, took)
		}
	}
}

// FuzzOpen opens whatever bytes and reads all streams. The library may panic
// on them, which is told apart from faults of ours.
func FuzzOpen(f *testing.F) {
	f.Add(sound())
	f.Fuzz(func(t *testing.T, file []byte) {
		defer func() {
			if p := recover(); p != nil && !strings.Contains(string(debug.Stack()), "mscfb.") {
				t.Errorf("panic: %v", p)
			}
		}()
		container, err := open(file)
		if err != nil {
			return
		}
		for _, e := range container.Top {
			if n, _ := io.Copy(io.Discard, io.LimitReader(e, 1<<20)); n > e.Size {
				t.Errorf("%d bytes of %d", n, e.Size)
			}
		}
	})
}
