package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
)

// watchAgain watches one workspace for days, opening it anew where its drive
// went and came back: what was open then belongs to a drive that is no more.
type watchAgain struct {
	c       *cli.Context
	e       env
	kind    pipeline.Kind // of the trouble that was told, "" for none
	reopens int           // in a row, without a minute of watching between
}

// watch closes the session that it is given.
func (w *watchAgain) watch(s *session) error {
	for {
		begun := time.Now()
		fault := watchSession(w.c, w.e, s, w.kind, w.tell)
		if w.c.Context.Err() != nil || fault == nil {
			fmt.Fprintln(w.e.err, stoppedWords(w.c.Context, s))
			return errors.Join(fault, s.Close())
		}
		if time.Since(begun) > time.Minute {
			w.reopens = 0
		}
		if w.reopens > 0 && !errors.Is(fault, ingest.ErrReplaced) { // opening it anew did not mend it
			w.trouble(pipeline.KindOf(fault), fault)
		}
		former := s.Office
		s.stale = true
		_ = s.Close() // it may be on a drive that is no more
		next, err := w.open()
		if err != nil {
			return err
		}
		if next == nil {
			fmt.Fprintln(w.e.err, stoppedPlain)
			return nil
		}
		s = next
		s.After(former)
	}
}

// open opens the workspace as soon as it is there. It gives nil where the user
// stops it, and fails where another hoso has taken the workspace meanwhile.
func (w *watchAgain) open() (*session, error) {
	for {
		if wait(w.c.Context, min(time.Second<<min(w.reopens, 10), 30*time.Second)) != nil {
			return nil, nil
		}
		w.reopens++
		s, err := open(w.c, w.e, writing)
		var held *ingest.HeldError
		if err == nil || errors.As(err, &held) {
			return s, err
		}
		kind := pipeline.KindOf(err)
		if kind == pipeline.Other && !errors.Is(err, ledger.ErrDamaged) {
			kind = pipeline.Gone // it could be opened a moment ago
		}
		w.trouble(kind, err)
	}
}

// trouble tells of a fault, unless one like it was told and is not over.
func (w *watchAgain) trouble(kind pipeline.Kind, fault error) {
	if kind != w.kind {
		w.tell(pipeline.Trouble{Kind: kind, Err: fault})
	}
}

// tell tells of a trouble, and of its end.
func (w *watchAgain) tell(t pipeline.Trouble) {
	w.kind = t.Kind
	if t.Err == nil {
		w.kind = ""
	}
	tellTrouble(w.e.err, t)
}

// staleSession tells whether a fault is of what is open, so that opening it
// anew may mend it: another workspace stands in its place, or the ledger can't
// be read though the workspace is there.
func (s *session) staleSession(fault error) bool {
	if errors.Is(fault, ingest.ErrReplaced) {
		return true
	}
	if !errors.Is(fault, ledger.ErrDisk) && !errors.Is(fault, ledger.ErrDamaged) {
		return false
	}
	standing := s.lock.Standing()
	return standing == nil || errors.Is(standing, ingest.ErrReplaced)
}
