// Command hoso (hồ sơ) takes Word and Excel appendices of a plan from an
// inbox folder, reads and checks them, keeps the ledger, and prints check
// slips, reports, workbooks and certificates.
//
// Files are read in child processes of the same program, so that no file can
// hurt more than itself (package worker).
//
// Each command stands in a file of its own, cmd_NAME.go; wire.go is the one
// place that knows all parts.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"hoso/pipeline/worker"
)

func main() {
	if worker.IsChild(os.Args) {
		os.Exit(worker.Main(newOpener().Open))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
