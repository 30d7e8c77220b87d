package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/backup"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger/mirror"
	"hoso/pipeline/ledger/sqlite"
)

func backupCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "backup", Usage: "sao lưu cả nơi làm việc vào một tệp ZIP", ArgsUsage: "TỆP",
		Description: `Chép sổ theo dõi, kho lưu, inbox, quarantine, out, kế hoạch, thiết lập và mẫu vào một tệp, kèm mã băm của
từng tệp. Chạy được cả khi hoso watch đang làm việc. Khôi phục bằng: hoso restore
Ví dụ:
   hoso backup "E:\Sao lưu\dan-van-kheo-2026-11-23.zip"`,
		Flags: []cli.Flag{workspaceFlag(), jsonFlag()},
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 1 {
				return usage("cần nêu một tệp; ví dụ: hoso backup \"E:\\Sao lưu\\dan-van-kheo.zip\"")
			}
			return backUp(c, e, c.Args().First())
		},
	}
}

// kept is what `backup --json` prints.
type kept struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Files  int    `json:"files"`
	Acts   int64  `json:"acts"`   // the ledger's last act in it
	Passed int    `json:"passed"` // links and other things that are no files
}

func backUp(c *cli.Context, e env, name string) error {
	ws, err := openWorkspace(c)
	if err != nil {
		return err
	}
	if name, err = filepath.Abs(name); err != nil {
		return err
	}
	if fileExists(name) {
		return fmt.Errorf("“%s” đã có; không ghi đè. Chọn tên khác", name)
	}
	if err := outside(ws, name); err != nil {
		return err
	}
	done, err := writeBackup(c.Context, ws, name, e.now(), e.progress(c))
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return printValue(e.out, done)
	}
	fmt.Fprintf(e.out, "Đã sao lưu %d tệp (sổ theo dõi đến việc số %d) vào %s\nSHA-256: %s\nKhôi phục vào một thư mục trống: hoso restore %q THƯ-MỤC\n", done.Files, done.Acts, name, done.SHA256, name)
	if done.Passed > 0 {
		fmt.Fprintf(e.err, "hoso: bỏ qua %d liên kết hoặc mục không phải tệp.\n", done.Passed)
	}
	return nil
}

// outside refuses a backup that would contain itself.
func outside(ws *workspace, name string) error {
	for _, folder := range []string{ws.Folders.Inbox, ws.Folders.Quarantine, ws.Folders.Archive, "out", "templates"} {
		if rel, err := filepath.Rel(ws.path(folder), name); err == nil && filepath.IsLocal(rel) {
			return usage("không để bản sao lưu trong “%s”; ghi ra ổ khác, ví dụ USB", folder)
		}
	}
	return nil
}

// unfinished ends the name of a backup while it is written; one that a crash
// left is written over by the next try.
const unfinished = ".dang-ghi"

// writeBackup writes beside the name first, so that there is a whole backup
// or none.
func writeBackup(ctx context.Context, ws *workspace, name string, now time.Time, step func(pipeline.Step)) (*kept, error) {
	if err := os.Remove(name + unfinished); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	temp, err := os.OpenFile(name+unfinished, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	defer os.Remove(temp.Name())
	about := backup.List{Version: version, Made: now.UTC().Format(time.RFC3339)}
	b := &backing{ctx: ctx, ws: ws, Writer: backup.NewWriter(temp, about), snapshot: temp.Name() + ".db"}
	b.Told = tellFiles(step, ws)
	defer os.Remove(b.snapshot)
	list, err := b.all()
	if err := errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return nil, err
	}
	if err := errors.Join(os.Rename(temp.Name(), name), ingest.OS().SyncDir(filepath.Dir(name))); err != nil {
		return nil, err
	}
	sum, err := shaOfFile(name)
	return &kept{File: name, SHA256: sum, Files: len(list.Files), Acts: list.Acts, Passed: b.passed}, err
}

// tellFiles tells how many of the files that lie there now have been copied;
// those that come meanwhile are more.
func tellFiles(step func(pipeline.Step), ws *workspace) func(int) {
	total := 0
	for _, folder := range []string{ws.Folders.Inbox, ws.Folders.Archive, ws.Folders.Quarantine, "out", "templates"} {
		_ = filepath.WalkDir(ws.path(folder), func(_ string, _ fs.DirEntry, err error) error {
			total++
			return err
		})
	}
	step(pipeline.Step{Stage: "files", Total: total})
	return func(done int) { step(pipeline.Step{Stage: "files", Done: done, Total: max(done, total)}) }
}

