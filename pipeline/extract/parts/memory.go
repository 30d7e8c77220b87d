package parts

import (
	"archive/zip"
	"bytes"
	"io"
	"sync"
)

// The bounds of a memory, in packed bytes.
const (
	maxPart = 32 << 10
	maxAll  = 512 << 10
)

// Memory remembers what parts said; the zero Memory is empty. It is safe for
// concurrent use. What it gives is shared and must not be changed.
type Memory[K comparable, T any] struct {
	lock  sync.RWMutex
	known map[print[K]][]said[T]
	held  int       // bytes of all that is known
	rooms sync.Pool // of *[]byte, to fetch a part into
}

// print tells nearly all parts apart without a look at them.
type print[K comparable] struct {
	key              K
	method           uint16
	sum              uint32
	packed, inflated uint64
}

// said is what one part said.
type said[T any] struct {
	packed []byte
	value  T
}

// descriptor is how many bytes behind a part may tell its check sum again.
const descriptor = 16

// Of gives what a part says: remembered, or by read. inflated is how many bytes
// the part has that were not inflated now, 0 where it was read.
func (m *Memory[K, T]) Of(file io.ReaderAt, part *zip.File, key K, read func() (T, error)) (value T, inflated int64, err error) {
	if part == nil || part.Flags&1 != 0 || part.CompressedSize64 > maxPart {
		value, err = read()
		return value, 0, err
	}
	room, ok := m.rooms.Get().(*[]byte)
	if !ok {
		room = new([]byte)
	}
	defer m.rooms.Put(room)
	packed, ok := fetch(file, part, room)
	if !ok {
		value, err = read()
		return value, 0, err
	}
	id := print[K]{key, part.Method, part.CRC32, part.CompressedSize64, part.UncompressedSize64}
	if value, ok = m.recall(id, packed); ok {
		return value, int64(part.UncompressedSize64), nil
	}
	if value, err = read(); err == nil {
		m.keep(id, packed, value)
	}
	return value, 0, err
}

// fetch reads the packed bytes of a part and the descriptor behind it.
func fetch(file io.ReaderAt, part *zip.File, room *[]byte) ([]byte, bool) {
	at, err := part.DataOffset()
	if err != nil {
		return nil, false
	}
	size := int(part.CompressedSize64)
	if part.Flags&8 != 0 {
		size += descriptor
	}
	if cap(*room) < size {
		*room = make([]byte, size)
	}
	packed := (*room)[:size]
	n, err := file.ReadAt(packed, at)
	return packed, n == size && (err == nil || err == io.EOF)
}

func (m *Memory[K, T]) recall(id print[K], packed []byte) (value T, ok bool) {
	m.lock.RLock()
	defer m.lock.RUnlock()
	for _, one := range m.known[id] {
		if bytes.Equal(one.packed, packed) {
			return one.value, true
		}
	}
	return value, false
}

func (m *Memory[K, T]) keep(id print[K], packed []byte, value T) {
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.known == nil || m.held+len(packed) > maxAll {
		m.known, m.held = map[print[K]][]said[T]{}, 0
	}
	for _, one := range m.known[id] {
		if bytes.Equal(one.packed, packed) {
			return // another goroutine was faster
		}
	}
	m.held += len(packed)
	m.known[id] = append(m.known[id], said[T]{bytes.Clone(packed), value})
}
