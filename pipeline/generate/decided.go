package generate

import (
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Proposal is the tờ trình that puts the outstanding models forward to the superior committee (plan, II.5, IV.3), with their list.
func (p *Press) Proposal(st *dossier.State, pl *plan.Plan, asOf viet.Date, o Official) (*Paper, error) {
	on := stateOn(st, asOf)
	w := party{facts: gather(on, pl, asOf), state: on}
	if len(w.introducedModels()) == 0 {
		return nil, &NothingToSay{"Chưa có mô hình nào được chọn là tiêu biểu để giới thiệu; nhập phiếu thẩm định trước: hoso assess import"}
	}
	return p.partyPaper(st, pl, asOf, partyPaper{kind: "proposal", words: p.Book.proposal, write: (*party).proposal, official: o,
		part: []any{on.Entries, on.Assessments}})
}

func (w *party) proposal() {
	list := w.introducedModels()
	w.letterhead(w.asOf, "")
	w.titled(w.say("subject", w.about()...))
	w.addressed(w.say("address", "submit_to", w.profile.SubmitTo))
	w.body(w.say("opening", w.about()...))
	w.body(w.say("assessed", "assessed", viet.Count(len(w.judged())), "recognised", viet.Count(len(w.recommendedModels())), "outstanding", viet.Count(len(list))))
	w.toBeWritten("write_process")
	w.body(w.say("request", append(w.about(), "outstanding", viet.Count(len(list)))...))
	w.toBeWritten("write_reward")
	w.closing(w.say("closing", w.about()...))
	w.signature(recipientsOf(w.say("to")))
	w.annex(list, ListColumn{w.say("column_results"), 46, ListText}, w.resultsOf)
}

// resultsOf are the results that the unit reports of a model, the newest report first.
func (w *party) resultsOf(m modelFacts) string {
	for _, period := range []string{annualPeriod, midyearPeriod} {
		if r := resultOf(m.entry, period); r != nil && r.Model.Text("results") != "" {
			return w.setQuote(r, "results")
		}
	}
	return w.say("results_none")
}

// annex sets the list that goes with the paper, with pages counted on their own.
func (w *party) annex(list []modelFacts, last ListColumn, cell func(modelFacts) string) {
	w.add(layout.PageBreak{Restart: true})
	title, subject := w.say("list_title"), w.say("list_subject", w.about()...)
	of := w.say("annex_of", "number", w.citedNumber(), "date", w.dateLine(w.asOf.Year), "issuer", w.plan.Issuer)
	w.beginAnnex(title, subject, of)
	w.center(title, w.profile.ListTitle, 0)
	w.center(subject, w.profile.Subject, 0)
	w.center(of, w.profile.AnnexOf, 10)
	var rows [][]ListValue
	for _, m := range list {
		rows = append(rows, []ListValue{counted(len(rows) + 1), textual(w.nameCell(m)), textual(w.subjectCell(m)), textual(m.entry.Unit.Name), textual(w.domainCell(m)), textual(cell(m))})
	}
	w.listTitled(title, []string{title, oneLine(subject), oneLine(of)}, []ListColumn{
		{w.say("column_number"), 11, ListOrdinal}, {w.say("column_model"), 0, ListText}, {w.say("column_subject"), 32, ListText},
		{w.say("column_unit"), 25, ListText}, {w.say("column_domain"), 26, ListText}, last,
	}, rows, "")
	w.setNoteOfList()
	w.body(w.say("list_count", "models", viet.Count(len(list))))
}

// Decisions are the decisions of recognition, each with its list: one for each decision that the ledger holds, exactly as the committee
// stated it, and one without number for the models that were recommended and have none yet. A number that is given chooses among those of the
// ledger, or is that of the last.
func (p *Press) Decisions(st *dossier.State, pl *plan.Plan, asOf viet.Date, o Official) ([]*Paper, error) {
	on := stateOn(st, asOf)
	groups := decisionGroups(on, pl, asOf)
	if len(groups) == 0 {
		return nil, &NothingToSay{"Chưa có mô hình nào được công nhận hoặc đề nghị công nhận; nhập phiếu thẩm định trước: hoso assess import"}
	}
	chosen := choose(groups, o.Number)
	if len(chosen) == 0 {
		return nil, &NothingToSay{"Sổ theo dõi đã ghi quyết định khác cho mọi mô hình được công nhận: " + numbersOf(groups) + "; bỏ --number hoặc ghi một trong các số đó."}
	}
	var papers []*Paper
	for _, g := range chosen {
		what := partyPaper{kind: "decision", words: p.Book.decided, official: o, about: []string{"which", ""}, part: []any{on.Entries, on.Assessments, g}}
		if len(groups) > 1 && g.number != "" {
			what.about = []string{"which", " " + strings.ReplaceAll(g.number, "/", "-")}
		}
		if d := on.Decision(g.number); d != nil {
			what.official.Number, what.official.Date = d.Number, dayOf(d.Date)
		}
		what.write = func(w *party) { w.decision(g) }
		paper, err := p.partyPaper(st, pl, asOf, what)
		if err != nil {
			return nil, err
		}
		paper.Models = g.models
		papers = append(papers, paper)
	}
	return papers, nil
}

// decisionGroup are the recognised models of one decision, "" where they have none yet.
type decisionGroup struct {
	number string
	models []string
}

func decisionGroups(st *dossier.State, pl *plan.Plan, asOf viet.Date) []decisionGroup {
	var groups []decisionGroup
	w := party{facts: gather(st, pl, asOf), state: st}
	for _, m := range w.decidedModels() {
		number, at := w.assessment(m.entry.ID).Decision, -1
		for i := range groups {
			if groups[i].number == number {
				at = i
			}
		}
		if at < 0 {
			at = len(groups)
			groups = append(groups, decisionGroup{number: number})
		}
		groups[at].models = append(groups[at].models, m.entry.ID)
	}
	return groups
}

func choose(groups []decisionGroup, number string) []decisionGroup {
	if number == "" {
		return groups
	}
	var open []decisionGroup
	for _, g := range groups {
		if g.number == number {
			return []decisionGroup{g}
		}
		if g.number == "" {
			open = append(open, g)
		}
	}
	return open
}

func numbersOf(groups []decisionGroup) string {
	var all []string
	for _, g := range groups {
		all = append(all, g.number)
	}
	return strings.Join(all, ", ")
}

func (w *party) decision(g decisionGroup) {
	if d := w.state.Decision(g.number); d != nil {
		w.office.Place, w.office.Authority, w.office.Title, w.office.Signer = d.Place, d.Authority, d.Title, d.Signer
	}
	var list []modelFacts
	outstanding := 0
	for _, m := range w.decidedModels() {
		a := w.assessment(m.entry.ID)
		if a.Decision != g.number {
			continue
		}
		list = append(list, m)
		if foremost(a) {
			outstanding++
		}
	}
	w.letterhead(w.asOf, "")
	w.titled(w.say("subject", w.about()...))
	w.grounds()
	decides := strings.TrimSpace(w.say("decides", "issuer", oneLine(w.office.Issuer)))
	w.record(TextBlock{Kind: CenterText, Text: decides})
	w.center(decides, w.profile.Heading, 8)
	first := "article_1"
	if outstanding > 0 {
		first = "article_1_outstanding"
	}
	w.article("1", w.say(first, append(w.about(), "models", viet.Count(len(list)), "outstanding", viet.Count(outstanding))...))
	w.article("2", w.say("article_2", w.about()...))
	w.lastArticle("3", w.say("article_3", "helper", w.receiver()))
	w.signature(recipientsOf(w.say("to")))
	w.annex(list, ListColumn{w.say("column_note"), 22, ListShort}, func(m modelFacts) string {
		if foremost(w.assessment(m.entry.ID)) {
			return w.say("note_outstanding")
		}
		return ""
	})
}

// grounds sets the lines of “Căn cứ”: upright, each on its own line with a dash, ended by ";" and the last by ",". Those of authority are
// for people to write.
func (w *party) grounds() {
	lines := w.official.written("write_grounds")
	if len(lines) == 0 {
		w.toBeWritten("write_grounds")
	}
	for _, key := range []string{"ground_plan", "ground_minutes", "ground_request"} {
		lines = append(lines, w.say(key, append(w.about(), "helper", w.receiver())...))
	}
	for i, line := range lines {
		end := ";"
		if i == len(lines)-1 {
			end = ","
		}
		w.item(strings.TrimLeft(strings.TrimRight(line, ".;, "), "- ") + end)
	}
}

// articleText is an article: its number in bold, its sentence in running text.
func (w *party) articleText(number, text string) layout.Paragraph {
	p := w.paragraph("", w.profile.Body)
	name := w.say("article", "number", number)
	w.record(TextBlock{Kind: ArticleText, Text: text, Columns: []string{name}})
	p.Spans = []layout.Span{w.span(name+" ", w.profile.Heading), w.span(text, w.profile.Body)}
	return p
}

func (w *party) article(number, text string) { w.add(w.articleText(number, text)) }

// lastArticle holds on to the signature.
func (w *party) lastArticle(number, text string) {
	w.holdFor(text)
	p := w.articleText(number, text)
	p.KeepWithNext, p.KeepTogether = true, true
	w.add(p)
}
