package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/user"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/fonts"
	"hoso/pipeline"
	"hoso/pipeline/correct"
	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/direct"
	books "hoso/pipeline/generate/excel"
	"hoso/pipeline/generate/join"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/generate/pdf"
	"hoso/pipeline/generate/qr"
	"hoso/pipeline/generate/webpage"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger/sqlite"
	"hoso/pipeline/outbox"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
	"hoso/templates"
)

// This file is the one place that knows all parts.

// planFlag chooses one of several plans of a ledger.
func planFlag() cli.Flag {
	return &cli.StringFlag{Name: "plan", Usage: "mã kế hoạch `MÃ` khi sổ theo dõi có nhiều kế hoạch", DefaultText: "kế hoạch đầu tiên trong hoso.yaml"}
}

// writer writes pages as PDF with the program's typeface.
type writer struct{ faces layout.Faces }

func (w writer) Write(pages layout.Pages, m generate.Meta) ([]byte, error) {
	all, err := layout.Collect(pages)
	if err != nil {
		return nil, err
	}
	return pdf.Write(all, w.faces, pdf.Meta{Title: m.Title, Author: m.Author, Subject: m.Subject, Created: m.Created})
}

// bulk writes certificates, with the same typeface.
type bulk struct{ *direct.Writer }

func (b bulk) Write(pages layout.Pages, m generate.Meta) ([]byte, error) {
	return b.Writer.Write(pages, direct.Meta(m))
}

// newPress loads words, measures and designs; own may be nil.
func newPress(s generate.Settings, own fs.FS) (*generate.Press, error) {
	book, err := generate.Load(templatesOver(own))
	if err != nil {
		return nil, err
	}
	faces := layout.Faces(fonts.Family())
	metrics, err := layout.NewMetrics(faces)
	if err != nil {
		return nil, err
	}
	quick, err := direct.New(faces)
	if err != nil {
		return nil, err
	}
	return &generate.Press{Book: book, Metrics: metrics, Writer: writer{faces}, Bulk: bulk{quick}, Code: qr.Modules, Settings: s, Version: version}, nil
}

// templatesOver are the program's templates under those of an office.
func templatesOver(own fs.FS) fs.FS {
	if own == nil {
		return templates.Files()
	}
	return overlay{own: own, shipped: templates.Files()}
}

// newReading makes what reads files for a plan. Close its children.
func newReading(p *plan.Plan) (*pipeline.Reading, func() error) {
	children := newApart()
	return &pipeline.Reading{Plan: p, Opener: children, Extract: extract.New(p), Limit: 3 * pipeline.ReadingLimit}, children.Close // a file may wait for a child; its own time is the child's
}

// access says what a command does with a workspace.
type access int

const (
	reading access = iota // needs no lock
	writing               // one at a time
)

// session is an open workspace. Close it.
type session struct {
	*pipeline.Office
	ws    *workspace
	lock  *ingest.Lock // where it is writing
	stale bool         // another workspace stands in its place: nothing is written there
	close []func() error
}

// Close closes what was opened, last first.
func (s *session) Close() error {
	var faults []error
	for i := len(s.close) - 1; i >= 0; i-- {
		faults = append(faults, s.close[i]())
	}
	return errors.Join(faults...)
}

// open opens the workspace of a call.
func open(c *cli.Context, e env, how access) (*session, error) {
	ws, err := openWorkspace(c)
	if err != nil {
		return nil, err
	}
	s, err := openSession(c.Context, ws, c.String("plan"), e.now, how)
	if err == nil {
		s.Step = e.progress(c)
	}
	return s, err
}

