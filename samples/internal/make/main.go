// Command make writes the samples: every submission with its README.md and
// its expected.json, always the same bytes. From the project's folder:
//
//	go run ./samples/internal/make
//
// A case is a function that builds the file and says what must come out of
// it. What must come out is written from the content that goes in and from
// the public rules, never from what the program reads.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"hoso/samples"
)

// sample is one case, ready to be written.
type sample struct {
	folder string
	file   string
	readme string
	data   []byte
	want   samples.Expected
}

func main() {
	dir := flag.String("dir", "samples", "folder of the samples")
	flag.Parse()
	if err := makeAll(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
}

func makeAll(dir string) error {
	index := indexHead
	for _, build := range cases {
		s, err := build()
		if err != nil {
			return fmt.Errorf("%s: %w", s.folder, err)
		}
		if err := s.write(filepath.Join(dir, s.folder)); err != nil {
			return err
		}
		index += "| `" + s.folder + "` | " + s.readme + " |\n"
	}
	return os.WriteFile(filepath.Join(dir, "README.md"), []byte(index), 0o644)
}

const indexHead = `# Hồ sơ mẫu / Samples

Mỗi thư mục là một tệp như chi bộ gửi đến, cùng ` + "`expected.json`" + ` nói chương trình phải đọc được gì. Họ tên, số liệu, mô hình đều là giả định.
Each folder is a submission with what must come out of it. Persons, figures and models are invented.
Made by ` + "`go run ./samples/internal/make`" + `; what they hold is compared by ` + "`go test ./samples/...`" + `.

| mẫu / sample | cho thấy / shows |
| --- | --- |
`

// write replaces the folder of the case.
func (s sample) write(folder string) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	var want bytes.Buffer
	encoder := json.NewEncoder(&want)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(s.want); err != nil {
		return err
	}
	for name, data := range map[string][]byte{s.file: s.data, "README.md": []byte(s.readme + "\n"), "expected.json": want.Bytes()} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
