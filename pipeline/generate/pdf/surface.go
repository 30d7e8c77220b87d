package pdf

import (
	"bytes"
	"fmt"

	"github.com/johnfercher/go-tree/node"
	"github.com/johnfercher/maroto/v2/pkg/consts/align"
	"github.com/johnfercher/maroto/v2/pkg/consts/breakline"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"hoso/pipeline/generate/layout"
)

// surface is one page as a maroto component: it takes the whole page and draws at page coordinates.
type surface struct {
	page    *layout.Page
	family  string
	metrics *layout.Metrics // set where letters stand apart
	images  images
}

// SetConfig does nothing: a surface has all it needs.
func (s *surface) SetConfig(*entity.Config) {}

// GetStructure names the surface in maroto's tree.
func (s *surface) GetStructure() *node.Node[core.Structure] {
	return node.New(core.Structure{Type: "surface"})
}

// GetHeight is the height of the row that holds the surface.
func (s *surface) GetHeight(core.Provider, *entity.Cell) float64 { return s.page.Height - rowShort }

// Render draws the shapes, with the watermark among them, then the texts.
func (s *surface) Render(provider core.Provider, _ *entity.Cell) {
	b := brush{provider: provider}
	if s.page.Backdrop != nil {
		s.pictures(provider, s.page.Backdrop.Pictures)
		b.shapes(s.page.Backdrop.Shapes)
	}
	s.pictures(provider, s.page.Pictures)
	under := min(max(s.page.Under, 0), len(s.page.Shapes))
	b.shapes(s.page.Shapes[:under])
	if mark := s.page.Watermark; mark != nil {
		s.text(provider, *mark)
	}
	b.shapes(s.page.Shapes[under:])
	for _, t := range s.page.Texts {
		s.text(provider, t)
	}
}

// text draws a text; one whose letters stand apart is drawn a letter at a time, for maroto knows no such room.
func (s *surface) text(provider core.Provider, t layout.Text) {
	if t.Style.Tracking == 0 {
		s.run(provider, t)
		return
	}
	for _, r := range t.Text {
		one := t
		one.Text = string(r)
		s.run(provider, one)
		t.X += s.metrics.Width(one.Text, t.Style)
	}
}

// run is put into a cell so wide that maroto never breaks it; maroto sets the baseline one type size below the cell's top.
func (s *surface) run(provider core.Provider, t layout.Text) {
	height := t.Style.Size * layout.PtToMM
	provider.AddText(t.Text, &entity.Cell{X: t.X, Y: t.Baseline - height, Width: 1e5, Height: height}, &props.Text{
		Family:            s.family,
		Style:             fontStyle(t.Style),
		Size:              t.Style.Size,
		Align:             align.Left,
		BreakLineStrategy: breakline.EmptySpaceStrategy,
		Color:             color(t.Style.Color),
	})
}

func color(c layout.Color) *props.Color {
	return &props.Color{Red: int(c.R), Green: int(c.G), Blue: int(c.B)}
}

func fontStyle(s layout.Style) fontstyle.Type {
	switch {
	case s.Bold && s.Italic:
		return fontstyle.BoldItalic
	case s.Bold:
		return fontstyle.Bold
	case s.Italic:
		return fontstyle.Italic
	}
	return fontstyle.Normal
}

// usedFonts lists the styles that the pages use, at least one: maroto reads each of them anew for each document.
// The bytes are copies, because gofpdf writes padding into them.
func usedFonts(pages []layout.Page, faces layout.Faces) ([]*entity.CustomFont, error) {
	used := map[fontstyle.Type]bool{}
	for _, p := range pages {
		for _, t := range p.Texts {
			used[fontStyle(t.Style)] = true
		}
		if p.Watermark != nil {
			used[fontStyle(p.Watermark.Style)] = true
		}
	}
	used[fontstyle.Normal] = used[fontstyle.Normal] || len(used) == 0
	var fonts []*entity.CustomFont
	for _, f := range []struct {
		style fontstyle.Type
		data  []byte
	}{{fontstyle.Normal, faces.Regular}, {fontstyle.Bold, faces.Bold}, {fontstyle.Italic, faces.Italic}, {fontstyle.BoldItalic, faces.BoldItalic}} {
		if !used[f.style] {
			continue
		}
		if !bytes.HasPrefix(f.data, []byte{0, 1, 0, 0}) {
			return nil, fmt.Errorf("pdf: style %q of %s is no TrueType font", f.style, faces.Name)
		}
		fonts = append(fonts, &entity.CustomFont{Family: faces.Name, Style: f.style, Bytes: bytes.Clone(f.data)})
	}
	return fonts, nil
}

var _ core.Component = (*surface)(nil)
