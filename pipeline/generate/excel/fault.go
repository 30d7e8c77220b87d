package excel

import (
	"fmt"
	"strings"
)

// Fault is one thing wrong in a workbook that was filled in, in words for
// whoever has to mend it.
type Fault struct {
	Sheet   string `json:"sheet,omitempty"`
	Cell    string `json:"cell,omitempty"` // "N7"; "" where the fault is of the sheet or the file
	Message string `json:"message"`
}

// String says the place first: "Thẩm định, ô N7: …".
func (f Fault) String() string {
	switch {
	case f.Cell != "":
		return fmt.Sprintf("%s, ô %s: %s", f.Sheet, f.Cell, f.Message)
	case f.Sheet != "":
		return f.Sheet + ": " + f.Message
	}
	return f.Message
}

// Faults are all that is wrong in one workbook, sheet by sheet, from the top.
type Faults []Fault

// Error gives one fault a line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

func (fs *Faults) add(sheet, cell, format string, args ...any) {
	*fs = append(*fs, Fault{sheet, cell, fmt.Sprintf(format, args...)})
}

// orNil keeps an empty list from being a non-nil error.
func (fs Faults) orNil() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}
