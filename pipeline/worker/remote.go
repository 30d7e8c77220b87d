package worker

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"
)

// remote is the file as the child sees it: its bytes are with the parent and
// are fetched in blocks, the last few of which are kept.
type remote struct {
	size  int64
	head  []byte // the whole file, where it came with the question
	fetch func(offset, length int64) ([]byte, error)

	mu     sync.Mutex
	blocks [4]block // the one used last stands first
}

type block struct {
	offset int64
	data   []byte
}

// ReadAt reads like that of a file; several callers may read at once.
func (r *remote) ReadAt(p []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errors.New("negative offset")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for n < len(p) {
		data, err := r.at(off + int64(n))
		if err != nil {
			return n, err
		}
		n += copy(p[n:], data)
	}
	return n, nil
}

// at gives what follows off, a byte at least.
func (r *remote) at(off int64) ([]byte, error) {
	if off >= r.size {
		return nil, io.EOF
	}
	if r.head != nil {
		return r.head[off:], nil
	}
	start := off - off%blockSize
	for i, b := range r.blocks {
		if b.data != nil && b.offset == start {
			copy(r.blocks[1:i+1], r.blocks[:i])
			r.blocks[0] = b
			return b.data[off-start:], nil
		}
	}
	data, err := r.fetch(start, min(blockSize, r.size-start))
	if err != nil {
		return nil, err
	}
	copy(r.blocks[1:], r.blocks[:])
	r.blocks[0] = block{start, data}
	return data[off-start:], nil
}

func wantedFrame(offset, length int64) []byte {
	return frame(frameWanted, func(b []byte) []byte {
		return binary.AppendUvarint(binary.AppendUvarint(b, uint64(offset)), uint64(length))
	})
}

// parseWanted checks what a child asks for against the size of its file.
func parseWanted(content []byte, size int64) (offset, length int64, err error) {
	from, n := binary.Uvarint(content)
	if n <= 0 {
		return 0, 0, errBroken
	}
	count, m := binary.Uvarint(content[n:])
	if m <= 0 || count > blockSize || from > uint64(size) || from+count > uint64(size) {
		return 0, 0, fmt.Errorf("child asks for bytes %d+%d of %d", from, count, size)
	}
	return int64(from), int64(count), nil
}
