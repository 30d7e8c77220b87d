package doc

import (
	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/prose"
)

// draft is a paragraph while its runs are gathered.
type draft struct {
	prose.Draft
	boxes []dossier.Block // text boxes that are anchored here
	where dossier.Location
}

func (p *parser) newDraft() *draft {
	if last := len(p.drafts) - 1; last >= 0 {
		d := p.drafts[last]
		p.drafts = p.drafts[:last]
		return d
	}
	return &draft{}
}

func (p *parser) free(d *draft) {
	d.Reset()
	d.boxes = nil
	p.drafts = append(p.drafts, d)
}

// decode repairs and cleans the text of a draft, all runs together, and
// measures how much of it stands in bold from the start.
func (p *parser) decode(d *draft) (text string, lead int) {
	text, lead, met := d.Decode()
	p.met(met)
	return text, lead
}
