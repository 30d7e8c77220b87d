package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"hoso/pipeline"
)

// progress tells on stderr how far a run has come: on a terminal one line
// that changes, elsewhere a line for every hundred, as JSON where results
// are, nothing where the user wants quiet.
type progress struct {
	out      io.Writer
	how      showing
	now      func() time.Time
	stage    string
	begun    time.Time
	drawn    time.Time
	standing int // letters of the line that stands on the terminal
}

type showing int

const (
	silent showing = iota
	asLines
	asBar
	asJSON
)

// perLine is how many files or papers make a line where there is no terminal,
// and redraw the pause between two pictures where there is one.
const (
	perLine = 100
	redraw  = 100 * time.Millisecond
)

func newProgress(out io.Writer, quiet, json bool) *progress {
	p := &progress{out: out, how: asLines, now: time.Now}
	switch {
	case quiet:
		p.how = silent
	case json:
		p.how = asJSON
	case isTerminal(out):
		p.how = asBar
	}
	return p
}

// isTerminal tells whether somebody reads along: a console, not a file.
func isTerminal(out io.Writer) bool {
	file, ok := out.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

var stageWords = map[string]string{"files": "tệp", "papers": "văn bản"}

// step is for pipeline.Office.Step.
func (p *progress) step(s pipeline.Step) {
	if p.how == silent || s.Total < perLine && p.how != asBar {
		return
	}
	now := p.now()
	if s.Done == 0 || s.Stage != p.stage {
		p.stage, p.begun = s.Stage, now
	}
	last := s.Done == s.Total
	if p.how == asBar {
		if last {
			p.clear()
		} else if now.Sub(p.drawn) >= redraw {
			p.draw(p.line(s, now))
			p.drawn = now
		}
		return
	}
	if s.Done == 0 || s.Done%perLine != 0 && !last {
		return
	}
	if p.how == asJSON {
		_ = json.NewEncoder(p.out).Encode(struct {
			Event string `json:"event"`
			pipeline.Step
		}{"progress", s})
		return
	}
	fmt.Fprintln(p.out, p.line(s, now))
}

// line says count, rate and time left.
func (p *progress) line(s pipeline.Step, now time.Time) string {
	text := fmt.Sprintf("%d/%d %s", s.Done, s.Total, stageWords[s.Stage])
	spent := now.Sub(p.begun).Seconds()
	if s.Done == 0 || spent <= 0 {
		return text
	}
	rate := float64(s.Done) / spent
	text += fmt.Sprintf(", %.0f %s/giây", rate, stageWords[s.Stage])
	if s.Done < s.Total {
		text += ", còn khoảng " + inWords(time.Duration(float64(s.Total-s.Done)/rate*float64(time.Second)))
	}
	return text
}

func inWords(d time.Duration) string {
	if d < 90*time.Second {
		return fmt.Sprintf("%d giây", max(1, int(d.Round(time.Second).Seconds())))
	}
	return fmt.Sprintf("%d phút", int(d.Round(time.Minute).Minutes()))
}

// draw and clear need no more of a console than a carriage return.
func (p *progress) draw(line string) {
	letters := utf8.RuneCountInString(line)
	fmt.Fprint(p.out, "\r"+line+strings.Repeat(" ", max(0, p.standing-letters)))
	p.standing = letters
}

// clear takes the line away, before something else is printed.
func (p *progress) clear() {
	if p.standing > 0 {
		fmt.Fprint(p.out, "\r"+strings.Repeat(" ", p.standing)+"\r")
		p.standing, p.drawn = 0, time.Time{}
	}
}
