package pipeline

import (
	"context"
	"fmt"
	"time"

	"hoso/pipeline/ingest"
)

// manyFollows is how often one look follows folders that are new or were away.
const manyFollows = 5

// scan looks through the inbox, follows its folders, and looks once more
// where one of them is new: what came before it was followed was missed.
func (r *watcher) scan(ctx context.Context) (ready, waiting []ingest.Found, err error) {
	begun := r.clock()
	untold := r.untold()
	ready, waiting, err = r.Inbox.Scan()
	cost := r.clock().Sub(begun)
	if err == nil && r.Events != nil {
		switch news := r.Inbox.News(); {
		case news && untold:
			r.missed(ctx)
		case news && r.listens:
			r.Events.Told()
		}
		for n := 0; err == nil && n < manyFollows && r.Events.Follow(r.Inbox.Folders()); n++ {
			ready, waiting, err = r.Inbox.Scan()
		}
		r.listens = err == nil && r.Events.Whole()
	}
	r.floor = min(max(shortest, 4*cost), longestFloor) // a clock may be set forward meanwhile
	if err != nil {
		return nil, nil, fmt.Errorf("scan: %w", err)
	}
	return ready, waiting, nil
}

// untold tells whether no event came since before the last look, though the
// folders were followed all the time.
func (r *watcher) untold() bool {
	if r.Events == nil {
		return false
	}
	before := r.heard
	r.heard = r.Events.Count()
	return r.listens && r.heard == before && !r.Events.Deaf()
}

// missed finds out whether news that nobody told of are told a moment later.
func (r *watcher) missed(ctx context.Context) {
	if r.Rest(ctx, shortest, nil) == nil && r.Events.Count() == r.heard {
		r.Events.Missed()
	}
}

// The paces of looks where events are missed: a sixth of the usual one, at
// least shortestPoll, and never so that looking is a tenth of the time.
const (
	pollPart     = 6
	shortestPoll = 500 * time.Millisecond
	longestFloor = 10 * time.Second
)

// pace is the time between two looks. Where events are missed, it looks more
// often by itself.
func (r *watcher) pace() time.Duration {
	if r.Events == nil || !r.Events.Deaf() {
		return r.Every
	}
	pace := min(max(shortestPoll, r.Every/pollPart, 5*r.floor/2), r.Every)
	if !r.deaf {
		r.deaf = true
		r.Deaf(pace)
	}
	return pace
}
