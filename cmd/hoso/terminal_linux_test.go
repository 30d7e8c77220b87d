package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"hoso/pipeline"
	"hoso/samples"
)

// sameFiles makes a workspace whose inbox holds one appendix many times: the
// first is taken, the others are duplicates, which cost little.
func sameFiles(t *testing.T, files int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	c, err := samples.Named("01-bang-hai-cot")
	if err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	for n := range files {
		name := filepath.Join(dir, "inbox", "Chi bộ Phòng 9", fmt.Sprintf("Phụ lục của đồng chí Nguyễn Thị Hường %04d.docx", n))
		if err := os.WriteFile(name, c.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// terminal is a pseudo-terminal with what a program has written to it.
type terminal struct {
	master *os.File
	mu     sync.Mutex
	out    bytes.Buffer
	closed chan struct{}
}

// onTerminal starts the program on a terminal of so many columns.
func onTerminal(t *testing.T, columns uint16, args ...string) (*terminal, *exec.Cmd) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no pseudo-terminals here:", err)
	}
	t.Cleanup(func() { master.Close() })
	fd := int(master.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 25, Col: columns})
	}
	if err != nil {
		t.Skip("no pseudo-terminals here:", err)
	}
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no pseudo-terminals here:", err)
	}
	defer slave.Close()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := &exec.Cmd{Path: exe, Args: append([]string{"hoso"}, args...), Stdin: slave, Stdout: slave, Stderr: slave,
		SysProcAttr: &syscall.SysProcAttr{Setsid: true, Setctty: true}}
	cmd.Env = append(os.Environ(), "HOSO_CLOCK=2026-02-02T08:00:00+07:00", "HOSO_USER=x", "TERM=xterm", "NO_COLOR=1")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	term := &terminal{master: master, closed: make(chan struct{})}
	go term.read()
	return term, cmd
}

func (m *terminal) read() {
	defer close(m.closed)
	part := make([]byte, 1<<14)
	for {
		n, err := m.master.Read(part)
		m.mu.Lock()
		m.out.Write(part[:n])
		m.mu.Unlock()
		if err != nil {
			return // the program has ended
		}
	}
}

func (m *terminal) text() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.out.String()
}

// await waits until the program has written something.
func (m *terminal) await(t *testing.T, what string) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !strings.Contains(m.text(), what); {
		select {
		case <-m.closed:
			t.Fatalf("ended without %q:\n%s", what, m.text())
		case <-time.After(5 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			t.Fatalf("no %q:\n%s", what, m.text())
		}
	}
}

// seen is what stands on the terminal at the end, line by line: a carriage
// return writes over what stands there, as on a real one. A line that is
// longer than the terminal is a fault.
func seen(t *testing.T, text string, columns int) []string {
	t.Helper()
	var lines []string
	line, at := []rune{}, 0
	for _, r := range text {
		switch r {
		case '\r':
			at = 0
		case '\n':
			lines, line, at = append(lines, strings.TrimRight(string(line), " ")), nil, 0
		default:
			if r < ' ' && r != '\t' {
				t.Errorf("control character %q", r)
			}
			if at == len(line) {
				line = append(line, ' ')
			}
			line[at] = r
			if at++; at >= columns && strings.ContainsAny(string(line), "█░") {
				t.Errorf("the bar wraps: %q", string(line))
			}
		}
	}
	return append(lines, strings.TrimRight(string(line), " "))
}

// clean fails where anything of a bar is left among the lines.
func clean(t *testing.T, lines []string) {
	t.Helper()
	for _, line := range lines {
		if strings.ContainsAny(line, "█░%") || strings.Contains(line, "tệp/giây") {
			t.Errorf("the bar is left: %q", line)
		}
	}
}

// TestBarOnATerminal: while a batch is taken a bar says how far it has come,
// in lines that never wrap and without any escape sequence; at the end
// nothing of it is left.
func TestBarOnATerminal(t *testing.T) {
	if racing {
		t.Skip("the race detector takes so much memory that a child passes its limit over 400 files")
	}
	term, cmd := onTerminal(t, 100, "run", "-w", sameFiles(t, 400))
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, term.text())
	}
	<-term.closed
	text := term.text()
	if strings.Contains(text, "\x1b") {
		t.Error("escape sequences")
	}
	if !strings.Contains(text, "/400 tệp") || !strings.Contains(text, "░") {
		t.Errorf("no bar:\n%q", text)
	}
	lines := seen(t, text, 100)
	clean(t, lines)
	if sum := lines[len(lines)-2]; !strings.HasPrefix(sum, "400 tệp = 1 đã nhận + 399 trùng") {
		t.Errorf("last line %q", sum)
	}
	taken := slices.DeleteFunc(lines, func(line string) bool {
		return !strings.HasPrefix(line, "Trùng, đã có       inbox/Chi bộ Phòng 9/")
	})
	if len(taken) != 399 {
		t.Errorf("%d lines of duplicates", len(taken))
	}
}

