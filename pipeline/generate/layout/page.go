package layout

import "iter"

// Sheet is the paper: its size and margins in mm. NumberSize is the type size in points of the page number, centred
// NumberTop mm below the top edge from page 2 on; 0 means no numbers.
type Sheet struct {
	Width, Height            float64
	Top, Bottom, Left, Right float64
	NumberSize, NumberTop    float64
	Watermark                string // large light grey words under the text of every page, such as "BẢN DỰ THẢO"
}

// PartyA4 is A4 upright as HD 05-HD/VPTW asks: margins 20, 20, 30 and 15 mm, page number of 14 pt, 10 mm from the top.
func PartyA4() Sheet {
	return Sheet{Width: 210, Height: 297, Top: 20, Bottom: 20, Left: 30, Right: 15, NumberSize: 14, NumberTop: 10}
}

// TextWidth is the width between the margins, in mm.
func (s Sheet) TextWidth() float64 { return s.Width - s.Left - s.Right }

// Document is a paper before it is set on pages.
type Document struct {
	Sheet  Sheet
	Blocks []Block
}

// Page is a finished page. The backdrop is painted first, then the pictures, then the shapes in their order, then the texts. The watermark, where there is one, is painted
// after the first Under shapes: it covers these and lies under everything else.
type Page struct {
	Width, Height float64
	Backdrop      *Drawing // shared by pages, nil for none
	Pictures      []Picture
	Shapes        []Shape
	Texts         []Text
	Watermark     *Text
	Under         int
}

// Pages are finished pages one by one; a fault ends them.
type Pages = iter.Seq2[Page, error]

// Collect has all pages in memory.
func Collect(pages Pages) (all []Page, err error) {
	for page, err := range pages {
		if err != nil {
			return nil, err
		}
		all = append(all, page)
	}
	return all, nil
}

// Set are pages that are at hand.
func Set(pages ...Page) Pages {
	return func(yield func(Page, error) bool) {
		for _, p := range pages {
			if !yield(p, nil) {
				return
			}
		}
	}
}
