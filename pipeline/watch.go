package pipeline

import (
	"context"
	"errors"
	"time"

	"hoso/pipeline/ingest"
	"hoso/pipeline/viet"
)

// Watching is what Watch needs besides the office. All but Emit may be left
// zero.
type Watching struct {
	Every  time.Duration                                               // between two looks; 3 s where zero
	Events *ingest.Events                                              // wake it earlier; nil: none
	Emit   func(Event)                                                 // as Run does, and a summary after each batch
	Done   func(Summary, []ingest.Found)                               // after each look that changed something
	Tell   func(Trouble)                                               // faults of the machine
	Deaf   func(time.Duration)                                         // told once: events are missed, so it looks that often
	Rest   func(context.Context, time.Duration, <-chan struct{}) error // waits for a time or a waking
	// Standing is asked before each look whether the workspace is there, as
	// ingest.Lock.Standing; Anew, after a fault, whether it must be opened anew:
	// then Watch ends with that fault, untold.
	Standing func() error
	Anew     func(fault error) bool
	Troubled Kind // told by the Watch before this one, and not over; "" for none
}

// The pace of Watch: looks never follow closer than shortest, and while
// somebody holds a file open it looks every heldPace, for heldLong at most.
const (
	usualPace = 3 * time.Second
	shortest  = 50 * time.Millisecond
	heldPace  = 500 * time.Millisecond
	heldLong  = time.Minute
)

// Watch does what Run does until ctx is done: then it finishes the files in
// hand and returns nil. The base is looking, again and again; events only
// make it look earlier. It looks at the very moment when a file has stood
// still long enough. A fault of the machine is told once and tried again,
// with growing waits; nothing ends it but ctx and Anew.
func (o *Office) Watch(ctx context.Context, w Watching) error {
	if w.Every <= 0 {
		w.Every = usualPace
	}
	if w.Rest == nil {
		w.Rest = rest
	}
	if w.Tell == nil {
		w.Tell = func(Trouble) {}
	}
	if w.Done == nil {
		w.Done = func(Summary, []ingest.Found) {}
	}
	if w.Deaf == nil {
		w.Deaf = func(time.Duration) {}
	}
	if w.Standing == nil {
		w.Standing = func() error { return nil }
	}
	if w.Anew == nil {
		w.Anew = func(error) bool { return false }
	}
	r := &watcher{Watching: w, Office: o, trouble: troubles{tell: w.Tell, kind: w.Troubled}, all: true, held: map[string]heldSince{}}
	var wake <-chan struct{}
	if w.Events != nil {
		wake = w.Events.Wake()
		defer w.Events.Close()
	}
	for ctx.Err() == nil {
		next, err := r.look(ctx)
		if ctx.Err() != nil {
			break
		}
		awake := wake
		if err != nil && w.Anew(err) {
			return err
		}
		if err != nil {
			next, awake = r.trouble.with(err), nil
			r.afterFault()
		} else {
			r.trouble.over()
		}
		if w.Rest(ctx, next, awake) != nil {
			break
		}
		if w.Rest(ctx, r.floor, nil) != nil {
			break
		}
	}
	return nil
}

// watcher is one Watch.
type watcher struct {
	Watching
	*Office
	trouble troubles
	resumed bool      // the claims of an earlier run are finished
	all     bool      // every paper is to be looked at, not only those of owed
	owed    []int64   // receipts whose slips are to be made
	day     viet.Date // of the last look at every paper
	held    map[string]heldSince
	portion int           // how many files the next look takes at most
	more    bool          // the last look left files that it could have taken
	floor   time.Duration // between two looks, by what a look costs
	listens bool          // the folders of the last look were followed before it
	heard   uint64        // how many events had come before the last look
	deaf    bool          // it was told that events are missed
}

type heldSince struct {
	wait  ingest.Wait
	since time.Time
}

// afterFault makes the next look begin anew: nobody knows how far this one
// came.
func (r *watcher) afterFault() {
	r.resumed, r.all, r.listens = false, true, false
	if r.Events != nil {
		r.Events.Reset()
	}
}

