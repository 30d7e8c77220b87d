package pdf

import (
	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"hoso/pipeline/generate/layout"
)

// images are the pictures of a document in a form that the library reads: it knows no interlaced PNG and none of sixteen bits, and would print
// its own words instead. It keeps each once, by its digest.
type images map[*layout.Image][]byte

func plainImages(pages []layout.Page) (images, error) {
	out := images{}
	for _, p := range pages {
		list := p.Pictures
		if p.Backdrop != nil {
			list = append(append([]layout.Picture{}, list...), p.Backdrop.Pictures...)
		}
		for _, picture := range list {
			i := picture.Image
			if out[i] != nil {
				continue
			}
			out[i] = i.Data
			if i.JPEG {
				continue
			}
			plain, err := i.PlainPNG()
			if err != nil {
				return nil, err
			}
			out[i] = plain
		}
	}
	return out, nil
}

// pictures draws pictures; their places have their proportions, so that maroto leaves nothing free.
func (s *surface) pictures(provider core.Provider, list []layout.Picture) {
	for _, p := range list {
		kind := extension.Png
		if p.Image.JPEG {
			kind = extension.Jpg
		}
		provider.AddImageFromBytes(s.images[p.Image], &entity.Cell{X: p.X, Y: p.Y, Width: p.Width, Height: p.Height}, &props.Rect{Percent: 100, Center: true}, kind)
	}
}