// backing is a backup being written.
type backing struct {
	*backup.Writer
	ctx      context.Context
	ws       *workspace
	snapshot string // where the ledger as of one moment lies
	acts     int64
	passed   int
	looks    []int64         // the ledger's last act before each look at the inbox
	claims   map[string]note // that were seen, by id
}

// all copies in the order in which nothing falls between two folders: first
// what comes in (looked at twice, as a file may be taken into a claim
// meanwhile), then the ledger, then what the ledger relies on.
func (b *backing) all() (backup.List, error) {
	for _, step := range []func() error{
		b.inbox,
		b.again,
		b.snapped,
		b.ledger,
		b.leave,
		func() error {
			return b.folder(b.place(b.ws.Folders.Archive, "archive"), b.ws.Folders.Archive, func(rel string) bool { return rel == ".incoming" })
		},
		func() error {
			return b.folder(b.place(b.ws.Folders.Quarantine, "quarantine"), b.ws.Folders.Quarantine, nil)
		},
		func() error { return b.folder("out", "out", nil) },
		b.leavePapers,
		func() error { return b.folder("templates", "templates", nil) },
		b.settings,
	} {
		if err := step(); err != nil {
			return backup.List{}, err
		}
	}
	return b.Close(b.acts)
}

// place is where a folder or file of the settings lies in a backup: where it
// is below the workspace, else under its usual name.
func (b *backing) place(name, usual string) string {
	if at := filepath.FromSlash(name); filepath.IsLocal(at) {
		return filepath.ToSlash(filepath.Clean(at))
	}
	return usual
}

func (b *backing) folder(name, from string, skip func(string) bool) error {
	passed, err := b.AddFolder(b.ctx, name, b.ws.path(from), skip)
	b.passed += passed
	return err
}

// again looks once more at the inbox, as a file may have been claimed between
// two names.
func (b *backing) again() error {
	b.passed = 0
	return b.inbox()
}

// snapped takes the ledger as of one moment. Should a ZIP have been unpacked
// between the last look and that moment, it looks and takes again.
func (b *backing) snapped() error {
	for range 5 {
		between, err := b.snap()
		if err != nil || !between {
			return err
		}
		if err := b.again(); err != nil {
			return err
		}
	}
	return nil // the ZIP is kept whole: its files are counted twice, none is lost
}

// snap copies the ledger as of one moment beside the backup.
func (b *backing) snap() (between bool, err error) {
	path := b.ws.path(b.ws.Database)
	if !fileExists(path) {
		return false, nil
	}
	if err := removeLedger(b.snapshot); err != nil {
		return false, err
	}
	store, err := sqlite.OpenReadOnly(b.ctx, path)
	if err != nil {
		return false, err
	}
	if err := errors.Join(store.Backup(b.ctx, b.snapshot), store.Close()); err != nil {
		return false, err
	}
	copied, err := sqlite.OpenReadOnly(b.ctx, b.snapshot)
	if err != nil {
		return false, err
	}
	defer copied.Close()
	if b.acts, err = copied.Seq(b.ctx); err != nil {
		return false, err
	}
	return b.unpackedBetween(copied)
}

// ledger adds the ledger as of that moment, and the mirror up to that act.
func (b *backing) ledger() error {
	if !fileExists(b.snapshot) {
		return nil
	}
	if err := b.Add(b.place(b.ws.Database, "hoso.db"), b.snapshot); err != nil {
		return err
	}
	return b.mirror()
}

// mirror copies the mirror as far as the copied ledger goes.
func (b *backing) mirror() error {
	file, err := os.Open(b.ws.path(mirror.File))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	return b.AddFrom(mirror.File, info, mirror.Cut(file, b.acts))
}

// settings copies what people write: settings and plans.
func (b *backing) settings() error {
	for _, name := range b.ws.Plans {
		if err := b.Add(b.place(name, filepath.Base(name)), b.ws.path(name)); err != nil {
			return err
		}
	}
	return b.Add(settingsFile, filepath.Join(b.ws.dir, settingsFile))
}
