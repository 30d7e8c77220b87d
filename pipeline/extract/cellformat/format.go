package cellformat

import "strings"

// Format is a number format: up to three sections, for numbers above zero,
// below zero and zero.
type Format []section

// section is one part of a number format code, as far as it changes what a
// reader understands: colours, widths and fill are left out.
type section struct {
	whole    []piece // before the decimal point, from the left
	least    int     // digits at least before the point
	fixed    int     // decimals always shown
	most     int     // decimals at most
	thousand bool    // groups of three
	scale    int     // commas at the end: each divides by 1000
	percent  int
	prefix   string
	suffix   string
	general  bool // no format of its own
	date     dateParts
}

// piece is a digit position or, between two of them, a literal.
type piece struct {
	digit   byte
	literal string
}

// dateParts says what a date format shows.
type dateParts struct {
	year, month, day, hour, minute, second, elapsed bool
}

func (d dateParts) any() bool {
	return d.year || d.month || d.day || d.hour || d.minute || d.second || d.elapsed
}

// Parse reads a number format code, such as `#,##0.00" đồng";-0`.
func Parse(code string) Format {
	var f Format
	for code != "" && len(f) < 4 {
		var s section
		s, code = parseSection(code)
		f = append(f, s)
	}
	if len(f) == 0 {
		f = General()
	}
	return f
}

// sectionReader walks along one section.
type sectionReader struct {
	section
	point   bool   // the decimal point has passed
	pending string // a literal that may stand between digits
	commas  int    // commas since the last digit
	last    byte   // last date letter: m after h is a minute
	clumsy  bool   // exponent or fraction: shown as a plain number
}

// parseSection reads up to the next ';' and gives what follows it.
func parseSection(code string) (section, string) {
	r := &sectionReader{}
	i := 0
	for i < len(code) && code[i] != ';' {
		i += r.take(code[i:])
	}
	rest := ""
	if i < len(code) {
		rest = code[i+1:]
	}
	return r.finish(), rest
}

// take reads one symbol and gives its length.
func (r *sectionReader) take(code string) int {
	switch c := code[0]; {
	case c == '"':
		end := strings.IndexByte(code[1:], '"')
		if end < 0 {
			r.literal(code[1:])
			return len(code)
		}
		r.literal(code[1 : end+1])
		return end + 2
	case c == '\\' && len(code) > 1:
		size := runeLen(code[1:])
		r.literal(code[1 : 1+size])
		return 1 + size
	case (c == '_' || c == '*') && len(code) > 1:
		return 1 + runeLen(code[1:])
	case c == '[':
		return r.bracket(code)
	case strings.HasPrefix(strings.ToLower(code), "general"):
		r.general = true
		return len("general")
	case strings.HasPrefix(strings.ToUpper(code), "AM/PM"):
		return len("AM/PM")
	case strings.IndexByte("0#?.,%", c) >= 0:
		r.number(c)
		return 1
	case strings.IndexByte("ymdhsYMDHS", c) >= 0:
		return r.dateRun(code)
	case (c == 'E' || c == 'e') && len(code) > 1 && (code[1] == '+' || code[1] == '-'):
		r.clumsy = true
		return 2
	case c == '/' && len(r.whole) > 0:
		r.clumsy = true
		return 1
	case c == '@':
		r.general = true
		return 1
	default:
		size := runeLen(code)
		r.literal(code[:size])
		return size
	}
}

func runeLen(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

func (r *sectionReader) literal(s string) {
	switch {
	case len(r.whole) == 0 && !r.general && !r.point:
		r.prefix += s
	default:
		r.pending += s
	}
}

// bracket reads [Red], [>100], [h] or [$₫-42A].
func (r *sectionReader) bracket(code string) int {
	end := strings.IndexByte(code, ']')
	if end < 0 {
		return len(code)
	}
	inside := code[1:end]
	switch lower := strings.ToLower(inside); {
	case strings.HasPrefix(inside, "$"):
		symbol, _, _ := strings.Cut(inside[1:], "-")
		r.literal(symbol)
	case lower != "" && strings.Trim(lower, "h") == "":
		r.date.elapsed, r.date.hour, r.last = true, true, 'h'
	case lower != "" && (strings.Trim(lower, "m") == "" || strings.Trim(lower, "s") == ""):
		r.date.elapsed, r.date.minute = true, true
	}
	return end + 1
}

func (r *sectionReader) number(c byte) {
	switch c {
	case '.':
		r.point = true
	case ',':
		r.commas++
	case '%':
		r.percent++
		r.pending += "%"
	case '0', '#', '?':
		r.digit(c)
	}
}

func (r *sectionReader) digit(c byte) {
	if r.commas > 0 && !r.point {
		r.thousand = true
	}
	r.commas = 0
	if r.point {
		r.most++
		if c == '0' {
			r.fixed = r.most
		}
		return
	}
	if r.pending != "" {
		r.whole = append(r.whole, piece{literal: r.pending})
		r.pending = ""
	}
	r.whole = append(r.whole, piece{digit: c})
}

// dateRun reads a run of one date letter.
func (r *sectionReader) dateRun(code string) int {
	n, letter := 0, code[0]|0x20
	for n < len(code) && code[n]|0x20 == letter {
		n++
	}
	switch letter {
	case 'y':
		r.date.year = true
	case 'd':
		r.date.day = true
	case 'h':
		r.date.hour = true
	case 's':
		r.date.second = true
	case 'm':
		if r.last == 'h' || beforeSeconds(code[n:]) {
			r.date.minute = true
		} else {
			r.date.month = true
		}
	}
	r.last = letter
	return n
}

func beforeSeconds(rest string) bool {
	rest = strings.TrimLeft(rest, ": .")
	return rest != "" && rest[0]|0x20 == 's'
}

func (r *sectionReader) finish() section {
	s := r.section
	s.suffix, s.scale = r.pending, r.commas
	if r.clumsy {
		return section{general: true}
	}
	for _, p := range s.whole {
		if p.digit == '0' || p.digit != 0 && s.least > 0 {
			s.least++
		}
	}
	return s
}
