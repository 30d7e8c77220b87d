package generate

import (
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
)

// Stationery is what certificates are printed on: the designs in use and how far the printer puts a page from where it should. The zero
// value means the shipped full designs, and a printer that is right.
type Stationery struct {
	Collective, Individual string       // names of designs; "": "collective", "individual"
	Shift                  layout.Point // mm to the right and down, for stock only
}

// DesignFor is the name of the design in use for collectives or individuals.
func (p *Press) DesignFor(collective bool) string {
	switch s := p.Stationery; {
	case collective && s.Collective != "":
		return s.Collective
	case collective:
		return collectiveDesign
	case s.Individual != "":
		return s.Individual
	}
	return individualDesign
}

// Designs are the names of all designs, sorted.
func (b *Book) Designs() []string { return sortedKeys(b.designs) }

// Design is a design by its name, which others may read and must not change, or nil.
func (b *Book) Design(name string) *Design { return b.designs[name] }

// designOf is the design that a certificate was issued with, else the one in use.
func (p *Press) designOf(c dossier.CertificateContent) (*Design, error) {
	name := c.Design
	if name == "" {
		name = p.DesignFor(c.Collective)
	}
	d := p.Book.designs[name]
	if d == nil {
		return nil, fmt.Errorf("không có mẫu giấy chứng nhận “%s”%s", name, didYouMean(name, p.Book.Designs()))
	}
	return d, nil
}

// CheckStationery tells of a design in the settings that there is none of.
func (p *Press) CheckStationery() error {
	for _, collective := range []bool{true, false} {
		if _, err := p.designOf(dossier.CertificateContent{Collective: collective}); err != nil {
			return err
		}
	}
	return nil
}

// shift moves what stands on a page of stock by what the printer is off.
func (p *Press) shift(d *Design, page *layout.Page) {
	by := p.Stationery.Shift
	if !d.Stock || by == (layout.Point{}) {
		return
	}
	for i := range page.Texts {
		page.Texts[i].X += by.X
		page.Texts[i].Baseline += by.Y
	}
	for i := range page.Shapes {
		page.Shapes[i] = page.Shapes[i].Moved(by)
	}
}
