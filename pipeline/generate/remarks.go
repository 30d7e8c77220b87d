package generate

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Remarks are what the marked copy of a submission's file says, each remark at its place in that file. It follows from the same
// findings as the check slip; what only people can judge is in neither.
type Remarks struct {
	Name    string // suggested file name without its ending
	Format  string // of the file by the places in it: "docx", "xlsx", "" where they do not tell
	Inputs  string
	SHA256  string // of the file in the archive
	Path    string // under which it came
	Author  string
	At      time.Time // when it came, in the zone of Vietnam
	Models  []string
	Receipt int64
	List    []Remark
}

// Remark is what is to be said at one place of a file.
type Remark struct {
	Where dossier.Location // the zero place: where the file begins
	Title string           // what kind of remark it is
	Lines []string         // what is wrong, what to write, an example, on what ground
	Grave bool             // the submission is not complete with it
}

// Remarks gives the remarks on the file of a receipt; none where nothing has to be added, mended or made clear.
func (p *Press) Remarks(st *dossier.State, pl *plan.Plan, receipt int64) (*Remarks, error) {
	data, err := slipOf(st, pl, receipt)
	if err != nil {
		return nil, err
	}
	m := &marking{voice: voice{words: p.Book.marked, shared: p.Book.shared}, plan: pl, several: len(data.Models) > 1}
	for _, model := range data.Models {
		for _, f := range ofModel(model) {
			m.add(f, model.Revision.Model)
		}
		m.set(model.Revision.Model)
	}
	s := &slip{data: data}
	for _, f := range s.ofFile() {
		m.add(f, dossier.Model{})
	}
	if !m.worth || len(m.forgot) > 0 {
		return nil, m.fault()
	}
	out := &Remarks{
		Name: m.say("file_name", "unit", fileName(data.units(&m.voice)), "receipt", fmt.Sprintf("%04d", receipt)), Format: data.format(),
		SHA256: data.Models[0].Revision.SHA256, Path: data.Receipt.Path, Author: p.remarker(), At: data.Receipt.At.In(viet.Zone()), Receipt: receipt, List: m.list,
	}
	for _, model := range data.Models {
		out.Models = append(out.Models, model.Entry)
	}
	out.Inputs, err = p.InputsDigest("marked_copy", pl, *out)
	return out, err
}

// remarker is the name that remarks bear: those who check, or the program.
func (p *Press) remarker() string {
	if name := oneLine(p.Settings.Helper); name != "" {
		return name
	}
	return "hoso"
}

// format tells by the places of what was read what a file is: those of sheets are in a workbook of whatever kind, and the parts of a
// package (“word/document.xml”) have an ending, which those of other files do not.
func (d *slipData) format() string {
	for _, m := range d.Models {
		for _, f := range m.Revision.Model.Fields {
			switch {
			case f.Source.Sheet != "":
				return "xlsx"
			case path.Ext(f.Source.Part) != "":
				return "docx"
			}
		}
	}
	return ""
}

// marking gathers the remarks on one file.
type marking struct {
	voice
	plan    *plan.Plan
	several bool // models
	list    []Remark
	worth   bool // there is more to say than notes
}

func (m *marking) fault() error {
	if len(m.forgot) > 0 {
		return fmt.Errorf("words without a sentence or a value: %s", strings.Join(m.forgot, ", "))
	}
	return nil
}

// add says a finding at its place. A note without a place stands on the slip only.
func (m *marking) add(f dossier.Finding, model dossier.Model) {
	where, near := m.place(f, model)
	title := "title_" + string(f.Severity)
	switch {
	case f.Severity == dossier.Assess, f.Severity == dossier.Noted && (near || where.Cell == "" && where.Row == 0 && where.Paragraph == 0):
		return
	case f.Severity == dossier.Missing && f.Basis == dossier.ByCriterion:
		title = "title_criterion"
	}
	m.worth = m.worth || f.Severity != dossier.Noted
	r := Remark{Where: where, Title: m.say(title), Grave: !near && (f.Severity == dossier.Invalid || f.Severity == dossier.Missing && f.Basis == dossier.Asked)}
	if name := unquoted(model.Text("name")); m.several && name != "" {
		r.Lines = append(r.Lines, m.say("model", "name", name))
	}
	r.Lines = append(r.Lines, f.Message)
	r.Lines = append(r.Lines, m.help(f)...)
	switch {
	case near && where.IsZero():
		r.Lines = append(r.Lines, m.say("near_start"))
	case near:
		r.Lines = append(r.Lines, m.say("near"))
	}
	m.list = append(m.list, r)
}

// set tells at the place of each value that a person set over it which one is used.
func (m *marking) set(model dossier.Model) {
	for _, field := range m.plan.Fields {
		f := model.Fields[field.ID]
		if f.By == "" || f.Source.IsZero() {
			continue
		}
		line := m.say("set_empty", "by", f.By, "reason", f.Reason)
		if f.Value != "" {
			line = m.say("set", "value", valueWords(&m.voice, m.plan, field.ID, f), "by", f.By, "reason", f.Reason)
		}
		m.list = append(m.list, Remark{Where: f.Source, Title: m.say("title_set"), Lines: []string{line}})
	}
}

// help tells how to mend what a finding says, and on what ground.
func (m *marking) help(f dossier.Finding) []string {
	var lines []string
	if f.Advice != "" {
		lines = append(lines, m.say("advice", "advice", f.Advice))
	}
	if example := exampleOf(m.plan, f); example != "" {
		lines = append(lines, m.say("example", "example", example))
	}
	switch {
	case f.Criterion != "" && f.Section != "":
		lines = append(lines, m.say("basis", "criterion", f.Criterion, "section", f.Section))
	case f.Criterion != "":
		lines = append(lines, m.say("basis_criterion", "criterion", f.Criterion))
	case f.Section != "":
		lines = append(lines, m.say("basis_section", "section", f.Section))
	}
	return lines
}

// place is where a finding stands: its own place, else that of its field, else (near) that of the field next to it in the plan's order
// that the file has, before it or behind it.
func (m *marking) place(f dossier.Finding, model dossier.Model) (where dossier.Location, near bool) {
	if f.Source != nil && !f.Source.IsZero() {
		return *f.Source, false
	}
	if own := model.Fields[f.Field].Source; !own.IsZero() {
		return own, false
	}
	if f.Field == "" {
		return dossier.Location{}, false
	}
	at := slices.IndexFunc(m.plan.Fields, func(p plan.Field) bool { return p.ID == f.Field })
	for i := at - 1; i >= 0; i-- {
		if there := model.Fields[m.plan.Fields[i].ID].Source; !there.IsZero() {
			return there, true
		}
	}
	for i := at + 1; i < len(m.plan.Fields); i++ {
		if there := model.Fields[m.plan.Fields[i].ID].Source; !there.IsZero() {
			return there, true
		}
	}
	return dossier.Location{}, true
}
