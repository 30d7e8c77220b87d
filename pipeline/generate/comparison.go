package generate

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"hoso/pipeline/compare"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// comparedVersion is one of the two versions that are compared.
type comparedVersion struct {
	Revision dossier.Revision
	Receipt  dossier.Receipt
}

// comparison is what a comparison shows.
type comparison struct {
	ID, Name, Unit string
	From, To       comparedVersion
	Changes        []compare.Change
	Settled, Open  []dossier.Finding
	New            []bool // of Open: the version before did not have it
}

// Comparison sets two versions of a model side by side, in words: what the unit changed, which findings that settled and which stay. It
// has no letterhead, number or signature. From and to are numbers of revisions; 0 stands for the current one and the one before it.
func (p *Press) Comparison(st *dossier.State, pl *plan.Plan, model string, from, to int) (*Paper, error) {
	c, err := comparisonOf(st, pl, model, from, to)
	if err != nil {
		return nil, err
	}
	inputs, err := p.InputsDigest("comparison", pl, c)
	if err != nil {
		return nil, err
	}
	v := voice{words: p.Book.comparison, shared: p.Book.shared}
	return &Paper{
		Name: namePath(v.say("file_name", "id", c.ID, "from", viet.Count(c.From.Revision.Number), "to", viet.Count(c.To.Revision.Number))) + ".pdf",
		Kind: "comparison", Format: "pdf", Inputs: inputs, Models: []string{c.ID}, press: p,
		Meta:    Meta{Title: v.say("title"), Author: oneLine(p.Settings.Issuer), Subject: c.Name, Created: c.To.Receipt.At.In(viet.Zone())},
		compose: func() *sheet { return p.comparisonSheet(c) },
	}, nil
}

// ComparisonOutline is the same as words.
func (p *Press) ComparisonOutline(st *dossier.State, pl *plan.Plan, model string, from, to int) (*Outline, error) {
	c, err := comparisonOf(st, pl, model, from, to)
	if err != nil {
		return nil, err
	}
	s := p.comparisonSheet(c)
	if err := s.whole(); err != nil {
		return nil, err
	}
	return &Outline{Title: s.say("title"), Subject: s.say("subject", "name", unquoted(c.Name), "id", c.ID), Blocks: s.outline}, nil
}

func comparisonOf(st *dossier.State, pl *plan.Plan, model string, from, to int) (*comparison, error) {
	entry := st.Entry(st.Standing(model))
	if entry == nil {
		return nil, fmt.Errorf("sổ theo dõi không có mô hình “%s”; xem mã các mô hình bằng: hoso status", model)
	}
	a, b, err := twoVersions(st, entry, from, to)
	if err != nil {
		return nil, err
	}
	c := &comparison{ID: entry.ID, Name: entry.Name, Unit: entry.Unit.Name}
	for into, r := range map[*comparedVersion]*dossier.Revision{&c.From: a, &c.To: b} {
		into.Revision = *r
		into.Revision.Current = false // that a newer one came does not change what this paper says
		if receipt := st.Receipt(r.Receipt); receipt != nil {
			into.Receipt = *receipt
			into.Receipt.At = receipt.At.UTC()
		}
	}
	c.Changes = compare.Compare(pl, a.Model, b.Model)
	c.findings(a, b)
	return c, nil
}

// twoVersions chooses two versions of one kind of paper.
func twoVersions(st *dossier.State, entry *dossier.Entry, from, to int) (a, b *dossier.Revision, err error) {
	for _, arrival := range compare.Arrivals(st, entry) {
		r := arrival.Revision
		switch {
		case arrival.Receipt.Outcome == dossier.Duplicate:
		case to == 0 && r.Current && arrival.Before != nil, to > 0 && r.Number == to:
			b = r
			if from == 0 {
				a = arrival.Before
			}
		}
	}
	if from > 0 {
		i := slices.IndexFunc(entry.Revisions, func(r dossier.Revision) bool { return r.Number == from })
		if i >= 0 {
			a = &entry.Revisions[i]
		}
		if b == nil && to == 0 && a != nil {
			b = entry.Current(a.Kind)
		}
	}
	if a == nil || b == nil || a.Number == b.Number || a.Kind != b.Kind {
		return nil, nil, fmt.Errorf("mô hình %s không có hai bản như vậy để so sánh; xem các lần nộp bằng: hoso history %s, rồi ghi --from SỐ --to SỐ", entry.ID, entry.ID)
	}
	return a, b, nil
}

