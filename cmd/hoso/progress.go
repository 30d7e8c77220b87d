package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
)

// progress tells on stderr how far a long work has come: on a terminal a bar
// that changes, elsewhere a line for every hundred, as JSON where results
// are, nothing where the user wants quiet. It needs no more of a terminal than
// a carriage return: there is no escape sequence to switch off. The methods
// of a nil progress do nothing.
type progress struct {
	mu       sync.Mutex
	out      io.Writer
	terminal bool
	columns  func() int
	now      func() time.Time

	how      showing
	stage    string
	begun    time.Time
	told     int // of lines: how many were done at the last
	drawn    time.Time
	standing int  // letters of the line that stands on the terminal
	midline  bool // somebody's line has not ended: no place for a bar
}

type showing int

const (
	silent showing = iota
	asLines
	asBar
	asJSON
)

const (
	perLine = 100                    // files or papers for a line where there is no terminal
	redraw  = 100 * time.Millisecond // between two pictures of the bar
	patient = 300 * time.Millisecond // what takes no longer gets no bar
	settled = time.Second            // before that, a rate says nothing
	margin  = 5                      // columns right of the bar: for "^C", and none in the last one
	cells   = 20                     // of the bar
)

// newProgress tells on a call's stderr; choose says how.
func newProgress(errs io.Writer) *progress {
	return &progress{out: errs, terminal: isTerminal(errs) && !dumb(), columns: columns(errs), now: time.Now}
}

// progress gives how a command tells of its steps, as its flags ask for.
func (e env) progress(c *cli.Context) func(pipeline.Step) {
	e.bar.choose(c.Bool("quiet"), c.Bool("json"))
	return e.bar.step
}

func (p *progress) choose(quiet, json bool) {
	switch {
	case p == nil:
	case quiet:
		p.how = silent
	case json:
		p.how = asJSON
	case p.terminal:
		p.how = asBar
	default:
		p.how = asLines
	}
}

// step is for pipeline.Office.Step.
func (p *progress) step(s pipeline.Step) {
	if p == nil || p.how == silent {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if s.Done == 0 || s.Stage != p.stage {
		p.stage, p.begun, p.told = s.Stage, now, 0
	}
	if p.how == asBar {
		p.redraw(s, now)
		return
	}
	if s.Total < perLine || s.Done/perLine == p.told/perLine && s.Done != s.Total || s.Done == p.told {
		return
	}
	p.told = s.Done
	if p.how == asJSON {
		p.json(s, now)
		return
	}
	fmt.Fprintln(p.out, p.words(s, now))
}

// redraw draws the bar anew, now and then, and takes it away at the end.
func (p *progress) redraw(s pipeline.Step, now time.Time) {
	switch {
	case s.Done >= s.Total:
		p.put(p.erase())
	case now.Sub(p.begun) >= patient && now.Sub(p.drawn) >= redraw && !p.midline:
		line := p.bar(s, now)
		letters := utf8.RuneCountInString(line)
		p.put("\r" + line + strings.Repeat(" ", max(0, p.standing-letters)))
		p.standing, p.drawn = letters, now
	}
}

// clear takes the bar away, at the end of a command.
func (p *progress) clear() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.put(p.erase())
}

// erase is what takes the bar away, with the "^C" that a terminal writes
// behind it; the next picture may follow at once.
func (p *progress) erase() string {
	if p.standing == 0 {
		return ""
	}
	blank := strings.Repeat(" ", p.standing+margin-1)
	p.standing, p.drawn = 0, time.Time{}
	return "\r" + blank + "\r"
}

// put writes to the terminal; one that is gone is no reason to stop.
func (p *progress) put(text string) {
	if text != "" {
		_, _ = io.WriteString(p.out, text)
	}
}

// progressEvent is a line on stderr of a command with --json.
type progressEvent struct {
	Event string `json:"event"` // progress
	pipeline.Step
	PerSecond   float64 `json:"per_second,omitempty"`
	SecondsLeft int     `json:"seconds_left,omitempty"`
}

func (p *progress) json(s pipeline.Step, now time.Time) {
	line := progressEvent{Event: "progress", Step: s}
	if rate := p.rate(s, now); rate > 0 {
		line.PerSecond, line.SecondsLeft = math.Round(rate*100)/100, int(left(s, rate).Seconds())
	}
	_ = json.NewEncoder(p.out).Encode(line)
}

// bar draws as much as the terminal has room for: the bar itself gives way
// first, then the rate, so that a line never wraps.
func (p *progress) bar(s pipeline.Step, now time.Time) string {
	room := max(1, p.columns()-margin)
	full := min(cells, s.Done*cells/max(1, s.Total))
	drawing := strings.Repeat("█", full) + strings.Repeat("░", cells-full)
	short := tally(s)
	for _, line := range []string{
		fmt.Sprintf("%s %3d%%  %s", drawing, s.Done*100/max(1, s.Total), p.words(s, now)), p.words(s, now), short,
	} {
		if utf8.RuneCountInString(line) <= room {
			return line
		}
	}
	return string([]rune(short)[:room])
}

// words say count, rate and time left.
func (p *progress) words(s pipeline.Step, now time.Time) string {
	text, rate := tally(s), p.rate(s, now)
	if rate == 0 {
		return text
	}
	text += ", " + rateWords(rate, stageWords[s.Stage])
	if s.Done < s.Total {
		text += ", còn khoảng " + inWords(left(s, rate))
	}
	return text
}

// rate is how many are done in a second; 0 where it is too early to say.
func (p *progress) rate(s pipeline.Step, now time.Time) float64 {
	spent := now.Sub(p.begun)
	if s.Done == 0 || spent < settled && s.Done < s.Total || spent <= 0 {
		return 0
	}
	return float64(s.Done) / spent.Seconds()
}

func left(s pipeline.Step, rate float64) time.Duration {
	return time.Duration(float64(s.Total-s.Done) / rate * float64(time.Second))
}

var stageWords = map[string]string{"files": "tệp", "papers": "văn bản", "certificates": "giấy chứng nhận", "dossiers": "hồ sơ", "contents": "nội dung", "acts": "việc"}

func tally(s pipeline.Step) string {
	return fmt.Sprintf("%d/%d %s", s.Done, s.Total, stageWords[s.Stage])
}

// rateWords says slow work by the minute.
func rateWords(rate float64, what string) string {
	switch {
	case rate >= 10:
		return fmt.Sprintf("%.0f %s/giây", rate, what)
	case rate >= 1:
		return strings.Replace(fmt.Sprintf("%.1f %s/giây", rate, what), ".", ",", 1)
	}
	return fmt.Sprintf("%.0f %s/phút", math.Ceil(rate*60), what)
}

func inWords(d time.Duration) string {
	switch {
	case d < 90*time.Second:
		return fmt.Sprintf("%d giây", max(1, int(d.Round(time.Second).Seconds())))
	case d < 90*time.Minute:
		return fmt.Sprintf("%d phút", int(d.Round(time.Minute).Minutes()))
	}
	return fmt.Sprintf("%d giờ", int(d.Round(time.Hour).Hours()))
}
