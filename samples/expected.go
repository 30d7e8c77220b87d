package samples

import "hoso/pipeline/dossier"

// Expected is what must come out of a submission: the fields, the findings
// and the verdict, in the ids of the plan that is shipped.
type Expected struct {
	Kind      dossier.Kind      `json:"kind,omitempty"`
	Unit      string            `json:"unit,omitempty"`     // id; "" where the file names none or several
	Document  map[string]string `json:"document,omitempty"` // number, date, place, signer, signer_title
	Models    []Model           `json:"models,omitempty"`
	Findings  []Finding         `json:"findings,omitempty"` // all that is missing or invalid, and others that must be there
	Complete  bool              `json:"complete"`
	Encodings []string          `json:"encodings,omitempty"`
	Notes     []string          `json:"notes,omitempty"`  // words that must stand in some finding on the whole file
	Absent    []string          `json:"absent,omitempty"` // words that stand in the file but must be in no value
	Error     dossier.Code      `json:"error,omitempty"`  // why the file cannot be taken
}

func (e Expected) stated() bool { return e.Kind != "" || e.Error != "" }

// Model is what must be read of one model. A field that is not listed must
// not be read.
type Model struct {
	Fields map[string]Value `json:"fields"`
}

// Value is what must be read of one field.
type Value struct {
	Text     string            `json:"value"`
	Also     []string          `json:"also,omitempty"`     // other readings that are right
	Optional bool              `json:"optional,omitempty"` // may also be left out
	Source   *dossier.Location `json:"source,omitempty"`   // where it must be found; nil: not checked
}

// Finding is one finding that must come out.
type Finding struct {
	Model    int              `json:"model"`
	Field    string           `json:"field"`
	Severity dossier.Severity `json:"severity"`
	Basis    dossier.Basis    `json:"basis,omitempty"`
	Optional bool             `json:"optional,omitempty"` // may also be left out
}
