package main

import (
	"context"
	"errors"
	"fmt"
	"hoso/pipeline/viet"
	"io"
	"os"
	"time"

	"github.com/urfave/cli/v2"
)

// The exit statuses of the contract.
const (
	exitDone   = 0
	exitFailed = 1 // the job could not be done
	exitUsage  = 2 // wrong usage
	exitSome   = 3 // done, but some files could not be taken
)

// version of the program; the build sets it with -ldflags "-X main.version=…".
var version = "0.1.0"

// env is what a command has from outside.
type env struct {
	out io.Writer // results
	err io.Writer // progress and messages
	now func() time.Time
	bar *progress // nil: nobody is told how far a work has come
}

// run runs one command and gives its exit status.
func run(ctx context.Context, args []string, out, errs io.Writer) int {
	now, err := clock(os.Getenv("HOSO_CLOCK"))
	if err != nil {
		fmt.Fprintln(errs, err)
		return exitUsage
	}
	bar := newProgress(errs)
	defer bar.clear()
	e := env{out: bar.over(out), err: bar.over(errs), now: now, bar: bar}
	app := newApp(e)
	err = app.RunContext(ctx, reorder(app, args))
	return report(e, err)
}

// report tells the user of an error, in his words, and gives the status.
func report(e env, err error) int {
	var coded *exitError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &coded):
		if coded.err != nil {
			fmt.Fprintln(e.err, "hoso: "+explain(coded.err))
		}
		return coded.code
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(e.err, "hoso: đã dừng theo yêu cầu; chạy lại để làm tiếp phần còn lại.")
		return exitFailed
	}
	fmt.Fprintln(e.err, "hoso: "+explain(err))
	return exitFailed
}

// exitError carries an exit status; err may be nil where all has been said.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit status %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

func usage(format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...)}
}

// welcome is what somebody sees who starts hoso for the first time.
const welcome = `hoso: nhận phụ lục Word, Excel, rà soát theo kế hoạch, lập phiếu, báo cáo và giấy chứng nhận.
1. Xem thử:           hoso demo
2. Tạo nơi làm việc:  hoso init "D:\Dân vận khéo 2026"   rồi chép tệp của các chi bộ vào thư mục inbox
3. Xử lý và xem:      hoso run   rồi   hoso status        (hướng dẫn từng lệnh: hoso help)
`

func newApp(e env) *cli.App {
	speakVietnamese()
	app := &cli.App{
		Name:                  "hoso",
		Usage:                 "nhận, rà soát hồ sơ mô hình và lập văn bản theo kế hoạch",
		Version:               version,
		HideVersion:           true,
		EnableBashCompletion:  true,
		Writer:                e.out,
		ErrWriter:             e.err,
		ExitErrHandler:        func(*cli.Context, error) {},
		OnUsageError:          badUsage,
		HideHelpCommand:       true,
		CustomAppHelpTemplate: appHelp,
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return unknownCommand(c.App, c.Args().First())
			}
			_, err := io.WriteString(e.out, welcome)
			return err
		},
		Commands: commands(e),
	}
	for _, cmd := range app.Commands {
		prepare(cmd)
	}
	return app
}

// prepare gives a command and those below it the Vietnamese help.
func prepare(cmd *cli.Command) {
	cmd.CustomHelpTemplate = commandHelp
	cmd.OnUsageError = badUsage
	cmd.HideHelpCommand = true
	if len(cmd.Subcommands) > 0 && cmd.Action != nil { // it does something by itself too
		cmd.CustomHelpTemplate = bothHelp
	} else if len(cmd.Subcommands) > 0 {
		cmd.CustomHelpTemplate = groupHelp
		cmd.Action = func(c *cli.Context) error {
			if c.Args().Present() {
				return usage("lệnh “%s” không có phần “%s”; xem: hoso %s --help", cmd.Name, c.Args().First(), cmd.Name)
			}
			return cli.ShowSubcommandHelp(c)
		}
	}
	if cmd.ArgsUsage == "" && len(cmd.Subcommands) == 0 {
		cmd.Action = noFiles(cmd.Action)
	}
	for _, sub := range cmd.Subcommands {
		prepare(sub)
	}
}

// commands is the list of all commands, in the order of a working day.
func commands(e env) []*cli.Command {
	return []*cli.Command{
		demoCommand(e), initCommand(e), runCommand(e), watchCommand(e), retryCommand(e), extractCommand(e), checkCommand(e), statusCommand(e), historyCommand(e),
		setCommand(e), unsetCommand(e), waiveCommand(e), mergeCommand(e), moveCommand(e), receivedCommand(e), undoCommand(e), correctionsCommand(e), overviewCommand(e),
		backupCommand(e), restoreCommand(e), rebuildCommand(e),
		reportCommand(e), paperCommand(e), assessCommand(e), recognitionCommand(e), certificateCommand(e), attachCommand(e), dossierCommand(e), verifyCommand(e), doctorCommand(e), dumpCommand(e), completionCommand(e), versionCommand(e), helpCommand(e),
	}
}

// clock is the machine's, or one that starts at a given moment: for tests and
// rehearsals.
func clock(start string) (func() time.Time, error) {
	if start == "" {
		return func() time.Time { return time.Now().In(viet.Zone()) }, nil
	}
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return nil, fmt.Errorf("hoso: HOSO_CLOCK phải có dạng 2026-02-02T08:00:00+07:00")
	}
	return func() time.Time { return at.In(viet.Zone()) }, nil
}
