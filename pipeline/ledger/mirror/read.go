package mirror

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// BrokenError says where the chain of a mirror breaks: from that line on
// nothing in it can be trusted.
type BrokenError struct {
	Path string
	Line int64
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("%s: dòng %d bị sửa, bị xóa hoặc dòng liền trước nó bị sửa; lấy lại %s từ bản sao lưu", e.Path, e.Line, File)
}

// Read gives the acts of a mirror, oldest first, each after its place in the
// chain was found right; else a BrokenError. A last line that a crash cut off
// is left out.
func Read(path string) iter.Seq2[ledger.Line, error] {
	return func(yield func(ledger.Line, error) bool) {
		file, err := os.Open(path)
		if err != nil {
			yield(ledger.Line{}, fmt.Errorf("mirror: %w", err))
			return
		}
		defer file.Close()
		in := bufio.NewReaderSize(file, 1<<20)
		prev := first()
		for n := int64(1); ; n++ {
			text, err := in.ReadBytes('\n')
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(ledger.Line{}, fmt.Errorf("mirror: %w", err))
				return
			}
			text = bytes.TrimSuffix(text, []byte("\n"))
			act, err := actOf(text, n, prev)
			if err != nil {
				yield(ledger.Line{}, &BrokenError{path, n})
				return
			}
			if !yield(act, nil) {
				return
			}
			prev = hash(text)
		}
	}
}

// actOf reads one line that must have its number and the hash of the one
// before.
func actOf(text []byte, seq int64, prev string) (ledger.Line, error) {
	var l line
	if err := json.Unmarshal(text, &l); err != nil {
		return ledger.Line{}, err
	}
	if l.Seq != seq || l.Prev != prev {
		return ledger.Line{}, fmt.Errorf("mirror: line %d is out of the chain", seq)
	}
	at, err := time.Parse(time.RFC3339, l.At)
	return ledger.Line{Seq: l.Seq, Act: dossier.Act{By: l.By, At: at}, Plan: l.Plan, Verb: l.Verb, Subject: l.Subject, Detail: l.Detail}, err
}

// Cut reads the first so many lines of a mirror as they are: the mirror as it
// was at that act.
func Cut(from io.Reader, lines int64) io.Reader { return &cut{bufio.NewReaderSize(from, 1<<20), lines} }

type cut struct {
	in    *bufio.Reader
	lines int64 // still to come
}

// Read implements io.Reader.
func (c *cut) Read(into []byte) (n int, err error) {
	if c.lines <= 0 {
		return 0, io.EOF
	}
	n, err = c.in.Read(into)
	for i, b := range into[:n] {
		if b != '\n' {
			continue
		}
		if c.lines--; c.lines == 0 {
			return i + 1, nil
		}
	}
	return n, err
}
