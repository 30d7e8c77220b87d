// Package compare says in words what changed between two versions of a model,
// field by field, as a person would who laid the two papers side by side:
//
//	Mục tiêu: “… giải quyết 95% hồ sơ …” → “… giải quyết 98% hồ sơ …”
//	Kinh phí: thêm “5.000.000 đồng”
//	Hình thức tuyên truyền: bỏ “Trang tin nội bộ”
//
// It is pure. What does not change what a model says is no change: blanks,
// the label that led to a value, the place where it stands, how sure the
// reading was.
package compare

import (
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Change is one field that two versions state differently. Old or New is ""
// where that version does not state it; both are in words: a label of the
// plan, a day as 05/03/2026, “có” or “không”.
type Change struct {
	Field string `json:"field"`
	Label string `json:"label"`
	Old   string `json:"old,omitempty"`
	New   string `json:"new,omitempty"`
	// OldBy and NewBy name who set that value over what the file says, "" where the file says it.
	OldBy string `json:"old_by,omitempty"`
	NewBy string `json:"new_by,omitempty"`
}

// Compare gives the changes from a to b, in the order of the plan's fields;
// what the plan does not know comes last, by id. None means that b says the
// same as a.
func Compare(pl *plan.Plan, a, b dossier.Model) []Change {
	var out []Change
	for _, id := range fields(pl, a, b) {
		old, now := words(pl, id, a.Fields[id]), words(pl, id, b.Fields[id])
		if plain(old) != plain(now) {
			out = append(out, Change{Field: id, Label: label(pl, id), Old: old, New: now, OldBy: a.Fields[id].By, NewBy: b.Fields[id].By})
		}
	}
	return out
}

// fields are the ids that either version has, in the order of the plan.
func fields(pl *plan.Plan, a, b dossier.Model) []string {
	var known, rest []string
	for _, f := range pl.Fields {
		known = append(known, f.ID)
	}
	for _, m := range []dossier.Model{a, b} {
		for id := range m.Fields {
			if !slices.Contains(known, id) && !slices.Contains(rest, id) {
				rest = append(rest, id)
			}
		}
	}
	slices.Sort(rest)
	return append(known, rest...)
}

func label(pl *plan.Plan, id string) string {
	if f := pl.Field(id); f != nil {
		return f.Label
	}
	return id
}

// words is a value as a person reads it.
func words(pl *plan.Plan, id string, f dossier.Field) string {
	value := strings.TrimSpace(f.Value)
	switch {
	case value == "":
		return ""
	case f.Boolean && value == "true":
		return "có"
	case f.Boolean:
		return "không"
	}
	field := pl.Field(id)
	if field == nil {
		return value
	}
	if option := field.Option(value); option != nil {
		return option.Label
	}
	if field.Type == "date" {
		if day := plan.ParseDay(value); day != (viet.Date{}) {
			return viet.ShortDate(day)
		}
	}
	return value
}

// plain is a value without what is no difference to a reader: kinds and
// numbers of blanks, invisible letters, a full stop at the end.
func plain(s string) string {
	s = strings.Join(strings.Fields(viet.Clean(s)), " ")
	return strings.TrimRight(s, " .;")
}
