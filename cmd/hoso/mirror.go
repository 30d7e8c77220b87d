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
	_, err := mirror.CatchUp(ctx, ws.path(mirror.File), journal)
	return err
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
	fmt.Fprintf(e.err, "hoso: chưa ghi được %s: %s\n", mirror.File, explain(err))
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
