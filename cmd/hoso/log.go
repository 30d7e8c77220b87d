package main

import (
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"

	"hoso/pipeline"
)

// logFile is the log in the workspace. At the default level it names no
// person, unit, file or path: a receipt's number and a digest lead to the
// ledger, which does. HOSO_LOG=debug adds paths and whole errors.
const (
	logFile  = "hoso.log"
	logSize  = 5 << 20
	logsKept = 3
)

// openLog opens the log of a workspace. A workspace where none can be written
// has none: that is no reason not to work.
func openLog(ws *workspace) (*slog.Logger, func() error) {
	level := slog.LevelInfo
	if os.Getenv("HOSO_LOG") == "debug" {
		level = slog.LevelDebug
	}
	file, err := openRotated(filepath.Join(ws.dir, logFile), logSize)
	if err != nil {
		return slog.New(slog.DiscardHandler), func() error { return nil }
	}
	return slog.New(slog.NewJSONHandler(file, &slog.HandlerOptions{Level: level})), file.Close
}

// logEvent logs what a run did.
func logEvent(log *slog.Logger, ev pipeline.Event) {
	switch ev.Event {
	case "submission":
		log.Info("submission", "receipt", ev.Receipt, "sha256", ev.SHA256, "outcome", ev.Outcome, "code", ev.Code)
		log.Debug("submission", "receipt", ev.Receipt, "file", ev.File)
	case "retired":
		log.Info("retired", "kind", ev.Kind, "sha256", ev.SHA256)
		log.Debug("retired", "path", ev.Path)
	case "output":
		log.Info("output", "kind", ev.Kind, "sha256", ev.SHA256, "beside", ev.Beside)
		log.Debug("output", "path", ev.Path)
	case "dispute":
		log.Info("dispute", "kind", ev.Kind, "models", ev.Models)
	}
}

func logSummary(log *slog.Logger, s pipeline.Summary) {
	log.Info("summary", "received", s.Received, "accepted", s.Accepted, "duplicate", s.Duplicate, "superseded_older", s.SupersededOlder,
		"staged", s.Staged, "quarantined", s.Quarantined, "waiting", s.Waiting, "outputs", s.Outputs, "seconds", s.Seconds)
}

// logFault logs a fault of the machine: its kind and innermost cause, which
// has no path in it.
func logFault(log *slog.Logger, err error) {
	log.Error("fault", "kind", pipeline.KindOf(err), "cause", cause(err).Error())
	log.Debug("fault", "error", err.Error())
}

// logLeftOut logs a paper that could not be made and is left out.
func logLeftOut(log *slog.Logger) func(pipeline.Paper, error) {
	return func(p pipeline.Paper, err error) {
		log.Warn("paper left out", "kind", p.Kind, "format", p.Format, "receipt", p.Receipt, "cause", cause(err).Error())
		log.Debug("paper left out", "path", p.Name, "error", err.Error())
	}
}

// logTrouble logs a fault that is tried again, and its end.
func logTrouble(log *slog.Logger, t pipeline.Trouble) {
	if t.Err == nil {
		log.Info("fault over", "kind", t.Kind)
		return
	}
	logFault(log, t.Err)
}

// cause is the innermost error, of several the first.
func cause(err error) error {
	for {
		var inner error
		switch e := err.(type) {
		case interface{ Unwrap() []error }:
			inner = e.Unwrap()[0]
		default:
			inner = errors.Unwrap(err)
		}
		if inner == nil {
			return err
		}
		err = inner
	}
}

// rotated is a file that begins anew when it has grown too large; the former
// ones stay as NAME.1 (the newest) to NAME.3.
type rotated struct {
	name  string
	limit int64
	size  int64
	file  *os.File
}

var _ io.WriteCloser = (*rotated)(nil)

func openRotated(name string, limit int64) (*rotated, error) {
	r := &rotated{name: name, limit: limit}
	return r, r.open()
}

func (r *rotated) open() error {
	file, err := os.OpenFile(r.name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return errors.Join(err, file.Close())
	}
	r.file, r.size = file, info.Size()
	return nil
}

// Write writes one line; slog calls it with whole lines, one at a time.
func (r *rotated) Write(line []byte) (int, error) {
	if r.size > 0 && r.size+int64(len(line)) > r.limit {
		if err := r.turn(); err != nil {
			return 0, err
		}
	}
	n, err := r.file.Write(line)
	r.size += int64(n)
	return n, err
}

func (r *rotated) turn() error {
	if err := r.file.Close(); err != nil {
		return err
	}
	for n := logsKept; n > 1; n-- {
		_ = os.Rename(r.old(n-1), r.old(n)) // where there is one
	}
	if err := os.Rename(r.name, r.old(1)); err != nil {
		return errors.Join(err, r.open()) // somebody reads it: grow on
	}
	return r.open()
}

func (r *rotated) old(n int) string { return r.name + "." + strconv.Itoa(n) }

// Close closes the file.
func (r *rotated) Close() error { return r.file.Close() }
