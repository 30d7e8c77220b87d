package dossier

// Severity says how a finding weighs.
type Severity string

// The severities, as in the contract.
const (
	Missing Severity = "missing"
	Invalid Severity = "invalid" // contradicts a rule
	Unclear Severity = "unclear" // there, but too thin or ambiguous to judge
	Assess  Severity = "assess"  // a person must judge; never on a slip
	Noted   Severity = "note"
)

// Basis of a missing value.
type Basis string

// Asked: the plan asks for it in section II.4.2. ByCriterion: a criterion of
// III.1 will need it.
const (
	Asked       Basis = "asked"
	ByCriterion Basis = "criterion"
)

// Finding is what the check (or the reading) says of one field or criterion.
type Finding struct {
	Model     *int      `json:"model"` // index within the record; nil: the whole file
	Criterion string    `json:"criterion,omitempty"`
	Section   string    `json:"section,omitempty"` // of the plan: "II.4.2", "III.1(2)"
	Field     string    `json:"field,omitempty"`
	Severity  Severity  `json:"severity"`
	Basis     Basis     `json:"basis,omitempty"`
	Message   string    `json:"message"`           // what is wrong, Vietnamese
	Advice    string    `json:"advice,omitempty"`  // what to write, for the sender
	Example   string    `json:"example,omitempty"` // what it may look like
	Source    *Location `json:"source"`
	Waived    string    `json:"waived,omitempty"` // who said that it needs nothing more; it is a note then
}

// Complete is true when nothing that the plan asks for is missing and
// nothing contradicts a rule.
func Complete(findings []Finding) bool {
	for _, f := range findings {
		if f.Severity == Invalid || f.Severity == Missing && f.Basis == Asked {
			return false
		}
	}
	return true
}

// At gives the address of an index, for Finding.Model.
func At(model int) *int { return &model }

// Code says why a file cannot be taken.
type Code string

// The codes, as in the contract.
const (
	Encrypted         Code = "encrypted"
	Corrupt           Code = "corrupt"
	UnsupportedFormat Code = "unsupported_format"
	TooLarge          Code = "too_large"
	Empty             Code = "empty"
	NotAnAppendix     Code = "not_an_appendix"
	Timeout           Code = "timeout"
)

// Rejection is why a file cannot be taken and what to do, in words for its
// sender. It is an error so that readers can return it; Cause is for the log.
type Rejection struct {
	Code    Code   `json:"code"`
	Message string `json:"message"`          // what happened, Vietnamese
	Advice  string `json:"advice,omitempty"` // what to do next
	Cause   error  `json:"-"`
}

// Error gives the code and the cause, for the log.
func (r *Rejection) Error() string {
	if r.Cause != nil {
		return string(r.Code) + ": " + r.Cause.Error()
	}
	return string(r.Code)
}

// Unwrap gives the cause.
func (r *Rejection) Unwrap() error { return r.Cause }
