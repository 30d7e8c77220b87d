package generate

import (
	"fmt"
	"strings"

	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
)

// StateForm is what a profile of a State paper (NĐ 30/2020/NĐ-CP, Phụ lục I) has in place of the Party's: the country's name with its motto,
// rules below the organ and the subject as shares of their line, the pattern of the number, the marks of authority ("TM." for "T/M").
type StateForm struct {
	Country      string            `yaml:"country"`
	Motto        string            `yaml:"motto"`
	MottoType    Type              `yaml:"motto_type"`
	Number       string            `yaml:"number"`
	NumberLetter string            `yaml:"number_letter"` // of a công văn
	About        map[string]string `yaml:"about"`         // how a công văn begins to say what it is about: "V/v" for "về việc"
	OrganRule    float64           `yaml:"organ_rule"`
	SubjectRule  float64           `yaml:"subject_rule"`
	Marks        map[string]string `yaml:"marks"`
}

// UnknownForm is the error of a form in the settings that no file of templates/layout has.
type UnknownForm struct {
	Name  string
	Known []string
}

func (e *UnknownForm) Error() string {
	return fmt.Sprintf("hoso.yaml, mục office: không có thể thức “%s”%s", e.Name, didYouMean(e.Name, e.Known))
}

// CheckForm tells whether the form that the settings name is there; the error is an *UnknownForm.
func (p *Press) CheckForm() error {
	_, err := p.profile(viet.Date{})
	return err
}

// profile is the form that the office has chosen, or the Party's rule in force on a day.
func (p *Press) profile(day viet.Date) (*Profile, error) {
	name := strings.TrimSpace(p.Settings.Form)
	if name == "" {
		return p.Book.ProfileOf(day), nil
	}
	if chosen := p.Book.profileNamed(name); chosen != nil && chosen.Letterhead.Left > 0 {
		return chosen, nil
	}
	var known []string
	for _, one := range p.Book.profiles {
		if one.Letterhead.Left > 0 {
			known = append(known, one.Name)
		}
	}
	return nil, &UnknownForm{name, known}
}

func (s *sheet) isState() bool { return s.profile.State.Country != "" }

// shareRule is a rule as long as a share of the last line of a text.
func (s *sheet) shareRule(text string, t Type, share float64) layout.Rule {
	last := text[strings.LastIndex(text, "\n")+1:]
	return layout.Rule{Length: max(s.press.Metrics.Width(last, t.style())*share, 10), Align: layout.Center, Stroke: s.profile.Letterhead.Rule, Before: s.profile.Letterhead.RuleGap + 1, After: 4}
}

// stateHead are the blocks of the letterhead of a State paper: the organs with their rule on the left, the country's name and motto on the right.
func (s *sheet) stateHead() (left, right []layout.Block) {
	p, f := s.profile, s.profile.State
	issuer := s.organName(s.office.Issuer, p.Issuer)
	left = []layout.Block{s.organ(s.office.Superior, p.Superior), s.organ(s.office.Issuer, p.Issuer), s.shareRule(issuer, p.Issuer, f.OrganRule)}
	right = []layout.Block{
		s.headLine(f.Country, p.Party), s.headLine(f.Motto, f.MottoType),
		layout.Rule{AsLongAs: []layout.Span{s.span(f.Motto, f.MottoType)}, Align: layout.Center, Stroke: p.Letterhead.Rule, Before: p.Letterhead.RuleGap, After: 4},
	}
	return left, right
}

// stateNumber is “Số: 15/BC-VKS”; a công văn does not name its kind.
func (s *sheet) stateNumber(bare, kind, symbol string) string {
	pattern := s.profile.State.Number
	if kind == "CV" {
		pattern = s.profile.State.NumberLetter
	}
	return strings.NewReplacer("{number}", bare, "{type}", kind, "{symbol}", symbol).Replace(pattern)
}

// aboutLine is what a công văn says under its number that it is about, as the form writes it.
func (s *sheet) aboutLine(text string) string {
	for begins, as := range s.profile.State.About {
		if rest, found := strings.CutPrefix(text, begins); found {
			return as + rest
		}
	}
	return text
}

// authority is the line of authority of the settings as the form writes it.
func (s *sheet) authority(text string) string {
	mark, rest, found := strings.Cut(text, " ")
	if other := s.profile.State.Marks[mark]; found && other != "" {
		return other + " " + rest
	}
	return text
}
