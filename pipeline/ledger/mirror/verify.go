package mirror

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"hoso/pipeline/ledger"
)

// Fault is something about the mirror that a person should know.
type Fault struct {
	Harmless bool // the next run mends it
	Message  string
	Cure     string
}

// The cures, in the words of the user.
const (
	cureRun    = "Chạy: hoso run"
	cureEdited = "Giữ nguyên cả hai tệp, báo người phụ trách; lấy lại so-nhat-ky.jsonl từ bản sao lưu, hoặc đổi tên nó rồi chạy hoso run để lập lại từ sổ theo dõi."
	cureOlder  = "Khôi phục hoso.db từ bản sao lưu mới hơn; nếu không còn, đổi tên so-nhat-ky.jsonl để giữ làm chứng cứ rồi chạy hoso run."
)

// many is how many faults are told one by one.
const many = 10

// Verify reads the whole mirror: whether each line bears the hash of the one
// before, and whether it says what the ledger's journal says.
func Verify(ctx context.Context, path string, j ledger.Journal) (lines int64, faults []Fault, err error) {
	file, err := os.Open(path)
	if missing(err) {
		if acts, err := j.Acts(ctx, 0, 1); err != nil || len(acts) == 0 {
			return 0, nil, err
		}
		return 0, []Fault{{true, "chưa có " + File, cureRun}}, nil
	}
	if err != nil {
		return 0, nil, fmt.Errorf("mirror: %w", err)
	}
	defer file.Close()
	next, stop := iter.Pull2(ledger.Each(ctx, j, 0))
	defer stop()
	v := &verifier{next: next, prev: first()}
	if err := v.read(file); err != nil {
		return 0, nil, fmt.Errorf("mirror: %w", err)
	}
	if err := v.compareEnd(); err != nil {
		return 0, nil, fmt.Errorf("mirror: %w", err)
	}
	return v.lines, v.faults, nil
}

type verifier struct {
	next   func() (ledger.Line, error, bool) // act of the ledger's journal
	acts   int64                             // that it has given
	prev   string
	lines  int64
	faults []Fault
}

func (v *verifier) read(r io.Reader) error {
	in := bufio.NewReaderSize(r, 1<<20)
	for {
		text, err := in.ReadBytes('\n')
		switch {
		case errors.Is(err, io.EOF):
			if len(text) > 0 {
				v.add(Fault{true, "dòng cuối ghi dở (mất điện lúc đang ghi)", cureRun})
			}
			return nil
		case err != nil:
			return err
		}
		if err := v.line(bytes.TrimSuffix(text, []byte("\n"))); err != nil {
			return err
		}
	}
}

// act is the ledger's next act; have is false where it has no more.
func (v *verifier) act() (act ledger.Line, have bool, err error) {
	act, err, have = v.next()
	if have && err == nil {
		v.acts++
	}
	return act, have, err
}

// line looks at one line: its place in the chain, then what it says.
func (v *verifier) line(text []byte) error {
	v.lines++
	n := v.lines
	act, have, err := v.act()
	if err != nil {
		return err
	}
	var l line
	err = json.Unmarshal(text, &l)
	broken := err != nil || l.Seq != n || l.Prev != v.prev
	v.prev = hash(text)
	switch {
	case broken:
		v.add(Fault{false, fmt.Sprintf("dòng %d bị sửa, bị xóa hoặc dòng liền trước nó bị sửa", n), cureEdited})
		return nil
	case !have:
		return nil // compareEnd tells
	}
	if same, err := textOf(act, l.Prev); err != nil || !bytes.Equal(same, text) {
		v.add(Fault{false, fmt.Sprintf("dòng %d khác với nhật ký trong sổ theo dõi", n), cureEdited})
	}
	return nil
}

func (v *verifier) compareEnd() error {
	read := v.acts
	for {
		if _, have, err := v.act(); err != nil {
			return err
		} else if !have {
			break
		}
	}
	switch {
	case v.acts > read:
		v.add(Fault{true, fmt.Sprintf("có %d dòng, sổ theo dõi có %d", v.lines, v.acts), cureRun})
	case v.lines > v.acts:
		v.add(Fault{false, fmt.Sprintf("có %d dòng nhưng sổ theo dõi chỉ có %d: sổ theo dõi đã bị thay bằng bản cũ hơn", v.lines, v.acts), cureOlder})
	}
	return nil
}

func (v *verifier) add(f Fault) {
	if len(v.faults) == many {
		f = Fault{false, "còn những dòng khác như vậy", f.Cure}
	}
	if len(v.faults) <= many {
		v.faults = append(v.faults, f)
	}
}
