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
// and date on the right. The number and the day are the clerk's and stay blank (HD 05-HD/VPTW; domain of văn thư).
func (s *sheet) letterhead(day viet.Date) {
	p, set := s.profile, s.press.Settings
	left := []layout.Block{
		s.headLine(set.Superior, p.Superior), s.headLine(set.Issuer, p.Issuer), s.headLine(s.say("star"), p.Star),
		s.headLine(s.say("number", "number", strings.Repeat(nbsp, 6), "type", s.say("type"), "symbol", set.Symbol), p.Number),
	}
	party := s.span(s.say("party"), p.Party)
	right := []layout.Block{
		s.headLine(s.say("party"), p.Party),
		layout.Rule{AsLongAs: []layout.Span{party}, Align: layout.Center, Stroke: p.Letterhead.Rule, Before: p.Letterhead.RuleGap, After: 6},
		s.headLine(s.placeDate(day), p.PlaceDate),
	}
	s.add(layout.Pair{Left: left, Right: right, LeftWidth: p.Letterhead.Left, Gap: p.Letterhead.Gap, After: 18, KeepWithNext: true})
}

func (s *sheet) headLine(text string, t Type) layout.Paragraph {
	return layout.Paragraph{Spans: []layout.Span{s.span(text, t)}, Align: layout.Center, Leading: s.profile.Letterhead.Line}
}

// placeDate leaves room for the day and the month; the year is that of the paper.
func (s *sheet) placeDate(day viet.Date) string {
	blank := strings.Repeat(nbsp, 5)
	line := s.say("place_date", "place", s.press.Settings.Place, "day", blank, "month", blank, "year", strconv.Itoa(day.Year))
	return strings.ReplaceAll(line, " "+blank+" ", blank)
}

// titled sets the kind of paper, what it is about and the short rule of hyphens below.
func (s *sheet) titled(subject string) {
	s.center(s.say("title"), s.profile.Title, 0)
	s.center(subject, s.profile.Subject, 0)
	s.center(s.say("under_subject"), s.profile.UnderSubject, 12)
}

// signature sets “Nơi nhận” beside the block of the signer: authority, title, room to sign, name. What the settings leave open
// stays blank. It holds on to the closing sentence before it.
func (s *sheet) signature() {
	p, set := s.profile, s.press.Settings
	var left []layout.Block
	for i, to := range set.Recipients {
		end := p.Ends.Each
		if i == len(set.Recipients)-1 {
			end = p.Ends.Last
		}
		if i == 0 {
			left = append(left, layout.Paragraph{Spans: []layout.Span{s.span(s.say("recipients"), p.Recipients)}})
		}
		text := s.say("recipient", "recipient", to) + end
		left = append(left, layout.Paragraph{Spans: []layout.Span{s.span(text, p.Recipient)}, Leading: p.Recipient.Leading})
	}
	right := []layout.Block{
		s.headLine(set.Authority, p.Authority), s.headLine(set.Title, p.Position),
		layout.Space{Height: p.SignRoom}, s.headLine(set.Signer, p.Signer),
	}
	if len(left) == 0 {
		left = []layout.Block{layout.Space{Height: 1}}
	}
	s.add(layout.Pair{Left: left, Right: right, LeftWidth: p.Letterhead.Left, Gap: p.Letterhead.Gap, Before: 12})
}

// closing sets the last sentence of a paper so that the signature is never torn from it.
func (s *sheet) closing(text string) {
	p := s.paragraph(text, s.profile.Body)
	p.KeepWithNext, p.KeepTogether = true, true
	s.add(p)
}
