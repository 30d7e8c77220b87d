package correct

import (
	"fmt"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// Model finds the model that a person means. state has gone through Apply or
// not; it matters not.
func Model(state *dossier.State, id string) (*dossier.Entry, error) {
	id = strings.TrimSpace(id)
	if e := state.Entry(id); e != nil {
		return e, nil
	}
	if into := state.Standing(id); into != id {
		return nil, refuse(PartModel, "mô hình %s đã được gộp vào %s; hãy dùng mã %s", id, into, into)
	}
	if id == "" {
		return nil, refuse(PartModel, "chưa nêu mã mô hình; xem mã bằng: hoso status")
	}
	return nil, refuse(PartModel, "sổ theo dõi không có mô hình “%s”; xem mã các mô hình bằng: hoso status", cut(id))
}

// Set is the correction that puts a value over the one that was read. raw is
// the state as it was read, before Apply.
func (r Rules) Set(raw *dossier.State, model, field, value string) (dossier.Correction, error) {
	none := dossier.Correction{}
	entry, err := Model(raw, model)
	if err != nil {
		return none, err
	}
	spec, err := Field(r.Plan, field)
	if err != nil {
		return none, err
	}
	rev := paperOf(entry, spec.Kinds)
	if rev == nil {
		return none, refuse(PartField, "mô hình %s chưa có hồ sơ nào để ghi mục “%s”", entry.ID, spec.Label)
	}
	said, boolean, err := Value(r.Plan, spec, value)
	if err != nil {
		return none, err
	}
	read := rev.Model.Fields[spec.ID]
	return dossier.Correction{Kind: dossier.SetValue, Model: entry.ID, Paper: rev.Kind, Period: rev.Period, Revision: rev.Number,
		Field: spec.ID, Value: said, Boolean: boolean, Read: read.Value, ReadText: read.Text}, nil
}

// paperOf is the current revision that a field stands in: the registration
// where it may, else the newest result report.
func paperOf(e *dossier.Entry, kinds []string) *dossier.Revision {
	if rev := e.Current(dossier.Registration); rev != nil && (len(kinds) == 0 || slices.Contains(kinds, string(dossier.Registration))) {
		return rev
	}
	if rev := e.Current(dossier.ResultReport); rev != nil && (len(kinds) == 0 || slices.Contains(kinds, string(dossier.ResultReport))) {
		return rev
	}
	return nil
}

// Unset finds the correction that a person wants to take back by its field.
func (r Rules) Unset(state *dossier.State, model, field string) (*dossier.Correction, error) {
	entry, err := Model(state, model)
	if err != nil {
		return nil, err
	}
	spec, err := Field(r.Plan, field)
	if err != nil {
		return nil, err
	}
	for i := len(state.Corrections) - 1; i >= 0; i-- {
		c := &state.Corrections[i]
		if c.Kind == dossier.SetValue && c.Stands() && state.Standing(c.Model) == entry.ID && c.Field == spec.ID {
			return c, nil
		}
	}
	return nil, refuse(PartField, "mục “%s” của mô hình %s không có giá trị nào do người sửa", spec.Label, entry.ID)
}

// Waive is the correction that says of a finding that it needs nothing more:
// "4", "4/resources", "targets"; or "conflict" and "conflict/2026-002" of a
// model that has the name of another unit's. state has gone through Apply.
func (r Rules) Waive(state *dossier.State, model, what string) ([]dossier.Correction, error) {
	entry, err := Model(state, model)
	if err != nil {
		return nil, err
	}
	first, second, _ := strings.Cut(strings.TrimSpace(what), "/")
	if word := viet.Plain(first); word == dossier.Conflict || word == "xung dot" || word == "trung ten" {
		return r.waiveConflict(state, entry, strings.TrimSpace(second))
	}
	c := dossier.Correction{Kind: dossier.Waive, Model: entry.ID}
	switch {
	case r.Plan.Criterion(strings.TrimSpace(first)) != nil:
		c.Criterion = strings.TrimSpace(first)
	case second == "":
		second = first
	default:
		return nil, refuse(PartWaived, "kế hoạch không có tiêu chí “%s”; ví dụ: 4 hoặc 4/resources", cut(first))
	}
	if strings.TrimSpace(second) != "" {
		spec, err := Field(r.Plan, second)
		if err != nil {
			return nil, err
		}
		c.Field = spec.ID
	}
	for _, v := range entry.Revisions {
		for _, f := range v.Findings {
			if v.Current && open(f) && covers(c, f) {
				c.Revision, c.Paper, c.Period = v.Number, v.Kind, v.Period
				return []dossier.Correction{c}, nil
			}
		}
	}
	return nil, refuse(PartWaived, "mô hình %s không có nội dung còn thiếu hay chưa rõ nào ở “%s”; đang có: %s", entry.ID, cut(what), r.openList(entry))
}

// openList names what can be waived, as it is written in a command.
func (r Rules) openList(entry *dossier.Entry) string {
	var words []string
	for _, v := range entry.Revisions {
		for _, f := range v.Findings {
			if word := strings.Trim(f.Criterion+"/"+f.Field, "/"); v.Current && open(f) && word != "" && !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
	}
	if len(words) == 0 {
		return "không có"
	}
	return strings.Join(words, ", ")
}

func (r Rules) waiveConflict(state *dossier.State, entry *dossier.Entry, other string) ([]dossier.Correction, error) {
	var out []dossier.Correction
	for _, d := range state.Disputes {
		if d.Kind == ChangedAfterSet || !slices.Contains(d.Models, entry.ID) {
			continue
		}
		for _, id := range d.Models {
			if id != entry.ID && (other == "" || other == id) {
				out = append(out, dossier.Correction{Kind: dossier.Waive, Model: entry.ID, Criterion: dossier.Conflict, Into: id})
			}
		}
	}
	if len(out) == 0 {
		return nil, refuse(PartWaived, "mô hình %s không trùng với mô hình nào đang chờ giải quyết", entry.ID)
	}
	return out, nil
}

// Unit finds the unit that a person means by id, name or alias; one that the
// plan does not know must be written as "Chi bộ …".
func (r Rules) Unit(find func(string) (dossier.UnitRef, bool), text string) (dossier.UnitRef, error) {
	if unit, ok := find(strings.TrimSpace(text)); ok {
		return unit, nil
	}
	var known []string
	for _, u := range r.Plan.Units {
		known = append(known, fmt.Sprintf("%s (%s)", u.Name, u.ID))
	}
	return dossier.UnitRef{}, refuse(PartUnit, "không rõ đơn vị “%s”; các đơn vị của kế hoạch: %s; đơn vị khác thì ghi đủ tên “Chi bộ …”", cut(text), strings.Join(known, "; "))
}
