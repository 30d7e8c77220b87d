package direct

import (
	"fmt"

	"hoso/pipeline/generate/layout"
)

// pictures draws pictures, in their order named P0, P1….
func (s *stream) pictures(list []layout.Picture) {
	for i, p := range list {
		s.operator("q")
		s.matrix(layout.Place{A: p.Width, D: -p.Height, E: p.X, F: p.Y + p.Height})
		s.operator(fmt.Sprintf("/P%d Do", i))
		s.operator("Q")
	}
}

// pictures puts the pictures of a page or a drawing into the file, each once, draws them where s is given, and gives their names as resources.
func (j *job) pictures(s *stream, list []layout.Picture) (string, error) {
	names := ""
	for i, p := range list {
		number, err := j.picture(p.Image)
		if err != nil {
			return "", err
		}
		names += fmt.Sprintf("/P%d %s", i, ref(number))
	}
	if s != nil {
		s.pictures(list)
	}
	return names, nil
}

// picture writes a picture, once in a file: a JPEG as it is, another as its points.
func (j *job) picture(p *layout.Image) (int, error) {
	if number, ok := j.shown[p]; ok {
		return number, nil
	}
	space, filter, data := "RGB", "Flate", p.Data
	switch {
	case p.JPEG && p.Gray:
		space, filter = "Gray", "DCT"
	case p.JPEG:
		filter = "DCT"
	default:
		packed, err := j.pointsOf(p)
		if err != nil {
			return 0, err
		}
		data = packed
	}
	number := j.file.reserve()
	j.file.packed(number, filter, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/Device%s/BitsPerComponent 8", p.Width, p.Height, space), data)
	j.shown[p] = number
	return number, nil
}

// pointsOf are a picture's points, compressed and kept for the next file.
func (w *Writer) pointsOf(p *layout.Image) ([]byte, error) {
	if have, ok := w.points.Load(p); ok {
		return have.([]byte), nil
	}
	points, err := p.Points()
	if err != nil {
		return nil, err
	}
	packed, err := w.packers.pack(points)
	if err == nil {
		w.points.Store(p, packed)
	}
	return packed, err
}
