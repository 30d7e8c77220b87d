package generate

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// UnknownUnit is the error of a unit that neither the plan nor the ledger knows.
type UnknownUnit struct {
	ID    string
	Known []string
}

func (e *UnknownUnit) Error() string {
	return "không có đơn vị “" + e.ID + "”" + didYouMean(e.ID, e.Known)
}

// NothingToSay is the error of a paper that would have nothing on it: why, and what to do first.
type NothingToSay struct{ Reason string }

func (e *NothingToSay) Error() string { return e.Reason }

// Request is the công văn that asks one unit for additions, by a day where one is given. Text is the same in a few lines, to paste
// into a message.
func (p *Press) Request(st *dossier.State, pl *plan.Plan, unit string, asOf viet.Date, o Official) (paper *Paper, text string, err error) {
	on := stateOn(st, asOf)
	u, err := unitOf(gather(on, pl, asOf).units, unit)
	if err != nil {
		return nil, "", err
	}
	var entries []dossier.Entry
	for _, m := range u.models {
		entries = append(entries, *m.entry)
	}
	what := partyPaper{kind: "request", words: p.Book.request, official: o, about: []string{"unit", fileName(u.name)}, part: []any{unit, entries, u.unread, u.late}}
	what.write = func(w *party) { w.request(u) }
	if paper, err = p.partyPaper(st, pl, asOf, what); err != nil {
		return nil, "", err
	}
	paper.Models = nil
	for _, m := range u.models {
		paper.Models = append(paper.Models, m.entry.ID)
	}
	w := &party{sheet: p.newSheet(what.words, p.Book.ProfileOf(asOf)), state: on, plan: pl, asOf: asOf}
	w.official = o
	return paper, w.message(u), nil
}

// unitOf finds a unit that owes something, by its id.
func unitOf(units []unitFacts, id string) (*unitFacts, error) {
	var known []string
	for i := range units {
		u := &units[i]
		if u.id == id {
			if u.state() == "state_complete" {
				return nil, &NothingToSay{u.name + " không còn nội dung nào phải bổ sung; không cần công văn."}
			}
			return u, nil
		}
		known = append(known, u.id)
	}
	return nil, &UnknownUnit{id, known}
}

// request writes the công văn: what it is about stands in italics under the number, there is no title.
func (w *party) request(u *unitFacts) {
	w.letterhead(w.asOf, w.say("subject", w.about()...))
	w.addressed(w.say("address", "unit", u.name))
	opening := "opening_models"
	switch {
	case !u.submitted() && len(u.unread) > 0:
		opening = "opening_unread"
	case !u.submitted():
		opening = "opening_none"
	}
	w.body(w.say(opening, w.toUnit(u)...))
	n := 0
	for _, part := range w.wants(u) {
		if part.heading != "" {
			w.body(part.heading)
		}
		for _, want := range part.items {
			n++
			w.body(w.say("item", "number", strconv.Itoa(n), "text", want))
		}
	}
	if more := w.wished(u); len(more) > 0 {
		w.body(w.say("wished", "list", strings.Join(more, "; ")))
	}
	closing := "closing_models"
	if !u.submitted() {
		closing = "closing_none"
	}
	w.closing(w.say(closing, w.toUnit(u)...))
	w.signature(recipientsOf(w.say("to")))
}

// addressed sets “Kính gửi: …” or “Kính trình: …”.
func (w *party) addressed(text string) {
	w.record(TextBlock{Kind: AddressText, Text: text})
	w.center(text, w.profile.Addressee, 12)
}

// recipientsOf reads the lines of “Nơi nhận” that a wording gives.
func recipientsOf(text string) []string {
	return slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
}

func (w *party) toUnit(u *unitFacts) []string {
	return append(w.about(), "unit", u.name, "helper", w.receiver(), "to", w.where(), "by", w.byDay())
}

// receiver is who takes the papers in.
func (w *party) receiver() string {
	if w.office.Helper != "" {
		return w.office.Helper
	}
	return w.plan.Issuer
}

