// Package check holds a record against the plan: which field answers to which
// criterion, what is missing, what contradicts a rule, and what only people
// can judge. It is pure: the same plan and record give the same findings.
//
// What is asked, and in which words, stands in the plan file. For a
// registration that says
//
//	Tên mô hình: Một cửa thân thiện
//	Chủ thể thực hiện: Chi bộ Phòng 9
//	Lĩnh vực: Chuyển đổi số
//	Tiến độ: từ 10/02/2026 đến 31/9/2026
//	Chỉ tiêu, tiêu chí: ……
//
// the findings are, among others:
//
//	1  domain    invalid             Lĩnh vực “Chuyển đổi số” không có trong kế hoạch.
//	2  targets   missing  asked      Chưa nêu chỉ tiêu, tiêu chí.
//	2  end_date  invalid             Ngày hoàn thành 31/9/2026 không có trong lịch.
//	3  publicity missing  criterion  Chưa nêu hình thức tuyên truyền về mô hình.
//	3  publicity assess              Chưa đến thời điểm đánh giá: …
//
// A missing field whose label stands in the file, with dots or nothing beside
// it, keeps the place where to write.
package check

import (
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// Record checks a record by its kind. A paper that is neither a registration
// nor a result report has no findings.
func Record(p *plan.Plan, r *dossier.Record) []dossier.Finding {
	switch r.Kind {
	case dossier.Registration:
		return Registration(p, r)
	case dossier.ResultReport:
		return Results(p, r)
	}
	return nil
}

// Registration checks every model of a plan appendix against II.4.2 and III.1
// of the plan. The findings come model by model, in the plan's order of
// criteria, then of fields.
func Registration(p *plan.Plan, r *dossier.Record) []dossier.Finding {
	return each(p, r, func(m *model) {
		m.checks()
		m.dates()
		m.judgements()
	})
}

// Results checks a result report: name, subject and results only.
func Results(p *plan.Plan, r *dossier.Record) []dossier.Finding {
	return each(p, r, func(m *model) { m.checks() })
}

func each(p *plan.Plan, r *dossier.Record, do func(*model)) []dossier.Finding {
	if len(r.Models) == 0 {
		return noModel(p, r.Kind)
	}
	var all []dossier.Finding
	for i := range r.Models {
		m := &model{plan: p, kind: r.Kind, index: i, fields: r.Models[i].Fields}
		do(m)
		all = append(all, m.sorted()...)
	}
	return all
}

// noModel is said of a file in which no model was found, so that it can never
// pass as complete.
func noModel(p *plan.Plan, kind dossier.Kind) []dossier.Finding {
	m := &model{plan: p, kind: kind}
	m.checks()
	for _, f := range m.found {
		if f.Field == "name" {
			f.Model, f.Message = nil, "Chưa thấy mô hình nào trong tệp."
			return []dossier.Finding{f}
		}
	}
	return m.found
}

// model is one model under check.
type model struct {
	plan   *plan.Plan
	kind   dossier.Kind
	index  int
	fields map[string]dossier.Field
	found  []dossier.Finding
}

func (m *model) add(f dossier.Finding) {
	f.Model = dossier.At(m.index)
	m.found = append(m.found, f)
}

// sorted gives the findings in the plan's order of criteria, then of fields.
func (m *model) sorted() []dossier.Finding {
	criterion, field := make(map[string]int, len(m.plan.Criteria)), make(map[string]int, len(m.plan.Fields))
	for i, c := range m.plan.Criteria {
		criterion[c.ID] = i
	}
	for i, f := range m.plan.Fields {
		field[f.ID] = i
	}
	slices.SortStableFunc(m.found, func(a, b dossier.Finding) int {
		if d := criterion[a.Criterion] - criterion[b.Criterion]; d != 0 {
			return d
		}
		return field[a.Field] - field[b.Field]
	})
	return m.found
}

// source is the place of a field, or where to write it; nil where the file
// says nothing of it.
func (m *model) source(field string) *dossier.Location {
	f, ok := m.fields[field]
	if !ok || f.Source.IsZero() {
		return nil
	}
	return &f.Source
}

func (m *model) holds(c *plan.Condition) bool {
	return c == nil || m.fields[c.Field].Value == c.Is
}
