package generate

import (
	"strconv"

	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// DossierIndex is the list of the papers in one dossier, which lies on top of them (HD 17-HD/VPTW of 16/12/2016 on making up dossiers).
type DossierIndex struct {
	Code      string    // of the dossier: "01/2026"; "" leaves room to write
	Title     string    // of the dossier: "Hồ sơ mô hình “Một cửa thân thiện” năm 2026"
	Term      string    // how long it is kept: "vĩnh viễn", "10 năm"; "" leaves room to write
	Day       viet.Date // of making the index
	By        string    // who made up the dossier; "" leaves room to sign
	Documents []IndexedDocument
	Models    []string // ids of the models that it is about
	// Electronic adds the list of files with their SHA-256: it proves a copy on a disk and says nothing on paper.
	Electronic bool
}

// IndexedDocument is one paper of a dossier. What is not known is left blank.
type IndexedDocument struct {
	Number  string    // "261-KH/ĐU"
	Date    viet.Date // of the paper; zero where it has none, or an impossible one
	Author  string    // who issued it
	Subject string    // kind of paper and what it is about
	Sheet   string    // where it begins: "1", or "1-4"
	Sheets  int       // how many sheets of paper it has, 0 where nobody counted
	Note    string
	File    string // in the electronic copy
	SHA256  string // of that file, in hex
}

// DossierIndex is the index of a dossier.
func (p *Press) DossierIndex(pl *plan.Plan, in DossierIndex) (*Paper, error) {
	return p.plainPaper(pl, plainPaper{
		kind: "dossier_index", words: p.Book.index, day: in.Day, name: []string{"year", strconv.Itoa(pl.Year), "code", orElse(in.Code, in.Title)},
		part: in, models: in.Models, write: func(s *sheet) { s.index(in) },
	})
}

func (s *sheet) index(in DossierIndex) {
	s.indexHead(in)
	s.titled(in.Title)
	from, to := in.Period()
	s.particulars(52, [][2]string{
		{s.say("label_period"), s.period(from, to)}, {s.say("label_count"), s.amount(len(in.Documents), in.sheets())},
	})
	s.list(s.say("sheet_index"), []ListColumn{
		{s.say("column_number"), 11, ListOrdinal}, {s.say("column_sign"), 27, ListText}, {s.say("column_date"), 24, ListDay},
		{s.say("column_author"), 33, ListText}, {s.say("column_subject"), 0, ListText}, {s.say("column_sheet"), 14, ListShort}, {s.say("column_note"), 17, ListText},
	}, in.rows())
	s.closing(s.say("closing", "count", s.amount(len(in.Documents), in.sheets())))
	s.madeBy(in.Day, in.By)
	if in.Electronic {
		s.digests(in)
	}
}

// indexHead sets the organs beside the number of the dossier: an index stays within the office and has no number of its own.
func (s *sheet) indexHead(in DossierIndex) {
	p := s.profile
	line := func(key, value string) layout.Paragraph {
		return s.headLine(s.say(key, "value", orBlank(value, 14)), p.Number)
	}
	s.edition.Superior, s.edition.Issuer, s.edition.Star = s.organName(s.office.Superior, p.Superior), s.organName(s.office.Issuer, p.Issuer), s.say("star")
	s.add(layout.Pair{
		Left:      []layout.Block{s.organ(s.office.Superior, p.Superior), s.organ(s.office.Issuer, p.Issuer), s.headLine(s.say("star"), p.Star)},
		Right:     []layout.Block{line("code", in.Code), line("term", in.Term)},
		LeftWidth: p.Letterhead.Left, Gap: p.Letterhead.Gap, After: 18, KeepWithNext: true,
	})
}

func (d DossierIndex) rows() [][]ListValue {
	var rows [][]ListValue
	for i, doc := range d.Documents {
		rows = append(rows, []ListValue{counted(i + 1), textual(doc.Number), dated(doc.Date), textual(doc.Author), textual(doc.Subject), textual(doc.Sheet), textual(doc.Note)})
	}
	return rows
}

// Period is the first and the last day of the papers, zero where none has a day.
func (d DossierIndex) Period() (from, to viet.Date) {
	for _, doc := range d.Documents {
		if doc.Date == (viet.Date{}) {
			continue
		}
		if from == (viet.Date{}) || doc.Date.Before(from) {
			from = doc.Date
		}
		if to.Before(doc.Date) {
			to = doc.Date
		}
	}
	return from, to
}

func (d DossierIndex) sheets() int {
	n := 0
	for _, doc := range d.Documents {
		n += doc.Sheets
	}
	return n
}

func (s *sheet) period(from, to viet.Date) string {
	switch {
	case from == viet.Date{}:
		return s.say("period_none")
	case from == to:
		return s.say("period_day", "from", viet.ShortDate(from))
	}
	return s.say("period", "from", viet.ShortDate(from), "to", viet.ShortDate(to))
}

// amount is how many papers there are, and sheets where somebody counted them.
func (s *sheet) amount(papers, sheets int) string {
	if sheets == 0 {
		return s.say("amount", "papers", viet.Count(papers))
	}
	return s.say("amount_sheets", "papers", viet.Count(papers), "sheets", viet.Count(sheets))
}

// madeBy sets place and day with the name of who made a list, on the right.
func (s *sheet) madeBy(day viet.Date, name string) {
	p := s.profile
	s.official.Date = day
	role := s.say("made_by")
	right := []layout.Block{
		s.headLine(s.placeDate(day), p.PlaceDate), s.headLine(role, p.Authority), layout.Space{Height: p.SignRoom}, s.headLine(name, p.Signer),
	}
	s.edition.Signs = []string{role, "", name}
	s.add(layout.Pair{Left: []layout.Block{layout.Space{Height: 1}}, Right: right, LeftWidth: p.Letterhead.Left, Gap: p.Letterhead.Gap, Before: 12})
}

// digests sets the list of files with their SHA-256, on pages of their own.
func (s *sheet) digests(in DossierIndex) {
	var rows [][]ListValue
	for i, doc := range in.Documents {
		if doc.File != "" {
			rows = append(rows, []ListValue{counted(i + 1), textual(doc.File), textual(doc.SHA256)})
		}
	}
	title, subject, of := s.say("digests_title"), s.say("digests_subject"), s.say("digests_of", "title", in.Title)
	s.add(layout.PageBreak{Restart: true})
	s.beginAnnex(title, subject, of)
	s.center(title, s.profile.ListTitle, 0)
	s.center(subject, s.profile.Subject, 0)
	s.center(of, s.profile.AnnexOf, 10)
	s.listTitled(s.say("sheet_digests"), []string{title, subject}, []ListColumn{
		{s.say("column_number"), 11, ListOrdinal}, {s.say("column_file"), 0, ListText}, {s.say("column_digest"), 78, ListText},
	}, rows, s.say("digests_none"))
	if len(rows) == 0 {
		s.body(s.say("digests_none"))
	}
}

func orElse(text, otherwise string) string {
	if text != "" {
		return text
	}
	return otherwise
}
