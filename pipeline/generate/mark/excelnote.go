package mark

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hoso/pipeline/xmltok"
)

const (
	excelComments = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	vmlDrawing    = "application/vnd.openxmlformats-officedocument.vmlDrawing"
)

// noteList is the part of a sheet's notes.
type noteList struct {
	part    string
	data    []byte
	authors element
	known   int // authors
	list    element
	taken   map[string]bool // cells that have a note of the sender's
}

// write puts the notes and their boxes into the parts of the sheet.
func (s *sheet) write(by Author) error {
	list, err := s.noteList()
	if err != nil {
		return err
	}
	notes := s.free(list.taken)
	prefix := list.list.prefix(list.data)
	var said strings.Builder
	for _, n := range notes {
		said.WriteString(n.comment(prefix, list.known))
	}
	author := fmt.Sprintf("<%[1]sauthor>%[2]s</%[1]sauthor>", list.authors.prefix(list.data), escaped(by.Name))
	s.book.set(list.part, splice(list.data, []edit{list.authors.last(list.data, author), list.list.last(list.data, said.String())}))
	return s.boxes(notes)
}

// free moves a note off a cell that has one of the sender's, to the next cell
// on its right that has none, and says there which cell it is about.
func (s *sheet) free(taken map[string]bool) []note {
	used := map[string]bool{}
	for _, n := range s.notes {
		used[n.name()] = true
	}
	out := slices.Clone(s.notes)
	for i := range out {
		n := &out[i]
		if !taken[n.name()] {
			continue
		}
		about := line{"Ô " + n.name() + ":", true}
		for n.column < maxColumn && (taken[n.name()] || used[n.name()]) {
			n.column++
		}
		used[n.name()] = true
		n.lines = append([]line{about}, n.lines...)
	}
	slices.SortFunc(out, func(a, b note) int {
		if a.before(b.spot) {
			return -1
		}
		return 1
	})
	return out
}

// noteList reads the notes of the sheet, or makes an empty list of them.
func (s *sheet) noteList() (*noteList, error) {
	part, err := s.book.related(s.part, "comments")
	if err == nil && part == "" {
		part, err = s.newNotes()
	}
	if err != nil {
		return nil, err
	}
	l := &noteList{part: part, taken: map[string]bool{}}
	if l.data, err = s.book.part(part); err != nil {
		return nil, err
	}
	err = s.book.scan(l.data, func(t *xmltok.Tokenizer) error {
		return t.Each(func() (err error) {
			switch {
			case t.Name == (xmltok.Name{Space: "x", Local: "authors"}):
				l.authors, err = within(t, func() error { l.known++; return nil })
			case t.Name == (xmltok.Name{Space: "x", Local: "commentList"}):
				l.list, err = within(t, func() error {
					ref, _ := t.Attr("", "ref")
					l.taken[strings.ReplaceAll(ref, "$", "")] = true
					return nil
				})
			}
			return err
		})
	})
	if err == nil && (l.authors.end == 0 || l.list.end == 0) {
		err = errors.New("a part of notes without authors or list")
	}
	return l, err
}

func (s *sheet) newNotes() (string, error) {
	part := s.book.free(path.Dir(path.Dir(s.part)) + "/comments%d.xml")
	space := excelSpace
	if s.book.strict {
		space = strictExcelSpace
	}
	s.book.set(part, []byte(xmlHead+`<comments xmlns="`+space+`"><authors></authors><commentList></commentList></comments>`))
	if err := s.book.declare(part, excelComments); err != nil {
		return "", err
	}
	_, err := s.book.relate(s.part, s.book.space(), "comments", "/"+part)
	return part, err
}

