package layout

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // the two kinds of pictures that a PDF takes
	"image/png"
)

// What a picture may be: a page of A3 at 300 points an inch, and a file that an office still sends about.
const (
	MostImageBytes  = 4 << 20
	MostImagePoints = 20_000_000
)

// The errors of a picture that cannot be used.
var (
	ErrImageTooLarge = fmt.Errorf("ảnh lớn hơn %d MB hoặc %d triệu điểm ảnh", MostImageBytes>>20, MostImagePoints/1_000_000)
	ErrNoImage       = errors.New("không phải ảnh JPEG hoặc PNG, hoặc ảnh bị hỏng")
	ErrImageColors   = errors.New("ảnh JPEG màu CMYK (để in offset); hãy lưu lại dạng RGB")
)

// Image is a JPEG or PNG picture, read once. Pages that show it share its pointer, so that a file holds it once. It never changes.
type Image struct {
	Data          []byte // as it was read
	JPEG          bool   // else PNG
	Gray          bool   // of a JPEG: one colour
	Width, Height int    // points
}

// ReadImage looks a whole picture through, so that a broken one is known before anything is printed. Its errors are in words for people:
// ErrImageTooLarge, ErrNoImage, ErrImageColors.
func ReadImage(data []byte) (*Image, error) {
	if len(data) > MostImageBytes {
		return nil, ErrImageTooLarge
	}
	head, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || kind != "jpeg" && kind != "png" || head.Width < 1 || head.Height < 1 {
		return nil, ErrNoImage
	}
	if head.Width > MostImagePoints/head.Height {
		return nil, ErrImageTooLarge
	}
	if head.ColorModel == color.CMYKModel {
		return nil, ErrImageColors
	}
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return nil, ErrNoImage
	}
	return &Image{Data: data, JPEG: kind == "jpeg", Gray: head.ColorModel == color.GrayModel, Width: head.Width, Height: head.Height}, nil
}

// Points are the colours of the picture, three bytes a point from the upper left one, on white where it lets something through.
func (i *Image) Points() ([]byte, error) {
	read, _, err := image.Decode(bytes.NewReader(i.Data))
	if err != nil {
		return nil, fmt.Errorf("layout: picture of %d × %d points: %w", i.Width, i.Height, err)
	}
	out, at := make([]byte, 0, 3*i.Width*i.Height), read.Bounds().Min
	for y := range i.Height {
		for x := range i.Width {
			r, g, b, a := read.At(at.X+x, at.Y+y).RGBA()
			white := 0xFFFF - a
			out = append(out, uint8((r+white)>>8), uint8((g+white)>>8), uint8((b+white)>>8))
		}
	}
	return out, nil
}

// PlainPNG is the picture as a PNG of the simplest kind, eight bits a colour on white, for a writer that takes no other.
func (i *Image) PlainPNG() ([]byte, error) {
	points, err := i.Points()
	if err != nil {
		return nil, err
	}
	plain := image.NewNRGBA(image.Rect(0, 0, i.Width, i.Height))
	for n := range i.Width * i.Height {
		copy(plain.Pix[4*n:], points[3*n:3*n+3])
		plain.Pix[4*n+3] = 0xFF
	}
	var out bytes.Buffer
	err = png.Encode(&out, plain)
	return out.Bytes(), err
}

// Picture is an image at its place on a page, in mm. Both have the same proportions.
type Picture struct {
	Image               *Image
	X, Y, Width, Height float64
}

// Fitted is a picture as large as a place holds without stretching it, in its middle.
func Fitted(i *Image, place Upright) Picture {
	by := min(place.Width/float64(i.Width), place.Height/float64(i.Height))
	w, h := by*float64(i.Width), by*float64(i.Height)
	return Picture{Image: i, X: place.X + (place.Width-w)/2, Y: place.Y + (place.Height-h)/2, Width: w, Height: h}
}

// Scaled is the picture larger or smaller, about the page's top left corner, then moved.
func (p Picture) Scaled(by float64, moved Point) Picture {
	p.X, p.Y, p.Width, p.Height = p.X*by+moved.X, p.Y*by+moved.Y, p.Width*by, p.Height*by
	return p
}
