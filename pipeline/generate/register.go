package generate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Register is the register of certificates of a year: every number once, those no longer in force too.
type Register struct {
	Year int
	Day  viet.Date // up to which it speaks
	Rows []RegisterRow
}

// RegisterRow is one number of the register.
type RegisterRow struct {
	Number       string    // "01/2026"
	Date         viet.Date // of issue
	Recipient    string    // as printed on the certificate
	Collective   bool
	Model        string // its name
	Decision     string // "15-QĐ/ĐU"
	DecisionDate viet.Date
	Issue        int    // 2: issued again for the second time; 0, 1: the first
	Replaces     string // the number of the one before
	Ended        *dossier.Ending
	Note         string // any more
}

// RegisterOf is the register of a year as the ledger holds it: certificates that hoso issued and numbers of the paper register.
func RegisterOf(st *dossier.State, year int, day viet.Date) Register {
	type numbered struct {
		sequence int
		row      RegisterRow
	}
	var all []numbered
	for _, c := range st.Certificates {
		if c.Year == year {
			all = append(all, numbered{c.Sequence, certificateRow(c)})
		}
	}
	for _, n := range st.PaperNumbers {
		if n.Year == year {
			all = append(all, numbered{n.Sequence, paperRow(st, n)})
		}
	}
	slices.SortStableFunc(all, func(a, b numbered) int { return cmp.Compare(a.sequence, b.sequence) })
	r := Register{Year: year, Day: day}
	for _, n := range all {
		r.Rows = append(r.Rows, n.row)
	}
	return r
}

func certificateRow(c dossier.Certificate) RegisterRow {
	return RegisterRow{
		Number: c.Content.Register, Date: viet.DayOf(c.At), Recipient: c.Content.Recipient, Collective: c.Content.Collective, Model: c.Content.ModelName,
		Decision: c.Content.Decision.Number, DecisionDate: dayOf(c.Content.Decision.Date), Issue: c.Content.Issue, Replaces: c.Content.Replaces, Ended: c.Ended,
	}
}

func paperRow(st *dossier.State, n dossier.PaperNumber) RegisterRow {
	row := RegisterRow{Number: viet.Count(n.Sequence) + "/" + strconv.Itoa(n.Year), Date: dayOf(n.Date), Recipient: n.Recipient, Collective: true, Model: n.ModelName, Decision: n.Decision, Note: n.Note}
	if d := st.Decision(n.Decision); d != nil {
		row.DecisionDate = dayOf(d.Date)
	}
	return row
}

// Register is the register as a paper, on its side.
func (p *Press) Register(pl *plan.Plan, in Register) (*Paper, error) {
	return p.plainPaper(pl, plainPaper{
		kind: "certificate_register", words: p.Book.register, wide: true, day: in.Day, name: []string{"year", strconv.Itoa(in.Year)},
		part: in, write: func(s *sheet) { s.register(pl, in) },
	})
}

func (s *sheet) register(pl *plan.Plan, in Register) {
	s.letterhead(in.Day, "")
	s.titled(s.say("subject", "movement", pl.Movement, "year", strconv.Itoa(in.Year)))
	var rows [][]ListValue
	ended := 0
	for _, r := range in.Rows {
		if r.Ended != nil {
			ended++
		}
		recipient := r.Recipient
		if !r.Collective {
			recipient = s.say("individual", "recipient", withoutLead(recipient, "Đồng chí"))
		}
		rows = append(rows, []ListValue{textual(r.Number), dated(r.Date), textual(recipient), textual(r.Model), textual(s.decisionCell(r)), textual(s.registerNote(r)), {}})
	}
	s.listTitled(s.say("sheet"), []string{s.edition.Title, s.edition.Subject}, []ListColumn{
		{s.say("column_register"), 21, ListShort}, {s.say("column_date"), 24, ListDay}, {s.say("column_recipient"), 52, ListText}, {s.say("column_model"), 0, ListText},
		{s.say("column_decision"), 34, ListText}, {s.say("column_note"), 44, ListText}, {s.say("column_received"), 24, ListText},
	}, rows, s.say("empty"))
	if len(rows) == 0 {
		s.body(s.say("empty"))
	}
	s.closing(s.say("closing", "today", viet.ShortDate(in.Day), "numbers", viet.Count(len(rows)), "force", viet.Count(len(rows)-ended), "ended", viet.Count(ended)))
	s.signature(nil)
}

func (s *sheet) decisionCell(r RegisterRow) string {
	switch {
	case r.Decision == "":
		return ""
	case r.DecisionDate == viet.Date{}:
		return r.Decision
	}
	return s.say("decision", "number", r.Decision, "date", viet.ShortDate(r.DecisionDate))
}

// registerNote says what became of a number: issued again, replaced, cancelled, withdrawn, and why.
func (s *sheet) registerNote(r RegisterRow) string {
	var lines []string
	if r.Issue > 1 {
		lines = append(lines, s.say("again", "times", strconv.Itoa(r.Issue), "before", r.Replaces))
	}
	if e := r.Ended; e != nil {
		lines = append(lines, s.say("ended_"+string(e.State), "day", viet.ShortDate(viet.DayOf(e.At)), "reason", trimStop(e.Reason)))
	}
	if r.Note != "" {
		lines = append(lines, r.Note)
	}
	return strings.Join(lines, "\n")
}
