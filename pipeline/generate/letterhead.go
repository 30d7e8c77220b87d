package generate

import (
	"strconv"
	"strings"

	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
)

// nbsp is a space that layout keeps, for the room that the clerk writes into.
const nbsp = "\u00a0"

// letterhead sets the head of a Party paper: the organs and the number on the left, the Party's name with its rule, place
// and date on the right. The number and the day are the clerk's and stay blank until given. A công văn says under its number what it is
// about; about is empty elsewhere.
func (s *sheet) letterhead(day viet.Date, about string) {
	p, set := s.profile, s.office
	party := s.span(s.say("party"), p.Party)
	left := []layout.Block{s.organ(set.Superior, p.Superior), s.organ(set.Issuer, p.Issuer), s.headLine(s.say("star"), p.Star)}
	right := []layout.Block{
		s.headLine(s.say("party"), p.Party),
		layout.Rule{AsLongAs: []layout.Span{party}, Align: layout.Center, Stroke: p.Letterhead.Rule, Before: p.Letterhead.RuleGap, After: 6},
	}
	if s.isState() {
		left, right = s.stateHead()
	}
	if kind := s.say("type"); kind != "" {
		left = append(left, s.headLine(s.numberLine(kind), p.Number))
	}
	if about = s.aboutLine(about); about != "" {
		left = append(left, s.headLine(about, p.SubjectBelow))
	}
	e := &s.edition
	e.Superior, e.Issuer, e.Star, e.Below = s.organName(set.Superior, p.Superior), s.organName(set.Issuer, p.Issuer), s.say("star"), about
	e.Party, e.PlaceDate = s.say("party"), s.placeDate(day)
	if kind := s.say("type"); kind != "" {
		e.Number = s.numberLine(kind)
	}
	if s.isState() {
		e.Party, e.Motto, e.Star = p.State.Country, p.State.Motto, ""
	}
	right = append(right, s.headLine(s.placeDate(day), p.PlaceDate))
	s.add(layout.Pair{Left: left, Right: right, LeftWidth: p.Letterhead.Left, Gap: p.Letterhead.Gap, After: 18, KeepWithNext: true})
}

func (s *sheet) headLine(text string, t Type) layout.Paragraph {
	return layout.Paragraph{Spans: []layout.Span{s.span(text, t)}, Align: layout.Center, Leading: s.profile.Letterhead.Line}
}

// organ sets the name of an organ, over two lines where one is too narrow: broken before a word of the profile, so that the name
// of a place or of a body stays whole, else into lines of equal length.
func (s *sheet) organ(name string, t Type) layout.Paragraph {
	return s.headLine(s.organName(name, t), t)
}

func (s *sheet) organName(name string, t Type) string {
	room := s.profile.Letterhead.Left
	wide := func(text string) bool { return s.press.Metrics.Width(text, t.style()) > room }
	if wide(name) && !strings.Contains(name, "\n") {
		for _, mark := range s.profile.Letterhead.Breaks {
			at := strings.LastIndex(name, " "+mark+" ")
			if at > 0 && !wide(name[:at]) && !wide(name[at+1:]) {
				name = name[:at] + "\n" + name[at+1:]
				break
			}
		}
	}
	return name
}

// placeDate leaves room for the day and the month, as much as a long name of a place lets it; the year is that of the paper.
func (s *sheet) placeDate(day viet.Date) string {
	if d := s.official.Date; d != (viet.Date{}) {
		return s.say("place_date", "place", orBlank(s.office.Place, 12), "day", viet.Count(d.Day), "month", monthOf(d), "year", strconv.Itoa(d.Year))
	}
	width, line := s.profile.sheet().TextWidth()-s.profile.Letterhead.Left-s.profile.Letterhead.Gap, ""
	for room := 3; room > 0; room-- {
		blank := orBlank("", room)
		line = s.say("place_date", "place", orBlank(s.office.Place, 12), "day", blank, "month", blank, "year", strconv.Itoa(day.Year))
		if s.press.Metrics.Width(line, s.profile.PlaceDate.style()) <= width {
			break
		}
	}
	return line
}

// orBlank leaves room to write in what is not known.
func orBlank(text string, room int) string {
	if text != "" {
		return text
	}
	return strings.Repeat(nbsp, room)
}

// titled sets the kind of paper, what it is about and the short rule of hyphens below.
func (s *sheet) titled(subject string) {
	s.edition.Title, s.edition.Subject, s.edition.UnderSubject = s.say("title"), subject, s.say("under_subject")
	s.center(s.say("title"), s.profile.Title, 0)
	s.center(subject, s.profile.Subject, 0)
	if s.isState() {
		s.edition.UnderSubject = ""
		rule := s.shareRule(subject, s.profile.Subject, s.profile.State.SubjectRule)
		rule.After = 12
		s.add(rule)
		return
	}
	s.center(s.say("under_subject"), s.profile.UnderSubject, 12)
}

// signature sets “Nơi nhận” beside the block of the signer: authority, title, room to sign, name. What the settings leave open
// stays blank. It holds on to the closing sentence before it.
func (s *sheet) signature(recipients []string) {
	p, set := s.profile, s.office
	s.unsigned = s.unsigned || strings.TrimSpace(set.Signer) == ""
	var left []layout.Block
	for i, to := range recipients {
		end := p.Ends.Each
		if i == len(recipients)-1 {
			end = p.Ends.Last
		}
		if i == 0 {
			left = append(left, layout.Paragraph{Spans: []layout.Span{s.span(s.say("recipients"), p.Recipients)}})
			s.edition.Recipients = []string{s.say("recipients")}
		}
		text := s.say("recipient", "recipient", to) + end
		s.edition.Recipients = append(s.edition.Recipients, text)
		left = append(left, layout.Paragraph{Spans: []layout.Span{s.span(text, p.Recipient)}, Leading: p.Recipient.Leading})
	}
	set.Authority = s.authority(set.Authority)
	s.edition.Signs = []string{set.Authority, set.Title, set.Signer}
	right := []layout.Block{
		s.headLine(set.Authority, p.Authority), s.headLine(set.Title, p.Position),
		layout.Space{Height: p.SignRoom}, s.headLine(set.Signer, p.Signer),
	}
	if len(left) == 0 {
		left = []layout.Block{layout.Space{Height: 1}}
	}
	s.add(layout.Pair{Left: left, Right: right, LeftWidth: p.Letterhead.Left, Gap: p.Letterhead.Gap, Before: 12})
}

// closing sets the last sentence of a paper so that the signature is never torn from it; where it is one line, nor from the
// line or row before.
func (s *sheet) closing(text string) {
	s.holdFor(text)
	s.record(TextBlock{Kind: LastText, Text: text})
	p := s.paragraph(text, s.profile.Body)
	p.KeepWithNext, p.KeepTogether = true, true
	s.add(p)
}

// holdFor keeps the foot of what was set last on the page of a last sentence of one line.
func (s *sheet) holdFor(text string) {
	p := s.profile
	if len(s.blocks) == 0 || s.press.Metrics.Width(text, p.Body.style())+p.Body.First > p.sheet().TextWidth() {
		return
	}
	last := &s.blocks[len(s.blocks)-1]
	switch b := (*last).(type) {
	case layout.Paragraph:
		b.KeepWithNext = true
		*last = b
	case layout.Table:
		b.KeepWithNext = true
		*last = b
	}
}
