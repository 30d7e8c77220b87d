package bundle

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"
)

// Writer writes a bundle. It is for one goroutine.
type Writer struct {
	zip     *zip.Writer
	entries []Entry
	seen    map[string]bool // folded, as Windows takes names
}

// NewWriter begins a bundle.
func NewWriter(w io.Writer) *Writer { return &Writer{zip: zip.NewWriter(w), seen: map[string]bool{}} }

// Add copies a file in. It fails where the path leaves the folder that the
// bundle is unpacked in, or where two paths are one on Windows.
func (w *Writer) Add(path string, from io.Reader) (Entry, error) {
	key := strings.ToLower(path)
	if !filepath.IsLocal(filepath.FromSlash(path)) || strings.ContainsAny(path, "\\\r\n") || w.seen[key] || key == strings.ToLower(ListName) {
		return Entry{}, fmt.Errorf("bundle: no place for %q", path)
	}
	w.seen[key] = true
	to, err := w.create(path)
	if err != nil {
		return Entry{}, err
	}
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(to, sum), from)
	if err != nil {
		return Entry{}, fmt.Errorf("bundle: %s: %w", path, err)
	}
	e := Entry{Path: path, SHA256: hex.EncodeToString(sum.Sum(nil)), Size: size}
	w.entries = append(w.entries, e)
	return e, nil
}

// create begins an entry with a fixed time. The library marks a name that is
// not ASCII as UTF-8.
func (w *Writer) create(path string) (io.Writer, error) {
	return w.zip.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
}

// Close writes the list and ends the bundle.
func (w *Writer) Close() error {
	to, err := w.create(ListName)
	if err != nil {
		return err
	}
	for _, e := range w.entries {
		if _, err := fmt.Fprintf(to, "%s  %s\n", e.SHA256, e.Path); err != nil {
			return fmt.Errorf("bundle: %w", err)
		}
	}
	return w.zip.Close()
}
