package word

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/nguyenthenguyen/docx"

	"hoso/pipeline/viet"
)

// Values are what a form is filled in with: texts by name, and lists for
// sections and table rows. Within a list, names of the outer values hold too.
type Values struct {
	Text    map[string]string
	Lists   map[string][]Values
	Columns []Column // of the table that stands in this section; none: as the form has it
}

// Fault is a mistake in a form, in words for the clerk who edited it.
type Fault struct{ Message string }

// Error gives the message.
func (f *Fault) Error() string { return f.Message }

func fault(format string, args ...any) error { return &Fault{fmt.Sprintf(format, args...)} }

// Fill fills a Word form in. The error is a *Fault where the form is wrong: a
// placeholder that nothing fills, a section that is not closed. The same form
// and values give the same bytes.
func Fill(form []byte, v Values) ([]byte, error) {
	in, err := docx.ReadDocxFromMemory(bytes.NewReader(form), int64(len(form)))
	if err != nil {
		return nil, fmt.Errorf("word: open form: %w", err)
	}
	paper := in.Editable()
	root, err := parse(paper.GetContent())
	if err != nil {
		return nil, fmt.Errorf("word: read form: %w", err)
	}
	f := &filler{}
	if root.kids, err = f.fill(root.kids, scope{v}); err != nil {
		return nil, err
	}
	paper.SetContent(render(root))
	for _, name := range slices.Sorted(maps.Keys(v.Text)) { // in header and footer, where they stand in one run
		if err := paper.ReplaceHeader("{{"+name+"}}", clean(v.Text[name])); err != nil {
			return nil, fmt.Errorf("word: fill header: %w", err)
		}
		if err := paper.ReplaceFooter("{{"+name+"}}", clean(v.Text[name])); err != nil {
			return nil, fmt.Errorf("word: fill footer: %w", err)
		}
	}
	var out bytes.Buffer
	if err := errors.Join(paper.Write(&out), in.Close()); err != nil {
		return nil, fmt.Errorf("word: write paper: %w", err)
	}
	return out.Bytes(), nil
}

// clean makes a value fit for XML.
func clean(s string) string { return viet.Clean(s) }

// scope is the values that hold at a place, the innermost last.
type scope []Values

func (s scope) in(v Values) scope { return append(slices.Clone(s), v) }

func (s scope) text(name string) (string, bool) {
	for i := len(s) - 1; i >= 0; i-- {
		if words, ok := s[i].Text[name]; ok {
			return words, true
		}
	}
	return "", false
}

func (s scope) list(name string) ([]Values, bool) {
	for i := len(s) - 1; i >= 0; i-- {
		if list, ok := s[i].Lists[name]; ok {
			return list, true
		}
	}
	return nil, false
}

// names are all that may stand here, for the nearest one to a wrong one.
func (s scope) names() (texts, lists []string) {
	for _, v := range s {
		texts = append(texts, slices.Sorted(maps.Keys(v.Text))...)
		lists = append(lists, slices.Sorted(maps.Keys(v.Lists))...)
	}
	return texts, lists
}

// nearest suggests the known name that a wrong one most likely means.
func nearest(name string, known []string) string {
	best, least := "", 2+len([]rune(name))/2
	for _, k := range known {
		if d := levenshtein.ComputeDistance(name, k); d < least {
			best, least = k, d
		}
	}
	switch {
	case best != "":
		return "; có phải là {{" + best + "}}?"
	case len(known) > 0:
		return "; dùng được: " + strings.Join(known, ", ")
	}
	return ""
}
