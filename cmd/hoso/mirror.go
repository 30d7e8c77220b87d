package main

import (
	"context"
	"fmt"
	"log/slog"

	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/mirror"
)

// mirrorJournal brings the readable copy of the journal up to date. It is
// called when a session closes; run and watch do so after each batch, too.
func mirrorJournal(ctx context.Context, ws *workspace, journal ledger.Journal) error {
	if _, err := mirror.CatchUp(ctx, ws.path(mirror.File), journal); err != nil {
		return lagging{err}
	}
	return nil
}

// lagging is why the mirror could not be written.
type lagging struct{ error }

func (l lagging) Unwrap() error { return l.error }
func (l lagging) Words() string {
	return fmt.Sprintf("chưa ghi được %s: %s", mirror.File, explain(l.error))
}

// end closes a session that wrote: an act that is in the ledger is done, so
// that its copy or the lock's file lags behind is told and is no error.
func (s *session) end(e env) {
	if err := s.Close(); err != nil {
		fmt.Fprintf(e.err, "hoso: %s\n", explain(err))
	}
}

func (s *session) mirror(ctx context.Context) error {
	return mirrorJournal(context.WithoutCancel(ctx), s.ws, s.Ledger)
}

// warnMirror tells that the mirror could not be written: the ledger has all,
// so the work goes on.
func warnMirror(e env, log *slog.Logger, err error) {
	if err == nil {
		return
	}
	logFault(log, err)
	fmt.Fprintf(e.err, "hoso: %s\n", explain(err))
}

// warnOnce is warnMirror for a long session.
func warnOnce(e env, log *slog.Logger) func(error) {
	told := false
	return func(err error) {
		if err != nil && !told {
			warnMirror(e, log, err)
		}
		told = err != nil
	}
}
