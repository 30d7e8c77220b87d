package generate

import (
	"strconv"
	"strings"

	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// HandingOver is what the minutes of handing over dossiers say (HD 17-HD/VPTW of 16/12/2016): who gives what to whom.
type HandingOver struct {
	Day      viet.Date // on which the minutes are made up
	What     string    // "hồ sơ phong trào “Dân vận khéo” năm 2026"
	Giver    Side
	Receiver Side
	Dossiers []HandedDossier
	Boxes    int    // 0: not counted
	State    string // of the papers: "đầy đủ, không hư hỏng"; "" leaves room to write
	Copies   int    // of the minutes, 0 means 2
}

// Side is one side of a handing over; what is empty is left to be written in.
type Side struct {
	Organ string // "Tổ giúp việc"
	Name  string
	Title string
}

// HandedDossier is one dossier that is handed over.
type HandedDossier struct {
	Code, Title string
	From, To    viet.Date // of its papers
	Papers      int
	Sheets      int // 0: not counted
	Files       int // electronic
	Term        string
	Note        string
}

// HandingOver are the minutes of handing over dossiers. Number and day are the clerk's, in o.
func (p *Press) HandingOver(pl *plan.Plan, in HandingOver, o Official) (*Paper, error) {
	return p.plainPaper(pl, plainPaper{
		kind: "handing_over", words: p.Book.handing, day: in.Day, official: o, name: []string{"year", strconv.Itoa(pl.Year)},
		part: in, write: func(s *sheet) { s.handing(pl, in) },
	})
}

// dots is room to write in, in a line of a form.
const dots = "…………………………"

func (s *sheet) handing(pl *plan.Plan, in HandingOver) {
	what := in.What
	if what == "" {
		what = s.say("what", "movement", pl.Movement, "year", strconv.Itoa(pl.Year))
	}
	s.letterhead(in.Day, "")
	s.titled(s.say("subject", "what", what))
	s.body(s.say("opening", "date", s.dateLine(in.Day.Year), "issuer", pl.Issuer))
	s.side("giver", in.Giver)
	s.side("receiver", in.Receiver)
	s.body(s.say("agreed"))
	s.heading(s.say("heading_1"))
	s.body(s.say("handed", "what", what, "dossiers", viet.Count(len(in.Dossiers)), "amount", s.handedAmount(in)))
	s.list(s.say("sheet"), []ListColumn{
		{s.say("column_number"), 11, ListOrdinal}, {s.say("column_code"), 21, ListShort}, {s.say("column_title"), 0, ListText}, {s.say("column_period"), 26, ListText},
		{s.say("column_amount"), 26, ListText}, {s.say("column_term"), 20, ListShort}, {s.say("column_note"), 18, ListText},
	}, s.handedRows(in.Dossiers))
	s.heading(s.say("heading_2"))
	s.body(s.say("state", "state", orElse(in.State, dots+dots)))
	copies := in.Copies
	if copies == 0 {
		copies = 2
	}
	s.closing(s.say("closing", "copies", viet.Count(copies)))
	s.twoSides(s.say("giver_signs"), in.Giver.Name, s.say("receiver_signs"), in.Receiver.Name)
}

func (s *sheet) side(key string, of Side) {
	s.heading(s.say(key, "organ", orElse(of.Organ, dots)))
	s.body(s.say("person", "name", orElse(of.Name, dots), "title", orElse(of.Title, dots)))
}

// handedAmount is all that is handed over: boxes, papers, sheets, files, those that were counted.
func (s *sheet) handedAmount(in HandingOver) string {
	var papers, sheets, files int
	for _, d := range in.Dossiers {
		papers, sheets, files = papers+d.Papers, sheets+d.Sheets, files+d.Files
	}
	return s.amounts(", ", "boxes", in.Boxes, "papers", papers, "sheets", sheets, "files", files)
}

// amounts joins counts that are not 0, from pairs of sentence and number.
func (s *sheet) amounts(between string, pairs ...any) string {
	var parts []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if n := pairs[i+1].(int); n > 0 {
			parts = append(parts, s.say("count_"+pairs[i].(string), "count", viet.Count(n)))
		}
	}
	if len(parts) == 0 {
		return s.say("count_none")
	}
	return strings.Join(parts, between)
}

func (s *sheet) handedRows(list []HandedDossier) [][]ListValue {
	var rows [][]ListValue
	for i, d := range list {
		rows = append(rows, []ListValue{
			counted(i + 1), textual(d.Code), textual(d.Title), textual(s.period(d.From, d.To)),
			textual(s.amounts("\n", "papers", d.Papers, "sheets", d.Sheets, "files", d.Files)), textual(d.Term), textual(d.Note),
		})
	}
	return rows
}

// twoSides sets the two who sign, side by side.
func (s *sheet) twoSides(leftRole, leftName, rightRole, rightName string) {
	side := func(role, name string) []layout.Block {
		return []layout.Block{s.headLine(role, s.profile.Authority), layout.Space{Height: s.profile.SignRoom}, s.headLine(name, s.profile.Signer)}
	}
	s.edition.LeftSigns, s.edition.Signs = []string{leftRole, leftName}, []string{rightRole, "", rightName}
	s.add(layout.Pair{Left: side(leftRole, leftName), Right: side(rightRole, rightName), LeftWidth: s.profile.Letterhead.Left, Gap: s.profile.Letterhead.Gap, Before: 12})
}
