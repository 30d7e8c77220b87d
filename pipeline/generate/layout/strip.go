package layout

// Block is a part of a document that stands below the one before it: Paragraph, Table, Pair, Rule, Space, PageBreak.
type Block interface {
	// strips cuts the block, set to a width in mm, into the slices between which a page may end, and gives them one by one: a table
	// of ten thousand rows is never in memory as a whole.
	strips(m *Metrics, width float64, put func(strip) error) error
}

// bond is how strongly a strip holds on to the next one.
type bond int

const (
	free  bond = iota
	weak       // KeepTogether: given up when the whole does not fit on a page
	tight      // two lines of a paragraph, a heading and its text: given up only when these few do not fit on a page
)

// strip is a slice of a block over its whole width: a line of text, a row of a table, a whole pair.
type strip struct {
	ink           ink
	height        float64
	reach         float64 // how far the ink goes down, where that is beyond the height
	before, after float64 // distance to the neighbours, in mm; not kept at a page's edges
	bond          bond
	blank         bool // nothing to see: left out at the top of a page
	breakBefore   bool
	restart       bool // with breakBefore: the pages count from 1 again

	header *tableHeader // the rows to repeat when a page begins with this strip
	row    *rowSplit    // how to cut the strip between two lines, nil where it cannot be cut
}

// stack sets blocks below each other.
func stack(m *Metrics, blocks []Block, width float64) ([]strip, error) {
	var all []strip
	for _, b := range blocks {
		err := b.strips(m, width, func(s strip) error {
			all = append(all, s)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// putAll gives strips that are at hand.
func putAll(strips []strip, put func(strip) error) error {
	for _, s := range strips {
		if err := put(s); err != nil {
			return err
		}
	}
	return nil
}

// tall is the height of strips set below each other, the distances between them included.
func tall(strips []strip) float64 {
	sum := 0.0
	for i, s := range strips {
		sum += s.height
		if i > 0 {
			sum += strips[i-1].after + s.before
		}
	}
	return sum
}

// draw places strips below each other into one ink.
func draw(k *ink, strips []strip, x, y float64) {
	for i, s := range strips {
		if i > 0 {
			y += strips[i-1].after + s.before
		}
		k.place(s.ink, x, y)
		y += s.height
	}
}

// hold sets the bond of every strip to its next one at least to b, the last one excepted.
func hold(strips []strip, b bond) {
	for i := 0; i+1 < len(strips); i++ {
		strips[i].bond = max(strips[i].bond, b)
	}
}
