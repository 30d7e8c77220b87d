package dossier

// EndState is how a certificate ceased to be in force.
type EndState string

// The ways in which a certificate ends; its number stays used.
const (
	Replaced  EndState = "replaced"  // cấp lại: another was issued in its place
	Cancelled EndState = "cancelled" // hủy
	Withdrawn EndState = "withdrawn" // thu hồi, with the recognition
)

// Ending says how, why, by whom and when a certificate ceased to be in force.
type Ending struct {
	State  EndState `json:"state"`
	Reason string   `json:"reason"`
	Act
}

// PaperNumber is a number that stands in the office's paper register and was
// not issued by hoso.
type PaperNumber struct {
	Plan      string `json:"plan"`
	Year      int    `json:"year"`
	Sequence  int    `json:"sequence"`
	Model     string `json:"model,omitempty"` // of the ledger, where it is one
	Recipient string `json:"recipient,omitempty"`
	ModelName string `json:"model_name,omitempty"`
	Decision  string `json:"decision,omitempty"`
	Date      string `json:"date,omitempty"` // YYYY-MM-DD
	Note      string `json:"note,omitempty"` // "hủy do in hỏng"
	Act
}

// Reprint is a printing again of certificates From to To of a year's register.
type Reprint struct {
	Plan   string `json:"plan"`
	Year   int    `json:"year"`
	From   int    `json:"from"`
	To     int    `json:"to"`
	Reason string `json:"reason"`
	Act
}

// Workbook is an assessment workbook that was taken into the ledger.
type Workbook struct {
	Plan   string `json:"plan"`
	SHA256 string `json:"sha256"`
	Name   string `json:"name,omitempty"` // of the file
	Round  int    `json:"round,omitempty"`
	Act
}

// Waiver lets a model pass although it breaks rules of the plan: a named
// person answers for it.
type Waiver struct {
	By       string   `json:"by"`
	Reason   string   `json:"reason"`
	Breaches []string `json:"breaches"` // ids of the criteria
}

// Withdrawal takes a recognition back.
type Withdrawal struct {
	Reason   string `json:"reason"`
	Decision string `json:"decision,omitempty"` // number of the decision that does so
}

// The moments at which the committee judges.
const (
	Appraisal = 1 // before the deadline of the appraisal: recommended, to be introduced
	YearEnd   = 2 // decisions
)

// Workbook finds a workbook that was taken, or nil.
func (s *State) Workbook(sha string) *Workbook {
	for i := range s.Workbooks {
		if s.Workbooks[i].SHA256 == sha {
			return &s.Workbooks[i]
		}
	}
	return nil
}

// AssessedTimes counts the assessments of a model: what was written into a
// workbook before the newest may contradict it.
func (s *State) AssessedTimes(model string) int {
	n := 0
	for i := range s.Assessments {
		if s.Assessments[i].Model == model {
			n++
		}
	}
	return n
}

// LastCertificate is the newest certificate of a model, in force or not, or nil.
func (s *State) LastCertificate(model string) *Certificate {
	for i := len(s.Certificates) - 1; i >= 0; i-- {
		if s.Certificates[i].Model == model {
			return &s.Certificates[i]
		}
	}
	return nil
}

// Numbered finds the certificate of a number, in force or not, or nil.
func (s *State) Numbered(year, sequence int) *Certificate {
	for i := range s.Certificates {
		if c := &s.Certificates[i]; c.Year == year && c.Sequence == sequence {
			return c
		}
	}
	return nil
}

// OnPaper is the number under which the paper register has a model, or nil.
func (s *State) OnPaper(model string) *PaperNumber {
	for i := range s.PaperNumbers {
		if s.PaperNumbers[i].Model == model && model != "" {
			return &s.PaperNumbers[i]
		}
	}
	return nil
}

// Pending are the arrivals that wait for a person: workbooks that nobody has
// taken into the ledger or dismissed, and evidence of which nobody has said
// to which model it belongs.
func (s *State) Pending() []Receipt {
	var out []Receipt
	for _, r := range s.Receipts {
		if r.Outcome == Staged && s.Workbook(r.SHA256) == nil && !s.corrected(r.SHA256) && s.Dismissed(r.ID) == nil && !s.attachedFrom(r.ID) {
			out = append(out, r)
		}
	}
	return out
}
