package direct

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"hoso/pipeline/generate/layout"
)

// Meta is what a file says about itself. Created is written as the time of making and of the last change; it must be set, or the bytes would
// depend on the clock.
type Meta struct {
	Title, Author, Subject string
	Created                time.Time
}

// Writer holds a typeface, ready to be put into files. Any number of goroutines may use it at once.
type Writer struct {
	faces    [4]*typeface
	packers  packers
	drawings sync.Map // compressed, by *layout.Drawing
	points   sync.Map // of pictures that are no JPEG, compressed, by *layout.Image
}

// New reads the four styles of a typeface.
func New(faces layout.Faces) (*Writer, error) {
	w := &Writer{}
	name := strings.ReplaceAll(faces.Name, " ", "")
	for i, f := range []struct {
		suffix string
		data   []byte
	}{{"", faces.Regular}, {"-Bold", faces.Bold}, {"-Italic", faces.Italic}, {"-BoldItalic", faces.BoldItalic}} {
		face, err := readTypeface(name+f.suffix, f.data, i&1 != 0, i&2 != 0)
		if err != nil {
			return nil, fmt.Errorf("pdf: typeface %s%s: %w", name, f.suffix, err)
		}
		w.faces[i] = face
	}
	return w, nil
}

// Write makes a PDF of the pages, each drawn and forgotten before the next is asked for; each keeps its own size. A letter that the
// typeface lacks is an error.
func (w *Writer) Write(pages layout.Pages, meta Meta) ([]byte, error) {
	if meta.Created.IsZero() {
		return nil, fmt.Errorf("pdf: %q has no time of making", meta.Title)
	}
	j := &job{Writer: w, file: newFile(), drawn: map[*layout.Drawing]int{}, shown: map[*layout.Image]int{}}
	catalog, tree, info := j.file.reserve(), j.file.reserve(), j.file.reserve()
	j.resources = j.file.reserve()
	var kids []string
	for page, err := range pages {
		if err != nil {
			return nil, err
		}
		if err := check(&page); err != nil {
			return nil, fmt.Errorf("pdf: %q: page %d: %w", meta.Title, len(kids)+1, err)
		}
		number, err := j.page(&page, tree)
		if err != nil {
			return nil, err
		}
		kids = append(kids, ref(number))
	}
	if len(kids) == 0 {
		return nil, fmt.Errorf("pdf: %q has no pages", meta.Title)
	}
	if err := j.fonts(); err != nil {
		return nil, err
	}
	stamp := "(D:" + meta.Created.Format("20060102150405-07'00'") + ")"
	j.file.object(catalog, "<</Type/Catalog/Pages %s/Lang(vi-VN)/ViewerPreferences<</PrintScaling/None>>>>", ref(tree))
	j.file.object(tree, "<</Type/Pages/Count %d/Kids[%s]>>", len(kids), strings.Join(kids, " "))
	j.file.object(info, "<</Title%s/Author%s/Subject%s/Creator(hoso)/Producer(hoso)/CreationDate%s/ModDate%s>>",
		str(meta.Title), str(meta.Author), str(meta.Subject), stamp, stamp)
	return j.file.end(catalog, info), nil
}

func check(p *layout.Page) error {
	if !(p.Width >= 20 && p.Height >= 20 && p.Width <= 2000 && p.Height <= 2000) {
		return fmt.Errorf("it is of %v × %v mm", p.Width, p.Height)
	}
	for _, s := range p.Shapes {
		if s.Stroke < 0 {
			return errors.New("a line of negative thickness")
		}
	}
	return nil
}

// job is one file being written.
type job struct {
	*Writer
	file      *file
	used      [4]*letters // nil where a style draws nothing
	resources int         // the object that names the fonts, written when all letters are known
	drawn     map[*layout.Drawing]int
	shown     map[*layout.Image]int
}

func face(s layout.Style) int {
	n := 0
	if s.Bold {
		n = 1
	}
	if s.Italic {
		n += 2
	}
	return n
}

