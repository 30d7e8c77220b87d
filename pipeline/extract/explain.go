package extract

import (
	"sort"

	"hoso/pipeline/dossier"
)

// Trace says of one field of one model how it was found.
type Trace struct {
	Model    int              // index within the record
	Field    string           // its id
	Title    string           // its label in the plan
	Label    string           // the label that led to it, "" where none was met
	At       dossier.Location // where that label stands
	Value    string           // what was read, "" where nothing stands there
	Source   dossier.Location // where the value stands
	How      string           // in Vietnamese: how the label was recognised
	Sure     float64          // the value's confidence
	Searched []string         // labels looked for in vain, where none was met
}

// most labels that a trace lists as looked for in vain.
const mostSearched = 12

// Explain says for each field of each model of a document which label led to
// it and how sure that is, or which labels were looked for in vain. It takes a
// document of any kind: also of one that is no appendix it shows what was met.
func (e *Extractor) Explain(doc *dossier.Document) []Trace {
	title := readTitle(doc)
	flow := e.walk(doc, title.kind)
	record := &dossier.Record{Kind: title.kind}
	drafts := e.settle(record, flow, title)
	var out []Trace
	for i, m := range record.Models {
		for j := range e.plan.Fields {
			pf := &e.plan.Fields[j]
			if len(pf.Kinds) > 0 && !contains(pf.Kinds, string(title.kind)) {
				continue
			}
			trace := Trace{Model: i, Field: pf.ID, Title: pf.Label}
			trace.fill(m.Fields[pf.ID], drafts[i].pieces[pf.ID])
			if trace.Label == "" && trace.Value == "" {
				trace.Searched = e.searched(pf.ID)
			}
			out = append(out, trace)
		}
	}
	return out
}

func (t *Trace) fill(f dossier.Field, p *piece) {
	t.Label, t.Value, t.Source, t.Sure = f.Label, stated(f), f.Source, f.Confidence
	if p == nil {
		if t.Value != "" {
			t.How = "suy từ mục khác theo kế hoạch"
		}
		return
	}
	t.At, t.How = p.labelAt, p.how()
}

// how says in words by what kind of match a label was recognised.
func (p *piece) how() string {
	switch {
	case p.label == "":
		return "theo vị trí"
	case p.inDoubt:
		return "dòng của bảng lệch cột"
	case len(p.also) > 0:
		return "đề mục gộp nhiều nội dung"
	case p.loose:
		return "có từ lạ bên cạnh tên mục"
	case p.misspelt:
		return "gần đúng, sai một ký tự"
	case p.weak:
		return "từ thông dụng, đứng giữa các tên mục khác"
	case p.confidence >= sureOwn:
		return "đúng tên mục trong kế hoạch"
	case p.confidence >= sureAlias:
		return "đúng một cách gọi khác của mục"
	}
	return "cùng nghĩa với tên mục"
}

// searched are labels of a field, the plan's own first.
func (e *Extractor) searched(field string) []string {
	pf := e.plan.Field(field)
	out := append([]string{pf.Label}, pf.Labels...)
	rest := out[1:]
	sort.SliceStable(rest, func(i, j int) bool { return len(rest[i]) < len(rest[j]) })
	return out[:min(len(out), mostSearched)]
}
