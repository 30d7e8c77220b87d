package generate

import (
	"io/fs"
	"path"
	"strings"

	"hoso/pipeline/generate/layout"
)

// Background is a JPEG or PNG picture below everything else of a design: over the whole page, or in a place of its own. It is never stretched:
// it is as large as its place holds, in the middle of it.
type Background struct {
	File   string  `yaml:"file"` // in templates/certificates
	X      float64 `yaml:"x"`
	Y      float64 `yaml:"y"`
	Width  float64 `yaml:"width"` // 0, as the height: the whole page
	Height float64 `yaml:"height"`

	image *layout.Image
}

// readPictures reads the pictures that a design names itself, each file once for all designs; each fault has its line.
func (c *designCheck) readPictures(files fs.FS, known map[string]*layout.Image) {
	for i := range c.Pictures {
		b, line := &c.Pictures[i], c.line("pictures", i)
		if b.File == "" || strings.ContainsAny(b.File, `/\:`) || b.File == ".." {
			c.faults.add(c.file, line, "ảnh nền: file phải là tên một tệp ảnh trong templates/certificates")
			continue
		}
		if b.image = known[b.File]; b.image != nil {
			continue
		}
		data, err := fs.ReadFile(files, "certificates/"+b.File)
		if err != nil {
			c.faults.add(c.file, line, "ảnh nền: không có tệp templates/certificates/%s", b.File)
			continue
		}
		if b.image, err = layout.ReadImage(data); err != nil {
			c.faults.add(c.file, line, "ảnh nền “%s”: %s", b.File, err)
			continue
		}
		known[b.File] = b.image
	}
}

// picturePlaces looks over where the pictures go, once the page is known.
func (c *designCheck) picturePlaces() {
	for i := range c.Pictures {
		if b := &c.Pictures[i]; b.area() != (Area{}) && !b.area().within(c.drawnOn) {
			c.faults.add(c.file, c.line("pictures", i), "ảnh nền “%s” nằm ngoài trang giấy (ghi đủ x, y, width, height bằng mm, hoặc bỏ cả bốn để phủ trang)", b.File)
		}
	}
}

func (b *Background) area() Area { return Area{b.X, b.Y, b.Width, b.Height} }

// place puts the picture on the page that it is drawn for.
func (b *Background) place(p DesignPage) layout.Picture {
	a := b.area()
	if a == (Area{}) {
		a = Area{Width: p.Width, Height: p.Height}
	}
	return layout.Fitted(b.image, layout.Upright(a))
}

// pictureFiles are the pictures that lie beside the designs.
func pictureFiles(files fs.FS) ([]string, error) {
	all, err := fs.ReadDir(files, "certificates")
	var out []string
	for _, e := range all {
		switch strings.ToLower(path.Ext(e.Name())) {
		case ".jpg", ".jpeg", ".png":
			out = append(out, "certificates/"+e.Name())
		}
	}
	return out, err
}
