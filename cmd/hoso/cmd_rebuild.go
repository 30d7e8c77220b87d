package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/mirror"
	"hoso/pipeline/ledger/sqlite"
)

func rebuildCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "rebuild", Usage: "lập lại sổ theo dõi và out từ archive và so-nhat-ky.jsonl",
		Description: `Dùng khi hoso.db hỏng hoặc mất. Làm lại từng việc ghi trong so-nhat-ky.jsonl, đối chiếu từng dòng, rồi
lập lại văn bản còn thiếu trong out; giấy chứng nhận đúng từng byte như đã cấp. Sổ cũ không bị xóa: được đổi tên và giữ bên cạnh.
Có gì không khớp thì dừng, không thay đổi gì.
Ví dụ:
   hoso rebuild
   hoso rebuild -w "D:\Dân vận khéo 2026"`,
		Flags:  []cli.Flag{workspaceFlag(), planFlag(), jsonFlag()},
		Action: func(c *cli.Context) error { return rebuild(c, e) },
	}
}

// rebuilt is what `rebuild --json` prints.
type rebuilt struct {
	Acts    int64    `json:"acts"`
	Kept    string   `json:"kept,omitempty"`    // where the former ledger is
	Outputs int      `json:"outputs"`           // papers made again
	Absent  []string `json:"absent,omitempty"`  // papers that a person has to ask for
	Missing []string `json:"missing,omitempty"` // contents that the archive lacks
}

// rebuild makes the ledger again under the lock, then the papers.
func rebuild(c *cli.Context, e env) error {
	ws, err := openWorkspace(c)
	if err != nil {
		return err
	}
	e.bar.choose(false, c.Bool("json"))
	done, err := rebuildLedger(c.Context, e, ws)
	if err != nil {
		return err
	}
	if err := rebuildPapers(c, e, ws, done); err != nil {
		return err
	}
	if c.Bool("json") {
		return printValue(e.out, done)
	}
	fmt.Fprintf(e.out, "Đã lập lại sổ theo dõi từ %d việc trong %s; từng dòng đều khớp. Lập lại %d văn bản.\n", done.Acts, mirror.File, done.Outputs)
	if done.Kept != "" {
		fmt.Fprintf(e.out, "Sổ cũ được giữ tại: %s\n", done.Kept)
	}
	for _, name := range done.Absent {
		fmt.Fprintf(e.out, "Chưa lập lại được %s: chạy lệnh đã lập văn bản đó (hoso report, hoso paper, hoso assess export).\n", name)
	}
	for _, what := range done.Missing {
		fmt.Fprintf(e.out, "Kho lưu thiếu %s: chép lại archive từ bản sao lưu; xem: hoso doctor --deep\n", what)
	}
	return nil
}

// rebuildLedger replays the mirror into a new file, proves it equal, and only
// then puts it in the place of the former ledger, which stays beside it.
func rebuildLedger(ctx context.Context, e env, ws *workspace) (*rebuilt, error) {
	lock, err := ingest.Acquire(ws.dir, e.now)
	if err != nil {
		return nil, err
	}
	defer lock.Release()
	path := ws.path(ws.Database)
	lastActs(ctx, e, ws, path)
	fresh := path + ".dang-lap"
	if err := removeLedger(fresh); err != nil {
		return nil, err
	}
	acts, err := replayMirror(ctx, ws.path(mirror.File), fresh, e.bar.step)
	if err != nil {
		return nil, errors.Join(err, removeLedger(fresh))
	}
	kept, err := replaceLedger(path, fresh, e.now())
	return &rebuilt{Acts: acts, Kept: kept}, err
}

// lastActs brings the mirror up to date from the ledger that is there, where
// it can be read: the acts of a run that was killed.
func lastActs(ctx context.Context, e env, ws *workspace, path string) {
	if !fileExists(path) {
		return
	}
	store, err := sqlite.OpenReadOnly(ctx, path)
	if err == nil {
		err = errors.Join(mirrorJournal(ctx, ws, store), store.Close())
	}
	if err != nil {
		fmt.Fprintf(e.err, "hoso: không lấy thêm được gì từ sổ hiện có (%s); lập lại theo %s.\n", explain(err), mirror.File)
	}
}

