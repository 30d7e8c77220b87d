package sniff_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"hoso/pipeline/extract/sniff"
)

// stream is a stream of an OLE container made in a test.
type stream struct {
	name string
	data []byte
}

const (
	sector   = 512
	endChain = 0xFFFFFFFE
	free     = 0xFFFFFFFF
)

var le = binary.LittleEndian

// oleFile makes a container of version 3 with one FAT sector, one directory
// sector and up to three streams of 4096 bytes each.
func oleFile(streams ...stream) string {
	file := make([]byte, sector*(3+8*len(streams)))
	copy(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	le.PutUint16(file[24:], 0x3E)
	le.PutUint16(file[26:], 3)
	le.PutUint16(file[28:], 0xFFFE)
	le.PutUint16(file[30:], 9)
	le.PutUint16(file[32:], 6)
	le.PutUint32(file[44:], 1) // FAT sectors
	le.PutUint32(file[48:], 1) // directory
	le.PutUint32(file[56:], 4096)
	le.PutUint32(file[60:], endChain)
	le.PutUint32(file[68:], endChain)
	for i := 0; i < 109; i++ {
		le.PutUint32(file[76+4*i:], free)
	}
	le.PutUint32(file[76:], 0)
	fat, directory := file[sector:2*sector], file[2*sector:3*sector]
	for i := 0; i < sector/4; i++ {
		le.PutUint32(fat[4*i:], free)
	}
	le.PutUint32(fat, 0xFFFFFFFD)
	le.PutUint32(fat[4:], endChain)
	entry(directory, "Root Entry", 5, 1, endChain, 0)
	for i, s := range streams {
		first := 2 + 8*i
		entry(directory[128*(i+1):], s.name, 2, free, uint32(first), 4096)
		if i+1 < len(streams) {
			le.PutUint32(directory[128*(i+1)+72:], uint32(i+2))
		}
		copy(file[sector*(first+1):], s.data)
		for n := first; n < first+7; n++ {
			le.PutUint32(fat[4*n:], uint32(n+1))
		}
		le.PutUint32(fat[4*(first+7):], endChain)
	}
	return string(file)
}

// entry writes one entry of the directory.
func entry(b []byte, name string, kind byte, child, start, size uint32) {
	units := utf16.Encode([]rune(name))
	for i, u := range units {
		le.PutUint16(b[2*i:], u)
	}
	le.PutUint16(b[64:], uint16(2*len(units)+2))
	b[66], b[67] = kind, 1
	le.PutUint32(b[68:], free)
	le.PutUint32(b[72:], free)
	le.PutUint32(b[76:], child)
	le.PutUint32(b[116:], start)
	le.PutUint32(b[120:], size)
}

// fib is the head of a Word document with the given flags.
func fib(flags uint16) []byte {
	b := make([]byte, 32)
	le.PutUint16(b, 0xA5EC)
	le.PutUint16(b[10:], flags)
	return b
}

// records writes BIFF records of four bytes each.
func records(kinds ...uint16) []byte {
	var b []byte
	for _, k := range kinds {
		b = le.AppendUint16(b, k)
		b = le.AppendUint16(b, 4)
		b = append(b, 0, 0, 0, 0)
	}
	return b
}

func TestKindOLE(t *testing.T) {
	cases := []struct {
		name    string
		content string
		want    sniff.Format
	}{
		{"doc", oleFile(stream{"WordDocument", fib(0)}), sniff.OldWord},
		{"doc with a password", oleFile(stream{"WordDocument", fib(0x0100)}), sniff.Encrypted},
		{"xls", oleFile(stream{"Workbook", records(0x809, 0x42, 0x0A, 0x2F)}), sniff.OldExcel},
		{"xls with a password", oleFile(stream{"Workbook", records(0x809, 0x2F, 0x42)}), sniff.Encrypted},
		{"xls of Excel 95", oleFile(stream{"Book", records(0x809, 0x0A)}), sniff.OldExcel},
		{"package with a password", oleFile(stream{"EncryptionInfo", nil}, stream{"EncryptedPackage", nil}), sniff.Encrypted},
		{"something else", oleFile(stream{"Contents", nil}), sniff.OtherOLE},
		{"cut off", oleFile(stream{"WordDocument", fib(0)})[:1024], sniff.BrokenOLE},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := sniff.Kind(strings.NewReader(c.content), int64(len(c.content)))
			if err != nil || got != c.want {
				t.Errorf("Kind = %q, %v; want %q", got, err, c.want)
			}
		})
	}
}

// TestHostileOLE has containers whose tables lead in circles.
func TestHostileOLE(t *testing.T) {
	circle := []byte(oleFile(stream{"WordDocument", fib(0)}))
	le.PutUint32(circle[sector+4:], 1) // the directory follows itself
	sibling := []byte(oleFile(stream{"WordDocument", fib(0)}))
	le.PutUint32(sibling[2*sector+128+72:], 1) // an entry is its own sibling
	difat := []byte(oleFile(stream{"WordDocument", fib(0)}))
	le.PutUint32(difat[44:], 0xFFFFFF)
	le.PutUint32(difat[68:], 0)
	le.PutUint32(difat[72:], 0x1FFFF)
	for name, file := range map[string][]byte{"circle": circle, "sibling": sibling, "difat": difat} {
		t.Run(name, func(t *testing.T) {
			begin := time.Now()
			got, err := sniff.Kind(strings.NewReader(string(file)), int64(len(file)))
			if err != nil || got != sniff.BrokenOLE {
				t.Errorf("Kind = %q, %v; want %q", got, err, sniff.BrokenOLE)
			}
			if took := time.Since(begin); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
	huge := strings.NewReader(oleFile(stream{"WordDocument", fib(0)}))
	if got, err := sniff.Kind(huge, 1<<40); got != sniff.Huge || err != nil {
		t.Errorf("Kind of a huge container = %q, %v", got, err)
	}
}

// TestNestedOLE has a small file with tens of thousands of folders, each in
// the one before: their paths alone would take gigabytes.
func TestNestedOLE(t *testing.T) {
	const tables, total = 109, 109 * 128
	file := make([]byte, sector*(total+1))
	copy(file, oleFile()[:sector])
	le.PutUint32(file[44:], tables)
	le.PutUint32(file[48:], tables)
	for i := range tables {
		le.PutUint32(file[76+4*i:], uint32(i))
	}
	for i := range total {
		le.PutUint32(file[sector+4*i:], uint32(i+1))
	}
	le.PutUint32(file[sector+4*(total-1):], endChain)
	for i := range (total - tables) * 4 {
		entry(file[sector*(tables+1)+128*i:], "a", 1, uint32(i+1), endChain, 0)
	}
	begin := time.Now()
	got, err := sniff.Kind(strings.NewReader(string(file)), int64(len(file)))
	if err != nil || got != sniff.Huge {
		t.Errorf("Kind = %q, %v; want %q", got, err, sniff.Huge)
	}
	if took := time.Since(begin); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}
