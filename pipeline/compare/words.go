package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// room is how many letters of a value Words shows at most, and around how
// many stay on each side of what differs.
const (
	room   = 120
	around = 24
)

// Words says a change in one line. Of long values it shows where they differ.
func (c Change) Words() string {
	old, now := line(c.Old), line(c.New)
	switch {
	case old == "":
		return c.Label + ": thêm " + quote(cut(now, room)) + setBy(c.NewBy)
	case now == "":
		return c.Label + ": bỏ " + quote(cut(old, room)) + setBy(c.OldBy)
	}
	old, now = differing(old, now, room)
	return c.Label + ": " + quote(cut(old, room)) + setBy(c.OldBy) + " → " + quote(cut(now, room)) + setBy(c.NewBy)
}

// setBy tells whose value it is where it is not the sender's.
func setBy(who string) string {
	if who == "" {
		return ""
	}
	return " (" + who + " ghi)"
}

// Sides are both values, whole where they have so many letters at most, else
// in one line from where they differ.
func (c Change) Sides(letters int) (old, now string) {
	if utf8.RuneCountInString(c.Old) <= letters && utf8.RuneCountInString(c.New) <= letters {
		return c.Old, c.New
	}
	old, now = line(c.Old), line(c.New)
	if old != "" && now != "" {
		old, now = differing(old, now, letters)
	}
	return cut(old, letters), cut(now, letters)
}

func quote(s string) string { return "“" + s + "”" }

// line is a value in one line.
func line(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\n", " / ")), " ")
}

func cut(s string, room int) string {
	runes := []rune(s)
	if len(runes) <= room {
		return s
	}
	return strings.TrimRight(string(runes[:room]), " ") + " …"
}

// differing leaves out of two long values what both begin and end with, but
// for some words around the difference.
func differing(a, b string, room int) (string, string) {
	x, y := []rune(a), []rune(b)
	if len(x) <= room && len(y) <= room {
		return a, b
	}
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	return part(x, head, tail), part(y, head, tail)
}

// part is a value without its head and tail, begun and ended at a blank.
func part(s []rune, head, tail int) string {
	from, to := max(0, head-around), min(len(s), len(s)-tail+around)
	for from > 0 && !unicode.IsSpace(s[from-1]) {
		from--
	}
	for to < len(s) && !unicode.IsSpace(s[to]) {
		to++
	}
	out := strings.TrimSpace(string(s[from:to]))
	if from > 0 {
		out = "… " + out
	}
	if to < len(s) {
		out += " …"
	}
	return out
}
