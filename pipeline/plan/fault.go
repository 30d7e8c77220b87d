package plan

import (
	"fmt"
	"strings"
)

// Fault is one thing wrong in a plan file, in words for whoever edits it.
type Fault struct {
	File    string `json:"file"`
	Line    int    `json:"line"`   // from 1
	Column  int    `json:"column"` // from 1
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"` // the nearest right thing
}

// String gives "file:line:col: message (gợi ý: hint)".
func (f Fault) String() string {
	s := fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message)
	if f.Hint != "" {
		s += " (gợi ý: " + f.Hint + ")"
	}
	return s
}

// Faults are all that is wrong in one plan file, in the order of its lines.
type Faults []Fault

// Error gives one fault a line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}
