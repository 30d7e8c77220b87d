package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// screen is a writer that shares the terminal with a progress line: the line
// is taken away before anything is written there, in the same write, so that
// it neither flickers nor stays among what was printed.
type screen struct {
	io.Writer
	bar *progress
}

// over puts the writer of a command over the progress line, where both go to
// the terminal. A writer that goes elsewhere stays as it is.
func (p *progress) over(w io.Writer) io.Writer {
	if p == nil || !p.terminal || !isTerminal(w) {
		return w
	}
	return screen{w, p}
}

func (s screen) Write(data []byte) (int, error) {
	if len(data) == 0 {
		return 0, nil
	}
	s.bar.mu.Lock()
	defer s.bar.mu.Unlock()
	blank := s.bar.erase()
	n, err := s.Writer.Write(append([]byte(blank), data...))
	s.bar.midline = data[len(data)-1] != '\n'
	return max(0, n-len(blank)), err
}

// isTerminal tells whether somebody reads along: a console, not a file, a
// pipe or the null device.
func isTerminal(out io.Writer) bool {
	file, ok := out.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// columns are those of the terminal, or those of an ordinary one where it
// does not say.
func columns(out io.Writer) func() int {
	return func() int {
		if file, ok := out.(*os.File); ok {
			if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
				return width
			}
		}
		return 80
	}
}

// dumb tells whether a terminal says of itself that it cannot go back to the
// beginning of a line.
func dumb() bool { return strings.EqualFold(os.Getenv("TERM"), "dumb") }