// replayMirror does every act of a mirror again on an empty ledger; the new
// ledger's journal must then say, line by line, what the mirror says.
func replayMirror(ctx context.Context, from, to string, step func(pipeline.Step)) (acts int64, err error) {
	store, err := sqlite.OpenScratch(ctx, to)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	total := lines(from)
	for l, err := range mirror.Read(from) {
		step(pipeline.Step{Stage: "acts", Done: int(acts), Total: total})
		if err != nil {
			return acts, err
		}
		if err := ledger.Replay(ctx, store, l); err != nil {
			return acts, notRebuilt(l, err)
		}
		acts++
	}
	if acts == 0 {
		return 0, fmt.Errorf("%s không có dòng nào để lập lại sổ; khôi phục từ bản sao lưu: hoso restore", from)
	}
	_, faults, err := mirror.Verify(ctx, from, store)
	if err != nil {
		return acts, err
	}
	for _, f := range faults {
		if !f.Harmless {
			return acts, fmt.Errorf("sổ lập lại không khớp %s (%s); chưa thay đổi gì. Khôi phục từ bản sao lưu: hoso restore", mirror.File, f.Message)
		}
	}
	broken, err := store.Check(ctx)
	if err == nil && len(broken) > 0 {
		err = fmt.Errorf("sổ lập lại không toàn vẹn: %s Chưa thay đổi gì", broken[0])
	}
	return acts, err
}

// lines are those of a file: how many acts there are to do again.
func lines(name string) int {
	file, err := os.Open(name)
	if err != nil {
		return 0 // reading it tells
	}
	defer file.Close()
	n, part := 0, make([]byte, 1<<16)
	for {
		got, err := file.Read(part)
		n += bytes.Count(part[:got], []byte("\n"))
		if err != nil {
			return n
		}
	}
}

// notRebuilt says why an act can't be done again.
func notRebuilt(l ledger.Line, err error) error {
	var unknown *ledger.UnknownVerbError
	switch {
	case errors.Is(err, ledger.ErrNotWhole):
		return fmt.Errorf("dòng %d của %s (%s) do phiên bản hoso cũ ghi, không đủ nội dung để lập lại; chưa thay đổi gì. Khôi phục từ bản sao lưu: hoso restore", l.Seq, mirror.File, l.Subject)
	case errors.As(err, &unknown):
		return fmt.Errorf("dòng %d của %s là việc “%s” mà bản hoso này chưa biết; dùng bản hoso mới nhất. Chưa thay đổi gì", l.Seq, mirror.File, unknown.Verb)
	case errors.Is(err, context.Canceled):
		return err
	}
	return fmt.Errorf("dòng %d của %s không làm lại được: %w. Chưa thay đổi gì", l.Seq, mirror.File, err)
}

// ledgerParts are the files of a ledger: SQLite keeps what was committed last
// beside it.
func ledgerParts() []string { return []string{"", "-wal", "-shm"} }

func removeLedger(path string) error {
	for _, part := range ledgerParts() {
		if err := os.Remove(path + part); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// replaceLedger keeps the former ledger under another name and puts the new
// one in its place.
func replaceLedger(path, fresh string, now time.Time) (kept string, err error) {
	for n := 1; ; n++ {
		kept = fmt.Sprintf("%s.cu-%s-%d", path, now.Format("20060102"), n)
		if !fileExists(kept) && !fileExists(kept+"-wal") {
			break
		}
	}
	found := false
	for _, part := range ledgerParts() {
		err := os.Rename(path+part, kept+part)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		found = found || err == nil
	}
	if !found {
		kept = ""
	}
	return kept, os.Rename(fresh, path)
}

// rebuildPapers makes the standing papers and the certificates that are gone
// from out/ again.
func rebuildPapers(c *cli.Context, e env, ws *workspace, done *rebuilt) error {
	s, err := openSession(c.Context, ws, c.String("plan"), e.now, writing)
	if err != nil {
		return err
	}
	defer s.Close()
	s.Step = e.progress(c)
	tell := teller(c.Bool("json"), e.out)
	papers, err := s.StandingPapers(c.Context)
	if err != nil {
		return err
	}
	state, err := s.State(c.Context)
	if err != nil {
		return err
	}
	done.Missing = lost(s.Archive, (&deep{all: []*dossier.State{state}}).archived())
	for _, cert := range state.Certificates {
		if s.Archive.Verify(cert.SHA256) == nil { // else it is among those that are missing
			papers = append(papers, s.CertificatePapers([]dossier.Certificate{cert})...)
		}
	}
	if err := s.PutOut(c.Context, papers, func(ev pipeline.Event) { done.Outputs++; tell.event(ev) }); err != nil {
		return err
	}
	for _, p := range state.Papers {
		if !fileExists(filepath.Join(ws.dir, filepath.FromSlash(p.Path))) {
			done.Absent = append(done.Absent, p.Path)
		}
	}
	return nil
}

// lost says which contents the archive has no more, or not whole.
func lost(archive *ingest.Archive, wanted map[string]string) (out []string) {
	for _, sha := range sorted(wanted) {
		if archive.Verify(sha) != nil {
			out = append(out, wanted[sha])
		}
	}
	slices.Sort(out)
	return out
}
