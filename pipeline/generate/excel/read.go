package excel

import (
	"errors"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// ReadAssessment reads what the committee wrote: an assessment for each row in
// which something is filled in, and the decisions. The error is a Faults with
// every fault and its cell; nothing is given then. Who and when, and the
// digest of the workbook, are for the caller to add.
//
// A workbook is taken only as it was exported: same plan, ids untouched, and
// each judged model still at the revision that was judged. A recognised model
// needs a decision that states number, date, place, authority, title and
// signer. An outstanding model meets all criteria of III.1 and those of III.2
// for its kind of subject.
//
// What another workbook has said since the export is held against this one,
// cell by cell: where both say something and it differs, that is a fault that
// names both, unless this one shall go before; what only the other says stays.
func ReadAssessment(r io.ReaderAt, size int64, pl *plan.Plan, st *dossier.State, how Reading) (Filled, error) {
	w, err := load(r, size)
	if err != nil {
		return Filled{}, Faults{{Message: unreadable(err)}}
	}
	c := &committee{plan: pl, state: st, workbook: w, how: how, others: map[string]*workbook{}, models: map[string]*judgement{}, strange: map[string]bool{}}
	if c.carried() {
		c.sheets()
		c.contradictions()
		c.decide()
		c.rules()
		c.anything()
	}
	if err := c.faults.orNil(); err != nil {
		slices.SortStableFunc(c.faults, inOrder)
		return Filled{}, err
	}
	out := Filled{Round: c.carry.Round, Assessments: c.assessments(), Decisions: c.decisions, Seen: map[string]int{}}
	for _, a := range out.Assessments {
		out.Seen[a.Model] = st.AssessedTimes(a.Model)
	}
	return out, nil
}

// Reading says how a workbook is read.
type Reading struct {
	Name    string                           // of its file
	Replace bool                             // what it says goes before what other workbooks have said
	Former  func(sha string) ([]byte, error) // gives a workbook that was taken before; nil: none
}

// Filled is what a workbook says.
type Filled struct {
	Round       int
	Assessments []dossier.Assessment
	Decisions   []dossier.Decision
	Seen        map[string]int // by model: its assessments when this was read
}

func unreadable(err error) string {
	if errors.Is(err, errOversize) {
		return "Tệp quá lớn so với một phiếu thẩm định; xuất lại phiếu rồi ghi lại."
	}
	return "Không mở được tệp (tệp hỏng, có mật khẩu hoặc không phải .xlsx); lưu lại bằng Excel dạng .xlsx, bỏ mật khẩu, rồi nhập lại."
}

// committee gathers what one workbook says.
type committee struct {
	plan      *plan.Plan
	state     *dossier.State
	workbook  *workbook
	how       Reading
	others    map[string]*workbook // that were taken before, by SHA-256
	carry     carry
	faults    Faults
	order     []string // ids of models in the order of their rows
	models    map[string]*judgement
	strange   map[string]bool // ids that the ledger lacks and that were told
	decisions []dossier.Decision
}

// judgement is what the workbook says of one model, with the cells.
type judgement struct {
	dossier.Assessment
	rev      *dossier.Revision   // that stands for the model now
	filled   bool                // something is written
	compared bool                // with the revision that stands now
	times    int                 // how often the model had been assessed at the export
	before   *dossier.Assessment // the newest, by another workbook or this one
	waiver   dossier.Waiver
	breaches []breach
	leader   *bool             // as the sheet states it, where the submission does not
	cells    map[string]Fault  // sheet and cell of each key that was read
	said     map[string]string // what stands there
}

// carried checks what the workbook was made from; false where nothing else is
// worth reading.
func (c *committee) carried() bool {
	rows, ok := c.workbook.sheets[carrySheet]
	if !ok {
		c.faults.add("", "", "Tệp không phải phiếu thẩm định do chương trình xuất ra, hoặc trang tính ẩn “%s” đã bị xóa; xuất lại phiếu (hoso assess export) rồi ghi lại.", carrySheet)
		return false
	}
	c.carry, ok = carryIn(rows)
	switch {
	case !ok:
		c.faults.add(carrySheet, "", "Trang tính ẩn đã bị sửa nên không rõ phiếu lập từ hồ sơ nào; xuất lại phiếu rồi ghi lại.")
	case c.carry.Version != formatVersion:
		c.faults.add(carrySheet, "", "Phiếu do bản khác của chương trình xuất ra (mẫu %s, bản này đọc mẫu %s); xuất lại phiếu rồi ghi lại.", c.carry.Version, formatVersion)
	case c.carry.Round != dossier.Appraisal && c.carry.Round != dossier.YearEnd:
		c.faults.add(carrySheet, "", "Trang tính ẩn không nêu đợt thẩm định; xuất lại phiếu rồi ghi lại.")
	case c.carry.Plan != c.plan.ID:
		c.faults.add(carrySheet, "", "Phiếu của kế hoạch “%s”, không phải kế hoạch “%s” đang mở.", c.carry.Plan, c.plan.ID)
	}
	return len(c.faults) == 0
}

// anything complains of a workbook in which nothing is filled in.
func (c *committee) anything() {
	for _, j := range c.models {
		if j.filled {
			return
		}
	}
	if len(c.faults) == 0 {
		c.faults.add(mainSheet, "", "Phiếu chưa ghi kết quả thẩm định của mô hình nào.")
	}
}

func (c *committee) assessments() []dossier.Assessment {
	var out []dossier.Assessment
	for _, id := range c.order {
		if j := c.models[id]; j.filled {
			out = append(out, j.Assessment)
		}
	}
	return out
}

// inOrder sorts by sheet as in the workbook, then by row and column.
func inOrder(a, b Fault) int {
	sheets := []string{"", carrySheet, mainSheet, collectiveSheet, individualSheet, decisionSheet}
	if d := slices.Index(sheets, a.Sheet) - slices.Index(sheets, b.Sheet); d != 0 {
		return d
	}
	columnA, rowA, _ := excelize.CellNameToCoordinates(a.Cell)
	columnB, rowB, _ := excelize.CellNameToCoordinates(b.Cell)
	if rowA != rowB {
		return rowA - rowB
	}
	return columnA - columnB
}
