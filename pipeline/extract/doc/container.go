package doc

import (
	"errors"
	"fmt"
	"io"

	"hoso/pipeline/extract"
	"hoso/pipeline/extract/ole"
)

// streams are the streams of a container that hold a document.
type streams struct {
	byName map[string]*ole.Entry
	left   int64 // bytes that may still be read
	limit  int64 // bytes of one stream
	size   int64 // of the file: no stream is longer
}

func openStreams(r io.ReaderAt, size int64, limits extract.Limits) (*streams, error) {
	container, err := ole.Open(r, size)
	if errors.Is(err, ole.ErrTooLarge) {
		return nil, fmt.Errorf("%w: %w", err, extract.ErrTooLarge)
	}
	if err != nil {
		return nil, err
	}
	s := &streams{byName: map[string]*ole.Entry{}, left: limits.Total, limit: limits.Inflated, size: size}
	if limits.Parts > 0 && container.Entries > limits.Parts {
		return nil, fmt.Errorf("%d streams: %w", container.Entries, extract.ErrTooLarge)
	}
	for _, e := range container.Top {
		if !e.Folder {
			s.byName[e.Name] = e
		}
	}
	return s, nil
}

// read gives a whole stream. A stream that ends early is a broken file.
func (s *streams) read(name string) (raw, error) {
	f := s.byName[name]
	if f == nil {
		return nil, fmt.Errorf("no stream %s: %w", name, errBroken)
	}
	if f.Size < 0 || f.Size > s.size {
		return nil, fmt.Errorf("stream %s of %d bytes: %w", name, f.Size, errBroken)
	}
	if s.limit > 0 && f.Size > s.limit || s.left > 0 && f.Size > s.left {
		return nil, fmt.Errorf("stream %s of %d bytes: %w", name, f.Size, extract.ErrTooLarge)
	}
	if s.left > 0 {
		s.left -= min(f.Size, s.left-1)
	}
	content := make(raw, f.Size)
	if _, err := io.ReadFull(f, content); err != nil {
		return nil, fmt.Errorf("stream %s: %w", name, err)
	}
	return content, nil
}
