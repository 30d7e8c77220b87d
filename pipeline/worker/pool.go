package worker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	"hoso/pipeline/dossier"
)

// Options say how a Pool works; the zero value of each has the default named.
type Options struct {
	Program string        // what to start as a child: this program
	Args    []string      // with these arguments: Argument
	Size    int           // children at a time: as many as processors are used
	Memory  int64         // bytes that one file may take, the child included: 200 MB
	Time    time.Duration // that one file may take: 10 seconds
	Files   int           // that a child reads before a new one takes its place: 500
	Log     *slog.Logger  // for the operator: slog.Default()
}

func (o Options) withDefaults() (Options, error) {
	if o.Program == "" {
		program, err := os.Executable()
		if err != nil {
			return o, err
		}
		o.Program = program
	}
	if o.Args == nil {
		o.Args = []string{Argument}
	}
	if o.Size <= 0 {
		o.Size = runtime.GOMAXPROCS(0)
	}
	if o.Memory <= 0 {
		o.Memory = 200 << 20
	}
	if o.Time <= 0 {
		o.Time = 10 * time.Second
	}
	if o.Files <= 0 {
		o.Files = 500
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o, nil
}

// Pool reads files in children. It is safe for concurrent use. Close it.
type Pool struct {
	open    Open // for when no child can be had
	options Options
	lang    language
	turns   chan struct{} // one for each child that may run
	warn    sync.Once

	mu      sync.Mutex
	all     map[*child]bool
	idle    []*child // the one used last stands last
	failed  int      // starts that failed in a row
	useless error    // why there can be no children at all
	closed  bool
}

// New makes a pool; children start when there are files for them. open is the
// reader that the children have too, and reads here where none can be started.
func New(open Open, options Options) *Pool {
	p := &Pool{open: open, all: map[*child]bool{}}
	var err, fault error
	p.options, err = options.withDefaults()
	p.lang, fault = newLanguage()
	p.useless = errors.Join(err, fault)
	p.turns = make(chan struct{}, max(1, p.options.Size))
	return p
}

// Open reads one file in a child. Errors are a *dossier.Rejection where the
// file is at fault, ctx's where the caller has given up, and others where the
// bytes could not be fetched.
func (p *Pool) Open(ctx context.Context, r io.ReaderAt, size int64, name string) (*dossier.Document, error) {
	select {
	case p.turns <- struct{}{}:
		defer func() { <-p.turns }()
	case <-ctx.Done():
		return nil, ended(ctx, nil)
	}
	q := &question{Name: name, Size: size, Memory: p.options.Memory}
	if size > 0 && size <= blockSize {
		head := make([]byte, size)
		if n, err := r.ReadAt(head, 0); n < len(head) {
			return nil, fmt.Errorf("read file: %w", err)
		}
		q.Head = string(head)
	}
	limit := time.Now().Add(p.options.Time)
	doc, err := p.inChild(ctx, q, r, limit)
	if errors.Is(err, errStruck) { // by somebody else, perhaps by mistake
		doc, err = p.inChild(ctx, q, r, limit)
	}
	return doc, err
}

// errStruck marks the end of a child by a signal that was not ours.
var errStruck = errors.New("ended from outside")

// inChild reads a file in a child that is idle, or in a new one.
func (p *Pool) inChild(ctx context.Context, q *question, r io.ReaderAt, limit time.Time) (*dossier.Document, error) {
	c, err := p.take()
	switch {
	case errors.Is(err, errClosed):
		return nil, err
	case err != nil:
		p.warn.Do(func() {
			p.options.Log.Warn("không khởi động được tiến trình đọc riêng, các tệp được đọc ngay trong chương trình", "err", err)
		})
		return p.open(ctx, r, q.Size, q.Name)
	}
	span := p.span(ctx, limit)
	q.Millis = max(1, span.Milliseconds())
	stop := c.watch(ctx, span, p.options.Memory/16*15)
	reply, fault, err := c.ask(q, r)
	stop()
	if err != nil {
		return nil, p.bury(ctx, c, fault, err)
	}
	p.giveBack(c, reply.Spoilt)
	return reply.outcome(fault)
}

// span is the time that is left for a file.
func (p *Pool) span(ctx context.Context, limit time.Time) time.Duration {
	if deadline, ok := ctx.Deadline(); ok && deadline.Before(limit) {
		limit = deadline
	}
	return max(time.Millisecond, time.Until(limit))
}

// outcome is what an answer says; fault is what went wrong on our side.
func (a *answer) outcome(fault error) (*dossier.Document, error) {
	switch {
	case fault != nil:
		return nil, fmt.Errorf("read file: %w", fault)
	case a.Refused != nil:
		return nil, a.Refused.rejection()
	case a.Fault != "":
		return nil, errors.New(a.Fault)
	}
	return a.Document, nil
}

// take gives an idle child or starts one.
func (p *Pool) take() (*child, error) {
	for {
		c, err := p.takeIdle()
		if err != nil {
			return nil, err
		}
		if c == nil {
			return p.start()
		}
		if !c.isGone() {
			return c, nil
		}
		p.forget(c) // it died while nobody looked
	}
}

func (p *Pool) takeIdle() (*child, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, errClosed
	}
	if len(p.idle) == 0 {
		return nil, p.useless
	}
	last := len(p.idle) - 1
	c := p.idle[last]
	p.idle = p.idle[:last]
	return c, nil
}

// maxFailed is how many starts may fail in a row before no more are tried.
const maxFailed = 3

func (p *Pool) start() (*child, error) {
	c, err := startChild(p.options.Program, p.options.Args, p.options.Memory, p.lang)
	p.mu.Lock()
	if err != nil {
		defer p.mu.Unlock()
		if p.failed++; p.failed >= maxFailed {
			p.useless = err
		}
		return nil, err
	}
	p.failed = 0
	p.all[c] = true
	closed := p.closed
	p.mu.Unlock()
	if closed {
		p.forget(c)
		return nil, errClosed
	}
	return c, nil
}

// giveBack keeps a child for the next file unless it is worn out: it must
// have the memory of one file left.
func (p *Pool) giveBack(c *child, spoilt bool) {
	worn := spoilt || c.files >= p.options.Files || c.memory > p.options.Memory/2
	p.mu.Lock()
	if keep := !worn && !p.closed; keep {
		p.idle = append(p.idle, c)
		p.mu.Unlock()
		return
	}
	p.mu.Unlock()
	p.forget(c)
}

// forget ends a child that is in nobody's hands.
func (p *Pool) forget(c *child) {
	p.mu.Lock()
	delete(p.all, c)
	p.mu.Unlock()
	c.close()
}

// Close ends all children, those at work too: their files end with an error
// that is no rejection.
func (p *Pool) Close() error {
	p.mu.Lock()
	p.closed = true
	idle, all := p.idle, slices.Collect(maps.Keys(p.all))
	p.idle = nil
	p.mu.Unlock()
	for _, c := range all {
		c.kill(errClosed)
	}
	for _, c := range all {
		<-c.gone
	}
	for _, c := range idle {
		p.forget(c)
	}
	return nil
}
