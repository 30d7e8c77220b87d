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

// Write makes a PDF of the pages; each keeps its own size. A letter that the typeface lacks is an error.
func (w *Writer) Write(pages []layout.Page, meta Meta) ([]byte, error) {
	if err := check(pages, meta); err != nil {
		return nil, err
	}
	j := &job{Writer: w, file: newFile(), drawn: map[*layout.Drawing]int{}, shown: map[*layout.Image]int{}}
	catalog, tree, info := j.file.reserve(), j.file.reserve(), j.file.reserve()
	if err := j.fonts(pages); err != nil {
		return nil, err
	}
	var kids []string
	for i := range pages {
		number, err := j.page(&pages[i], tree)
		if err != nil {
			return nil, err
		}
		kids = append(kids, ref(number))
	}
	stamp := "(D:" + meta.Created.Format("20060102150405-07'00'") + ")"
	j.file.object(catalog, "<</Type/Catalog/Pages %s/Lang(vi-VN)/ViewerPreferences<</PrintScaling/None>>>>", ref(tree))
	j.file.object(tree, "<</Type/Pages/Count %d/Kids[%s]>>", len(kids), strings.Join(kids, " "))
	j.file.object(info, "<</Title%s/Author%s/Subject%s/Creator(hoso)/Producer(hoso)/CreationDate%s/ModDate%s>>",
		str(meta.Title), str(meta.Author), str(meta.Subject), stamp, stamp)
	return j.file.end(catalog, info), nil
}

func check(pages []layout.Page, meta Meta) error {
	if len(pages) == 0 {
		return fmt.Errorf("pdf: %q has no pages", meta.Title)
	}
	if meta.Created.IsZero() {
		return fmt.Errorf("pdf: %q has no time of making", meta.Title)
	}
	for i, p := range pages {
		if !(p.Width >= 20 && p.Height >= 20 && p.Width <= 2000 && p.Height <= 2000) {
			return fmt.Errorf("pdf: %q: page %d is of %v × %v mm", meta.Title, i+1, p.Width, p.Height)
		}
		for _, s := range p.Shapes {
			if s.Stroke < 0 {
				return errors.New("pdf: a line of negative thickness")
			}
		}
	}
	return nil
}

// job is one file being written.
type job struct {
	*Writer
	file      *file
	used      [4]*letters // nil where a style draws nothing
	resources string      // of the fonts
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

// fonts collects the letters of all pages and writes a font for each style in use.
func (j *job) fonts(pages []layout.Page) error {
	var used [4]map[rune]bool
	note := func(t *layout.Text) {
		i := face(t.Style)
		if used[i] == nil {
			used[i] = map[rune]bool{}
		}
		for _, r := range t.Text {
			used[i][r] = true
		}
	}
	for i := range pages {
		for k := range pages[i].Texts {
			note(&pages[i].Texts[k])
		}
		if pages[i].Watermark != nil {
			note(pages[i].Watermark)
		}
	}
	for i, runes := range used {
		if runes == nil {
			continue
		}
		l, err := collect(j.faces[i], runes)
		if err != nil {
			return err
		}
		number, err := j.font(l)
		if err != nil {
			return err
		}
		j.used[i] = l
		j.resources += fmt.Sprintf("/F%d %s", i, ref(number))
	}
	return nil
}

// page writes a page with its stream and gives its number.
func (j *job) page(p *layout.Page, tree int) (int, error) {
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
	j.file.object(number, "<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Resources<</Font<<%s>>%s>>/Contents %s>>",
		ref(tree), num(p.Width*scale), num(p.Height*scale), j.resources, forms, ref(content))
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
