package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// ErrNoReason says that an act which must state its reason does not.
var ErrNoReason = errors.New("chưa ghi lý do; thêm --reason \"…\"")

// ErrEnded says that a certificate is no longer in force.
var ErrEnded = errors.New("giấy chứng nhận đã hết hiệu lực từ trước")

// NothingToReissueError says that a model has no certificate in whose place
// another could be issued.
type NothingToReissueError struct{ Model string }

func (e *NothingToReissueError) Error() string {
	return fmt.Sprintf("mô hình %s chưa có giấy chứng nhận nào để cấp lại; cấp lần đầu bằng: hoso certificate --model %s", e.Model, e.Model)
}

// EndedError says that the certificate of a model was cancelled: another is
// issued only on purpose.
type EndedError struct{ Model, Register, Reason string }

func (e *EndedError) Error() string {
	return fmt.Sprintf("giấy số %s của mô hình %s đã hủy (%s); cấp lại bằng: hoso certificate reissue --model %s --reason \"…\" --by \"HỌ TÊN\"", e.Register, e.Model, e.Reason, e.Model)
}

// OnPaperError says that the paper register has a number for the model.
type OnPaperError struct{ Model, Register string }

func (e *OnPaperError) Error() string {
	return fmt.Sprintf("mô hình %s đã được cấp giấy số %s theo sổ giấy", e.Model, e.Register)
}

// UnknownNumberError says that the register has no certificate of a number.
type UnknownNumberError struct{ Year, Sequence int }

func (e *UnknownNumberError) Error() string {
	return fmt.Sprintf("sổ không có giấy chứng nhận số %s do hoso cấp", Register(e.Year, e.Sequence))
}

// ChangedError names the models that were assessed by another workbook since
// this one was read.
type ChangedError struct{ Models []string }

func (e *ChangedError) Error() string {
	return fmt.Sprintf("vừa có phiếu khác được nhập cho mô hình %s; hãy nhập lại để đối chiếu", strings.Join(e.Models, ", "))
}

// NumbersError says why numbers of the paper register cannot be taken over:
// all at once.
type NumbersError struct {
	Clashes []string // numbers with what stands there already
	Gaps    []string // numbers that nothing would explain
	Models  []string // models of the numbers that the ledger lacks
}

func (e *NumbersError) Error() string {
	var out []string
	if len(e.Clashes) > 0 {
		out = append(out, "số đã có trong sổ: "+strings.Join(e.Clashes, "; "))
	}
	if len(e.Gaps) > 0 {
		out = append(out, "còn bỏ trống số "+strings.Join(e.Gaps, ", ")+"; nhập cả các số đó (số hỏng, số hủy thì ghi lý do ở ghi chú)")
	}
	if len(e.Models) > 0 {
		out = append(out, "sổ theo dõi không có mô hình "+strings.Join(e.Models, ", "))
	}
	return strings.Join(out, "\n")
}

// BookFaults holds numbers of the paper register against those that are used:
// used says what stands at a number of a year ("" for nothing), and top is the
// year's last number. nil where they fit.
func BookFaults(numbers []dossier.PaperNumber, used func(year, sequence int) string, top func(year int) int) *NumbersError {
	e := &NumbersError{}
	have := map[[2]int]bool{}
	most := map[int]int{}
	for _, n := range numbers {
		at := [2]int{n.Year, n.Sequence}
		register := Register(n.Year, n.Sequence)
		switch stands := used(n.Year, n.Sequence); {
		case have[at]:
			e.Clashes = append(e.Clashes, register+" (ghi hai lần)")
		case stands != "":
			e.Clashes = append(e.Clashes, register+" ("+stands+")")
		}
		have[at] = true
		most[n.Year] = max(most[n.Year], n.Sequence)
	}
	for year, last := range most {
		for i := top(year) + 1; i < last; i++ {
			if !have[[2]int{year, i}] {
				e.Gaps = append(e.Gaps, Register(year, i))
			}
		}
	}
	slices.Sort(e.Gaps)
	if len(e.Clashes)+len(e.Gaps) == 0 {
		return nil
	}
	return e
}