// TestStoppedOnATerminal: Ctrl-C takes the bar away with the "^C" that the
// terminal writes behind it; what was not taken stays in the inbox.
func TestStoppedOnATerminal(t *testing.T) {
	dir := sameFiles(t, 1500)
	term, cmd := onTerminal(t, 100, "run", "-w", dir)
	term.await(t, "░")
	if _, err := term.master.WriteString("\x03"); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); exitOf(err) != exitFailed {
		t.Fatalf("%v\n%s", err, term.text())
	}
	<-term.closed
	lines := seen(t, term.text(), 100)
	clean(t, lines)
	if !slices.Contains(lines, "hoso: đã dừng theo yêu cầu; chạy lại để làm tiếp phần còn lại.") {
		t.Errorf("ends\n%s", strings.Join(lines[max(0, len(lines)-4):], "\n"))
	}
	if left := leftIn(t, filepath.Join(dir, "inbox")); len(left) == 0 {
		t.Error("nothing is left in the inbox")
	}
}

// TestQuietOnATerminal: with --quiet nothing at all is written.
func TestQuietOnATerminal(t *testing.T) {
	term, cmd := onTerminal(t, 100, "run", "--quiet", "-w", sameFiles(t, 20))
	err := cmd.Wait()
	<-term.closed
	if text := term.text(); err != nil || text != "" {
		t.Errorf("%v %q", err, text)
	}
}

// TestLinesElsewhere: where stderr is no terminal there is a line for every
// hundred, with --json an event, and results stay by themselves.
func TestLinesElsewhere(t *testing.T) {
	for how, want := range map[string][]string{
		"":        {"100/130 tệp", "130/130 tệp"},
		"--json":  {`{"event":"progress","stage":"files","done":100,"total":130`, `"done":130,"total":130`},
		"--quiet": nil,
	} {
		args := []string{"hoso", "run", "-w", sameFiles(t, 130)}
		if how != "" {
			args = append(args, how)
		}
		var out, errs bytes.Buffer
		if code := run(t.Context(), args, &out, &errs); code != exitDone {
			t.Fatalf("%s: %d %s", how, code, errs.String())
		}
		lines := slices.Collect(strings.Lines(errs.String()))
		if len(lines) != len(want) || strings.ContainsAny(errs.String(), "\r\x1b░") {
			t.Errorf("%s: %q", how, lines)
			continue
		}
		for i, line := range lines {
			if !strings.Contains(line, want[i]) {
				t.Errorf("%s: line %d: %q", how, i+1, line)
			}
		}
		if strings.Contains(out.String(), "progress") || strings.Contains(out.String(), "130/130") || how == "--quiet" && out.Len() > 0 {
			t.Errorf("%s: progress among the results:\n%s", how, out.String())
		}
	}
}

// TestLinesOfOtherWork: a backup, its restoring and a look at everything tell
// how far they have come as a run does.
func TestLinesOfOtherWork(t *testing.T) {
	dir := sameFiles(t, 130)
	name, to := filepath.Join(t.TempDir(), "sao lưu.zip"), filepath.Join(t.TempDir(), "khôi phục")
	for _, args := range [][]string{{"backup", "-w", dir, name}, {"restore", name, to}, {"extract", "--json"}} {
		if args[0] == "extract" {
			found, err := filepath.Glob(filepath.Join(to, "inbox", "*", "*.docx"))
			if err != nil {
				t.Fatal(err)
			}
			args = append(args, found...)
		}
		var out, errs bytes.Buffer
		if code := run(t.Context(), append([]string{"hoso"}, args...), &out, &errs); code != exitDone {
			t.Fatalf("%v: %d %s", args[0], code, errs.String())
		}
		if text := errs.String(); !strings.Contains(text, "\n100/1") && !strings.HasPrefix(text, "100/1") && !strings.Contains(text, `"done":100,"total":130`) {
			t.Errorf("%s: %q", args[0], text)
		}
	}
}

// TestStepsOfPapers: issuing certificates and gathering dossiers tell of each,
// to the last.
func TestStepsOfPapers(t *testing.T) {
	ws, err := readWorkspace(aYear(t))
	if err != nil {
		t.Fatal(err)
	}
	s, err := openSession(t.Context(), ws, "", time.Now, writing)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	last := map[string]pipeline.Step{}
	s.Step = func(step pipeline.Step) { last[step.Stage] = step }
	if _, _, err := s.Certify(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Keep(t.Context(), pipeline.Keeping{}, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, stage := range []string{"certificates", "dossiers"} {
		if step := last[stage]; step.Total < 2 || step.Done != step.Total {
			t.Errorf("%s: %+v", stage, step)
		}
	}
}
