package worker

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"time"

	"hoso/pipeline/dossier"
)

// Argument is the only argument of the program when it runs as a child.
const Argument = "__read"

// IsChild tells whether a program with these arguments (os.Args) is a child.
func IsChild(args []string) bool { return len(args) == 2 && args[1] == Argument }

// Main is the whole program of a child: it serves on standard input and output
// until the parent closes them. What a library prints goes to standard error.
// It returns the status to exit with.
func Main(open Open) int {
	in, out := os.Stdin, os.Stdout
	os.Stdout = os.Stderr
	signal.Ignore(os.Interrupt) // Ctrl-C is the parent's affair
	if err := Serve(in, out, open); err != nil {
		fmt.Fprintln(os.Stderr, "hoso", Argument+":", err)
		return statusBroken
	}
	return 0
}

// statusBroken ends a child that could not serve. It is not 1, with which
// Windows programs end others.
const statusBroken = 4

// maxStack is how deep a reader may recurse, in bytes of stack; the runtime
// ends the process beyond it.
const maxStack = 32 << 20

// collectAt lets a child collect garbage seldom: files are short, and the limit
// of memory that comes with the first one makes it collect in time.
const collectAt = 400

// Serve answers questions from in on out until in ends. It is made for a
// process of its own, which it ends with a special status when a file takes too
// much memory or time, and whose limits it sets.
func Serve(in io.Reader, out io.Writer, open Open) error {
	lang, err := newLanguage()
	if err != nil {
		return err
	}
	debug.SetMaxStack(maxStack)
	debug.SetGCPercent(collectAt)
	s := &server{in: bufio.NewReaderSize(in, 64<<10), out: out, open: open, lang: lang}
	if _, err := out.Write(plainFrame(frameHello, lang.print())); err != nil {
		return err
	}
	for {
		err := s.one()
		if errors.Is(err, io.EOF) {
			return nil // the parent has no more files, or is gone
		}
		if err != nil {
			return err
		}
	}
}

// server is the state of a child.
type server struct {
	in    *bufio.Reader
	out   io.Writer
	open  Open
	lang  language
	limit int64 // of memory, as set
	room  []byte
}

// one reads one file.
func (s *server) one() error {
	kind, content, err := readFrame(s.in, s.room)
	if err != nil {
		return err
	}
	if s.room = content[:0]; cap(s.room) > 4*blockSize {
		s.room = nil
	}
	var q question
	if kind != frameFile {
		return fmt.Errorf("frame %q where a file was to come", kind)
	}
	if err := s.lang.questions.decode(content, &q); err != nil {
		return err
	}
	if q.Memory != s.limit {
		s.limit = q.Memory
		debug.SetMemoryLimit(softLimit(q.Memory))
	}
	span := time.Duration(q.Millis) * time.Millisecond
	stop := guard(hardLimit(q.Memory), span+time.Second)
	reply := s.read(&q, span-span/20)
	written := frame(frameAnswer, func(b []byte) []byte { return s.lang.answers.append(b, reply) })
	stop()
	_, err = s.out.Write(written)
	return err
}

// read reads a file with the real reader and words what came of it.
func (s *server) read(q *question, span time.Duration) (reply answer) {
	defer func() {
		if fault := recover(); fault != nil {
			cause := fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
			reply = answer{Refused: refusalOf(dossier.Reject(dossier.Corrupt, cause)), Spoilt: true}
		}
		reply.Memory = inUse()
	}()
	ctx, cancel := context.WithTimeout(context.Background(), span)
	defer cancel()
	file := &remote{size: q.Size, fetch: s.fetch}
	if q.Head != "" {
		file.head = []byte(q.Head)
	}
	doc, err := s.open(ctx, file, q.Size, q.Name)
	var refused *dossier.Rejection
	switch {
	case errors.As(err, &refused):
		return answer{Refused: refusalOf(refused)}
	case err != nil:
		return answer{Fault: err.Error()}
	}
	return answer{Document: doc}
}

// fetch asks the parent for bytes.
func (s *server) fetch(offset, length int64) ([]byte, error) {
	if _, err := s.out.Write(wantedFrame(offset, length)); err != nil {
		return nil, err
	}
	kind, data, err := readFrame(s.in, make([]byte, length))
	switch {
	case err != nil:
		return nil, err
	case kind == frameFault:
		return nil, errors.New(string(data))
	case kind != framePiece || int64(len(data)) != length:
		return nil, fmt.Errorf("frame %q of %d bytes where %d bytes were to come", kind, len(data), length)
	}
	return data, nil
}
