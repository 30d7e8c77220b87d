package backup

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Writer writes a backup.
type Writer struct {
	list List
	zip  *zip.Writer
	seen map[string]bool
	Told func(files int) // how many have been copied; may be nil
}

// NewWriter begins a backup; about says all but the files.
func NewWriter(to io.Writer, about List) *Writer {
	about.Format, about.Files = format, nil
	return &Writer{list: about, zip: zip.NewWriter(to), seen: map[string]bool{}}
}

// Add copies a file, under a name below the workspace. One that is gone by
// now is passed over.
func (w *Writer) Add(name, disk string) error {
	file, err := os.Open(disk)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	return w.AddFrom(name, info, file)
}

// AddFrom copies what a reader gives as the file of that name.
func (w *Writer) AddFrom(name string, info fs.FileInfo, from io.Reader) error {
	head := &zip.FileHeader{Name: name, Method: method(name), Modified: info.ModTime()}
	head.SetMode(info.Mode().Perm())
	to, err := w.zip.CreateHeader(head)
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(to, sum), from)
	if err != nil {
		return fmt.Errorf("backup: %s: %w", name, err)
	}
	w.seen[name] = true
	w.list.Files = append(w.list.Files, File{Path: name, Size: size, SHA256: hex.EncodeToString(sum.Sum(nil))})
	if w.Told != nil {
		w.Told(len(w.list.Files))
	}
	return nil
}

// method stores as it is what is compressed already.
func method(name string) uint16 {
	switch strings.ToLower(path.Ext(name)) {
	case ".db", ".jsonl", ".yaml", ".txt", ".json", ".html":
		return zip.Deflate
	}
	return zip.Store
}

// AddFolder copies every regular file of a folder that is not there yet,
// and the folders that are empty. skip may be nil; links and pipes are passed
// over and counted.
func (w *Writer) AddFolder(ctx context.Context, name, disk string, skip func(rel string) bool) (passed int, err error) {
	if real, err := filepath.EvalSymlinks(disk); err == nil {
		disk = real // a folder of the settings may be a link itself
	}
	err = filepath.WalkDir(disk, func(at string, d fs.DirEntry, fault error) error {
		if err := errors.Join(ctx.Err(), absent(fault)); err != nil || d == nil {
			return err
		}
		rel, err := filepath.Rel(disk, at)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		entry := path.Join(name, rel)
		switch {
		case skip != nil && skip(rel):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
			return w.folder(entry)
		case !d.Type().IsRegular():
			passed++
		case !w.seen[entry]:
			return w.Add(entry, at)
		}
		return nil
	})
	return passed, err
}

// absent is no error for what is gone by now.
func absent(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (w *Writer) folder(name string) error {
	name += "/"
	if w.seen[name] {
		return nil
	}
	w.seen[name] = true
	w.list.Files = append(w.list.Files, File{Path: name})
	_, err := w.zip.CreateHeader(&zip.FileHeader{Name: name})
	return err
}

// Files are what has been copied so far; Left may be set.
func (w *Writer) Files() []File { return w.list.Files }

// Close writes the list and ends the backup.
func (w *Writer) Close(acts int64) (List, error) {
	w.list.Acts = acts
	to, err := w.zip.CreateHeader(&zip.FileHeader{Name: ListName, Method: zip.Deflate})
	if err != nil {
		return w.list, fmt.Errorf("backup: %w", err)
	}
	enc := json.NewEncoder(to)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	if err := errors.Join(enc.Encode(w.list), w.zip.Close()); err != nil {
		return w.list, fmt.Errorf("backup: %w", err)
	}
	return w.list, nil
}
