package mark

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"
	"strings"

	"hoso/pipeline/xmltok"
)

// element is where an element stands in its part, in bytes. Of an empty one
// (<a/>) open, close and end are the same.
type element struct{ begin, open, close, end int }

// within goes through the children of the open element and tells where it
// stands.
func within(t *xmltok.Tokenizer, visit func() error) (element, error) {
	e := element{begin: int(t.Begin()), open: int(t.Offset())}
	err := t.Each(visit)
	e.close, e.end = int(t.Begin()), int(t.Offset())
	return e, err
}

// over passes over the open element and tells where it stands.
func over(t *xmltok.Tokenizer) (element, error) { return within(t, func() error { return nil }) }

// edit puts a text in the place of some bytes.
type edit struct {
	from, to int
	text     string
}

// splice makes edits, which must not overlap; those at one place stand in their
// order.
func splice(data []byte, edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	more := 0
	for _, e := range edits {
		more += len(e.text)
	}
	out, at := make([]byte, 0, len(data)+more), 0
	for _, e := range edits {
		out = append(append(out, data[at:e.from]...), e.text...)
		at = e.to
	}
	return append(out, data[at:]...)
}

// empty tells whether an element is written as <a/>.
func (e element) empty(data []byte) bool {
	return e.open == e.end && e.open-e.begin > 2 && data[e.open-2] == '/'
}

// last puts a text at the end of an element's content.
func (e element) last(data []byte, text string) edit {
	if e.empty(data) {
		return edit{e.open - 2, e.open, ">" + text + "</" + e.name(data) + ">"}
	}
	return edit{e.close, e.close, text}
}

// name is the name of an element as written, with its prefix.
func (e element) name(data []byte) string {
	raw := data[e.begin+1 : e.open]
	return string(raw[:bytes.IndexAny(raw, " \t\r\n/>")])
}

// prefix is that of an element's name, with its colon, or nothing.
func (e element) prefix(data []byte) string {
	prefix, _, found := strings.Cut(e.name(data), ":")
	if !found {
		return ""
	}
	return prefix + ":"
}

// attribute finds the value of an attribute of a start tag, by its name as
// written: where it stands between its quotes, from and to in bytes of the part.
func (e element) attribute(data []byte, name string) (from, to int, found bool) {
	at := e.begin + 1 + len(e.name(data))
	for at < e.open {
		equals := bytes.IndexByte(data[at:e.open], '=')
		if equals < 0 {
			return 0, 0, false
		}
		is := string(bytes.TrimSpace(data[at : at+equals]))
		at += equals + 1
		quote := at + bytes.IndexAny(data[at:e.open], `"'`)
		end := quote + 1 + bytes.IndexByte(data[quote+1:e.open], data[quote])
		if is == name {
			return quote + 1, end, true
		}
		at = end + 1
	}
	return 0, 0, false
}

// with sets an attribute of a start tag.
func (e element) with(data []byte, name, value string) edit {
	if from, to, found := e.attribute(data, name); found {
		return edit{from, to, value}
	}
	at := e.begin + 1 + len(e.name(data))
	return edit{at, at, " " + name + `="` + value + `"`}
}

// escaped is a text as it stands in XML.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // writing to a Builder does not fail
	return b.String()
}
