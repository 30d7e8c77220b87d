package worker

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// child is a running child as the parent sees it. It serves one file at a time.
type child struct {
	cmd    *exec.Cmd
	in     *os.File // where its questions go
	out    *bufio.Reader
	closer *os.File
	last   *lastWords
	holder holder        // what the system holds it with
	gone   chan struct{} // closed when the process has ended
	files  int           // that it has answered for
	memory int64         // that it held when it answered last
	lang   language

	mu    sync.Mutex
	cause error // why the parent killed it
}

// startLimit is the time in which a child must be ready: a virus scanner may
// look at the program first.
const startLimit = 10 * time.Second

// childMark stands in the environment of a child, which has no children itself:
// a program that forgot to serve would start itself for ever.
const childMark = "HOSO_READER"

var errNested = errors.New("a child has no children")

// startChild starts a child and waits until it is ready.
func startChild(program string, args []string, memory int64, lang language) (*child, error) {
	if os.Getenv(childMark) != "" {
		return nil, errNested
	}
	theirs, ours, err := pipes()
	if err != nil {
		return nil, err
	}
	c := &child{
		cmd: exec.Command(program, args...), in: ours[1], closer: ours[0], out: bufio.NewReaderSize(ours[0], 64<<10),
		last: &lastWords{}, gone: make(chan struct{}), lang: lang,
	}
	c.cmd.Stdin, c.cmd.Stdout, c.cmd.Stderr = theirs[0], theirs[1], c.last
	c.cmd.Env = append(os.Environ(), "GOTRACEBACK=single", childMark+"=1")
	c.cmd.WaitDelay = time.Second
	apart(c.cmd)
	err = c.cmd.Start()
	theirs[0].Close()
	theirs[1].Close()
	if err != nil {
		ours[0].Close()
		ours[1].Close()
		return nil, err
	}
	c.holder = hold(c.cmd.Process, memory)
	go c.wait()
	if err := c.greet(); err != nil {
		c.close()
		return nil, fmt.Errorf("%w %s", err, c.last)
	}
	return c, nil
}

// pipes makes both ends of both directions; [0] is for reading.
func pipes() (theirs, ours [2]*os.File, err error) {
	if theirs[0], ours[1], err = os.Pipe(); err != nil {
		return theirs, ours, err
	}
	if ours[0], theirs[1], err = os.Pipe(); err != nil {
		theirs[0].Close()
		ours[1].Close()
	}
	return theirs, ours, err
}

func (c *child) wait() {
	_ = c.cmd.Wait() // how it ended is in ProcessState
	c.in.Close()
	c.holder.release()
	close(c.gone)
}

// greet reads the first words of a child.
func (c *child) greet() error {
	timer := time.AfterFunc(startLimit, func() { c.kill(errors.New("not ready in time")) })
	defer timer.Stop()
	kind, content, err := readFrame(c.out, nil)
	switch {
	case err != nil:
		return fmt.Errorf("no greeting: %w", err)
	case kind != frameHello || !bytes.Equal(content, c.lang.print()):
		return errors.New("another program, or another version of it")
	}
	return nil
}

// kill ends the process; the first cause stands.
func (c *child) kill(cause error) {
	c.mu.Lock()
	if c.cause == nil {
		c.cause = cause
	}
	c.mu.Unlock()
	_ = c.cmd.Process.Kill() // it may have ended already
}

func (c *child) killedFor() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.cause
}

// close ends the process and waits for it.
func (c *child) close() {
	c.kill(errClosed)
	<-c.gone
	c.closer.Close()
}

// endsItself waits a moment for a process that has closed its output to end.
func (c *child) endsItself() bool {
	timer := time.NewTimer(time.Second)
	defer timer.Stop()
	select {
	case <-c.gone:
		return true
	case <-timer.C:
		return false
	}
}

func (c *child) isGone() bool {
	select {
	case <-c.gone:
		return true
	default:
		return false
	}
}

// Why the parent kills a child.
var (
	errClosed   = errors.New("worker: pool is closed")
	errMemory   = errors.New("resident memory above the limit")
	errTime     = errors.New("time is up")
	errUnwanted = errors.New("nobody waits for the file any more")
	errGarbage  = errors.New("what came was no answer")
)

// watch kills the child when the time is up, ctx ends, or its memory grows
// above the limit. stop ends the watch.
func (c *child) watch(ctx context.Context, span time.Duration, memory int64) (stop func()) {
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		timer := time.NewTimer(span)
		defer timer.Stop()
		ticker := time.NewTicker(2 * guardPause)
		defer ticker.Stop()
		for {
			select {
			case <-done:
				return
			case <-c.gone:
				return
			case <-timer.C:
				c.kill(errTime)
			case <-ctx.Done():
				c.kill(errUnwanted)
				return
			case <-ticker.C:
				if resident(c.cmd.Process.Pid) > memory {
					c.kill(errMemory)
				}
			}
		}
	}()
	return func() {
		close(done)
		<-ended // or the caller's context, over a moment later, would still kill a child that is idle by then
	}
}

// ask sends a question and serves the bytes of the file until the answer is
// there. fault is what went wrong with the file's bytes on our side.
func (c *child) ask(q *question, file io.ReaderAt) (reply *answer, fault, err error) {
	if _, err := c.in.Write(frame(frameFile, func(b []byte) []byte { return c.lang.questions.append(b, *q) })); err != nil {
		return nil, nil, err
	}
	for {
		kind, content, err := readFrame(c.out, nil)
		if err != nil {
			return nil, fault, err
		}
		switch kind {
		case frameAnswer:
			reply := new(answer)
			if err := c.lang.answers.decode(content, reply); err != nil {
				return nil, fault, errors.Join(errGarbage, err)
			}
			c.files++
			c.memory = reply.Memory
			return reply, fault, nil
		case frameWanted:
			from, length, err := parseWanted(content, q.Size)
			if err != nil {
				return nil, fault, errors.Join(errGarbage, err)
			}
			out, missing := piece(file, from, length)
			fault = errors.Join(fault, missing)
			if _, err := c.in.Write(out); err != nil {
				return nil, fault, err
			}
		default:
			return nil, fault, fmt.Errorf("%w: frame %q", errGarbage, kind)
		}
	}
}

// piece makes the frame with some bytes of a file.
func piece(file io.ReaderAt, from, length int64) (out []byte, fault error) {
	data := make([]byte, length)
	n, err := file.ReadAt(data, from)
	if n == len(data) {
		return plainFrame(framePiece, data), nil
	}
	if err == nil || errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF // the file is shorter than it was
	}
	return plainFrame(frameFault, []byte(err.Error())), err
}

// lastWords keeps the beginning of what a child writes to standard error.
type lastWords struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

const maxWords = 32 << 10

func (l *lastWords) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if room := maxWords - l.buf.Len(); room > 0 {
		l.buf.Write(p[:min(len(p), room)])
	}
	return len(p), nil
}

func (l *lastWords) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}