// look takes what is ready, makes the papers that follow from it, and says
// when to look again. Papers that can't be made keep no file waiting.
func (r *watcher) look(ctx context.Context) (next time.Duration, err error) {
	if err := r.Standing(); err != nil {
		return 0, err
	}
	begun := r.Now()
	summary := Summary{Event: "summary"}
	emit := summary.counting(func(e Event) {
		if e.Receipt != 0 {
			r.owed = append(r.owed, e.Receipt)
		}
		r.Emit(e)
	})
	waiting, took := r.takeIn(ctx, emit)
	err = errors.Join(took, r.putOut(ctx, emit))
	if summary.Received+summary.Outputs > 0 {
		summary.Seconds = max(r.Now().Sub(begun), 0).Seconds() // a clock may be set back
		r.Done(summary, waiting)
	}
	if err != nil {
		return 0, err // when to try again is the fault's to say
	}
	return r.next(waiting), nil
}

func (r *watcher) takeIn(ctx context.Context, emit func(Event)) ([]ingest.Found, error) {
	to := &catch{emit: emit}
	if !r.resumed {
		if err := r.resume(ctx, to); err != nil {
			return nil, err
		}
		r.resumed = true
	}
	ready, waiting, err := r.scan(ctx)
	if err != nil {
		return nil, err
	}
	to.left = nil
	err = r.takeReady(ctx, r.some(ready), to)
	waiting = append(waiting, to.left...)
	r.tellHeld(waiting)
	return waiting, err
}

// firstPortion is how many files of a large batch are taken before their
// slips are made; each further portion is twice as large.
const firstPortion = 64

// some is the portion of a batch that this look takes: the first slips come
// soon, and what sums up is not made too often.
func (r *watcher) some(ready []ingest.Found) []ingest.Found {
	r.more = len(ready) > max(r.portion, firstPortion)
	if !r.more {
		r.portion = firstPortion
		return ready
	}
	portion := max(r.portion, firstPortion)
	r.portion = 2 * portion
	return ready[:portion]
}

// putOut makes the slips of what was taken, then what sums up.
func (r *watcher) putOut(ctx context.Context, emit func(Event)) error {
	today := r.Today()
	if len(r.owed) == 0 && !r.all && r.day == today || ctx.Err() != nil {
		return nil
	}
	if r.all || r.day != today {
		if err := r.upToDate(ctx, r.owed, emit); err != nil {
			return err
		}
	} else if err := r.news(ctx, r.owed, emit); err != nil {
		return err
	}
	r.owed, r.all, r.day = nil, false, today
	return nil
}

// news brings the papers up to date that some arrivals change: their slips
// first, then what sums up all.
func (o *Office) news(ctx context.Context, receipts []int64, emit func(Event)) error {
	emit = watchBeside(emit).event
	some, err := o.broughtModels(ctx, receipts)
	if err != nil {
		return err
	}
	if _, err := o.slipsUpToDate(ctx, some, emit); err != nil {
		return err
	}
	_, err = o.sumsUpToDate(ctx, receipts, emit)
	return err
}

// broughtModels are the arrivals that brought a model.
func (o *Office) broughtModels(ctx context.Context, receipts []int64) (some []int64, err error) {
	for _, id := range receipts {
		taken, err := o.Ledger.Taken(ctx, id)
		if err != nil {
			return nil, err
		}
		if len(taken) > 0 {
			some = append(some, id)
		}
	}
	return some, nil
}

// tellHeld tells once of each file that waits for something that a person
// can do.
func (r *watcher) tellHeld(waiting []ingest.Found) {
	now, held := r.clock(), map[string]heldSince{}
	for _, f := range waiting {
		if f.Wait == ingest.Fresh {
			continue
		}
		h, known := r.held[f.Path]
		if !known || h.wait != f.Wait {
			h = heldSince{f.Wait, now}
			r.Emit(waits(f))
		}
		held[f.Path] = h
	}
	r.held = held
}

// next is how long to rest: until the first fresh file has settled, a short
// time where somebody holds one, else the usual time.
func (r *watcher) next(waiting []ingest.Found) time.Duration {
	next, now := r.pace(), r.clock()
	if r.more {
		return 0
	}
	for _, f := range waiting {
		switch {
		case f.Wait == ingest.Fresh && !f.Settles.IsZero():
			next = min(next, f.Settles.Sub(now)+time.Millisecond)
		case now.Sub(r.held[f.Path].since) < heldLong:
			next = min(next, heldPace)
		}
	}
	return max(next, 0)
}

// clock is the time by which files are judged.
func (r *watcher) clock() time.Time {
	if r.Inbox.Now == nil {
		return time.Now()
	}
	return r.Inbox.Now()
}

// rest waits for a time or for a waking.
func rest(ctx context.Context, d time.Duration, wake <-chan struct{}) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
	case <-wake:
	}
	return nil
}
