package word

import (
	"encoding/xml"
	"math"
	"slices"
	"strconv"
)

// Column is how a column of a table stands on paper. A form has one table for every number of columns; each paper gives it its own
// proportions, those of the PDF.
type Column struct {
	Width  float64 // mm
	Center bool
}

// twips of a mm: the unit of lengths in Word.
const twips = 1440 / 25.4

// proportion gives the tables among nodes that have as many columns the widths and the alignment of columns. Heading rows keep the
// alignment of the form.
func proportion(nodes []*node, columns []Column) {
	for _, n := range nodes {
		if n.name != "w:tbl" {
			continue
		}
		for _, part := range n.kids {
			switch part.name {
			case "w:tblGrid":
				if len(part.kids) != len(columns) {
					return
				}
				for i, grid := range part.kids {
					grid.attrs = []xml.Attr{attr("w", columns[i].twips())}
				}
			case "w:tr":
				row(part, columns)
			}
		}
	}
}

func row(tr *node, columns []Column) {
	heading := tr.child("w:trPr") != nil && tr.child("w:trPr").child("w:tblHeader") != nil
	at := 0
	for _, cell := range tr.kids {
		if cell.name != "w:tc" || at >= len(columns) {
			continue
		}
		column := columns[at]
		at++
		if set := cell.child("w:tcPr"); set != nil && set.child("w:tcW") != nil {
			set.child("w:tcW").attrs = []xml.Attr{attr("w", column.twips()), attr("type", "dxa")}
		}
		for _, p := range cell.kids {
			if p.name == "w:p" && !heading {
				p.align(column.Center)
			}
		}
	}
}

func (c Column) twips() string { return strconv.Itoa(int(math.Round(c.Width * twips))) }

func attr(name, value string) xml.Attr {
	return xml.Attr{Name: xml.Name{Space: "w", Local: name}, Value: value}
}

func (n *node) child(name string) *node {
	if i := slices.IndexFunc(n.kids, func(k *node) bool { return k.name == name }); i >= 0 {
		return n.kids[i]
	}
	return nil
}

// align sets a paragraph in the middle or at the left. Of the settings of a paragraph only its style comes before, and a few that forms
// do not use come after.
func (p *node) align(center bool) {
	how := "left"
	if center {
		how = "center"
	}
	set := p.child("w:pPr")
	if set == nil {
		set = &node{name: "w:pPr"}
		p.kids = slices.Insert(p.kids, 0, set)
	}
	if old := set.child("w:jc"); old != nil {
		old.attrs = []xml.Attr{attr("val", how)}
		return
	}
	before := []string{"w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"}
	at := slices.IndexFunc(set.kids, func(k *node) bool { return slices.Contains(before, k.name) })
	if at < 0 {
		at = len(set.kids)
	}
	set.kids = slices.Insert(set.kids, at, &node{name: "w:jc", attrs: []xml.Attr{attr("val", how)}})
}
