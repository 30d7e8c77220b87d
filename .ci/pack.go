//go:build ignore

// Command pack makes a ZIP that is the same to the byte whenever its files
// are: in the order of names, all of the time SOURCE_DATE_EPOCH.
//
//	go run .ci/pack.go FOLDER NAME OUT.zip    (files stand below NAME/)
package main

import (
	"archive/zip"
	"errors"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("usage: pack FOLDER NAME OUT.zip")
	}
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		log.Fatal("SOURCE_DATE_EPOCH: ", err)
	}
	if err := pack(os.Args[1], os.Args[2], os.Args[3], time.Unix(seconds, 0).UTC()); err != nil {
		log.Fatal(err)
	}
}

func pack(folder, name, out string, at time.Time) error {
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	archive := zip.NewWriter(file)
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error { // in the order of names
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		return add(archive, name+"/"+filepath.ToSlash(rel), data, at)
	})
	return errors.Join(err, archive.Close(), file.Close())
}

func add(archive *zip.Writer, name string, data []byte, at time.Time) error {
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at}
	header.SetMode(0o644)
	if !strings.HasSuffix(name, ".txt") {
		header.SetMode(0o755)
	}
	w, err := archive.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
