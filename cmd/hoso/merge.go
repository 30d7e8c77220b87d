package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"hoso/pipeline/dossier"
)

// merge writes one PDF of issued certificates, in the order of their numbers,
// each page as it was issued. A file of the name that says something else is
// left as it is.
func merge(e env, s *session, issued []dossier.Certificate, name string) error {
	data, err := s.Merged(issued)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if name, err = besideOther(name, data); err != nil {
		return err
	}
	if err := writeWhole(name, data); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.err, "Đã ghép %d giấy chứng nhận vào %s\n", len(issued), name)
	return err
}

// besideOther is the name under which data may be written: another one where a
// file of that name holds something else.
func besideOther(name string, data []byte) (string, error) {
	stem, ext := strings.TrimSuffix(name, filepath.Ext(name)), filepath.Ext(name)
	for n := 1; ; n++ {
		old, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) || err == nil && bytes.Equal(old, data) {
			return name, nil
		}
		if err != nil {
			return "", err
		}
		name = fmt.Sprintf("%s (bản mới)%s", stem, ext)
		if n > 1 {
			name = fmt.Sprintf("%s (bản mới %d)%s", stem, n, ext)
		}
	}
}

// writeWhole writes a file under a temporary name first, so that it is never
// half written.
func writeWhole(name string, data []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(name), ".hoso-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	if _, err := temp.Write(data); err != nil {
		temp.Close()
		return err
	}
	if err := temp.Sync(); err != nil {
		temp.Close()
		return err
	}
	if err := temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}
