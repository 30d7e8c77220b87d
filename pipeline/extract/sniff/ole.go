package sniff

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/richardlehane/mscfb"
)

const oleMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// The bounds of the look into an OLE container.
const (
	maxOLE       = 64 << 20  // bytes of the file; its tables are read whole
	maxDirectory = 256 << 10 // bytes of the directory, 128 an entry: nested entries cost their square
	maxTables    = 64        // sectors that list the allocation table; 64 MB need 9
	streamBytes  = 64 << 10  // of one stream
)

// oleKind names what an OLE container holds by its streams. A container that
// misleads its reader is broken.
func oleKind(r io.ReaderAt, size int64) (kind Format) {
	defer func() {
		if recover() != nil {
			kind = BrokenOLE
		}
	}()
	if size > maxOLE {
		return Huge
	}
	rationed, ok := ration(io.NewSectionReader(r, 0, size))
	if !ok {
		return BrokenOLE
	}
	container, err := mscfb.New(rationed)
	switch {
	case rationed.left < 0:
		return Huge
	case err != nil:
		return BrokenOLE
	}
	rationed.left = maxOLE // from here on reads are bounded by streamBytes
	kind = OtherOLE
	for _, f := range container.File {
		if len(f.Path) > 0 {
			continue // of an embedded object
		}
		switch f.Name {
		case "EncryptedPackage", "DRMContent":
			return Encrypted
		case "WordDocument":
			kind = oldWord(read(f))
		case "Workbook", "Book":
			kind = oldExcel(read(f))
		}
		if kind == Encrypted {
			return kind
		}
	}
	return kind
}

// rationed stops the reading of whole sectors when they are used up: the
// header, the list of tables and a directory of sensible size.
type rationed struct {
	io.ReaderAt
	left int
}

var errUsedUp = errors.New("directory too large")

func ration(r io.ReaderAt) (*rationed, bool) {
	header := make([]byte, 512)
	if n, _ := r.ReadAt(header, 0); n < len(header) {
		return nil, false
	}
	shift := binary.LittleEndian.Uint16(header[30:])
	tables := binary.LittleEndian.Uint32(header[72:])
	if shift != 9 && shift != 12 || tables > maxTables {
		return nil, false
	}
	return &rationed{r, len(header) + int(tables)<<shift + maxDirectory}, true
}

func (r *rationed) ReadAt(p []byte, off int64) (int, error) {
	if len(p) >= 512 {
		if r.left -= len(p); r.left < 0 {
			return 0, errUsedUp
		}
	}
	return r.ReaderAt.ReadAt(p, off)
}

func read(f *mscfb.File) []byte {
	data := make([]byte, min(max(f.Size, 0), streamBytes))
	n, _ := io.ReadFull(f, data)
	return data[:n]
}

// oldWord looks at the flag fEncrypted in the FIB ([MS-DOC] 2.5.2).
func oldWord(fib []byte) Format {
	if len(fib) >= 12 && binary.LittleEndian.Uint16(fib[10:])&0x0100 != 0 {
		return Encrypted
	}
	return OldWord
}

// The records of a workbook stream that matter ([MS-XLS] 2.3.2).
const (
	recordEOF      = 0x000A
	recordFilePass = 0x002F
)

// oldExcel looks for the record FilePass among the globals, which come first.
// It stands there also where the password is Excel's own default.
func oldExcel(stream []byte) Format {
	for len(stream) >= 4 {
		kind := binary.LittleEndian.Uint16(stream)
		size := int(binary.LittleEndian.Uint16(stream[2:]))
		if kind == recordFilePass {
			return Encrypted
		}
		if kind == recordEOF || len(stream) < 4+size {
			break
		}
		stream = stream[4+size:]
	}
	return OldExcel
}
