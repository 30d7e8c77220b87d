// Package mirror copies the ledger's journal, act by act, to a text file that
// anybody can read without hoso and that only ever grows:
//
//	{"seq":1,"at":"2026-02-02T01:00:00Z","by":"lan","verb":"accept",…,"prev":"000…0"}
//	{"seq":2,…,"prev":"<SHA-256 of the line before>"}
//
// Each line bears the SHA-256 of the one before (of its bytes, without the
// line's end; zeros in the first). So whoever has seen the last line once can
// tell later whether anything before it was changed.
//
// The journal in the ledger comes first, in the transaction of its act; the
// mirror follows by sequence number and catches up after a crash.
package mirror

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"
	"time"

	"hoso/pipeline/ledger"
)

// File is the name of the mirror in a workspace.
const File = "so-nhat-ky.jsonl"

// AstrayError says that mirror and ledger do not belong together: nothing is
// written then.
type AstrayError struct {
	Path   string
	Mirror int64 // the last number in the mirror
	Ledger int64 // the last number in the ledger, 0 where the line itself differs
}

func (e *AstrayError) Error() string {
	return fmt.Sprintf("mirror: %s ends with %d and does not fit the ledger (%d)", e.Path, e.Mirror, e.Ledger)
}

// Words says it to a person.
func (e *AstrayError) Words() string {
	return fmt.Sprintf("Sổ nhật ký %s không khớp sổ theo dõi (dòng cuối %d); sổ theo dõi có thể đã bị thay bằng bản cũ. Chạy: hoso doctor --deep", File, e.Mirror)
}

// line is one line of the mirror; its keys stay as they are for ever.
type line struct {
	Seq     int64           `json:"seq"`
	At      string          `json:"at"`
	By      string          `json:"by"`
	Plan    string          `json:"plan"`
	Verb    string          `json:"verb"`
	Subject string          `json:"subject"`
	Detail  json.RawMessage `json:"detail"`
	Prev    string          `json:"prev"`
}

// first is what stands for the line before the first.
func first() string { return strings.Repeat("0", 2*sha256.Size) }

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// textOf is an act as the mirror writes it, without the line's end.
func textOf(l ledger.Line, prev string) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(line{Seq: l.Seq, At: l.At.UTC().Format(time.RFC3339), By: l.By, Plan: l.Plan, Verb: l.Verb, Subject: l.Subject, Detail: l.Detail, Prev: prev})
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

// CatchUp appends the acts that the mirror does not have yet and makes them
// durable. A last line that a crash cut off is written anew.
func CatchUp(ctx context.Context, path string, j ledger.Journal) (added int, err error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return 0, fmt.Errorf("mirror: %w", err)
	}
	added, err = catchUp(ctx, file, path, j)
	if err := errors.Join(err, file.Close()); err != nil {
		return added, fmt.Errorf("mirror: %w", err)
	}
	return added, nil
}

func catchUp(ctx context.Context, file *os.File, path string, j ledger.Journal) (int, error) {
	text, end, err := lastLine(file)
	if err != nil {
		return 0, err
	}
	var last line
	prev := first()
	if len(text) > 0 {
		if err := json.Unmarshal(text, &last); err != nil {
			return 0, &AstrayError{Path: path}
		}
		if err := fits(ctx, path, last, text, j); err != nil {
			return 0, err
		}
		prev = hash(text)
	}
	if info, err := file.Stat(); err != nil || info.Size() != end {
		if err := errors.Join(err, file.Truncate(end)); err != nil {
			return 0, err
		}
	}
	return appendAll(ctx, file, end, prev, ledger.Each(ctx, j, last.Seq))
}

// fits checks that the last line of the mirror is that of the ledger.
func fits(ctx context.Context, path string, last line, text []byte, j ledger.Journal) error {
	acts, err := j.Acts(ctx, max(last.Seq-1, 0), 1)
	if err != nil {
		return err
	}
	if len(acts) == 0 {
		return &AstrayError{Path: path, Mirror: last.Seq, Ledger: last.Seq - 1}
	}
	same, err := textOf(acts[0], last.Prev)
	if err != nil {
		return err
	}
	if !bytes.Equal(same, text) {
		return &AstrayError{Path: path, Mirror: last.Seq}
	}
	return nil
}

// appendAll writes acts at the end, some at a time: what a crash leaves of
// them is whole but for the last line.
func appendAll(ctx context.Context, file *os.File, end int64, prev string, acts iter.Seq2[ledger.Line, error]) (added int, err error) {
	out := bufio.NewWriterSize(io.NewOffsetWriter(file, end), 1<<20)
	for act, err := range acts {
		if err != nil {
			return added, err
		}
		text, err := textOf(act, prev)
		if err != nil {
			return added, err
		}
		if _, err := out.Write(append(text, '\n')); err != nil {
			return added, err
		}
		prev = hash(text)
		added++
	}
	if added == 0 {
		return 0, nil
	}
	return added, errors.Join(out.Flush(), file.Sync())
}

// lastLine is the last whole line of a file and where it ends, its line's end
// included. What follows was cut off by a crash.
func lastLine(file *os.File) (text []byte, end int64, err error) {
	info, err := file.Stat()
	if err != nil {
		return nil, 0, err
	}
	for span := int64(64 << 10); ; span *= 4 {
		from := max(info.Size()-span, 0)
		tail := make([]byte, info.Size()-from)
		if _, err := file.ReadAt(tail, from); err != nil && !errors.Is(err, io.EOF) {
			return nil, 0, err
		}
		stop := bytes.LastIndexByte(tail, '\n')
		if stop < 0 && from == 0 {
			return nil, 0, nil
		}
		start := bytes.LastIndexByte(tail[:max(stop, 0)], '\n') + 1
		if stop >= 0 && (start > 0 || from == 0) {
			return tail[start:stop], from + int64(stop) + 1, nil
		}
	}
}

func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