// comment is a note as the part of notes has it.
func (n note) comment(prefix string, author int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<%[1]scomment ref="%[2]s" authorId="%[3]d"><%[1]stext>`, prefix, n.name(), author)
	for i, l := range n.lines {
		bold, end := "", "\n"
		if l.bold {
			bold = "<" + prefix + "b/>"
		}
		if i == len(n.lines)-1 {
			end = ""
		}
		fmt.Fprintf(&b, `<%[1]sr><%[1]srPr>%[2]s<%[1]ssz val="9"/><%[1]scolor indexed="81"/><%[1]srFont val="Tahoma"/><%[1]sfamily val="2"/></%[1]srPr><%[1]st xml:space="preserve">%[3]s%[4]s</%[1]st></%[1]sr>`,
			prefix, bold, escaped(l.text), end)
	}
	fmt.Fprintf(&b, `</%[1]stext></%[1]scomment>`, prefix)
	return b.String()
}

// The box of a note: its width in pixels, its distance from its cell, the
// letters that a line of it takes, the height of a line, and how many rows it
// may lie on at most.
const (
	boxWidth  = 330
	boxGap    = 12
	boxLine   = 50
	lineTall  = 15
	boxRows   = 40
	pointTall = 4.0 / 3 // pixels of a point
	digitWide = 7       // pixels of a digit, by which columns are measured
)

var shapeID = regexp.MustCompile(`_x0000_s(\d{1,9})`)

// boxes puts the boxes of notes into the drawing of the sheet. Such a drawing
// is no sound XML always, so it is only cut before its last tag.
func (s *sheet) boxes(notes []note) error {
	part, err := s.drawingPart()
	if err != nil {
		return err
	}
	data, err := s.book.part(part)
	if err != nil {
		return err
	}
	end := strings.LastIndex(string(data), "</xml>")
	if end < 0 {
		return errors.New("a drawing of notes without its end")
	}
	id := 1025
	for _, m := range shapeID.FindAllSubmatch(data, -1) {
		n, err := strconv.Atoi(string(m[1]))
		if err == nil {
			id = max(id, n+1)
		}
	}
	var b strings.Builder
	if !strings.Contains(string(data), `id="_x0000_t202"`) {
		b.WriteString(`<v:shapetype` + vmlSpaces + ` id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`)
	}
	for i, n := range notes {
		b.WriteString(s.box(id+i, n))
	}
	s.book.set(part, splice(data, []edit{{end, end, b.String()}}))
	return nil
}

const vmlSpaces = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`

// drawingPart is the drawing of the sheet's notes, made where there is none.
func (s *sheet) drawingPart() (string, error) {
	relations, _, err := s.book.relations(s.part)
	if err != nil {
		return "", err
	}
	if s.drawing != "" {
		for _, r := range relations {
			if r.id == s.drawing && s.book.has(r.target) {
				return r.target, nil
			}
		}
		return "", fmt.Errorf("drawing %s is missing", s.drawing)
	}
	part := s.book.free(path.Dir(path.Dir(s.part)) + "/drawings/vmlDrawing%d.vml")
	s.book.set(part, []byte(`<xml`+vmlSpaces+`><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>`))
	if err := s.book.declare(part, vmlDrawing); err != nil {
		return "", err
	}
	id, err := s.book.relate(s.part, s.book.space(), "vmlDrawing", "/"+part)
	text := fmt.Sprintf(`<%slegacyDrawing xmlns:r="%s" r:id="%s"/>`, s.root.prefix(s.data), s.book.space(), id)
	s.insert(s.drawn, text)
	return part, err
}

// box is the box of a note.
func (s *sheet) box(id int, n note) string {
	lines := 0
	for _, l := range n.lines {
		lines += 1 + len([]rune(l.text))/boxLine
	}
	left, leftGap := n.column, boxGap
	right, rightGap := s.along(left+1, boxWidth+boxGap, s.wide)
	top := max(n.row-1, 1)
	bottom, bottomGap := s.along(top, lines*lineTall+2*boxGap, s.tall)
	return fmt.Sprintf(`<v:shape%s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:Anchor>%d, %d, %d, %d, %d, %d, %d, %d</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		vmlSpaces, id, left, leftGap, top-1, 2, right-1, rightGap, bottom-1, bottomGap, n.row-1, n.column-1)
}

// along goes from the start of a row or column some pixels on, and tells in
// which one that ends and how far from its start.
func (s *sheet) along(from, pixels int, size func(int) int) (at, gap int) {
	for at = from; at < from+boxRows; at++ {
		if n := size(at); pixels <= n {
			return at, pixels
		} else {
			pixels -= n
		}
	}
	return at, 0
}

// wide is the width of a column in pixels.
func (s *sheet) wide(column int) int {
	for _, c := range s.columns {
		if c.from <= column && column <= c.to {
			return int(c.width * digitWide)
		}
	}
	return int(s.standard[0] * digitWide)
}

// tall is the height of a row in pixels.
func (s *sheet) tall(row int) int {
	if height, ok := s.heights[row]; ok {
		return int(height * pointTall)
	}
	return int(s.standard[1] * pointTall)
}
