package sniff

import (
	"encoding/binary"
	"errors"
	"io"

	"hoso/pipeline/extract/ole"
)

// The bounds of the look into an OLE container.
const (
	maxOLE      = 64 << 20 // bytes of the file
	streamBytes = 64 << 10 // of one stream
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
	container, err := ole.Open(r, size)
	switch {
	case errors.Is(err, ole.ErrTooLarge):
		return Huge
	case err != nil:
		return BrokenOLE
	}
	kind = OtherOLE
	left := int64(maxOLE) // to be read of all streams, should many bear one name
	for _, e := range container.Top {
		switch e.Name {
		case "EncryptedPackage", "DRMContent":
			return Encrypted
		case "WordDocument":
			kind = oldWord(read(e, &left))
		case "Workbook", "Book":
			kind = oldExcel(read(e, &left))
		}
		if kind == Encrypted {
			return kind
		}
	}
	return kind
}

func read(e *ole.Entry, left *int64) []byte {
	data := make([]byte, min(max(e.Size, 0), streamBytes, *left))
	*left -= int64(len(data))
	n, _ := io.ReadFull(e, data)
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
