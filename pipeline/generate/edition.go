package generate

// Edition is a Party paper as words, part by part, for an edition that people edit before they sign: a Word file. It says the same
// as the pages of the PDF; how it looks is for the form that it is filled into.
type Edition struct {
	Superior, Issuer, Star, Number string // the left of the head
	Below                          string // of a công văn, under its number
	Party, Motto, PlaceDate        string // the right of the head; the motto of a State paper alone
	Form                           string // the profile: "hd05", "nd30"
	Title, Subject, UnderSubject   string
	Draft                          string // across the pages, "" for none
	Blocks                         []TextBlock
	Recipients                     []string // the first is “Nơi nhận:”
	LeftSigns                      []string // who signs on the left, role and name: minutes only
	Signs                          []string // on the right: authority, title, name
	Annex                          *Edition // a list with pages of its own
}

// The kinds of blocks that only Party papers have.
const (
	AddressText TextKind = "address" // “Kính gửi: …”
	CenterText  TextKind = "center"  // a line of its own, in bold
	ArticleText TextKind = "article" // Columns[0] is “Điều 1.”
	LastText    TextKind = "last"    // the sentence before the signature
	MarkText    TextKind = "mark"    // a place that only people write, in italics
)

// Edition is the paper as words.
func (p *Paper) Edition() *Edition {
	s := p.compose()
	e := s.edition
	e.Form = s.profile.Name
	e.Blocks = s.outline
	if s.annexAt > 0 {
		annex := *e.Annex
		annex.Blocks, e.Blocks = s.outline[s.annexAt:], s.outline[:s.annexAt]
		e.Annex = &annex
	}
	if s.draft() {
		e.Draft = s.say("draft_mark")
	}
	return &e
}

// beginAnnex ends the paper itself: what follows is its list.
func (s *sheet) beginAnnex(title, subject, of string) {
	s.annexAt = len(s.outline)
	s.edition.Annex = &Edition{Title: title, Subject: subject, UnderSubject: of}
}
