package word

import (
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/prose"
	"hoso/pipeline/viet"
)

// parser reads one file.
type parser struct {
	pkg       *pack
	limits    extract.Limits
	document  *dossier.Document
	styles    styles
	lists     lists
	fontNames map[string]string

	c          *cursor // of the part being read
	part       string
	paragraphs int // body-level paragraphs of the part so far
	tables     int // body-level tables of the part so far
	textBytes  int
	cells      int // positions of all grids so far

	revised bool // the main part still holds tracked changes
	chunk   bool // a part of the text stands in a file of its own
	object  bool // a table or text is embedded as an object of another program
	picture bool // there is a picture

	mute   int          // open controls whose content is not shown
	stand  *replacement // what is shown instead of the content
	fields []field      // open complex fields, innermost last
	silent int          // those of them that show nothing now
	drafts []*draft     // free ones
	spans  []viet.Span
}

// readAll reads the parts in the order in which they need each other.
func (p *parser) readAll() error {
	main, err := p.pkg.mainPart()
	if err != nil {
		return err
	}
	relations, err := p.pkg.relations(main)
	if err != nil {
		return err
	}
	steps := []struct {
		kind string
		read func(part string) error
	}{
		{"theme", p.takeTheme}, {"styles", p.takeStyles}, {"numbering", p.readNumbering},
	}
	for _, step := range steps {
		if err := step.read(p.first(relations, step.kind)); err != nil {
			return err
		}
	}
	p.document.Blocks, err = p.readText(main, "document")
	if err != nil {
		return err
	}
	if err := p.readOutside(relations); err != nil {
		return err
	}
	p.finish()
	return nil
}

// first finds the related part of a kind, or "".
func (p *parser) first(relations []relation, kind string) string {
	for _, rel := range relations {
		if rel.kind == kind && p.pkg.has(rel.target) {
			return rel.target
		}
	}
	return ""
}

// wrongRoot says what a part is whose root element is not what it should be:
// another Office format under the name of Word, or a broken file.
func wrongRoot(c *cursor) error {
	cause := fmt.Errorf("root element %s %s", c.Name.Space, c.Name.Local)
	for _, other := range []string{"spreadsheetml", "presentationml"} {
		if strings.Contains(c.Name.Space, other) {
			return dossier.Reject(dossier.UnsupportedFormat, cause)
		}
	}
	return cause
}

// readText reads a part made of blocks; root is its root element.
func (p *parser) readText(part, root string) ([]dossier.Block, error) {
	p.part, p.paragraphs, p.tables = p.pkg.name(part), 0, 0
	p.fields, p.silent = p.fields[:0], 0
	var out sink
	err := p.pkg.scan(part, func(c *cursor) error {
		if !c.is("w", root) {
			return wrongRoot(c)
		}
		p.c = c
		if root != "document" && root != "footnotes" && root != "endnotes" {
			return p.blocks(&out)
		}
		return c.each(func() error { return p.story(&out) })
	})
	return out.blocks, err
}

// story reads the body, or one note of a part of notes.
func (p *parser) story(out *sink) error {
	if p.c.is("w", "body") {
		return p.blocks(out)
	}
	if p.c.is("w", "footnote") || p.c.is("w", "endnote") {
		if kind, ok := p.c.Attr("w", "type"); ok && kind != "normal" {
			return nil // a separator line
		}
		return p.blocks(out)
	}
	return nil
}

// readOutside reads headers, footers and notes, which stand outside the
// running text.
func (p *parser) readOutside(relations []relation) error {
	revised, chunk := p.revised, p.chunk
	roots := [][2]string{{"header", "hdr"}, {"footer", "ftr"}, {"footnotes", "footnotes"}, {"endnotes", "endnotes"}}
	for _, kind := range roots {
		for _, part := range p.all(relations, kind[0]) {
			blocks, err := p.readText(part, kind[1])
			if err != nil {
				return err
			}
			p.document.Outside = append(p.document.Outside, blocks...)
		}
	}
	p.revised, p.chunk = revised || p.revised, chunk || p.chunk
	return nil
}

// all finds the related parts of a kind, each once, by name.
func (p *parser) all(relations []relation, kind string) []string {
	var parts []string
	for _, rel := range relations {
		if rel.kind == kind && p.pkg.has(rel.target) && !slices.Contains(parts, rel.target) {
			parts = append(parts, rel.target)
		}
	}
	sort.Slice(parts, func(i, j int) bool {
		if len(parts[i]) != len(parts[j]) {
			return len(path.Base(parts[i])) < len(path.Base(parts[j]))
		}
		return parts[i] < parts[j]
	})
	return parts
}

// finish says what the sender should know of the file as a whole.
func (p *parser) finish() {
	const fewLetters = 200 // bytes of text: less than any form has
	if p.revised {
		p.tell(dossier.Note{Message: prose.Tracked})
	}
	if p.chunk {
		p.tell(dossier.Note{Doubt: true, Unread: true, Message: "Một phần nội dung nhúng từ tệp khác chưa đọc được; " +
			"đề nghị mở tệp bằng Word, lưu thành tệp .docx mới rồi gửi lại."})
	}
	if p.object {
		p.tell(dossier.Note{Doubt: true, Unread: true, Message: "Bảng hoặc văn bản nhúng dưới dạng đối tượng (Excel, Word…) không đọc được; " +
			"đề nghị chép nội dung đó thành chữ, bảng của Word rồi gửi lại."})
	}
	if p.picture && p.textBytes < fewLetters {
		p.tell(dossier.Note{Doubt: true, Unread: true, Message: "Tệp hầu như chỉ có ảnh, chữ trong ảnh không đọc được; đề nghị gửi bản gõ bằng Word hoặc Excel."})
	}
	sort.Strings(p.document.Encodings)
}

func (p *parser) tell(note dossier.Note) { p.document.Notes = append(p.document.Notes, note) }

// met notes legacy encodings, each once.
func (p *parser) met(encodings []viet.Encoding) {
	for _, e := range encodings {
		if e != "" && !slices.Contains(p.document.Encodings, string(e)) {
			p.document.Encodings = append(p.document.Encodings, string(e))
		}
	}
}
