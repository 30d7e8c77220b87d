package extract

import (
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// units finds units by name or alias.
type units struct {
	plan  *plan.Plan
	exact map[string]*plan.Unit // by viet.Plain
	other map[string]bool       // the issuing body under all its names
	names []unitName            // those long enough to be looked for in a text
}

// unitName is a name or alias of a unit by viet.Plain, between blanks.
type unitName struct {
	words string
	unit  *plan.Unit
}

func newUnits(p *plan.Plan) *units {
	u := &units{plan: p, exact: map[string]*plan.Unit{}, other: map[string]bool{viet.Plain(p.Issuer): true}}
	for _, name := range p.Issuers {
		u.other[viet.Plain(name)] = true
	}
	for i := range p.Units {
		unit := &p.Units[i]
		u.exact[viet.Plain(unit.Name)] = unit
		for _, alias := range unit.Aliases {
			u.exact[viet.Plain(alias)] = unit
		}
	}
	for key, unit := range u.exact {
		if len(key) >= 6 {
			u.names = append(u.names, unitName{" " + key + " ", unit})
		}
	}
	return u
}

// find reads a text that names one unit: a unit of the plan by name or
// alias, alone or within the text; or a chi bộ that the plan does not know.
func (u *units) find(text string) (dossier.UnitRef, bool) {
	key := viet.Plain(text)
	if key == "" || u.other[key] {
		return dossier.UnitRef{}, false
	}
	if unit := u.exact[key]; unit != nil {
		return dossier.UnitRef{ID: unit.ID, Name: unit.Name}, true
	}
	if unit := u.within(key); unit != nil {
		return dossier.UnitRef{ID: unit.ID, Name: unit.Name}, true
	}
	return extra(text)
}

// within finds the unit of the plan in a text, as whole
// words. Two different units give none.
func (u *units) within(key string) *plan.Unit {
	padded := " " + key + " "
	var best *plan.Unit
	for _, name := range u.names {
		if !strings.Contains(padded, name.words) {
			continue
		}
		if best != nil && name.unit != best {
			return nil
		}
		best = name.unit
	}
	return best
}

// extra makes a unit of its own from "Chi bộ …" (contract, "The shipped
// plan": other units may submit).
func extra(text string) (dossier.UnitRef, bool) {
	text = strings.TrimSpace(strings.SplitN(text, "\n", 2)[0])
	for _, stop := range []string{",", ";", "(", ":"} {
		text = strings.TrimSpace(strings.SplitN(text, stop, 2)[0])
	}
	if at := strings.Index(text, " - "); at > 0 && isBody(text[at+3:]) {
		text = strings.TrimSpace(text[:at])
	}
	key := viet.Fold(text)
	if !strings.HasPrefix(key, "chi bộ ") && !strings.HasPrefix(key, "đảng bộ ") || len(text) > 100 {
		return dossier.UnitRef{}, false
	}
	id := viet.Slug(text)
	if id == "" {
		return dossier.UnitRef{}, false
	}
	return dossier.UnitRef{ID: id, Name: text}, true
}

// memberOf is the chi bộ that a person belongs to: "Đồng chí A, Kiểm sát viên,
// Chi bộ Phòng 7".
func (u *units) memberOf(subject string) (dossier.UnitRef, bool) {
	for _, mark := range []string{",", " - ", " – ", "(", ";"} {
		for rest := subject; ; {
			_, after, ok := strings.Cut(rest, mark)
			if !ok {
				break
			}
			if ref, ok := extra(strings.Trim(after, " ).")); ok {
				return ref, true
			}
			rest = after
		}
	}
	return dossier.UnitRef{}, false
}

// isBody tells whether what stands behind a dash is the body that a unit
// belongs to: "Chi bộ Phòng 7 - VKSND thành phố". In "Chi bộ Thanh tra - Khiếu
// tố" it is a part of the name.
func isBody(text string) bool {
	key := viet.Fold(text)
	for _, word := range []string{"vksnd", "vks", "viện", "đảng", "tp", "thành phố", "hải phòng", "cơ quan", "mô hình", "tỉnh", "năm"} {
		if key == word || strings.HasPrefix(key, word+" ") {
			return true
		}
	}
	return false
}

// unitOf is the one unit of a record: that of its models' subjects, or that
// of the letterhead where they name none. Several give none.
func (e *Extractor) unitOf(record *dossier.Record, f *flow) *dossier.UnitRef {
	var found *dossier.UnitRef
	for _, m := range record.Models {
		ref, ok := e.units.find(m.Text("subject"))
		if !ok {
			ref, ok = e.units.memberOf(m.Text("subject"))
		}
		switch {
		case !ok:
		case found == nil:
			found = &ref
		case found.ID != ref.ID:
			return nil
		}
	}
	if found != nil {
		return found
	}
	if ref := e.rivalUnit(f.models); ref != nil {
		return ref
	}
	return e.letterheadUnit(f.free)
}

// rivalUnit is the unit that a second statement of the subject names, where the
// first names a person: "Họ và tên: …", "Đơn vị: Chi bộ Phòng 9".
func (e *Extractor) rivalUnit(models []*draft) *dossier.UnitRef {
	if len(models) != 1 || models[0].lacks("subject") {
		return nil
	}
	for _, r := range models[0].pieces["subject"].rivals {
		if len(r.lines) == 0 {
			continue
		}
		if ref, ok := e.units.find(r.lines[0]); ok {
			return &ref
		}
	}
	return nil
}

// ModelUnit is the unit that a model's subject names, if any.
func (e *Extractor) ModelUnit(m dossier.Model) (dossier.UnitRef, bool) {
	if ref, ok := e.units.find(m.Text("subject")); ok {
		return ref, true
	}
	return e.units.memberOf(m.Text("subject"))
}

// letterheadUnit is the unit that the first lines of a paper name.
func (e *Extractor) letterheadUnit(free []line) *dossier.UnitRef {
	for _, l := range free[:min(len(free), 12)] {
		if len(l.text) > 120 || strings.Contains(viet.Fold(l.text), "mô hình") {
			continue
		}
		text := l.text
		if _, after, ok := strings.Cut(text, ":"); ok { // "Đơn vị: Chi bộ Phòng 9"
			text = after
		}
		if ref, ok := e.units.find(text); ok && !strings.HasPrefix(viet.Fold(text), "đảng bộ") {
			return &ref
		}
	}
	return nil
}

// Unit is the unit that an inbox folder's name means, if any.
func (e *Extractor) Unit(folder string) (dossier.UnitRef, bool) {
	if u := e.plan.Unit(folder); u != nil {
		return dossier.UnitRef{ID: u.ID, Name: u.Name}, true
	}
	return e.units.find(folder)
}
