package dossier

// AttachmentKind says what an attachment is.
type AttachmentKind string

// The kinds of attachment.
const (
	SignedPaper    AttachmentKind = "signed"    // bản ký, đóng dấu của văn bản
	VisitRecord    AttachmentKind = "visit"     // biên bản, ảnh kiểm tra, khảo sát
	Publicity      AttachmentKind = "publicity" // tin bài, tài liệu tuyên truyền
	OtherEvidence  AttachmentKind = "evidence"  // minh chứng khác
	SuperiorAnswer AttachmentKind = "superior"  // văn bản của cấp trên
)

// AttachmentKinds are all kinds, in the order of a help text.
func AttachmentKinds() []AttachmentKind {
	return []AttachmentKind{SignedPaper, VisitRecord, Publicity, OtherEvidence, SuperiorAnswer}
}

// Attachment is a paper, picture or file that is kept with a model, or with
// the whole movement, and never read for values.
type Attachment struct {
	Number   int64          `json:"number"` // from 1 within the ledger, never used again
	Plan     string         `json:"plan"`
	Model    string         `json:"model,omitempty"` // "": of the movement
	Kind     AttachmentKind `json:"kind"`
	Name     string         `json:"name"`   // of the file as it was given
	Format   string         `json:"format"` // by its content: "pdf", "jpg", "docx" …
	SHA256   string         `json:"sha256"` // of its bytes in the archive
	Size     int64          `json:"size"`
	Date     string         `json:"date,omitempty"`     // of the paper: YYYY-MM-DD
	Note     string         `json:"note,omitempty"`     // "tin trên trang của chi bộ"
	Receipt  int64          `json:"receipt,omitempty"`  // where it came through the inbox
	Detached *Undoing       `json:"detached,omitempty"` // nil while it stands
	Act
}

// Stands tells whether an attachment was not taken away again.
func (a *Attachment) Stands() bool { return a.Detached == nil }

// Dismissal says that an arrival which waited for a person is not wanted.
type Dismissal struct {
	Plan    string `json:"plan"`
	Receipt int64  `json:"receipt"`
	Reason  string `json:"reason"`
	Act
}

// AttachedTo are the attachments of a model that stand, also those of models
// that were merged into it; of "" those of the movement.
func (s *State) AttachedTo(model string) []Attachment {
	var out []Attachment
	for _, a := range s.Attachments {
		if a.Stands() && s.Standing(a.Model) == model {
			out = append(out, a)
		}
	}
	return out
}

// Attachment finds an attachment by its number, or nil.
func (s *State) Attachment(number int64) *Attachment {
	for i := range s.Attachments {
		if s.Attachments[i].Number == number {
			return &s.Attachments[i]
		}
	}
	return nil
}

// Dismissed finds the dismissal of an arrival, or nil.
func (s *State) Dismissed(receipt int64) *Dismissal {
	for i := range s.Dismissals {
		if s.Dismissals[i].Receipt == receipt {
			return &s.Dismissals[i]
		}
	}
	return nil
}

// attachedFrom tells whether an arrival was ever attached.
func (s *State) attachedFrom(receipt int64) bool {
	for i := range s.Attachments {
		if s.Attachments[i].Receipt == receipt {
			return true
		}
	}
	return false
}
