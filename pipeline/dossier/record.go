package dossier

import "encoding/json"

// Kind is the kind of paper.
type Kind string

// The kinds of paper, as in the contract.
const (
	Registration Kind = "registration" // plan appendix
	ResultReport Kind = "result_report"
	Assessed     Kind = "assessment"  // the committee's workbook
	Corrections  Kind = "corrections" // an overview workbook in which people wrote corrections
	Evidence     Kind = "evidence"    // a paper or picture that is kept and never read
	Unknown      Kind = "unknown"
)

// Record is what one version of program and plan read in a content. It can
// be made again from the archived bytes at any time.
type Record struct {
	Kind      Kind
	Unit      *UnitRef // nil where the file names none, or several
	Document  Letter
	Models    []Model
	Findings  []Finding // doubts and notes of reading; the check adds its own
	Encodings []string
}

// UnitRef names a unit by the plan's id and by its name.
type UnitRef struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Letter is what the frame of a paper states: its number, date, place and
// signer. A part that the file does not state is nil.
type Letter struct {
	Number      *Field
	Date        *Field // YYYY-MM-DD
	Place       *Field
	Signer      *Field
	SignerTitle *Field
}

// Model is one "Dân vận khéo" model as a paper states it, by field id.
type Model struct {
	Fields map[string]Field `json:"fields"`
}

// Text is the value of a field, or "".
func (m Model) Text(field string) string { return m.Fields[field].Value }

// Field is one value with the place where it stands.
type Field struct {
	Value      string   // text, option id, YYYY-MM-DD, or "true"/"false"
	Text       string   // what stands in the file, where Value is not just that
	Label      string   // the label that led to it, as written in the file
	Confidence float64  // 0 to 1; at least 0.9 means sure
	Source     Location // where the value stands
	Boolean    bool     // Value is "true" or "false"
	By         string   // the person who set it, "" where it was read
	Reason     string   // why that person did
	Read       string   // what the file says in its place, in words
}

type fieldJSON struct {
	Value      any       `json:"value"`
	Text       string    `json:"text,omitempty"`
	Label      string    `json:"label,omitempty"`
	Confidence float64   `json:"confidence"`
	Source     *Location `json:"source"`
	By         string    `json:"by,omitempty"`
	Reason     string    `json:"reason,omitempty"`
	Read       string    `json:"read,omitempty"`
}

// MarshalJSON writes the field as the contract shows it.
func (f Field) MarshalJSON() ([]byte, error) {
	out := fieldJSON{Value: f.Value, Text: f.Text, Label: f.Label, Confidence: f.Confidence, By: f.By, Reason: f.Reason, Read: f.Read}
	if f.Boolean {
		out.Value = f.Value == "true"
	}
	if !f.Source.IsZero() {
		out.Source = &f.Source
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (f *Field) UnmarshalJSON(data []byte) error {
	var in fieldJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	*f = Field{Text: in.Text, Label: in.Label, Confidence: in.Confidence, By: in.By, Reason: in.Reason, Read: in.Read}
	switch v := in.Value.(type) {
	case string:
		f.Value = v
	case bool:
		f.Boolean, f.Value = true, "false"
		if v {
			f.Value = "true"
		}
	}
	if in.Source != nil {
		f.Source = *in.Source
	}
	return nil
}
