package generate

import (
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// plainPaper tells one paper of plain data, which does not follow from the ledger by itself, from another.
type plainPaper struct {
	kind     string
	words    wording
	wide     bool // on its side
	day      viet.Date
	official Official
	name     []string // values of the sentence file_name
	part     any      // all that it shows
	models   []string
	write    func(*sheet)
}

func (p *Press) plainPaper(pl *plan.Plan, what plainPaper) (*Paper, error) {
	if err := what.official.checkContent(what.words); err != nil {
		return nil, err
	}
	inputs, err := p.InputsDigest(what.kind, pl, what.day.String(), what.official, what.part)
	if err != nil {
		return nil, err
	}
	day := what.day
	if what.official.Date != (viet.Date{}) {
		day = what.official.Date
	}
	profile, err := p.profile(day)
	if err != nil {
		return nil, err
	}
	if what.wide {
		profile = profile.onItsSide()
	}
	v := voice{words: what.words, shared: p.Book.shared}
	paper := &Paper{
		Wide: what.wide,
		Name: namePath(v.say("file_name", what.name...)) + ".pdf", Kind: what.kind, Format: "pdf", Inputs: inputs, Models: what.models, press: p,
		Meta: Meta{Title: what.words["title"], Author: oneLine(p.Settings.Issuer), Subject: pl.Title, Created: midnight(day)},
	}
	paper.compose = func() *sheet {
		s := p.newSheet(what.words, profile)
		s.official = what.official
		what.write(s)
		return s
	}
	return paper, nil
}
