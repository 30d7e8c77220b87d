package ledger

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// UnitKey is what makes two units the same: the plan's id, else the folded
// name; "" for a unit that is not known.
func UnitKey(u dossier.UnitRef) string {
	if u.ID != "" {
		return "id:" + u.ID
	}
	if name := fold(u.Name); name != "" {
		return "name:" + name
	}
	return ""
}

// OwnerKey is whose a model of a submission is: its unit, else who carries
// it out (the field "subject"), else "".
func OwnerKey(s *Submission, model int) string {
	return Owner(s.UnitOf(model), s.Record.Models[model].Text("subject"))
}

// Owner is OwnerKey of a unit and a subject.
func Owner(unit dossier.UnitRef, subject string) string {
	if key := UnitKey(unit); key != "" {
		return key
	}
	if subject := fold(subject); subject != "" {
		return "subject:" + subject
	}
	return ""
}

// Same tells whether two names are one name but for case, spaces and the
// place of tone marks.
func Same(a, b string) bool { return fold(a) == fold(b) }

// Near tells whether two names are nearly equal: without diacritics they
// differ in at most two letters or a tenth of the longer one, and in no
// number. So "Tổ dân vận số 1" and "… số 2" are two names.
func Near(a, b string) bool {
	a, b = viet.Plain(fold(a)), viet.Plain(fold(b))
	if a == "" || b == "" || !slices.Equal(numbers(a), numbers(b)) {
		return false
	}
	longer := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	shorter := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	distance := levenshtein.ComputeDistance(a, b)
	return distance <= max(2, longer/10) && distance*3 <= shorter
}

func fold(s string) string { return strings.TrimSpace(viet.Fold(s)) }

func numbers(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}
