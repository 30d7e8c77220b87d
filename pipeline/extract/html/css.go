package html

import (
	"strconv"
	"strings"
)

// rules are what a style sheet says by selector: "p", ".xl65", "p.msonormal".
type rules map[string]string

// The bounds of the style sheets of a page.
const (
	maxRules    = 20_000
	maxSelector = 100
	maxDeclared = 256 // bytes of what counts of one selector
	maxClasses  = 4   // of an element
)

// add reads a style sheet. Rules for pages, fonts and media are passed over,
// and so are selectors of any other kind.
func (r rules) add(sheet string) {
	sheet = uncomment(sheet)
	for len(r) < maxRules {
		open := strings.IndexByte(sheet, '{')
		if open < 0 {
			return
		}
		selectors := strings.TrimSpace(sheet[:open])
		end := closing(sheet, open)
		if !strings.HasPrefix(selectors, "@") {
			r.set(selectors, sheet[open+1:end])
		}
		sheet = sheet[min(end+1, len(sheet)):]
	}
}

func (r rules) set(selectors, declarations string) {
	if len(selectors) > maxSelector*maxSelector {
		return
	}
	declarations = relevant(declarations)
	if declarations == "" {
		return
	}
	for _, one := range strings.Split(selectors, ",") {
		one = strings.ToLower(strings.TrimSpace(one))
		if one != "" && len(one) <= maxSelector && !strings.ContainsAny(one, " >:[#*+~\t\n") {
			r[one] = trimmed(r[one] + declarations)
		}
	}
}

// relevant keeps the declarations that change the text.
func relevant(declarations string) string {
	var out strings.Builder
	for declarations != "" && out.Len() <= maxDeclared {
		var one string
		one, declarations = cutDeclaration(declarations)
		name, _, _ := strings.Cut(one, ":")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "font-family", "font", "font-weight", "display", "visibility", "mso-hide", "white-space", "mso-list":
			out.WriteString(strings.TrimSpace(one) + ";")
		}
	}
	return out.String()
}

// trimmed keeps the last declarations, which count, where there are too many.
func trimmed(declarations string) string {
	for len(declarations) > maxDeclared {
		_, declarations = cutDeclaration(declarations)
	}
	return declarations
}

// closing is the brace that closes the one at open; the end where none does.
func closing(sheet string, open int) int {
	depth := 0
	for i := open; i < len(sheet); i++ {
		switch sheet[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(sheet)
}

// uncomment takes out comments and the marks that hide a sheet from old
// browsers.
func uncomment(sheet string) string {
	var out strings.Builder
	for {
		before, after, found := strings.Cut(sheet, "/*")
		out.WriteString(before)
		if !found {
			break
		}
		_, sheet, _ = strings.Cut(after, "*/")
	}
	return strings.NewReplacer("<!--", "", "-->", "").Replace(out.String())
}

// style is what the text at hand looks like.
type style struct {
	font    string
	bold    bool
	hidden  bool
	pre     bool // blanks and line ends count
	number  bool // the number of a paragraph in Word's pages
	deleted bool
	tabs    int // the text stands for so many tabs
}

// declare applies declarations.
func (s *style) declare(declarations string) {
	for declarations != "" {
		var one string
		one, declarations = cutDeclaration(declarations)
		name, value, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		s.property(strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value))
	}
}

// cutDeclaration cuts at the next semicolon that is not quoted.
func cutDeclaration(s string) (one, rest string) {
	quote := byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == ';':
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

func (s *style) property(name, value string) {
	lower := strings.ToLower(strings.TrimSpace(strings.TrimSuffix(value, "!important")))
	switch name {
	case "font-family", "mso-symbol-font-family":
		s.font = family(value)
	case "font":
		s.shorthand(value, lower)
	case "font-weight":
		s.bold = isBold(lower)
	case "display":
		s.hidden = s.hidden || lower == "none"
	case "visibility":
		s.hidden = s.hidden || lower == "hidden"
	case "mso-hide":
		s.hidden = s.hidden || lower == "all" || lower == "screen"
	case "white-space":
		s.pre = strings.HasPrefix(lower, "pre")
	case "mso-list":
		s.number = s.number || lower == "ignore"
	case "mso-tab-count":
		n, _ := strconv.Atoi(strings.Fields(lower + " 0")[0])
		s.tabs = min(max(n, 0), 20)
	}
}

// shorthand reads font: bold 7.0pt "Times New Roman".
func (s *style) shorthand(value, lower string) {
	words := strings.Fields(lower)
	s.bold = len(words) > 0 && isBold(words[0])
	if i := strings.IndexAny(value, `"'`); i >= 0 {
		s.font = family(value[i:])
	}
}

func isBold(value string) bool {
	n, err := strconv.Atoi(value)
	return value == "bold" || value == "bolder" || err == nil && n >= 600
}

// family is the first of a list of fonts.
func family(list string) string {
	first, _, _ := strings.Cut(list, ",")
	first = strings.Trim(strings.TrimSpace(first), `"'`)
	if strings.EqualFold(first, "inherit") {
		return ""
	}
	return first
}
