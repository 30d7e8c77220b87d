package dossier

import "time"

// Outcome is what became of a file that arrived.
type Outcome string

// The outcomes. A run's received is the sum of them and of Waiting.
const (
	Accepted        Outcome = "accepted"
	Duplicate       Outcome = "duplicate"
	SupersededOlder Outcome = "superseded_older" // an older version that came late
	Quarantined     Outcome = "quarantined"
	Staged          Outcome = "staged"  // an assessment workbook: waits for a person
	Waiting         Outcome = "waiting" // still being written; not in the ledger
)

// Act says who did something in the ledger and when.
type Act struct {
	By string    `json:"by"`
	At time.Time `json:"at"`
}

// Receipt is one arrival of one file.
type Receipt struct {
	ID          int64   `json:"id"`
	Plan        string  `json:"plan"`
	Path        string  `json:"path"` // below the workspace, with slashes, NFC
	Unit        UnitRef `json:"unit"` // zero where unknown
	SHA256      string  `json:"sha256"`
	Size        int64   `json:"size"`
	Kind        Kind    `json:"kind"`
	Outcome     Outcome `json:"outcome"`
	Code        Code    `json:"code,omitempty"`
	Message     string  `json:"message,omitempty"`
	Advice      string  `json:"advice,omitempty"`
	DuplicateOf int64   `json:"duplicate_of,omitempty"` // the receipt of the same bytes
	Received    string  `json:"received,omitempty"`     // the day on which it came, where the office set it: YYYY-MM-DD
	Via         string  `json:"via,omitempty"`          // how it came then: "Zalo"
	Act
}

// Entry is one model in the ledger, with an id for ever.
type Entry struct {
	ID        string     `json:"id"` // "2026-001"
	Plan      string     `json:"plan"`
	Unit      UnitRef    `json:"unit"`
	Name      string     `json:"name"` // of the current registration
	Revisions []Revision `json:"revisions"`
	// Withdrawn are revisions that a person took out of this model: they
	// belong to another one now and are never current.
	Withdrawn []Revision `json:"withdrawn,omitempty"`
	Into      string     `json:"into,omitempty"` // the model that it was merged into, "" while it stands
	Act
}

// Revision is the model as one paper states it. The newest of a kind that is
// not superseded is the current one.
type Revision struct {
	Number   int       `json:"number"` // from 1 within the entry
	Receipt  int64     `json:"receipt"`
	SHA256   string    `json:"sha256"`
	Kind     Kind      `json:"kind"`
	Period   string    `json:"period"`
	Model    Model     `json:"model"`
	Letter   Letter    `json:"letter"`
	Findings []Finding `json:"findings"`
	Complete bool      `json:"complete"`
	Current  bool      `json:"current"`
	// Content is the SHA-256 of Model as JSON where only some of its fields
	// were read, and nothing of its letter; "" where it has all.
	Content string `json:"-"`
	Act
}

// Current is the current revision of a kind, or nil.
func (e *Entry) Current(kind Kind) *Revision {
	for i := len(e.Revisions) - 1; i >= 0; i-- {
		if e.Revisions[i].Kind == kind && e.Revisions[i].Current {
			return &e.Revisions[i]
		}
	}
	return nil
}

// Mark is what the committee found of one criterion.
type Mark string

// The marks, and "" for not yet judged.
const (
	Met        Mark = "met"         // đạt
	NotMet     Mark = "not_met"     // chưa đạt
	NoEvidence Mark = "no_evidence" // chưa có minh chứng
)

// Assessment is what the committee found of one model, from one workbook.
type Assessment struct {
	Model       string          `json:"model"`
	Revision    int             `json:"revision"` // that the workbook was made from
	Marks       map[string]Mark `json:"marks"`    // by criterion id
	Rating      string          `json:"rating,omitempty"`
	Recognised  *bool           `json:"recognised"`
	Outstanding *bool           `json:"outstanding"`
	Round       int             `json:"round,omitempty"`        // Appraisal, YearEnd; 0: of a workbook that knew no rounds
	Recommended *bool           `json:"recommended,omitempty"`  // for recognition, in the appraisal
	Introduced  *bool           `json:"introduced,omitempty"`   // to the superior committee, in the appraisal
	Superior    string          `json:"superior,omitempty"`     // the superior committee's answer
	PrintedName string          `json:"printed_name,omitempty"` // as the certificate shall print it
	Remarks     string          `json:"remarks,omitempty"`
	Decision    string          `json:"decision,omitempty"` // the number of the decision
	Reward      string          `json:"reward,omitempty"`   // the number of the decision that commends, where it is another
	Waiver      *Waiver         `json:"waiver,omitempty"`
	Withdrawn   *Withdrawal     `json:"withdrawn,omitempty"` // the recognition was taken back
	Workbook    string          `json:"workbook"`            // SHA-256
	Act
}

