package extract

import (
	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Extractor finds the fields of a plan in documents. It is made once for a
// plan and is safe for concurrent use.
type Extractor struct {
	plan   *plan.Plan
	labels *labels
	units  *units
	own    ownWords

	wordings map[string][]wording   // by field
	rules    map[string][]inference // by field
}

// ownWords are the plan's own, by viet.Fold.
type ownWords struct{ number, title, movement string }

// New prepares an extractor for a plan.
func New(p *plan.Plan) *Extractor {
	return &Extractor{plan: p, labels: newLabels(p), units: newUnits(p), own: ownWords{viet.Fold(p.Number), viet.Fold(p.Title), viet.Fold(p.Movement)}, wordings: wordingsOf(p), rules: inferencesOf(p)}
}

// Record reads a document: the kind of paper first, then the models with
// their fields, the frame of the letter and the unit. A document that is no
// appendix and no result report gives a rejection. Nothing is invented: each
// value stands in the document at its Source or follows from such a value by
// a rule of the plan.
func (e *Extractor) Record(doc *dossier.Document) (*dossier.Record, *dossier.Rejection) {
	mend(doc)
	title := readTitle(doc)
	flow := e.walk(doc, title.kind)
	defer e.labels.release(flow.labels)
	if !e.isAppendix(title, flow, doc) {
		return nil, notAnAppendix(doc)
	}
	record := &dossier.Record{Kind: title.kind, Encodings: doc.Encodings}
	record.Document = readLetter(flow.free, e.plan)
	e.settle(record, flow, title)
	record.Unit = e.unitOf(record, flow)
	record.Findings = append(record.Findings, notesOf(doc)...)
	return record, nil
}

// settle turns the drafts into models with typed values, and returns the
// drafts of those models.
func (e *Extractor) settle(record *dossier.Record, flow *flow, title title) []*draft {
	if len(flow.models) == 1 && flow.models[0].lacks("name") {
		e.nameFromTitle(flow.models[0], title)
	}
	var used []*draft
	for _, draft := range flow.models {
		if draft.empty() {
			continue
		}
		model, findings := e.model(draft)
		for i := range findings {
			findings[i].Model = dossier.At(len(record.Models))
		}
		used = append(used, draft)
		record.Models = append(record.Models, model)
		record.Findings = append(record.Findings, findings...)
	}
	if len(record.Models) == 0 && len(flow.models) > 0 { // a blank form is one empty model
		model, _ := e.model(flow.models[0])
		used = append(used, flow.models[0])
		record.Models = append(record.Models, model)
	}
	return used
}

// notesOf turns the reader's notes into findings on the whole file.
func notesOf(doc *dossier.Document) []dossier.Finding {
	var out []dossier.Finding
	for _, encoding := range doc.Encodings {
		if words, ok := encodingNotes[encoding]; ok {
			out = append(out, dossier.Finding{Severity: dossier.Noted, Message: words})
		}
	}
	for _, note := range doc.Notes {
		finding := dossier.Finding{Severity: dossier.Noted, Message: note.Message}
		if note.Doubt {
			finding.Severity = dossier.Unclear
		}
		if !note.Where.IsZero() {
			where := note.Where
			finding.Source = &where
		}
		out = append(out, finding)
	}
	return out
}

// encodingNotes tell the sender of text that had to be converted.
var encodingNotes = map[string]string{
	"tcvn3":            "Tệp có chữ gõ bằng bảng mã TCVN3 (phông .Vn…); chương trình đã chuyển sang Unicode, đề nghị kiểm tra lại chữ hoa, dấu.",
	"vni":              "Tệp có chữ gõ bằng bảng mã VNI; chương trình đã chuyển sang Unicode, đề nghị kiểm tra lại dấu.",
	"cp1258":           "Tệp có chữ gõ bằng bảng mã Windows-1258; chương trình đã chuyển sang Unicode dựng sẵn.",
	"decomposed":       "Tệp có chữ gõ bằng Unicode tổ hợp; chương trình đã chuyển sang Unicode dựng sẵn.",
	"double_converted": "Tệp có chữ bị chuyển mã hai lần; chương trình đã phục hồi, đề nghị kiểm tra lại.",
}