// letters numbers the letters of a page that are new to the file.
func (j *job) letters(p *layout.Page) error {
	for i := range p.Texts {
		if err := j.note(&p.Texts[i]); err != nil {
			return err
		}
	}
	if p.Watermark != nil {
		return j.note(p.Watermark)
	}
	return nil
}

func (j *job) note(t *layout.Text) error {
	i := face(t.Style)
	if j.used[i] == nil {
		j.used[i] = newLetters(j.faces[i])
	}
	for _, r := range t.Text {
		if err := j.used[i].add(r); err != nil {
			return err
		}
	}
	return nil
}

// fonts writes a font for each style in use, once all pages are drawn.
func (j *job) fonts() error {
	names := ""
	for i, l := range j.used {
		if l == nil {
			continue
		}
		number, err := j.font(l)
		if err != nil {
			return err
		}
		names += fmt.Sprintf("/F%d %s", i, ref(number))
	}
	j.file.object(j.resources, "<<%s>>", names)
	return nil
}

// page writes a page with its stream and gives its number.
func (j *job) page(p *layout.Page, tree int) (int, error) {
	if err := j.letters(p); err != nil {
		return 0, err
	}
	s := &stream{}
	const scale = 72 / 25.4
	s.out = fmt.Appendf(s.out, "%.6f 0 0 %.6f 0 %s cm\n", scale, -scale, num(p.Height*scale))
	forms := ""
	if p.Backdrop != nil {
		number, err := j.drawing(p)
		if err != nil {
			return 0, err
		}
		forms = "/B " + ref(number)
		s.operator("/B Do")
	}
	names, err := j.pictures(s, p.Pictures)
	if err != nil {
		return 0, err
	}
	if forms += names; forms != "" {
		forms = "/XObject<<" + forms + ">>"
	}
	j.paint(s, p)
	packed, err := j.packers.pack(s.out)
	if err != nil {
		return 0, err
	}
	number, content := j.file.reserve(), j.file.reserve()
	j.file.object(number, "<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Resources<</Font %s%s>>/Contents %s>>",
		ref(tree), num(p.Width*scale), num(p.Height*scale), ref(j.resources), forms, ref(content))
	j.file.stream(content, "", packed)
	return number, nil
}

func (j *job) paint(s *stream, p *layout.Page) {
	text := func(t layout.Text) {
		if i := face(t.Style); t.Text != "" {
			s.text(t, "F"+string(rune('0'+i)), j.used[i].number)
		}
	}
	under := min(max(p.Under, 0), len(p.Shapes))
	s.shapes(p.Shapes[:under])
	if p.Watermark != nil {
		text(*p.Watermark)
	}
	s.shapes(p.Shapes[under:])
	for _, t := range p.Texts {
		text(t)
	}
}

// drawing writes a backdrop as a form, once in a file, and gives its number.
func (j *job) drawing(p *layout.Page) (int, error) {
	if number, ok := j.drawn[p.Backdrop]; ok {
		return number, nil
	}
	packed, err := j.compressed(p.Backdrop)
	if err != nil {
		return 0, err
	}
	names, err := j.pictures(nil, p.Backdrop.Pictures)
	if err != nil {
		return 0, err
	}
	if names != "" {
		names = "/XObject<<" + names + ">>"
	}
	number := j.file.reserve()
	j.file.stream(number, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Resources<<%s>>", num(p.Width), num(p.Height), names), packed)
	j.drawn[p.Backdrop] = number
	return number, nil
}

// compressed is a drawing's stream, kept for the next file.
func (w *Writer) compressed(d *layout.Drawing) ([]byte, error) {
	if have, ok := w.drawings.Load(d); ok {
		return have.([]byte), nil
	}
	s := &stream{}
	s.pictures(d.Pictures)
	s.shapes(d.Shapes)
	packed, err := w.packers.pack(s.out)
	if err == nil {
		w.drawings.Store(d, packed)
	}
	return packed, err
}
