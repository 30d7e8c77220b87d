package sqlite

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// modelReader reads what a revision of the model with an id says.
type modelReader func(id, text string, into *dossier.Revision) error

// wholly reads every field.
func wholly(_, text string, into *dossier.Revision) error { return decode(text, &into.Model) }

// shortened reads some fields only; of models that people corrected all, since
// a correction is judged with the others. No fields asked for are all.
func shortened(fields []string, corrections []dossier.Correction) modelReader {
	if fields == nil {
		return wholly
	}
	corrected := map[string]bool{}
	for i := range corrections {
		corrected[corrections[i].Model], corrected[corrections[i].Into] = true, true
	}
	return func(id, text string, into *dossier.Revision) error {
		if corrected[id] {
			return wholly(id, text, into)
		}
		sum := sha256.Sum256([]byte(text))
		into.Content = hex.EncodeToString(sum[:])
		return someFields(text, fields, &into.Model)
	}
}

// someFields decodes some members of {"fields":{…}} as this package writes it
// and steps over the others, which costs a tenth. A text of another form is
// read as a whole.
func someFields(text string, fields []string, into *dossier.Model) error {
	members, ok := membersOf(text, fields)
	if !ok {
		if err := decode(text, into); err != nil {
			return err
		}
		maps.DeleteFunc(into.Fields, func(id string, _ dossier.Field) bool { return !slices.Contains(fields, id) })
		return nil
	}
	into.Fields = make(map[string]dossier.Field, len(members))
	for id, value := range members {
		var f dossier.Field
		if err := decode(value, &f); err != nil {
			return err
		}
		into.Fields[id] = f
	}
	return nil
}

// membersOf are the texts of some members.
func membersOf(text string, wanted []string) (members map[string]string, ok bool) {
	members = make(map[string]string, len(wanted))
	at, ok := after(text, 0, `{"fields":{`)
	for ok && at < len(text) && text[at] != '}' {
		var name string
		var end int
		if name, at, ok = nameAt(text, at); !ok {
			break
		}
		if end, ok = objectEnd(text, at); !ok {
			break
		}
		if i := slices.Index(wanted, name); i >= 0 {
			members[wanted[i]] = text[at:end] // not name, which would hold all of text
		}
		if at = end; at < len(text) && text[at] == ',' {
			at++
		}
	}
	return members, ok && text[at:] == "}}"
}

func after(text string, at int, want string) (next int, ok bool) {
	if !strings.HasPrefix(text[at:], want) {
		return at, false
	}
	return at + len(want), true
}

// nameAt is the name of a member at a place, without escapes as all ids are,
// and where its value begins.
func nameAt(text string, at int) (name string, next int, ok bool) {
	if at, ok = after(text, at, `"`); !ok {
		return "", at, false
	}
	length := strings.IndexAny(text[at:], `"\\`)
	if length < 0 {
		return "", at, false
	}
	next, ok = after(text, at+length, `":`)
	return text[at : at+length], next, ok
}

// objectEnd is where the object at a place ends.
func objectEnd(text string, at int) (end int, ok bool) {
	if at >= len(text) || text[at] != '{' {
		return at, false
	}
	depth, quoted := 0, false
	for i := at; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i + 1, true
			}
		}
	}
	return at, false
}
