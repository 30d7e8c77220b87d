package excel

import (
	"fmt"
	"path"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// owing is the sheet of units that must submit and have not, or not enough.
func (v *view) owing() table {
	t := table{
		Sheet: "Chưa nộp", Title: []string{"ĐƠN VỊ CHƯA NỘP HỒ SƠ ĐĂNG KÝ", v.basis()},
		Columns: []column{
			{"STT", 6, count}, {"Đơn vị", 32, running}, {"Số mô hình phải nộp", 12, count}, {"Đã nộp", 9, count},
			{"Nộp trước ngày", 14, day}, {"Trễ hạn (ngày)", 10, count}, {"Ghi chú", 60, running},
		},
		Empty: "Các đơn vị đều đã nộp.",
	}
	for _, u := range v.plan.Required() {
		have := v.registered(u.ID)
		if have >= u.Required {
			continue
		}
		before, late := value{}, value{}
		if v.limit != nil {
			before = dated(v.limit.Day(), v.limit.Before)
			late = number(max(daysFrom(v.plan.LastDay(*v.limit), v.asOf), 0))
		}
		t.Rows = append(t.Rows, []value{
			number(len(t.Rows) + 1), text(u.Name), number(u.Required), number(have), before, late, text(v.remark(u)),
		})
	}
	return t
}

// registered counts the models of a unit that are registered.
func (v *view) registered(unit string) int {
	n := 0
	for _, m := range v.all {
		if m.entry.Unit.ID == unit && m.rev.Kind == dossier.Registration {
			n++
		}
	}
	return n
}

// remark names what came from a unit and could not be read, and a deadline
// that stands in for an impossible day of the plan.
func (v *view) remark(u plan.Unit) string {
	var out []string
	for _, r := range v.state.Receipts {
		if r.Unit.ID == u.ID && r.Outcome == dossier.Quarantined {
			out = append(out, fmt.Sprintf("Đã gửi tệp “%s” nhưng chưa đọc được: %s", path.Base(r.Path), r.Message))
		}
	}
	if v.limit != nil {
		if notice := v.plan.Notice(*v.limit); notice != "" {
			out = append(out, notice+".")
		}
	}
	return strings.Join(out, "\n")
}

// lacking is the sheet of findings: a row for each thing to add or to mend.
// What only people can judge (assess), notes and private criteria stay out.
func (v *view) lacking() table {
	t := table{
		Sheet: "Cần bổ sung", Freeze: 3, Title: []string{"NỘI DUNG ĐỀ NGHỊ BỔ SUNG", v.basis()},
		Columns: []column{
			{"STT", 6, count}, {"Đơn vị", 18, running}, {"Mã mô hình", 11, centered}, {"Tên mô hình", 24, running},
			{"Tiêu chí", 8, centered}, {"Mục của Kế hoạch", 11, centered}, {"Nội dung", 20, running}, {"Mức độ", 13, centered},
			{"Còn thiếu, cần xem lại", 34, running}, {"Vị trí trong tệp", 23, running}, {"Đề nghị ghi", 46, running},
		},
		Empty: "Không có nội dung nào cần bổ sung.",
	}
	for _, m := range v.all {
		for _, f := range m.rev.Findings {
			degree := v.degree(f)
			if degree == "" {
				continue
			}
			t.Rows = append(t.Rows, []value{
				number(len(t.Rows) + 1), text(v.unit(m.entry.Unit)), text(m.entry.ID), text(m.rev.Model.Text("name")),
				text(f.Criterion), text(f.Section), text(v.fieldLabel(f)), text(degree), text(f.Message), text(placeOf(f)), text(v.advice(f)),
			})
		}
	}
	return t
}

// degree says how a finding weighs, or "" where it is not for the sender.
func (v *view) degree(f dossier.Finding) string {
	if c := v.plan.Criterion(f.Criterion); c != nil && c.Private {
		return ""
	}
	switch f.Severity {
	case dossier.Missing:
		if f.Basis == dossier.Asked {
			return "bắt buộc"
		}
		return "nên nêu thêm"
	case dossier.Invalid:
		return "cần ghi lại"
	case dossier.Unclear:
		return "cần làm rõ"
	case dossier.Assess, dossier.Noted:
		return ""
	}
	return ""
}

func (v *view) fieldLabel(f dossier.Finding) string {
	if f.Field == "" {
		return ""
	}
	return v.label(f.Field)
}

func placeOf(f dossier.Finding) string {
	if f.Source == nil {
		return ""
	}
	return f.Source.Words()
}

func (v *view) advice(f dossier.Finding) string {
	example := f.Example
	if spec := v.plan.Field(f.Field); example == "" && spec != nil && f.Severity == dossier.Missing {
		example = spec.Example
	}
	if example == "" {
		return f.Advice
	}
	return strings.TrimPrefix(f.Advice+"\nVí dụ: "+example, "\n")
}

// untaken is the sheet of files that could not be taken.
func (v *view) untaken() table {
	t := table{
		Sheet: "Tệp chưa nhận được", Title: []string{"TỆP CHƯA NHẬN ĐƯỢC", v.basis()},
		Columns: []column{
			{"STT", 6, count}, {"Tệp", 44, running}, {"Đơn vị", 24, running}, {"Ngày nhận", 13, day},
			{"Lý do", 44, running}, {"Việc cần làm", 52, running},
		},
		Empty: "Không có tệp nào chưa nhận được.",
	}
	for _, r := range v.state.Receipts {
		if r.Outcome != dossier.Quarantined {
			continue
		}
		unit := ""
		if r.Unit != (dossier.UnitRef{}) {
			unit = v.unit(r.Unit)
		}
		t.Rows = append(t.Rows, []value{
			number(len(t.Rows) + 1), text(r.Path), text(unit), dated(viet.DayOf(r.Arrived()), viet.ShortDate(viet.DayOf(r.Arrived()))), text(r.Message), text(r.Advice),
		})
	}
	return t
}

// corrected is the sheet of what people put right, the newest last.
func (v *view) corrected() table {
	t := table{
		Sheet: "Người đã sửa", Title: []string{"GIÁ TRỊ DO NGƯỜI SỬA, NỘI DUNG ĐƯỢC MIỄN", v.basis()},
		Columns: []column{
			{"STT", 6, count}, {"Mã mô hình", 12, centered}, {"Mục", 30, running}, {"Đang dùng", 42, running}, {"Tệp ghi", 42, running},
			{"Người sửa", 22, running}, {"Lý do", 34, running},
		},
		Empty: "Chưa có giá trị nào do người sửa.",
	}
	for _, m := range v.all {
		for _, spec := range v.plan.Fields {
			if f := m.rev.Model.Fields[spec.ID]; f.By != "" {
				t.Rows = append(t.Rows, []value{number(len(t.Rows) + 1), text(m.entry.ID), text(spec.Label), text(v.said(m.rev.Model, spec.ID)),
					text(f.Read), text(f.By), text(f.Reason)})
			}
		}
		for _, f := range m.rev.Findings {
			if f.Waived != "" {
				t.Rows = append(t.Rows, []value{number(len(t.Rows) + 1), text(m.entry.ID), text(v.label(f.Field)), text(f.Message), {}, text(f.Waived), {}})
			}
		}
	}
	return t
}