// Decision is a decision of recognition, exactly as the committee states it.
type Decision struct {
	Plan      string `json:"plan"`
	Number    string `json:"number"` // "15-QĐ/ĐU"
	Date      string `json:"date"`   // YYYY-MM-DD
	Place     string `json:"place"`
	Authority string `json:"authority"` // "T/M ĐẢNG ỦY"
	Title     string `json:"title"`     // "BÍ THƯ"
	Signer    string `json:"signer"`
	Form      string `json:"form,omitempty"`     // of reward: recognition, commendation, merit; "": recognition
	Subjects  string `json:"subjects,omitempty"` // collective, individual; "": both
	Workbook  string `json:"workbook"`           // SHA-256
	Act
}

// Certificate is issued once: its number, its frozen content and its bytes
// never change.
type Certificate struct {
	Plan     string             `json:"plan"`
	Year     int                `json:"year"`
	Sequence int                `json:"sequence"` // 1 is printed "01/2026"
	Model    string             `json:"model"`
	Revision int                `json:"revision"`
	Decision string             `json:"decision"`
	Content  CertificateContent `json:"content"`
	SHA256   string             `json:"sha256"`          // of the PDF in the archive
	Press    string             `json:"press,omitempty"` // digest of the program and templates that drew it
	Ended    *Ending            `json:"ended,omitempty"` // nil: in force
	Act
}

// CertificateContent is what stands on a certificate.
type CertificateContent struct {
	Register    string   `json:"register"` // "01/2026"
	Year        int      `json:"year"`
	ModelName   string   `json:"model_name"`
	Recipient   string   `json:"recipient"` // as it shall be printed
	Collective  bool     `json:"collective"`
	Domain      string   `json:"domain,omitempty"` // in words
	Outstanding bool     `json:"outstanding"`
	Decision    Decision `json:"decision"`
	Superior    string   `json:"superior"`             // "ĐẢNG BỘ …"
	Issuer      string   `json:"issuer"`               // "ĐẢNG ỦY …"
	Sample      bool     `json:"sample"`               // "BẢN MẪU" stands across it
	Issue       int      `json:"issue,omitempty"`      // 2: issued again ("cấp lại lần 2"); 0: the first
	Replaces    string   `json:"replaces,omitempty"`   // the number of the one before: "01/2026"
	Design      string   `json:"design,omitempty"`     // name of the design that it is printed with; "": that in use
	Payload     string   `json:"payload,omitempty"`    // what its QR code says, signed; "": no code
	Code        string   `json:"code,omitempty"`       // to ask by telephone whether it was issued: "K7Q-2AB-CDE"
	PublicKey   string   `json:"public_key,omitempty"` // of the key that signed the payload, base64
}

// Paper is one generated file in out/.
type Paper struct {
	Plan    string   `json:"plan"`
	Path    string   `json:"path"` // below the workspace, with slashes
	Kind    string   `json:"kind"` // as in the contract: "check_slip", "report", …
	Format  string   `json:"format"`
	Inputs  string   `json:"inputs"` // SHA-256 of all that it follows from
	SHA256  string   `json:"sha256"` // of its bytes
	Models  []string `json:"models"`
	Receipt int64    `json:"receipt,omitempty"`
	Act
}

// State is what the ledger holds of one plan, as plain data. Papers follow
// from it and never read the ledger themselves.
type State struct {
	Plan         string
	Receipts     []Receipt // in the order of arrival
	Entries      []Entry   // by id; without those that were merged into another
	Merged       []Entry   // those, by id
	Corrections  []Correction
	Disputes     []Dispute // what only a person can settle; where corrections are applied
	Assessments  []Assessment
	Decisions    []Decision
	Certificates []Certificate // in the order of their numbers, those no longer in force too
	PaperNumbers []PaperNumber // in the order of their numbers
	Reprints     []Reprint
	Workbooks    []Workbook   // that were taken
	Attachments  []Attachment // by number
	Dismissals   []Dismissal  // by arrival
	Papers       []Paper
	Others       map[Outcome]int // of a part: how many arrivals Receipts leaves out
}
