package generate

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Fault is one mistake in a template: where, what, and what would be right, in words for the clerk who edited it.
type Fault struct {
	File    string
	Line    int // from 1; 0 where the fault is of the whole file
	Message string
}

func (f Fault) Error() string {
	if f.Line == 0 {
		return fmt.Sprintf("%s: %s", f.File, f.Message)
	}
	return fmt.Sprintf("%s, dòng %d: %s", f.File, f.Line, f.Message)
}

// Faults are all mistakes found in one reading of the templates.
type Faults []Fault

func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].Error()
	}
	return strings.Join(lines, "\n")
}

func (f *Faults) add(file string, line int, format string, args ...any) {
	*f = append(*f, Fault{file, line, fmt.Sprintf(format, args...)})
}

// orNil keeps an empty list from being a non-nil error.
func (f Faults) orNil() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// didYouMean suggests the nearest known name, or lists them all where they are few and none is near.
func didYouMean(name string, known []string) string {
	best, least := "", 1+len([]rune(name))/2
	for _, k := range known {
		if d := levenshtein.ComputeDistance(name, k); d < least {
			best, least = k, d
		}
	}
	switch {
	case best != "":
		return fmt.Sprintf("; có phải là “%s”?", best)
	case len(known) > 0 && len(known) <= 12:
		return "; dùng được: " + strings.Join(known, ", ")
	}
	return ""
}