// findings tells which findings of a are settled in b, and which b has.
func (c *comparison) findings(a, b *dossier.Revision) {
	had, has := toMend(a.Findings), toMend(b.Findings)
	for _, f := range had {
		if !slices.ContainsFunc(has, sameFinding(f)) {
			c.Settled = append(c.Settled, f)
		}
	}
	c.Open = has
	for _, f := range has {
		c.New = append(c.New, !slices.ContainsFunc(had, sameFinding(f)))
	}
}

// toMend are the findings that a unit is asked to do something about.
func toMend(all []dossier.Finding) []dossier.Finding {
	return chosen(all, func(f dossier.Finding) bool { return f.Severity != dossier.Assess && f.Severity != dossier.Noted })
}

func sameFinding(f dossier.Finding) func(dossier.Finding) bool {
	return func(o dossier.Finding) bool {
		return o.Field == f.Field && o.Criterion == f.Criterion && o.Severity == f.Severity && (f.Severity == dossier.Missing || o.Message == f.Message)
	}
}

// sideLetters is how many letters of a value stand in a cell at most; of a longer one the part that differs.
const sideLetters = 500

func (p *Press) comparisonSheet(c *comparison) *sheet {
	s := p.newSheet(p.Book.comparison, p.Book.profileNamed("slip"))
	s.center(s.say("title"), s.profile.Title, 2)
	s.center(s.say("subject", "name", unquoted(c.Name), "id", c.ID), s.profile.Subject, 10)
	s.heading(s.say("heading_versions"))
	s.body(s.say("unit", "unit", c.Unit))
	first, second := s.say("column_version", "version", viet.Count(c.From.Revision.Number)), s.say("column_version", "version", viet.Count(c.To.Revision.Number))
	half := (s.profile.sheet().TextWidth() - 42) / 2
	s.table([]column{{s.say("column_what"), 42, layout.Left}, {first, half, layout.Left}, {second, 0, layout.Left}}, s.versionRows(c))
	s.heading(s.say("heading_changes"))
	s.changeTable(c, first, second)
	s.heading(s.say("heading_settled"))
	s.points(c.Settled, "settled_none", func(_ int, f dossier.Finding) string { return f.Message })
	s.heading(s.say("heading_open"))
	s.points(c.Open, "open_none", func(i int, f dossier.Finding) string {
		if c.New[i] {
			return s.say("open_new", "finding", strings.TrimSuffix(f.Message, "."), "version", viet.Count(c.To.Revision.Number)) + "."
		}
		return f.Message
	})
	return s
}

// versionRows tell of both versions which file it is, when it came and how it stands.
func (s *sheet) versionRows(c *comparison) [][]string {
	rows := [][]string{{s.say("label_file")}, {s.say("label_received")}, {s.say("label_state")}}
	for _, v := range []comparedVersion{c.From, c.To} {
		day, hour := clock(v.Receipt.At)
		state := s.say("state_complete")
		if n := len(chosen(v.Revision.Findings, func(f dossier.Finding) bool {
			return f.Severity == dossier.Invalid || f.Severity == dossier.Missing && f.Basis == dossier.Asked
		})); n > 0 {
			state = s.say("state_incomplete", "count", viet.Count(n))
		}
		for i, text := range []string{path.Base(v.Receipt.Path), s.say("received", "date", day, "time", hour), state} {
			rows[i] = append(rows[i], text)
		}
	}
	return rows
}

func (s *sheet) changeTable(c *comparison, first, second string) {
	if len(c.Changes) == 0 {
		s.body(s.say("changes_none"))
		return
	}
	s.body(s.say("changes_count", "count", viet.Count(len(c.Changes))))
	var rows [][]string
	for i, change := range c.Changes {
		old, now := change.Sides(sideLetters)
		for _, side := range []*string{&old, &now} {
			if *side == "" {
				*side = s.say("absent")
			}
		}
		rows = append(rows, []string{viet.Count(i + 1), change.Label, s.sideBy(old, change.OldBy), s.sideBy(now, change.NewBy)})
	}
	half := (s.profile.sheet().TextWidth() - 10 - 32) / 2
	s.table([]column{
		{s.say("column_number"), 10, layout.Center}, {s.say("column_what"), 32, layout.Left}, {first, half, layout.Left}, {second, 0, layout.Left},
	}, rows)
}

// sideBy tells whose value it is where it is not the sender's.
func (s *sheet) sideBy(words, by string) string {
	if by == "" {
		return words
	}
	return words + "\n" + s.say("set_by", "by", by)
}

// points lists findings, or says that there is none.
func (s *sheet) points(list []dossier.Finding, none string, words func(int, dossier.Finding) string) {
	if len(list) == 0 {
		s.body(s.say(none))
	}
	for i, f := range list {
		s.item(words(i, f))
	}
}
