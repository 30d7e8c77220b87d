package excel

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/viet"
)

// Book is a workbook that can be made. Nothing is written before Bytes.
type Book struct {
	Name   string // of the file: "Biểu tổng hợp mô hình.xlsx"
	Kind   string // as in the contract: "overview", "assessment_sheet"
	Format string // "xlsx"
	Inputs string // SHA-256 of all that the workbook follows from
	Models []string

	write func(f *excelize.File) error
	meta  meta
}

// meta is what the file says about itself; day stands for the time of making.
type meta struct {
	title, author, subject string
	day                    viet.Date
}

// Bytes makes the workbook: the same bytes each time.
func (b *Book) Bytes() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if err := b.fill(f); err != nil {
		return nil, fmt.Errorf("generate %s: %w", b.Name, err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("generate %s: %w", b.Name, err)
	}
	data, err := settled(buf.Bytes())
	if err != nil {
		return nil, fmt.Errorf("generate %s: %w", b.Name, err)
	}
	return data, nil
}

func (b *Book) fill(f *excelize.File) error {
	if err := f.SetDefaultFont(typeface); err != nil {
		return err
	}
	if err := b.write(f); err != nil {
		return err
	}
	stamp := b.meta.day.String() + "T00:00:00Z"
	return f.SetDocProps(&excelize.DocProperties{
		Title: b.meta.title, Subject: b.meta.subject, Creator: b.meta.author, LastModifiedBy: b.meta.author,
		Created: stamp, Modified: stamp, Language: "vi-VN", Revision: "1",
	})
}

// settled writes the package again with its parts in order, the table of
// contents first, and without times.
func settled(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	parts := slices.Clone(in.File)
	slices.SortFunc(parts, func(a, b *zip.File) int { return strings.Compare(rank(a.Name), rank(b.Name)) })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range parts {
		if err := copyPart(w, part); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func rank(name string) string {
	if name == "[Content_Types].xml" {
		return ""
	}
	return name
}

// copyPart takes a part over as it is compressed, under a header of our own.
func copyPart(w *zip.Writer, part *zip.File) error {
	header := &zip.FileHeader{
		Name: part.Name, Method: part.Method, CRC32: part.CRC32,
		CompressedSize64: part.CompressedSize64, UncompressedSize64: part.UncompressedSize64,
	}
	to, err := w.CreateRaw(header)
	if err != nil {
		return err
	}
	from, err := part.OpenRaw()
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return err
}

// digestOf is the SHA-256, in hex, of canonical JSON.
func digestOf(of ...any) (string, error) {
	data, err := json.Marshal(of)
	if err != nil {
		return "", fmt.Errorf("generate: digest of a workbook: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// digester takes the digest of much, piece by piece, so that no more than one
// piece is in memory as text.
type digester struct {
	hash hash.Hash
	to   *json.Encoder
	err  error
}

func newDigester() *digester {
	h := sha256.New()
	return &digester{hash: h, to: json.NewEncoder(h)}
}

func (d *digester) add(of ...any) {
	if d.err == nil {
		d.err = d.to.Encode(of)
	}
}

// sum is the digest, in hex.
func (d *digester) sum() (string, error) {
	if d.err != nil {
		return "", fmt.Errorf("generate: digest of a workbook: %w", d.err)
	}
	return hex.EncodeToString(d.hash.Sum(nil)), nil
}
