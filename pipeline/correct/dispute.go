package correct

import (
	"fmt"
	"regexp"
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// The kinds of dispute.
const (
	TwoUnits        = "two_units"         // two units' files claim one model
	SameName        = "same_name"         // one unit's files may mean one model or two
	ChangedAfterSet = "changed_after_set" // the sender changed what a person had put right
)

// disputes finds what only people can settle.
func (r Rules) disputes(state *dossier.State, overtaken []overtaken) {
	state.Disputes = nil
	settled := map[[2]string]bool{}
	for _, c := range state.Corrections {
		if c.Stands() && c.Kind == dossier.Waive && c.Criterion == dossier.Conflict {
			settled[pair(state.Standing(c.Model), state.Standing(c.Into))] = true
		}
	}
	files := make(map[int64]string, len(state.Receipts))
	for i := range state.Receipts {
		files[state.Receipts[i].ID] = state.Receipts[i].Path
	}
	d := &disputes{rules: r, state: state, settled: settled, files: files}
	d.twoUnits()
	d.sameName()
	for _, o := range overtaken {
		d.changed(o)
	}
}

type disputes struct {
	rules   Rules
	state   *dossier.State
	settled map[[2]string]bool
	files   map[int64]string
}

func pair(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

func unitOf(u dossier.UnitRef) string {
	if u.Name == "" {
		return "chưa rõ đơn vị"
	}
	return u.Name
}

func (d *disputes) file(e *dossier.Entry) string {
	if v := e.Current(dossier.Registration); v != nil {
		return d.files[v.Receipt]
	}
	return ""
}

// twoUnits finds registrations of one name from two units.
func (d *disputes) twoUnits() {
	byName := map[string][]*dossier.Entry{}
	var names []string
	for i := range d.state.Entries {
		e := &d.state.Entries[i]
		if e.Current(dossier.Registration) == nil {
			continue
		}
		name := viet.Fold(e.Name)
		if name == "" {
			continue
		}
		if len(byName[name]) == 0 {
			names = append(names, name)
		}
		byName[name] = append(byName[name], e)
	}
	for _, name := range names {
		list := byName[name]
		for i, a := range list {
			for _, b := range list[i+1:] {
				if a.Unit != b.Unit && !d.settled[pair(a.ID, b.ID)] {
					d.add(TwoUnits, a, b, fmt.Sprintf("Hai đơn vị cùng đăng ký mô hình “%s”: %s của %s (%s) và %s của %s (%s).",
						cut(a.Name), a.ID, unitOf(a.Unit), d.file(a), b.ID, unitOf(b.Unit), d.file(b)))
				}
			}
		}
	}
}

func (d *disputes) add(kind string, a, b *dossier.Entry, message string) {
	d.state.Disputes = append(d.state.Disputes, dossier.Dispute{
		Kind: kind, Models: []string{a.ID, b.ID}, Files: []string{d.file(a), d.file(b)}, Message: message,
		Cures: []string{
			fmt.Sprintf("là một mô hình: hoso merge %s %s --by \"HỌ TÊN\" --reason \"…\"", b.ID, a.ID),
			fmt.Sprintf("tệp để nhầm đơn vị: hoso move \"%s\" --to \"ĐƠN VỊ\" --by \"HỌ TÊN\" --reason \"…\"", d.file(b)),
			fmt.Sprintf("đúng là hai mô hình: hoso waive %s conflict/%s --by \"HỌ TÊN\" --reason \"…\"", a.ID, b.ID),
		},
	})
}

// named are the ids that a doubt about a name mentions.
var named = regexp.MustCompile(`\((\d{4}-\d{3,})\)`)

// sameName finds the doubts that were raised when a model was made; one that
// speaks of the model itself has been settled by a merge.
func (d *disputes) sameName() {
	for i := range d.state.Entries {
		e := &d.state.Entries[i]
		for j := range e.Revisions {
			v := &e.Revisions[j]
			if slices.ContainsFunc(v.Findings, func(f dossier.Finding) bool { return len(others(f)) > 0 }) {
				d.doubts(e, v)
			}
		}
	}
}

func others(f dossier.Finding) (ids []string) {
	if f.Field != "name" || f.Criterion != "" || f.Severity != dossier.Unclear {
		return nil
	}
	for _, m := range named.FindAllStringSubmatch(f.Message, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

func (d *disputes) doubts(e *dossier.Entry, v *dossier.Revision) {
	v.Findings = slices.DeleteFunc(slices.Clone(v.Findings), func(f dossier.Finding) bool {
		ids := others(f)
		if len(ids) == 0 {
			return false
		}
		waiting := false
		for _, id := range ids {
			other := d.state.Entry(d.state.Standing(id))
			if other == nil || other == e || d.settled[pair(e.ID, other.ID)] {
				continue
			}
			waiting = true
			if v.Current {
				d.add(SameName, other, e, f.Message)
			}
		}
		return !waiting
	})
}

// changed tells what a sender changed after a person had put it right.
func (d *disputes) changed(o overtaken) {
	c := o.correction
	d.state.Disputes = append(d.state.Disputes, dossier.Dispute{
		Kind: ChangedAfterSet, Models: []string{o.entry.ID}, Files: []string{d.files[o.receipt]}, Field: c.Field, Correction: c.Number,
		Message: fmt.Sprintf("%s “%s”: %s", o.entry.ID, cut(o.entry.Name), o.message),
		Cures: []string{
			fmt.Sprintf("theo tệp mới: hoso undo %d --by \"HỌ TÊN\" --reason \"…\"", c.Number),
			fmt.Sprintf("giữ giá trị đã sửa: hoso set %s %s \"%s\" --by \"HỌ TÊN\" --reason \"…\"", o.entry.ID, c.Field, cut(Words(d.rules.Plan, c.Field, c.Value, c.Boolean))),
		},
	})
}
