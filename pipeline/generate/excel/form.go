package excel

import (
	"strconv"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// The sheets of the assessment workbook.
const (
	mainSheet       = "Thẩm định"
	collectiveSheet = "Tiêu biểu tập thể"
	individualSheet = "Tiêu biểu cá nhân"
	decisionSheet   = "Quyết định"
	helpSheet       = "Hướng dẫn"
	carrySheet      = "_hoso"
)

// answer says what people write in the cells of a column.
type answer int

const (
	fixed     answer = iota // nothing: it is filled in
	marking                 // đạt, chưa đạt, chưa có minh chứng
	assuring                // bảo đảm, chưa bảo đảm, chưa xét (C5, C6)
	yesNo                   // có, không
	rating                  // one of the plan's ratings of a unit
	deciding                // the number of a decision
	rewarding               // công nhận, biểu dương, giấy khen
	applying                // tập thể, cá nhân, cả hai
	writing                 // any text
	dating                  // a day
)

// formColumn is a column of a sheet that people fill in.
type formColumn struct {
	key     string // criterion id, or one of the keys below
	heading string
	width   float64
	answer  answer
	look    look
}

// Keys of columns that are not criteria.
const (
	keyID          = "id"
	keyRevision    = "revision"
	keyUnit        = "unit"
	keyName        = "name"
	keyType        = "type"
	keySubject     = "subject"
	keyLeader      = "leader"
	keyRating      = "rating"
	keyRecognised  = "recognised"
	keyOutstanding = "outstanding"
	keyDecision    = "decision"
	keyPrinted     = "printed"
	keyRemarks     = "remarks"
	keyNumber      = "number"
	keyDate        = "date"
	keyPlace       = "place"
	keyAuthority   = "authority"
	keyTitle       = "title"
	keySigner      = "signer"
	keyForm        = "form"
	keySubjects    = "subjects"
	keyRecommended = "recommended"
	keyIntroduced  = "introduced"
	keyReward      = "reward"
	keySuperior    = "superior"
	keyWaivedBy    = "waived_by"
	keyWaived      = "waived"
)

// formSheet is a sheet that people fill in, as data.
type formSheet struct {
	name    string
	columns []formColumn
	breaks  []int // columns, from 1, before which a new width of a page begins
	scale   int   // of the print, per cent; 0: one page wide
}

// column finds a column by its key, or -1.
func (s formSheet) column(key string) int {
	for i, c := range s.columns {
		if c.key == key {
			return i
		}
	}
	return -1
}

// mainForm has a row a model with the common criteria (III.1) and what the
// committee finds (round 1: whom it recommends and introduces; round 2: what
// was decided).
func mainForm(pl *plan.Plan, round int) formSheet {
	columns := []formColumn{
		{keyID, "Mã mô hình", 10, fixed, centered}, {keyRevision, "Phiên bản", 7, fixed, count},
		{keyUnit, "Đơn vị", 16, fixed, running}, {keyName, "Tên mô hình", 26, fixed, running}, {keyType, "Loại chủ thể", 9, fixed, centered},
	}
	columns = append(columns, criteriaColumns(pl, "common")...)
	breaks := []int{len(columns) + 1}
	columns = append(columns, formColumn{keyRating, "Xếp loại đơn vị", 16, rating, centered})
	if round == dossier.Appraisal {
		columns = append(columns, appraisalColumns()...)
	} else {
		columns = append(columns, yearEndColumns()...)
		breaks = append(breaks, len(columns)+1)
	}
	columns = append(columns,
		formColumn{keyRemarks, "Nhận xét", 28, writing, running},
		formColumn{keyWaivedBy, "Người chấp thuận ngoại lệ", 18, writing, running},
		formColumn{keyWaived, "Lý do chấp thuận", 24, writing, running},
	)
	return formSheet{name: mainSheet, columns: columns, breaks: breaks, scale: 70}
}

func appraisalColumns() []formColumn {
	return []formColumn{
		{keyRecommended, "Đề nghị công nhận", 10, yesNo, centered},
		{keyIntroduced, "Giới thiệu lên cấp trên", 11, yesNo, centered},
		{keySubject, "Chủ thể (hồ sơ ghi)", 22, fixed, running},
	}
}

func yearEndColumns() []formColumn {
	return []formColumn{
		{keyRecognised, "Công nhận", 8, yesNo, centered},
		{keyOutstanding, "Tiêu biểu", 8, yesNo, centered},
		{keyDecision, "Quyết định số", 14, deciding, centered},
		{keyReward, "Quyết định khen thưởng số", 14, deciding, centered},
		{keySubject, "Chủ thể (hồ sơ ghi)", 22, fixed, running},
		{keyPrinted, "Tên ghi trên giấy", 24, writing, running},
		{keySuperior, "Ý kiến của cấp trên", 20, writing, running},
	}
}

// collectiveForm and individualForm have the criteria of outstanding models (III.2).
func collectiveForm(pl *plan.Plan) formSheet {
	return formSheet{name: collectiveSheet, columns: append(identity(), criteriaColumns(pl, "collective")...)}
}

func individualForm(pl *plan.Plan) formSheet {
	columns := append(identity(), formColumn{keyLeader, "Lãnh đạo, quản lý", 9, yesNo, centered})
	columns = append(columns, criteriaColumns(pl, "individual")...)
	return formSheet{name: individualSheet, columns: append(columns, criteriaColumns(pl, "leader")...)}
}

func identity() []formColumn {
	return []formColumn{
		{keyID, "Mã mô hình", 10, fixed, centered}, {keyUnit, "Đơn vị", 18, fixed, running},
		{keyName, "Tên mô hình", 30, fixed, running}, {keySubject, "Chủ thể (hồ sơ ghi)", 24, fixed, running},
	}
}

// decisionForm has a row a decision of recognition. The second line of a
// heading is an example; nothing is filled in from the settings.
func decisionForm() formSheet {
	return formSheet{name: decisionSheet, columns: []formColumn{
		{keyNumber, "Số quyết định\nví dụ: 15-QĐ/ĐU", 20, writing, running},
		{keyDate, "Ngày quyết định\nví dụ: 05/12/2026", 18, dating, day},
		{keyPlace, "Nơi ban hành\nví dụ: Hải Phòng", 20, writing, running},
		{keyAuthority, "Thẩm quyền ký\nví dụ: T/M ĐẢNG ỦY", 24, writing, running},
		{keyTitle, "Chức vụ người ký\nví dụ: BÍ THƯ", 22, writing, running},
		{keySigner, "Họ và tên người ký\nví dụ: Nguyễn Văn A", 30, writing, running},
		{keyForm, "Hình thức\nđể trống: công nhận", 16, rewarding, centered},
		{keySubjects, "Áp dụng cho\nđể trống: cả hai", 16, applying, centered},
	}}
}

// decisionRows is how many decisions one workbook has room for.
const decisionRows = 20

func criteriaColumns(pl *plan.Plan, group string) []formColumn {
	var out []formColumn
	for _, c := range pl.Criteria {
		if c.Group != group {
			continue
		}
		column := formColumn{c.ID, c.ID + ". " + c.Short, 12, marking, centered}
		if c.Private {
			column.answer = assuring
		}
		out = append(out, column)
	}
	return out
}

// keyOf is the key of a heading as it stands in a workbook: a criterion by
// the id before its first full stop, any other column by its first line.
func (s formSheet) keyOf(heading string) string {
	line, _, _ := strings.Cut(heading, "\n")
	id, _, isCriterion := strings.Cut(line, ".")
	for _, c := range s.columns {
		own, _, _ := strings.Cut(c.heading, "\n")
		criterion := c.answer == marking || c.answer == assuring
		if isCriterion && criterion && strings.TrimSpace(id) == c.key || sameWords(line, own) {
			return c.key
		}
	}
	return ""
}

// words are what may stand in the cells of a column, nil for free text.
func (c formColumn) words(pl *plan.Plan) []string {
	switch c.answer {
	case marking:
		return []string{"đạt", "chưa đạt", "chưa có minh chứng"}
	case assuring:
		return []string{"bảo đảm", "chưa bảo đảm", "chưa xét"}
	case yesNo:
		return []string{"có", "không"}
	case rating:
		return ratings(pl)
	case rewarding:
		return []string{"công nhận", "biểu dương", "giấy khen"}
	case applying:
		return []string{"tập thể", "cá nhân", "cả hai"}
	case fixed, deciding, writing, dating:
		return nil
	}
	return nil
}

// rewardForms and subjectKinds are what the words of rewarding and applying
// mean, in their order.
func rewardForms() []string  { return []string{"recognition", "commendation", "merit"} }
func subjectKinds() []string { return []string{collective, individual, ""} }

// ratingField is the field whose options are the ratings of a unit.
const ratingField = "unit_rating"

func ratings(pl *plan.Plan) []string {
	var out []string
	if f := pl.Field(ratingField); f != nil {
		for _, o := range f.Options {
			out = append(out, o.Label)
		}
	}
	return out
}

// decisionList is where the numbers of decisions stand, for the drop-down.
func decisionList() string {
	return "'" + decisionSheet + "'!$A$" + strconv.Itoa(headRow+1) + ":$A$" + strconv.Itoa(headRow+decisionRows)
}

// headRow is the row of the headings on each sheet that people fill in.
const headRow = 4
