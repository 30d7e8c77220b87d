package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"hoso/pipeline"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
)

// logFile is the log in the workspace. At the default level it names no
// person, unit, file or path: a receipt's number and a digest lead to the
// ledger, which does. HOSO_LOG=debug adds paths and whole errors, which may
// name people; whoever asks for it is told so.
const (
	logFile = "hoso.log"
	logSize = 5 << 20
)

// openLog opens the log of a workspace. A workspace where none can be written
// has none: that is no reason not to work.
func openLog(e env, ws *workspace) (*slog.Logger, func() error) {
	level := slog.LevelInfo
	if os.Getenv("HOSO_LOG") == "debug" {
		level = slog.LevelDebug
		fmt.Fprintf(e.err, "hoso: HOSO_LOG=debug: %s ghi cả tên tệp, đường dẫn, có thể có tên người; xem xong thì xóa, đừng gửi ra ngoài cơ quan.\n", logFile)
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

// logFault logs a fault of the machine: its kind and its cause, which names
// nobody.
func logFault(log *slog.Logger, err error) {
	log.Error("fault", "kind", pipeline.KindOf(err), "cause", cause(err))
	log.Debug("fault", "error", err.Error())
}

// logLeftOut logs a paper that could not be made and is left out.
func logLeftOut(log *slog.Logger) func(pipeline.Paper, error) {
	return func(p pipeline.Paper, err error) {
		log.Warn("paper left out", "kind", p.Kind, "format", p.Format, "receipt", p.Receipt, "cause", cause(err))
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

// bare are the faults that say no more than what they are.
func bare() []error {
	return []error{
		ledger.ErrBusy, ledger.ErrFull, ledger.ErrDamaged, ledger.ErrReadOnly, ledger.ErrClaim,
		ingest.ErrBusy, ingest.ErrVolume, ingest.ErrDamaged, ingest.ErrChanged, ingest.ErrUnreadable, ingest.ErrReplaced,
		fs.ErrNotExist, fs.ErrPermission, fs.ErrExist, fs.ErrClosed, io.ErrUnexpectedEOF, io.ErrShortWrite, context.Canceled, context.DeadlineExceeded,
	}
}

// cause is why something failed, in words that can name nobody: the system's
// number, one of the bare faults, the ledger's code, else the types of the
// errors, as any other text may hold what people wrote.
func cause(err error) string {
	var number syscall.Errno
	if errors.As(err, &number) {
		return fmt.Sprintf("%s (%d)", number.Error(), uint(number))
	}
	for _, known := range bare() {
		if errors.Is(err, known) {
			return known.Error()
		}
	}
	var coded interface{ Code() int }
	if errors.As(err, &coded) {
		return fmt.Sprintf("%T %d", coded, coded.Code())
	}
	return strings.Join(typesOf(err), " < ")
}

// typesOf are the types of an error and of those that it wraps.
func typesOf(err error) []string {
	if err == nil {
		return nil
	}
	out := []string{fmt.Sprintf("%T", err)}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		return append(out, typesOf(e.Unwrap())...)
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			out = append(out, typesOf(inner)...)
		}
	}
	return out
}
