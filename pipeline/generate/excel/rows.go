package excel

import (
	"fmt"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// modelColumn is a column of the sheet of models with what stands in it.
type modelColumn struct {
	column
	value func(m modelView) value
}

// modelColumns are printed in three widths of a page, beginning at breaks;
// the first says who, what, when and whether the registration is complete.
func (v *view) modelColumns() (columns []modelColumn, breaks []int) {
	field := func(id string) func(modelView) value {
		return func(m modelView) value { return v.field(m, id) }
	}
	columns = []modelColumn{
		{column{"Đơn vị", 15, running}, func(m modelView) value { return text(v.unit(m.entry.Unit)) }},
		{column{"Mã mô hình", 10, centered}, func(m modelView) value { return text(m.entry.ID) }},
		{column{"Tên mô hình", 24, running}, field("name")},
		{column{"Chủ thể thực hiện", 20, running}, field("subject")},
		{column{"Loại chủ thể", 9, centered}, field("subject_type")},
		{column{"Lĩnh vực", 17, running}, field("domain")},
		{column{"Mới / tiếp tục", 11, centered}, field("origin")},
		{column{"Bắt đầu", 11.5, day}, field("start_date")},
		{column{"Kết thúc", 11.5, day}, field("end_date")},
		{column{"Trạng thái", 25, running}, func(m modelView) value { return text(v.standing(m.rev)) }},
		{column{"Ngày nhận", 11.5, day}, v.received},
		{column{"Trễ hạn (ngày)", 8, count}, v.lateDays},
		{column{"Phiên bản", 7, count}, func(m modelView) value { return number(m.rev.Number) }},
		{column{"Nội dung", 34, running}, field("content")},
		{column{"Mục tiêu", 33, running}, field("objectives")},
		{column{"Chỉ tiêu", 31, running}, field("targets")},
		{column{"Kết quả cần đạt", 31, running}, field("expected_results")},
		{column{"Biện pháp", 26, running}, field("methods")},
		{column{"Tiến độ", 15, running}, field("schedule")},
		{column{"Lãnh đạo chỉ đạo", 14, running}, field("leader")},
		{column{"Cán bộ thực hiện", 14, running}, field("officers")},
		{column{"Lực lượng phối hợp", 15, running}, field("coordinating_forces")},
		{column{"Nguồn lực", 13, running}, field("resources")},
		{column{"Giá trị cần xem lại", 16, running}, func(m modelView) value { return text(v.doubts(m.rev.Model)) }},
		{column{"Người đã ghi, đã miễn", 19, running}, func(m modelView) value { return text(strings.Join(generate.Corrected(v.plan, m.rev), "\n")) }},
	}
	return columns, []int{15, 19}
}

// models is the sheet with a row a model, which eachModel makes.
func (v *view) models(s generate.Settings) table {
	columns, breaks := v.modelColumns()
	t := table{
		Sheet: "Tổng hợp", Freeze: 4, Scale: 70, Breaks: breaks, Count: len(v.all),
		Title:   []string{strings.ToUpper(fmt.Sprintf("Biểu tổng hợp mô hình “%s” năm %d", v.plan.Movement, v.plan.Year)), v.basis()},
		Columns: []column{{"STT", 5, count}},
		Empty:   "Chưa có mô hình nào đăng ký.",
	}
	if s.Issuer != "" {
		t.Above = []string{s.Issuer}
	}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.column)
	}
	return t
}

// eachModel gives the rows of models, some models whole at a time, and
// carries their contents.
func (v *view) eachModel(carried *[][]string) func(put func([]value) error) error {
	columns, _ := v.modelColumns()
	return func(put func([]value) error) error {
		n := 0
		for some := range slices.Chunk(v.all, together) {
			full, err := v.wholly(some)
			if err != nil {
				return err
			}
			for _, m := range full {
				content, err := contentOf(m.rev.Model)
				if err != nil {
					return err
				}
				*carried = append(*carried, []string{m.entry.ID, content})
				n++
				row := []value{number(n)}
				for _, c := range columns {
					row = append(row, c.value(m))
				}
				if err := put(row); err != nil {
					return err
				}
			}
		}
		return nil
	}
}

// wholly are models with all their fields.
func (v *view) wholly(some []modelView) ([]modelView, error) {
	if v.whole == nil {
		return some, nil
	}
	ids := make([]string, len(some))
	for i, m := range some {
		ids[i] = m.entry.ID
	}
	full, err := v.whole(ids)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(some)
	for i, m := range some {
		if rev := sameRevision(full[m.entry.ID], m.rev); rev != nil {
			out[i].rev = rev
		} else {
			return nil, fmt.Errorf("model %s: version %d is gone", m.entry.ID, m.rev.Number)
		}
	}
	return out, nil
}

func sameRevision(e *dossier.Entry, rev *dossier.Revision) *dossier.Revision {
	if e == nil {
		return nil
	}
	for i := range e.Revisions {
		if e.Revisions[i].Number == rev.Number {
			return &e.Revisions[i]
		}
	}
	return nil
}

// field is a field of a model, a real day where it is one.
func (v *view) field(m modelView, id string) value {
	said := v.said(m.rev.Model, id)
	if spec := v.plan.Field(id); spec != nil && spec.Type == "date" {
		return dated(plan.ParseDay(m.rev.Model.Text(id)), said)
	}
	return text(said)
}

func (v *view) received(m modelView) value {
	if r := v.state.Receipt(m.rev.Receipt); r != nil {
		return dated(viet.DayOf(r.Arrived()), "")
	}
	return value{}
}

func (v *view) lateDays(m modelView) value {
	if days, ok := v.late(m.entry.Unit.ID); ok {
		return number(days)
	}
	return value{}
}

// standing says whether a registration is complete (contract: nothing that is
// asked for is missing and nothing contradicts a rule) or what it lacks.
func (v *view) standing(rev *dossier.Revision) string {
	if rev.Complete {
		return "đủ"
	}
	var parts []string
	missing := v.named(rev, func(f dossier.Finding) bool { return f.Severity == dossier.Missing && f.Basis == dossier.Asked })
	if missing != "" {
		parts = append(parts, "còn thiếu: "+missing)
	}
	if wrong := v.named(rev, func(f dossier.Finding) bool { return f.Severity == dossier.Invalid }); wrong != "" {
		parts = append(parts, "cần ghi lại: "+wrong)
	}
	if len(parts) == 0 {
		return "còn thiếu"
	}
	return strings.Join(parts, "\n")
}

// named lists the fields of some findings, each once.
func (v *view) named(rev *dossier.Revision, want func(dossier.Finding) bool) string {
	var out []string
	seen := map[string]bool{}
	for _, f := range rev.Findings {
		label := v.label(f.Field)
		if f.Field == "" {
			label = strings.TrimRight(f.Message, ".")
		}
		if want(f) && !seen[label] {
			seen[label] = true
			out = append(out, label)
		}
	}
	return strings.Join(out, "; ")
}

// doubts lists the values that a person should look at again, with their
// places; those that a person has set are sure.
func (v *view) doubts(m dossier.Model) string {
	var out []string
	for _, spec := range v.plan.Fields {
		f, ok := m.Fields[spec.ID]
		if !ok || f.Confidence >= sure || f.By != "" {
			continue
		}
		line := spec.Label
		if place := f.Source.Words(); place != "" {
			line += " (" + place + ")"
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}
