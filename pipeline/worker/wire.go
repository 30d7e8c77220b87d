package worker

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"reflect"

	"hoso/pipeline/dossier"
)

// Open reads a file into a Document; a file that cannot be taken gives a
// *dossier.Rejection as the error.
type Open func(ctx context.Context, r io.ReaderAt, size int64, name string) (*dossier.Document, error)

// Between the processes go frames: a letter, the length, that many bytes.
const (
	frameHello  = 'h' // child: ready, with the print of the types that it knows
	frameFile   = 'f' // parent: a question
	frameWanted = 'w' // child: offset and length of bytes that it needs
	framePiece  = 'p' // parent: these bytes
	frameFault  = 'e' // parent: these bytes could not be fetched
	frameAnswer = 'a' // child: an answer
)

const (
	blockSize = 128 << 10 // bytes that are fetched together
	maxFrame  = 256 << 20
)

// question asks for a file to be read.
type question struct {
	Name   string
	Size   int64
	Memory int64  // bytes that the child may take
	Millis int64  // that reading may take
	Head   string // the whole file where it is short, or nothing
}

// answer is what reading gave: a document, a rejection or a fault of the machine.
type answer struct {
	Document *dossier.Document
	Refused  *refusal
	Fault    string
	Memory   int64 // bytes that the child holds now
	Spoilt   bool  // the reader panicked: this child is not to be used again
}

// refusal is a dossier.Rejection that can be sent.
type refusal struct {
	Code                   dossier.Code
	Message, Advice, Cause string
}

func refusalOf(r *dossier.Rejection) *refusal {
	out := &refusal{Code: r.Code, Message: r.Message, Advice: r.Advice}
	if r.Cause != nil {
		out.Cause = r.Cause.Error()
	}
	return out
}

func (r *refusal) rejection() *dossier.Rejection {
	out := &dossier.Rejection{Code: r.Code, Message: r.Message, Advice: r.Advice}
	if r.Cause != "" {
		out.Cause = errors.New(r.Cause)
	}
	return out
}

// language holds how questions and answers are written.
type language struct{ questions, answers *codec }

func newLanguage() (language, error) {
	questions, err := newCodec(reflect.TypeFor[question]())
	if err != nil {
		return language{}, err
	}
	answers, err := newCodec(reflect.TypeFor[answer]())
	return language{questions, answers}, err
}

// print tells languages apart: a program that was replaced while its parent
// ran may speak another one.
func (l language) print() []byte {
	return binary.BigEndian.AppendUint64([]byte("hoso"), l.questions.print^l.answers.print<<1)
}

// frame makes one frame. Its length has always four bytes, so that the content
// can be written in place.
func frame(kind byte, content func([]byte) []byte) []byte {
	out := content(make([]byte, 5, 512))
	out[0] = kind
	binary.BigEndian.PutUint32(out[1:], uint32(len(out)-5))
	return out
}

func plainFrame(kind byte, content []byte) []byte {
	return frame(kind, func(b []byte) []byte { return append(b, content...) })
}

// readFrame reads one frame into room as far as that reaches. io.EOF means
// that the other side has closed before a frame.
func readFrame(in *bufio.Reader, room []byte) (kind byte, content []byte, err error) {
	var head [5]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return 0, nil, err
	}
	size := int64(binary.BigEndian.Uint32(head[1:]))
	if size > maxFrame {
		return 0, nil, fmt.Errorf("frame %q of %d bytes", head[0], size)
	}
	if content, err = readInto(in, room, size); err != nil {
		return 0, nil, fmt.Errorf("frame %q of %d bytes: %w", head[0], size, err)
	}
	return head[0], content, nil
}

// readInto grows with what comes, not with what was announced.
func readInto(in io.Reader, room []byte, size int64) ([]byte, error) {
	if size <= int64(cap(room)) {
		room = room[:size]
		_, err := io.ReadFull(in, room)
		return room, err
	}
	content, err := io.ReadAll(io.LimitReader(in, size))
	if err == nil && int64(len(content)) < size {
		err = io.ErrUnexpectedEOF
	}
	return content, err
}