func (w *party) where() string {
	if w.office.Contact == "" {
		return w.receiver()
	}
	return w.say("where", "helper", w.receiver(), "contact", w.office.Contact)
}

// byDay is the day to answer by, with room to write it in where none is given.
func (w *party) byDay() string {
	if w.official.By != (viet.Date{}) {
		return viet.OfficialDate(w.official.By)
	}
	return w.say("blank_date", "day", orBlank("", 5), "month", orBlank("", 5), "year", strconv.Itoa(w.asOf.Year))
}

// wantedPart is what is asked for one model, or for the unit where heading is empty.
type wantedPart struct {
	heading string
	items   []string
}

// wants lists what the unit is asked for: files to send again or for the first time, then model by model what to add.
func (w *party) wants(u *unitFacts) []wantedPart {
	var whole wantedPart
	for _, r := range u.unread {
		whole.items = append(whole.items, w.say("resend", "file", path.Base(r.Path), "reason", reason(r), "advice", trimStop(r.Advice)))
	}
	if n := u.required - len(u.models); n > 0 && len(u.unread) == 0 {
		key := "submit"
		if u.submitted() {
			key = "submit_more"
		}
		whole.items = append(whole.items, w.say(key, "models", viet.Count(n)))
	}
	var parts []wantedPart
	for _, m := range u.models {
		if len(m.asked) == 0 {
			continue
		}
		part := wantedPart{heading: w.modelHeading(m)}
		for _, f := range m.asked {
			part.items = append(part.items, w.want(f))
		}
		parts = append(parts, part)
	}
	if len(whole.items) > 0 {
		parts = append(parts, whole)
		if len(parts) > 1 {
			parts[len(parts)-1].heading = w.say("more_heading")
		}
	}
	return parts
}

func (w *party) modelHeading(m modelFacts) string {
	file, day := "", ""
	if r := w.state.Receipt(m.rev.Receipt); r != nil {
		file = path.Base(r.Path)
		day, _ = clock(r.Arrived())
	}
	if file == "" {
		return w.say("model_heading_plain", "model", w.quotedName(m))
	}
	return w.say("model_heading", "model", w.quotedName(m), "file", file, "received", day)
}

// want says of one finding what is missing or wrong, what to write, where, and what it may look like.
func (w *party) want(f dossier.Finding) string {
	parts := []string{ended(f.Message)}
	if f.Advice != "" {
		parts = append(parts, ended(f.Advice))
	}
	spec := w.plan.Field(f.Field)
	switch {
	case f.Source != nil && f.Source.Words() != "":
		parts = append(parts, w.say("item_place", "place", f.Source.Words()))
	case spec != nil:
		parts = append(parts, w.say("item_where", "label", spec.Label))
	}
	example := f.Example
	if example == "" && spec != nil {
		example = spec.Example
	}
	if example != "" {
		parts = append(parts, w.say("item_example", "example", trimStop(example)))
	}
	if f.Section != "" {
		parts = append(parts, w.say("item_basis", "section", f.Section))
	}
	return strings.Join(parts, " ")
}

// wished are the contents that a criterion of III.1 will need, without which a dossier is complete all the same.
func (w *party) wished(u *unitFacts) []string {
	var all []string
	for _, m := range u.models {
		for _, label := range labels(w.plan, wished(m.rev.Findings)) {
			if !slices.Contains(all, label) {
				all = append(all, label)
			}
		}
	}
	return all
}

// message is the request in a few lines of plain text.
func (w *party) message(u *unitFacts) string {
	lines := []string{w.say("message_opening", w.toUnit(u)...)}
	n := 0
	for _, part := range w.wants(u) {
		if part.heading != "" {
			lines = append(lines, part.heading)
		}
		for _, want := range part.items {
			n++
			lines = append(lines, fmt.Sprintf("%d. %s", n, want))
		}
	}
	closing := "message_closing"
	if w.official.By == (viet.Date{}) {
		closing = "message_closing_open"
	}
	lines = append(lines, w.say(closing, w.toUnit(u)...))
	return strings.ReplaceAll(strings.Join(lines, "\n"), nbsp, " ") + "\n"
}
