package mirror

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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
func Verify(ctx context.Context, path string, j Journal) (lines int64, faults []Fault, err error) {
	acts, err := j.Journal(ctx, 0)
	if err != nil {
		return 0, nil, err
	}
	file, err := os.Open(path)
	if missing(err) {
		if len(acts) == 0 {
			return 0, nil, nil
		}
		return 0, []Fault{{true, "chưa có " + File, cureRun}}, nil
	}
	if err != nil {
		return 0, nil, fmt.Errorf("mirror: %w", err)
	}
	defer file.Close()
	v := &verifier{acts: acts, prev: first()}
	if err := v.read(file); err != nil {
		return 0, nil, fmt.Errorf("mirror: %w", err)
	}
	v.compareEnd()
	return v.lines, v.faults, nil
}

type verifier struct {
	acts   []ledger.Line
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
		v.line(bytes.TrimSuffix(text, []byte("\n")))
	}
}

// line looks at one line: its place in the chain, then what it says.
func (v *verifier) line(text []byte) {
	v.lines++
	n := v.lines
	var l line
	err := json.Unmarshal(text, &l)
	broken := err != nil || l.Seq != n || l.Prev != v.prev
	v.prev = hash(text)
	switch {
	case broken:
		v.add(Fault{false, fmt.Sprintf("dòng %d bị sửa, bị xóa hoặc dòng liền trước nó bị sửa", n), cureEdited})
		return
	case n > int64(len(v.acts)):
		return // compareEnd tells
	}
	if same, err := textOf(v.acts[n-1], l.Prev); err != nil || !bytes.Equal(same, text) {
		v.add(Fault{false, fmt.Sprintf("dòng %d khác với nhật ký trong sổ theo dõi", n), cureEdited})
	}
}

func (v *verifier) compareEnd() {
	have := int64(len(v.acts))
	switch {
	case v.lines < have:
		v.add(Fault{true, fmt.Sprintf("có %d dòng, sổ theo dõi có %d", v.lines, have), cureRun})
	case v.lines > have:
		v.add(Fault{false, fmt.Sprintf("có %d dòng nhưng sổ theo dõi chỉ có %d: sổ theo dõi đã bị thay bằng bản cũ hơn", v.lines, have), cureOlder})
	}
}

func (v *verifier) add(f Fault) {
	if len(v.faults) == many {
		f = Fault{false, "còn những dòng khác như vậy", f.Cure}
	}
	if len(v.faults) <= many {
		v.faults = append(v.faults, f)
	}
}
