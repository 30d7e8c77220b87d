package main

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"hoso/pipeline"
)

// at is a progress whose clock stands where a test sets it.
func at(out io.Writer, how showing, columns int) (*progress, *time.Time) {
	now := time.Date(2026, 2, 2, 8, 0, 0, 0, time.UTC)
	return &progress{out: out, how: how, terminal: true, columns: func() int { return columns }, now: func() time.Time { return now }}, &now
}

// TestWords: rate and time left as a person says them, and none before there
// is anything to say.
func TestWords(t *testing.T) {
	for _, tt := range []struct {
		stage       string
		done, total int
		after       time.Duration
		want        string
	}{
		{"files", 3, 1000, 500 * time.Millisecond, "3/1000 tệp"},
		{"files", 600, 1000, 15 * time.Second, "600/1000 tệp, 40 tệp/giây, còn khoảng 10 giây"},
		{"papers", 10, 1000, 4 * time.Second, "10/1000 văn bản, 2,5 văn bản/giây, còn khoảng 7 phút"},
		{"certificates", 1, 1000, 20 * time.Second, "1/1000 giấy chứng nhận, 3 giấy chứng nhận/phút, còn khoảng 6 giờ"},
		{"acts", 999, 1000, 10 * time.Second, "999/1000 việc, 100 việc/giây, còn khoảng 1 giây"},
		{"contents", 1000, 1000, 10 * time.Second, "1000/1000 nội dung, 100 nội dung/giây"},
	} {
		p, now := at(io.Discard, asLines, 80)
		p.step(pipeline.Step{Stage: tt.stage, Total: tt.total})
		*now = now.Add(tt.after)
		if got := p.words(pipeline.Step{Stage: tt.stage, Done: tt.done, Total: tt.total}, *now); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// TestBar: nothing for what is short, at most ten pictures a second, no line
// longer than the terminal, and the line of somebody else is let end.
func TestBar(t *testing.T) {
	var out bytes.Buffer
	p, now := at(&out, asBar, 80)
	for done := range 30 {
		p.step(pipeline.Step{Stage: "files", Done: done, Total: 1000})
		*now = now.Add(10 * time.Millisecond)
	}
	if out.Len() > 0 {
		t.Errorf("after %v: %q", patient, out.String())
	}
	pictures := 0
	for done := 30; done < 1000; done++ {
		before := out.Len()
		p.step(pipeline.Step{Stage: "files", Done: done, Total: 1000})
		if *now = now.Add(10 * time.Millisecond); out.Len() > before {
			pictures++
		}
	}
	if pictures < 90 || pictures > 98 {
		t.Errorf("%d pictures in 9.7 seconds", pictures)
	}
	if !strings.Contains(out.String(), "\r██████████░░░░░░░░░░  50%  50") {
		t.Error("no half of the way")
	}
	out.Reset()
	p.step(pipeline.Step{Stage: "files", Done: 1000, Total: 1000})
	p.step(pipeline.Step{Stage: "files", Done: 1000, Total: 1000})
	if got := out.String(); strings.Trim(got, " ") != "\r"+strings.Trim(got, "\r")+"\r" || strings.Trim(got, "\r ") != "" {
		t.Errorf("it ends in %q", got)
	}
	for _, columns := range []int{200, 80, 60, 30, 12, 3, 0} {
		p, now := at(io.Discard, asBar, columns)
		p.step(pipeline.Step{Stage: "certificates", Total: 100_000})
		line := p.bar(pipeline.Step{Stage: "certificates", Done: 50_000, Total: 100_000}, now.Add(time.Minute))
		if letters := len([]rune(line)); letters > max(1, columns-margin) || letters == 0 {
			t.Errorf("%d columns: %q", columns, line)
		}
	}
}

// TestLinesOfJumps: papers are done in batches; each hundred is told all the
// same, once, and a new stage begins anew.
func TestLinesOfJumps(t *testing.T) {
	var out bytes.Buffer
	p, now := at(&out, asJSON, 80)
	for _, stage := range []string{"papers", "certificates"} {
		for done := 0; done < 320; done += 32 {
			p.step(pipeline.Step{Stage: stage, Done: done, Total: 320})
			*now = now.Add(time.Second)
		}
		p.step(pipeline.Step{Stage: stage, Done: 320, Total: 320})
		p.step(pipeline.Step{Stage: stage, Done: 320, Total: 320})
	}
	var done []int
	dec := json.NewDecoder(&out)
	for dec.More() {
		var e progressEvent
		if err := dec.Decode(&e); err != nil {
			t.Fatal(err)
		}
		if e.Event != "progress" || e.Total != 320 || e.PerSecond != 32 || e.SecondsLeft != (320-e.Done)/32 {
			t.Errorf("%+v", e)
		}
		done = append(done, e.Done)
	}
	if want := []int{128, 224, 320, 128, 224, 320}; len(done) != 6 || done[0] != want[0] || done[1] != want[1] || done[2] != want[2] || done[3] != want[3] {
		t.Errorf("told at %v, want %v", done, want)
	}
	p.step(pipeline.Step{Stage: "papers", Done: 99, Total: 99})
	if out.Len() > 0 {
		t.Errorf("less than a hundred: %q", out.String())
	}
	(*progress)(nil).step(pipeline.Step{Stage: "files", Done: 1, Total: 1})
}

// TestScreen: what is written on the terminal takes the bar away in the same
// write; no bar is drawn behind a line that has not ended.
func TestScreen(t *testing.T) {
	var out bytes.Buffer
	p, now := at(&out, asBar, 80)
	s := screen{&out, p}
	p.step(pipeline.Step{Stage: "files", Total: 10})
	*now = now.Add(time.Second)
	p.step(pipeline.Step{Stage: "files", Done: 1, Total: 10})
	if out.Len() == 0 {
		t.Fatal("no bar")
	}
	out.Reset()
	if n, err := s.Write([]byte("Gõ số: ")); n != len("Gõ số: ") || err != nil {
		t.Fatal(n, err)
	}
	if text := out.String(); !strings.HasPrefix(text, "\r  ") || !strings.HasSuffix(text, "  \rGõ số: ") {
		t.Errorf("%q", text)
	}
	out.Reset()
	*now = now.Add(time.Second)
	p.step(pipeline.Step{Stage: "files", Done: 2, Total: 10})
	if out.Len() > 0 {
		t.Errorf("behind a question: %q", out.String())
	}
	_, _ = s.Write([]byte("1\n"))
	p.step(pipeline.Step{Stage: "files", Done: 3, Total: 10})
	if out.String() == "1\n" {
		t.Error("no bar after the line has ended")
	}
	if p.over(&out) != io.Writer(&out) {
		t.Error("a writer that is no terminal is wrapped")
	}
}