func openSession(ctx context.Context, ws *workspace, planID string, now func() time.Time, how access) (*session, error) {
	p, err := ws.plan(planID)
	if err != nil {
		return nil, err
	}
	press, err := ws.press(os.DirFS(ws.path("templates")))
	if err != nil {
		return nil, err
	}
	s := &session{ws: ws}
	if how == writing {
		lock, err := ingest.Acquire(ws.dir, now)
		if err != nil {
			return nil, err
		}
		s.lock, s.close = lock, append(s.close, lock.Release)
	}
	if err := ledgerThere(ws); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	store, err := openLedger(ctx, ws.path(ws.Database), how)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.close = append(s.close, store.Close)
	if how == writing {
		s.close = append(s.close, func() error {
			if s.stale {
				return nil
			}
			return mirrorJournal(context.WithoutCancel(ctx), ws, store)
		})
	}
	reading, stop := newReading(p)
	s.close = append(s.close, stop)
	files := ingest.Within(ws.dir)
	s.Office = &pipeline.Office{
		Plan: p, Reading: reading, Ledger: store, Press: press,
		Inbox:   &ingest.Inbox{Root: ws.path(ws.Folders.Inbox), Archive: ws.path(ws.Folders.Archive), Quarantine: ws.path(ws.Folders.Quarantine), FS: files, Now: time.Now}, // files bear the machine's time
		Archive: &ingest.Archive{Root: ws.path(ws.Folders.Archive), FS: files},
		Books:   workbooks{plan: p, settings: ws.Office},
		Sniff:   sniffEvidence,
		Out:     &outbox.Outbox{Root: ws.dir, FS: files, Ours: ours(ctx, store)},
		Join:    join.PDFs, MovePage: join.Moved,
		Seal: ws.seal(), ReadPDF: readPDF,
		Now: now, Wait: wait, By: whoami(), Version: version,
	}
	page, err := webpage.Load(templatesOver(os.DirFS(ws.path("templates"))))
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.Worklist, s.WorklistForm = s.worklists(page), page.Digest
	s.Looked = s.looked(ctx)
	if ws.WordSlip {
		if s.WordSlip, err = wordSlips(press, p, templatesOver(os.DirFS(ws.path("templates")))); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	if ws.Marked {
		s.MarkedCopy = markedCopies(press, p, s.Archive)
	}
	return s, nil
}

// ours asks the ledger whether hoso wrote a file of out/.
func ours(ctx context.Context, store *sqlite.Store) func(path, sha string) bool {
	return func(path, sha string) bool {
		wrote, err := store.Wrote(ctx, path, sha)
		return err == nil && wrote // in doubt it is a person's
	}
}

func openLedger(ctx context.Context, path string, how access) (*sqlite.Store, error) {
	if how == writing {
		return sqlite.Open(ctx, path)
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return sqlite.Open(ctx, path) // the first look at a new workspace
	}
	return sqlite.OpenReadOnly(ctx, path)
}

// workbooks are the Excel workbooks for a plan and an office.
type workbooks struct {
	plan     *plan.Plan
	settings generate.Settings
}

func (w workbooks) Overview(st *dossier.State, asOf viet.Date, whole pipeline.Whole) (pipeline.Paper, error) {
	return paperOf(books.Overview(st, w.plan, w.settings, version, asOf, whole))
}

func (w workbooks) List(p *generate.Paper) (pipeline.Paper, error) {
	b, err := books.List(p)
	if b == nil {
		return pipeline.Paper{}, err
	}
	return paperOf(b, err)
}

func (w workbooks) Assessment(st *dossier.State, asOf viet.Date, round int) (pipeline.Paper, error) {
	return paperOf(books.Assessment(st, w.plan, w.settings, version, asOf, round))
}

func (w workbooks) ReadAssessment(r io.ReaderAt, size int64, st *dossier.State, in pipeline.Answered, archived func(string) ([]byte, error)) (pipeline.Filled, error) {
	filled, err := books.ReadAssessment(r, size, w.plan, st, books.Reading{Name: in.Name, Replace: in.Replace, Former: archived})
	return pipeline.Filled(filled), err
}

func (w workbooks) ReadCorrections(r io.ReaderAt, size int64, st *dossier.State, by string, parse pipeline.Parse) ([]dossier.Correction, error) {
	rows, err := books.ReadCorrections(r, size, w.plan, st, by)
	var faults books.Faults
	if err != nil && !errors.As(err, &faults) {
		return nil, err
	}
	var items []dossier.Correction
	for _, row := range rows {
		c, err := parse(row.Model, row.Field, row.Value)
		var refusal *correct.Refusal
		switch {
		case errors.As(err, &refusal):
			faults = append(faults, row.Fault(string(refusal.Part), refusal.Message))
		case err != nil:
			return nil, err
		}
		c.By, c.Reason = row.By, row.Reason
		items = append(items, c)
	}
	if len(faults) > 0 {
		return nil, faults.InOrder()
	}
	return items, nil
}

func paperOf(b *books.Book, err error) (pipeline.Paper, error) {
	if err != nil {
		return pipeline.Paper{}, err
	}
	return pipeline.Paper{Name: b.Name, Kind: b.Kind, Format: b.Format, Inputs: b.Inputs, Models: b.Models, Bytes: b.Bytes}, nil
}

// whoami is the person at the machine, for the journal.
func whoami() string {
	if name := os.Getenv("HOSO_USER"); name != "" {
		return name
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username[strings.LastIndexAny(u.Username, `\/`)+1:]
	}
	return "hoso"
}

// wait sleeps unless the user stops hoso.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
