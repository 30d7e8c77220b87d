package mark

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"hoso/pipeline/xmltok"
)

const (
	wordSpace       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictWordSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	wordComments    = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
)

// wordFile is a Word file while it is marked.
type wordFile struct {
	*pack
	main   string
	text   []byte // the main part
	strict bool
}

// markWord puts each remark beside a paragraph as a comment.
func (p *pack) markWord(main string, remarks []Remark, by Author) error {
	text, err := p.part(main)
	if err != nil {
		return err
	}
	w := &wordFile{pack: p, main: main, text: text}
	places, err := w.places()
	if err != nil {
		return fmt.Errorf("part %s: %w", main, err)
	}
	if places.first.end == 0 {
		return errors.New("no paragraph")
	}
	part, first, err := w.comments()
	if err != nil {
		return err
	}
	byPlace := map[int][]int{} // begin of a paragraph → ids of its comments
	stops := map[int]stop{}
	var said strings.Builder
	own, err := w.own(part)
	if err != nil {
		return err
	}
	for i, r := range remarks {
		at := places.of(r.Where, main)
		stops[at.begin] = at
		byPlace[at.begin] = append(byPlace[at.begin], first+i)
		said.WriteString(w.comment(first+i, r, by, own))
	}
	var edits []edit
	for begin, ids := range byPlace {
		edits = append(edits, w.anchors(stops[begin], ids)...)
	}
	p.set(main, splice(text, edits))
	return p.appendTo(part, func(string) string { return said.String() })
}

// space is the namespace of the file's elements.
func (w *wordFile) space() string {
	if w.strict {
		return strictWordSpace
	}
	return wordSpace
}

// declared is how the prefix w is declared where the file writes another one.
func (w *wordFile) declared(prefix string) string {
	if prefix == "w:" {
		return ""
	}
	return ` xmlns:w="` + w.space() + `"`
}

// anchors are the marks of comments around a paragraph.
func (w *wordFile) anchors(at stop, ids []int) []edit {
	declared := w.declared(at.prefix(w.text))
	var before, behind strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&before, `<w:commentRangeStart%s w:id="%d"/>`, declared, id)
		fmt.Fprintf(&behind, `<w:commentRangeEnd%s w:id="%d"/><w:r%s><w:commentReference w:id="%d"/></w:r>`, declared, id, declared, id)
	}
	if at.empty(w.text) {
		return []edit{at.last(w.text, before.String()+behind.String())}
	}
	return []edit{{at.props, at.props, before.String()}, at.last(w.text, behind.String())}
}

// comments is the part of the comments, made where the file has none, and the
// first id that is free.
func (w *wordFile) comments() (part string, first int, err error) {
	if first, err = w.afterAnchors(); err != nil {
		return "", 0, err
	}
	part, err = w.related(w.main, "comments")
	if err != nil || part == "" {
		if err == nil {
			part, err = w.newComments()
		}
		return part, first, err
	}
	data, err := w.part(part)
	if err != nil {
		return "", 0, err
	}
	err = w.scan(data, func(t *xmltok.Tokenizer) error {
		if t.Name != (xmltok.Name{Space: "w", Local: "comments"}) {
			return fmt.Errorf("root element %s %s", t.Name.Space, t.Name.Local)
		}
		return t.Each(func() error {
			text, _ := t.Attr("w", "id")
			if id, err := strconv.Atoi(text); err == nil && id < maxID {
				first = max(first, id+1)
			}
			return nil
		})
	})
	return part, first, err
}

// maxID bounds the ids that count as used; Word writes small ones.
const maxID = 1 << 30

var anchorID = regexp.MustCompile(`:?comment(?:Reference|RangeStart|RangeEnd)\s[^>]*id=["'](\d{1,9})["']`)

// afterAnchors is an id that no anchor in the text has, even where its comment
// is gone.
func (w *wordFile) afterAnchors() (int, error) {
	first := 0
	if !bytes.Contains(w.text, []byte("commentR")) {
		return first, nil
	}
	for _, m := range anchorID.FindAllSubmatch(w.text, -1) {
		id, err := strconv.Atoi(string(m[1]))
		if err != nil {
			return 0, err
		}
		first = max(first, id+1)
	}
	return first, nil
}

func (w *wordFile) newComments() (string, error) {
	folder, _ := path.Split(w.main)
	part := folder + "comments.xml"
	if w.has(part) {
		part = w.free(folder + "comments%d.xml")
	}
	w.set(part, []byte(xmlHead+`<w:comments xmlns:w="`+w.space()+`"></w:comments>`))
	if err := w.declare(part, wordComments); err != nil {
		return "", err
	}
	space := relationSpace
	if w.strict {
		space = strictRelationSpace
	}
	_, err := w.relate(w.main, space, "comments", path.Base(part))
	return part, err
}

// own is how comments declare their prefix in the part of the comments.
func (w *wordFile) own(part string) (string, error) {
	data, err := w.part(part)
	if err != nil {
		return "", err
	}
	var prefix string
	err = w.scan(data, func(t *xmltok.Tokenizer) error {
		root, err := over(t)
		prefix = root.prefix(data)
		return err
	})
	return w.declared(prefix), err
}

// comment is one comment. It names its own typeface: the paragraph styles of a
// file in a legacy encoding would show Vietnamese in pieces.
func (w *wordFile) comment(id int, r Remark, by Author, declared string) string {
	left := "left"
	if w.strict {
		left = "start"
	}
	look := `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>%s<w:color w:val="000000"/><w:sz w:val="20"/><w:szCs w:val="20"/>`
	var b strings.Builder
	fmt.Fprintf(&b, `<w:comment%s w:id="%d" w:author="%s" w:date="%s" w:initials="%s">`, declared, id, escaped(by.Name), by.At.Format("2006-01-02T15:04:05Z"), escaped(initials(by.Name)))
	for i, line := range append([]string{r.Title}, r.Lines...) {
		bold, reference := "", ""
		if i == 0 {
			bold, reference = "<w:b/><w:bCs/>", "<w:r><w:annotationRef/></w:r>"
		}
		fmt.Fprintf(&b, `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="%s"/></w:pPr>%s<w:r><w:rPr>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>`,
			left, reference, fmt.Sprintf(look, bold), escaped(line))
	}
	b.WriteString("</w:comment>")
	return b.String()
}

// initials are the first letters of a name's words.
func initials(name string) string {
	var out []rune
	for _, word := range strings.Fields(name) {
		out = append(out, unicode.ToUpper([]rune(word)[0]))
	}
	return string(out[:min(len(out), 4)])
}
