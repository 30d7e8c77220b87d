package extract

import (
	"hoso/pipeline/dossier"
)

// unitsAbove finds the units that stand as headings right above the tables of
// a paper for several units ("1. Chi bộ Phòng 5", then its list): each model
// then names its subject. A paper with one such unit has it as its sender.
func (f *flow) unitsAbove(doc *dossier.Document) map[*dossier.Table]*piece {
	var out map[*dossier.Table]*piece
	distinct := map[string]bool{}
	var heading *dossier.Paragraph
	for _, b := range doc.Blocks {
		switch {
		case b.Paragraph != nil && b.Paragraph.Text != "":
			heading = b.Paragraph
		case b.Table != nil && heading != nil:
			if unit, p := f.unitHeading(heading); p != nil {
				if out == nil {
					out = map[*dossier.Table]*piece{}
				}
				distinct[unit], out[b.Table] = true, p
			}
			heading = nil
		}
	}
	if len(distinct) < 2 {
		return nil
	}
	return out
}

// longestUnit is the most bytes of a heading that only names a unit.
const longestUnit = 100

// unitHeading reads a paragraph that is nothing but the name of a unit.
func (f *flow) unitHeading(p *dossier.Paragraph) (id string, unit *piece) {
	if len(p.Text) > longestUnit {
		return "", nil
	}
	_, text := splitNumber(p.Text)
	found := f.unitAlone(text, p.Where)
	if found == nil {
		return "", nil
	}
	ref, _ := f.e.units.find(found.lines[0])
	return ref.ID, found
}

// ofUnit gives the models that began in a table the unit that stands above it.
func (f *flow) ofUnit(unit *piece, before int) {
	if unit == nil {
		return
	}
	f.close()
	for _, d := range f.models[before:] {
		if d.list && d.lacks("subject") && !d.lacks("name") {
			d.put(unit.copy(), true)
		}
	}
}

// filled counts the models that there are.
func (f *flow) filled() int {
	n := len(f.models)
	if n > 0 && f.models[n-1].empty() {
		n--
	}
	return n
}
