package generate

import (
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
)

// Stationery is what certificates are printed on: the designs in use and by how much what is printed must be moved for the printer in use. A
// certificate itself is never moved, only the copies for a printer and the calibration page. The zero value means the shipped full designs, and a
// printer that is right.
type Stationery struct {
	Collective, Individual string       // names of designs; "": "collective", "individual"
	Shift                  layout.Point // mm to the right and down, of calibration pages
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

// OnStock tells whether a certificate was issued on pre-printed stock, where a printer that is off shows.
func (p *Press) OnStock(c dossier.CertificateContent) (bool, error) {
	d, err := p.designOf(c)
	return err == nil && d.Stock, err
}

// move moves all that stands on a page.
func move(page *layout.Page, by layout.Point) {
	for i := range page.Texts {
		page.Texts[i].X += by.X
		page.Texts[i].Baseline += by.Y
	}
	for i := range page.Shapes {
		page.Shapes[i] = page.Shapes[i].Moved(by)
	}
}
