// Package plan reads a plan file: what is asked, of whom, by when. The plan is
// data; next year's plan, or another movement's, is a new file and no code.
//
// A plan file is YAML, edited by people of the office:
//
//	units:
//	  - id: phong-9
//	    name: Chi bộ Phòng 9
//	    aliases: [Phòng 9, CB Phòng 9]
//	    required: 1
//	deadlines:
//	  - id: registration
//	    before: 2026-01-29        # the last day on time is the 28th
//	    owner: units
//	fields:
//	  - id: schedule
//	    label: Tiến độ, thời gian thực hiện, hoàn thành
//	    type: text
//	    labels: [Tiến độ, Lộ trình]
//	    weak: [Thời gian]         # too common to lead to the field in running text
//	criteria:
//	  - id: '2'
//	    text: Có xây dựng kế hoạch cụ thể …
//	    stage: registration
//	    checks:
//	      - field: launch
//	        basis: criterion
//	        when: {field: origin, is: new}
//	        missing: Mô hình mới nhưng chưa nêu việc tổ chức ra mắt.
//
// Load is strict and says everything at once, each fault at its line with the
// nearest right thing:
//
//	plan.yaml:154:13: Ngày 2026-11-31 không có trong lịch. (gợi ý: ngày gần nhất là 2026-11-30)
//	plan.yaml:31:1: Không có khóa “movment”. (gợi ý: “movement”)
//
// Names, labels and aliases are compared by viet.Fold throughout.
package plan

import "hoso/pipeline/viet"

// Plan is a whole plan file, valid once Load has returned it.
type Plan struct {
	ID        string      `yaml:"id" need:"yes"`       // "dan-van-kheo-2026"
	Year      int         `yaml:"year" need:"yes"`     // the plan's year
	Movement  string      `yaml:"movement" need:"yes"` // "Dân vận khéo"
	Title     string      `yaml:"title" need:"yes"`    // "Thực hiện phong trào thi đua “Dân vận khéo” năm 2026"
	Number    string      `yaml:"number" need:"yes"`   // "261-KH/ĐU"
	Date      string      `yaml:"date" need:"yes"`     // YYYY-MM-DD
	Issuer    string      `yaml:"issuer" need:"yes"`   // "Đảng ủy VKSND thành phố Hải Phòng"
	Reports   []string    `yaml:"reports" need:"yes"`  // words that name a result report
	Issuers   []string    `yaml:"issuer_aliases"`      // other names of the issuer and its superior: never a submitting unit
	Ignored   []string    `yaml:"ignored"`             // labels that end the value above them and lead to no field: "Ghi chú"
	Vague     []string    `yaml:"vague"`               // words that say nothing: "theo quy định"
	Units     []Unit      `yaml:"units" need:"yes"`
	Deadlines []Deadline  `yaml:"deadlines" need:"yes"`
	Fields    []Field     `yaml:"fields" need:"yes"`
	Criteria  []Criterion `yaml:"criteria" need:"yes"`
	Target    Target      `yaml:"target"`

	File   string `yaml:"-"` // where it was read
	Digest string `yaml:"-"` // SHA-256 of its bytes

	vague     map[string]bool // Vague by viet.Fold, once a file is loaded
	vagueMost int             // bytes of the longest of them
}

// Target is the number of models that the whole plan aims at.
type Target struct {
	Models  int    `yaml:"models" need:"yes"`
	Section string `yaml:"section"`
}

// Unit is a unit that must or may submit.
type Unit struct {
	ID       string   `yaml:"id" need:"yes"`
	Name     string   `yaml:"name" need:"yes"`
	Aliases  []string `yaml:"aliases"`
	Required int      `yaml:"required"` // models it must submit at least
	Section  string   `yaml:"section"`
}

// Deadline is strict: "before" its day, so the last day on time is the one
// before it ("trước ngày 29/01": the 28th).
type Deadline struct {
	ID        string `yaml:"id" need:"yes"`     // registration, midyear, final_assessment, annual
	Label     string `yaml:"label" need:"yes"`  // "Nộp kế hoạch đăng ký mô hình"
	Before    string `yaml:"before" need:"yes"` // YYYY-MM-DD
	Owner     string `yaml:"owner" need:"yes"`  // units or office
	Section   string `yaml:"section" need:"yes"`
	Stated    string `yaml:"stated"`    // what the plan's text says where it names no possible day: "31/11/2026"
	Confirmed bool   `yaml:"confirmed"` // a person has confirmed Before in place of Stated
}

