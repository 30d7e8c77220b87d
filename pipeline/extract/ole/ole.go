// Package ole opens the container in which Office kept its files until 2003: a
// small file system within the file, with named streams. What its directory
// may cost is bounded, for a false one of a few megabytes could otherwise
// take hundreds.
//
//	container, err := ole.Open(file, size)
//	for _, e := range container.Top {
//		if e.Name == "WordDocument" {
//			text, err := io.ReadAll(e)
//		}
//	}
//
// The library may panic on a false container, here and while a stream is read:
// whoever calls recovers.
package ole

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/richardlehane/mscfb"
)

// Magic are the first bytes of a container.
const Magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

var (
	// ErrTooLarge tells that the directory is beyond any document's.
	ErrTooLarge = errors.New("directory of the container too large")
	// ErrHeader tells that the container does not begin as one.
	ErrHeader = errors.New("header of no container")
)

// The bounds of what is read to open a container: the header, the list of
// tables, a directory, and the links from sector to sector.
const (
	headerBytes    = 512
	directoryBytes = 256 << 10 // 128 an entry: entries within entries cost their square
	maxTables      = 64        // sectors that list the allocation table; 64 MB need 9
	maxLinks       = 1 << 17   // 64 MB have as many sectors
)

// Container is an open container.
type Container struct {
	Top     []*Entry // what does not stand in a folder
	Entries int      // in all
}

// Entry is a stream or a folder. It reads as the content of the stream; that
// of a folder is empty.
type Entry struct {
	Name   string
	Size   int64 // bytes, as the directory says: it may lie
	Folder bool
	io.Reader
}

// Open reads the directory. Errors wrap ErrTooLarge, ErrHeader or are those
// of a broken container or of r.
func Open(r io.ReaderAt, size int64) (*Container, error) {
	rationed, err := ration(io.NewSectionReader(r, 0, size))
	if err != nil {
		return nil, err
	}
	opened, err := mscfb.New(rationed)
	switch {
	case rationed.bytes < 0 || rationed.links < 0:
		return nil, ErrTooLarge
	case err != nil:
		return nil, fmt.Errorf("open container: %w", err)
	}
	rationed.opened = true
	container := &Container{Entries: len(opened.File)}
	for _, f := range opened.File {
		if len(f.Path) == 0 {
			container.Top = append(container.Top, &Entry{f.Name, f.Size, f.FileInfo().IsDir(), f})
		}
	}
	return container, nil
}

// rationed stops the reading of whole sectors and of links when they are used
// up before the container is open.
type rationed struct {
	io.ReaderAt
	bytes, links int
	opened       bool
}

func ration(r io.ReaderAt) (*rationed, error) {
	header := make([]byte, headerBytes)
	if n, err := r.ReadAt(header, 0); n < len(header) {
		return nil, fmt.Errorf("%w: %w", ErrHeader, err)
	}
	shift, tables := binary.LittleEndian.Uint16(header[30:]), binary.LittleEndian.Uint32(header[72:])
	if shift != 9 && shift != 12 || tables > maxTables {
		return nil, fmt.Errorf("%w: sectors %d, tables %d", ErrHeader, shift, tables)
	}
	return &rationed{ReaderAt: r, bytes: headerBytes + int(tables)<<shift + directoryBytes, links: maxLinks}, nil
}

// ReadAt reads whole sectors, or links of four bytes.
func (r *rationed) ReadAt(p []byte, off int64) (int, error) {
	if !r.opened {
		if len(p) >= headerBytes {
			r.bytes -= len(p)
		} else {
			r.links--
		}
		if r.bytes < 0 || r.links < 0 {
			return 0, ErrTooLarge
		}
	}
	return r.ReaderAt.ReadAt(p, off)
}
