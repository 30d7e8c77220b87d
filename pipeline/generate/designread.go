package generate

import (
	"io/fs"
	"maps"
	"slices"

	"go.yaml.in/yaml/v3"

	"hoso/pipeline/generate/layout"
)

// readDesigns reads every file of templates/certificates and completes those that are like another.
func readDesigns(files fs.FS, faults *Faults) map[string]*Design {
	names, err := fs.Glob(files, "certificates/*.yaml")
	if err != nil || len(names) == 0 {
		faults.add("certificates", 0, "không có mẫu giấy chứng nhận nào (certificates/*.yaml)")
	}
	r := designReader{files: files, faults: faults, read: map[string]*designFile{}, images: map[string]*layout.Image{}}
	for _, name := range names {
		d := &Design{}
		if readStrict(files, name, d, faults) {
			r.read[d.Name] = &designFile{Design: d, file: name, root: readMapping(files, name, faults)}
		}
	}
	designs := map[string]*Design{}
	for _, name := range sortedKeys(r.read) {
		r.finish(r.read[name], 0)
		designs[name] = r.read[name].Design
	}
	for _, need := range []string{collectiveDesign, individualDesign} {
		if designs[need] == nil && len(*faults) == 0 {
			faults.add("certificates/"+need+".yaml", 0, "thiếu mẫu giấy chứng nhận này")
		}
	}
	return designs
}

// designFile is a design with where it was read.
type designFile struct {
	*Design
	file        string
	root        *yaml.Node
	done, sound bool
}

type designReader struct {
	files  fs.FS
	faults *Faults
	read   map[string]*designFile
	images map[string]*layout.Image // by file
}

// mostAlike bounds how many designs may follow one another.
const mostAlike = 8

// finish completes a design, after the one that it follows, and looks it over.
func (r *designReader) finish(f *designFile, depth int) {
	if f.done {
		return
	}
	f.done = true
	before := len(*r.faults)
	check := designCheck{f.Design, f.file, f.root, r.faults, len(f.Boxes)}
	check.paper()
	check.readPictures(r.files, r.images)
	f.drawnOn = f.Page
	if f.Like != "" && !r.follow(&check, f, depth) {
		return
	}
	check.all()
	if f.sound = len(*r.faults) == before; f.sound {
		f.prepare()
	}
}

// follow takes over what the design does not say itself. It is false where nothing can be looked over further.
func (r *designReader) follow(c *designCheck, f *designFile, depth int) bool {
	base := r.read[f.Like]
	if base == nil || base == f || depth >= mostAlike || base.done && base.drawnOn == (DesignPage{}) {
		c.fault("like", "không theo được mẫu “%s”%s", f.Like, didYouMean(f.Like, sortedKeys(r.read)))
		return false
	}
	r.finish(base, depth+1)
	if !base.sound {
		return false // its own faults are told
	}
	if f.Page.Width == 0 {
		f.Page = base.Page
	}
	scale := f.Page.Width / base.Page.Width
	if tall := f.Page.Height / base.Page.Height; tall > scale*1.01 || tall < scale*0.99 {
		c.fault("page", "khổ giấy phải cùng tỷ lệ với mẫu “%s” (%g × %g mm)", f.Like, base.Page.Width, base.Page.Height)
		return false
	}
	f.take(base.Design, scale)
	return true
}

// take fills in what is not said, in the scale of the page.
func (d *Design) take(base *Design, scale float64) {
	if d.Sample == "" {
		d.Sample = base.Sample
	}
	words, colors := maps.Clone(base.Words), maps.Clone(base.Colors)
	d.Words, d.Colors = over(words, d.Words), over(colors, d.Colors)
	d.drawnOn = d.Page
	if len(d.Ornament) == 0 && len(d.Pictures) == 0 {
		d.Ornament, d.Pictures, d.drawnOn = slices.Clone(base.Ornament), slices.Clone(base.Pictures), base.drawnOn
	}
	if d.SignRoom == (Area{}) {
		d.SignRoom = base.SignRoom.scaled(scale)
	}
	if d.QR == nil && base.QR != nil {
		d.QR = &Square{base.QR.X * scale, base.QR.Y * scale, base.QR.Size * scale}
	}
	d.takeBoxes(base.Boxes, scale)
}

func over(base, own map[string]string) map[string]string {
	if base == nil {
		return own
	}
	maps.Copy(base, own)
	return base
}

// takeBoxes puts the boxes of the base that the design has not of its own behind its own.
func (d *Design) takeBoxes(base []DesignBox, scale float64) {
	own := len(d.Boxes)
	for _, b := range base {
		if slices.ContainsFunc(d.Boxes[:own], func(o DesignBox) bool { return o.Name == b.Name }) {
			continue
		}
		at := b.area().scaled(scale)
		b.X, b.Y, b.Width, b.Height = at.X, at.Y, at.Width, at.Height
		b.Size, b.Smallest, b.Rule = b.Size*scale, b.Smallest*scale, b.Rule*scale
		d.Boxes = append(d.Boxes, b)
	}
}

func (a Area) scaled(by float64) Area { return Area{a.X * by, a.Y * by, a.Width * by, a.Height * by} }
