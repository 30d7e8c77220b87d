package layout

import (
	"errors"
	"fmt"
)

// ErrTooTall is the error of something that cannot be cut and is taller than a page.
var ErrTooTall = errors.New("layout: a block is taller than the page")

// Flow sets a document on pages. A letter that the typeface lacks is a *MissingGlyph; measures that make no sense
// (a column wider than the page, a line narrower than a letter) are errors too. A document without blocks is one empty page.
func Flow(doc Document, m *Metrics) ([]Page, error) { return Collect(Stream(doc, m)) }

// Stream is Flow page by page, each while it is filled: no more of a long paper is in memory than what is bound to stand together.
func Stream(doc Document, m *Metrics) Pages {
	return func(yield func(Page, error) bool) {
		err := set(doc, m, func(p Page) error {
			if !yield(p, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(Page{}, err)
		}
	}
}

// errEnough says that no further page is wanted.
var errEnough = errors.New("layout: enough pages")

func set(doc Document, m *Metrics, put func(Page) error) error {
	sheet := doc.Sheet
	if !(sheet.TextWidth() >= leastWidth) || !(sheet.Height-sheet.Top-sheet.Bottom > 0) || min(sheet.Left, sheet.Right, sheet.Top, sheet.Bottom) < 0 {
		return fmt.Errorf("layout: no room for text on a page of %v × %v mm", sheet.Width, sheet.Height)
	}
	if _, err := m.prepare(sheet.Watermark); err != nil {
		return err
	}
	p := &paginator{sheet: sheet, metrics: m, room: sheet.Height - sheet.Top - sheet.Bottom, ready: put}
	p.begin(1)
	for _, b := range doc.Blocks {
		if err := b.strips(m, sheet.TextWidth(), p.take); err != nil {
			return err
		}
	}
	if err := p.settle(); err != nil {
		return err
	}
	return put(p.page)
}
