package generate

import (
	"slices"
	"strconv"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// mostMissing is how many rows the table of missing contents has at most.
const mostMissing = 10

// fewNames is how many units a sentence names at most.
const fewNames = 12

// RegistrationReport is the “báo cáo kết quả đăng ký mô hình” as things stand on a day: who has registered, what is missing, what is
// asked of whom. It has the layout of a Party paper in force on that day. What only people can write is a marked place.
func (p *Press) RegistrationReport(st *dossier.State, pl *plan.Plan, asOf viet.Date) (*Paper, error) {
	return p.Report(registrationPeriod, st, pl, asOf, Official{})
}

// OwingList is the list of units that have not submitted or must add, with what they owe and the days late.
func (p *Press) OwingList(st *dossier.State, pl *plan.Plan, asOf viet.Date) (*Paper, error) {
	return p.partyPaper(st, pl, asOf, partyPaper{kind: "owing_list", words: p.Book.owing, write: (*party).owing})
}

// partyPaper tells one Party paper from another.
type partyPaper struct {
	kind     string
	words    wording
	write    func(*party)
	official Official
	about    []string // what its file name says beside the year
	wide     bool     // on its side
	part     any      // what it shows of the ledger; nil: what facts has of it
}

// party writes one Party paper.
type party struct {
	*sheet
	facts
	state *dossier.State
	plan  *plan.Plan
	asOf  viet.Date

	assessments map[string]*dossier.Assessment // the newest of each model, once asked for
	final       bool                           // it states a decision: no stars
	stars       bool                           // there are some that no note has explained yet
}

func (p *Press) partyPaper(st *dossier.State, pl *plan.Plan, asOf viet.Date, what partyPaper) (*Paper, error) {
	if err := what.official.checkContent(what.words); err != nil {
		return nil, err
	}
	st = stateOn(st, asOf)
	f := gather(st, pl, asOf)
	if what.part == nil {
		shown, err := f.shown(st)
		if err != nil {
			return nil, err
		}
		what.part = shown
	}
	inputs, err := p.InputsDigest(what.kind, pl, asOf.String(), what.official, what.part)
	if err != nil {
		return nil, err
	}
	day := asOf
	if what.official.Date != (viet.Date{}) {
		day = what.official.Date
	}
	profile, err := p.profile(day)
	if err != nil {
		return nil, err
	}
	if what.wide {
		profile = profile.onItsSide()
	}
	v := voice{words: what.words, shared: p.Book.shared}
	name := v.say("file_name", append([]string{"year", strconv.Itoa(pl.Year)}, what.about...)...)
	paper := &Paper{
		Wide: what.wide,
		Name: namePath(name) + ".pdf", Kind: what.kind, Format: "pdf", Inputs: inputs, press: p,
		Meta: Meta{Title: what.words["title"], Author: oneLine(p.Settings.Issuer), Subject: pl.Title, Created: midnight(day)},
	}
	for _, m := range f.models {
		paper.Models = append(paper.Models, m.entry.ID)
	}
	paper.compose = func() *sheet {
		w := &party{sheet: p.newSheet(what.words, profile), facts: f, state: st, plan: pl, asOf: asOf, final: what.kind == "decision"}
		w.official = what.official
		w.nameUnits()
		what.write(w)
		return w.sheet
	}
	return paper, nil
}

// nameUnits gives those that no file and no plan names the word for it.
func (w *party) nameUnits() {
	w.units = slices.Clone(w.units)
	for i := range w.units {
		if w.units[i].name == "" {
			w.units[i].name = w.say("unit_unknown")
		}
	}
}

// about are the values that many sentences use: the plan with its number and date, and the day.
func (w *party) about() []string {
	return []string{
		"movement", w.plan.Movement, "year", strconv.Itoa(w.plan.Year), "number", w.plan.Number,
		"date", citedDay(w.plan.Date), "issuer", w.plan.Issuer, "today", viet.ShortDate(w.asOf), "deadline", w.term(),
	}
}

func (w *party) term() string {
	if w.limit == nil {
		return w.say("no_deadline")
	}
	return w.deadline(w.limit)
}

func (w *party) report() {
	w.letterhead(w.asOf, "")
	w.titled(w.say("subject", w.about()...))
	w.body(w.say("opening", w.about()...))
	w.heading(w.say("heading_1"))
	w.toBeWritten("write_1")
	w.heading(w.say("heading_2"))
	w.numbers()
	w.registered()
	w.missing()
	w.heading(w.say("heading_3"))
	w.toBeWritten("write_3")
	w.heading(w.say("heading_4"))
	w.asked()
	w.upcoming("")
	w.toBeWritten("write_4")
	w.closing(w.say("closing", w.about()...))
	w.signature(w.office.Recipients)
}

// numbers gives the figures by plan: required, submitted, complete, to add, late; the target of the whole (II.1) and that of each unit (II.2).
func (w *party) numbers() {
	w.heading(w.say("heading_2_1"))
	obliged, models := w.obliged(), 0
	for _, u := range obliged {
		models += u.required
	}
	w.item(w.say("required", "units", viet.Count(len(obliged)), "models", viet.Count(models), "deadline", w.term()))
	w.listed("submitted", pick(obliged, func(u unitFacts) bool { return u.submitted() }), true)
	w.listed("complete", pick(obliged, func(u unitFacts) bool { return u.state() == "state_complete" }), true)
	w.listed("to_add", pick(obliged, owesMore), true)
	w.listed("not_submitted", pick(obliged, func(u unitFacts) bool { return !u.submitted() }), true)
	w.lateUnits(pick(obliged, func(u unitFacts) bool { return u.submitted() && u.late > 0 }))
	w.listed("extra", pick(w.units, func(u unitFacts) bool { return u.required == 0 && u.submitted() }), false)
	if n := w.unreadFiles(); n > 0 {
		w.item(w.say("unread", "files", viet.Count(n)))
	}
	w.kinds()
	w.targets(obliged)
}

// owesMore tells whether a unit has submitted and must still add contents or a model.
func owesMore(u unitFacts) bool {
	return u.submitted() && u.state() != "state_complete"
}

func (w *party) obliged() []unitFacts {
	return pick(w.units, func(u unitFacts) bool { return u.required > 0 })
}

func pick(units []unitFacts, want func(unitFacts) bool) []unitFacts {
	var out []unitFacts
	for _, u := range units {
		if want(u) {
			out = append(out, u)
		}
	}
	return out
}

// listed says how many units and which, or the sentence for none of them.
func (w *party) listed(key string, units []unitFacts, evenNone bool) {
	var names []string
	for _, u := range units {
		names = append(names, u.name)
	}
	switch {
	case len(units) > 0:
		w.item(w.say(key, "units", viet.Count(len(units)), "list", w.few(names)))
	case evenNone:
		w.item(w.say(key + "_none"))
	}
}

func (w *party) lateUnits(units []unitFacts) {
	var list []string
	for _, u := range units {
		list = append(list, w.say("late_item", "unit", u.name, "days", viet.Count(u.late)))
	}
	if len(list) == 0 {
		w.item(w.say("late_none"))
		return
	}
	w.item(w.say("late", "units", viet.Count(len(units)), "list", w.few(list)))
}

// few lists names in a sentence, so many that it stays one; the tables have all.
func (w *party) few(names []string) string {
	if len(names) <= fewNames {
		return strings.Join(names, "; ")
	}
	return w.say("more_units", "list", strings.Join(names[:fewNames], "; "), "units", viet.Count(len(names)-fewNames))
}

func (w *party) unreadFiles() int {
	n := 0
	for _, u := range w.units {
		n += len(u.unread)
	}
	return n
}

// kinds counts the models by origin and by domain.
func (w *party) kinds() {
	if len(w.models) == 0 {
		return
	}
	origin, domain := map[string]int{}, map[string]int{}
	for _, m := range w.models {
		origin[originKey(m)]++
		domain[w.domain(m)]++
	}
	var list []string
	for _, key := range []string{"models_new", "models_continued", "models_unknown"} {
		if origin[key] > 0 {
			list = append(list, w.say(key, "models", viet.Count(origin[key])))
		}
	}
	w.item(w.say("models", "models", viet.Count(len(w.models)), "list", strings.Join(list, ", ")))
	list = nil
	for _, d := range sortedKeys(domain) {
		list = append(list, w.say("domain_item", "domain", d, "models", viet.Count(domain[d])))
	}
	w.item(w.say("domains", "list", strings.Join(list, "; ")))
}

func originKey(m modelFacts) string {
	switch m.rev.Model.Text("origin") {
	case "new":
		return "models_new"
	case "continued":
		return "models_continued"
	}
	return "models_unknown"
}

func (w *party) domain(m modelFacts) string {
	value := m.rev.Model.Text("domain")
	if f := w.plan.Field("domain"); f != nil && f.Option(value) != nil {
		return lowered(f.Option(value).Label)
	}
	return w.say("domain_unknown")
}

func (w *party) targets(obliged []unitFacts) {
	if t := w.plan.Target; t.Models > 0 {
		key := "target_met"
		if len(w.models) < t.Models {
			key = "target_short"
		}
		w.item(w.say(key, "target", viet.Count(t.Models), "section", t.Section, "models", viet.Count(len(w.models))))
	}
	if len(obliged) > fewNames {
		return // the tables have them all
	}
	for _, u := range obliged {
		w.item(w.say("unit_met", "unit", u.name, "models", viet.Count(len(u.models)), "required", viet.Count(u.required),
			"section", u.section, "state", w.say(u.state())))
	}
}

// missing counts which contents are missing in how many models, the most frequent first.
func (w *party) missing() {
	w.heading(w.say("heading_2_3"))
	rows := w.mostMissing()
	if len(rows) == 0 {
		w.body(w.say("missing_none"))
		return
	}
	w.intro(w.say("missing_intro"))
	w.table([]column{
		{w.say("column_number"), 12, layout.Center}, {w.say("column_content"), 0, layout.Left},
		{w.say("column_basis"), 50, layout.Left}, {w.say("column_models"), 28, layout.Center},
	}, rows)
}

func (w *party) mostMissing() [][]string {
	type gap struct {
		label, basis string
		models       int
	}
	var gaps []gap
	for _, m := range w.models {
		seen := map[string]bool{}
		for _, f := range m.rev.Findings {
			if f.Severity != dossier.Missing || f.Field == "" || seen[f.Field] {
				continue
			}
			seen[f.Field] = true
			label := labelOf(w.plan, f.Field)
			at := slices.IndexFunc(gaps, func(g gap) bool { return g.label == label })
			if at < 0 {
				at = len(gaps)
				gaps = append(gaps, gap{label, w.say("basis", "criterion", f.Criterion, "section", f.Section), 0})
			}
			gaps[at].models++
		}
	}
	slices.SortStableFunc(gaps, func(a, b gap) int { return b.models - a.models })
	var rows [][]string
	for i, g := range gaps[:min(len(gaps), mostMissing)] {
		rows = append(rows, []string{viet.Count(i + 1), g.label, g.basis, viet.Count(g.models)})
	}
	return rows
}
