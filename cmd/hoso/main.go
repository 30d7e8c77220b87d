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
	"runtime/debug"
	"syscall"

	"hoso/pipeline/worker"
)

// garbage is how much of it may lie about, in percent of what is in use: an
// office PC has little memory and time enough.
const garbage = 70

func main() {
	if worker.IsChild(os.Args) {
		os.Exit(worker.Main(newOpener().Open))
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := start(ctx)
	stop()
	os.Exit(code)
}

// start runs a command, or does what a click on the icon asks for.
func start(ctx context.Context) int {
	if !isClick(os.Args[1:]) || !byMouse() {
		return run(ctx, os.Args, os.Stdout, os.Stderr)
	}
	now, err := clock(os.Getenv("HOSO_CLOCK"))
	if err != nil {
		return run(ctx, os.Args[:1], os.Stdout, os.Stderr) // it says what is wrong
	}
	c, err := newClick(ctx, env{out: os.Stdout, err: os.Stderr, now: now})
	if err != nil {
		return report(env{out: os.Stdout, err: os.Stderr}, err)
	}
	return c.clicked(os.Args[1:])
}