// Day is Before as a date.
func (d Deadline) Day() viet.Date { return ParseDay(d.Before) }

// Tentative tells whether Before stands in for an impossible day and no
// person has confirmed it yet.
func (d Deadline) Tentative() bool { return d.Stated != "" && !d.Confirmed }

// Field is one field of a model with the labels that lead to it.
type Field struct {
	ID      string   `yaml:"id" need:"yes"`
	Label   string   `yaml:"label" need:"yes"` // in the plan
	Type    string   `yaml:"type" need:"yes"`  // text, option, boolean, date
	Labels  []string `yaml:"labels"`           // synonyms that lead to it
	Weak    []string `yaml:"weak"`             // labels too common to lead to it in running text: only in a table or beside strong ones
	Kinds   []string `yaml:"kinds"`            // papers it stands in: registration, result_report; empty: all
	Options []Option `yaml:"options"`
	Infer   []Rule   `yaml:"infer"`   // when the file does not state it
	From    string   `yaml:"from"`    // a date that follows from another field: schedule
	Example string   `yaml:"example"` // of what to write
}

// Option is one value of an option field.
type Option struct {
	ID      string   `yaml:"id" need:"yes"`
	Label   string   `yaml:"label" need:"yes"`
	Aliases []string `yaml:"aliases"`
}

// Rule infers a value from the words of another field.
type Rule struct {
	Field    string     `yaml:"field" need:"yes"` // whose words are looked at
	Begins   []string   `yaml:"begins"`           // the text begins with one of these
	Contains []string   `yaml:"contains"`         // or has one of these
	When     *Condition `yaml:"when"`             // only then
	Value    string     `yaml:"value" need:"yes"`
}

// Criterion is one criterion of the plan, word for word.
type Criterion struct {
	ID      string         `yaml:"id" need:"yes"`
	Section string         `yaml:"section" need:"yes"` // "III.1(1)"
	Group   string         `yaml:"group" need:"yes"`   // common, collective, individual, leader
	Text    string         `yaml:"text" need:"yes"`    // word for word
	Short   string         `yaml:"short" need:"yes"`   // a heading for a column
	Stage   string         `yaml:"stage" need:"yes"`   // registration: checked from the appendix; annual: judged by people at the year's end
	Private bool           `yaml:"private"`            // printed nowhere but in the committee's workbook (C5, C6)
	Checks  []Check        `yaml:"checks"`
	Judge   []Judgement    `yaml:"judge"`  // what only people can judge, at the year's end
	Papers  []DossierPaper `yaml:"papers"` // that a full dossier has, where this criterion asks for one
}

// Check says which field answers to a criterion.
type Check struct {
	Field   string     `yaml:"field" need:"yes"`
	Basis   string     `yaml:"basis" need:"yes"`   // asked or criterion
	Kind    string     `yaml:"kind"`               // registration (default) or result_report
	Section string     `yaml:"section" need:"yes"` // that asks for it: "II.4.2"
	Strict  bool       `yaml:"strict"`             // a text that is none of the field's options is invalid, not only unclear
	When    *Condition `yaml:"when"`
	Missing string     `yaml:"missing" need:"yes"` // "Chưa nêu tiến độ thời gian hoàn thành."
	Advice  string     `yaml:"advice" need:"yes"`  // "Ghi rõ ngày, tháng bắt đầu và hoàn thành."
}

// Condition is plain data: the field has the value.
type Condition struct {
	Field string `yaml:"field" need:"yes"`
	Is    string `yaml:"is" need:"yes"`
}

// Judgement is what only people can judge of a criterion: at registration the
// check shows what was found beside "chưa đến thời điểm đánh giá".
type Judgement struct {
	Field   string     `yaml:"field" need:"yes"` // whose words are shown beside it
	Section string     `yaml:"section" need:"yes"`
	When    *Condition `yaml:"when"`
	Message string     `yaml:"message" need:"yes"`
}
