package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/mirror"
)

func deepFlag() cli.Flag {
	return &cli.BoolFlag{Name: "deep", Usage: "đọc lại toàn bộ kho lưu, nhật ký và văn bản, đối chiếu với sổ theo dõi", DisableDefaultText: true}
}

// examineDeep reads everything again and checks archive, journal, mirror,
// ledger and papers against each other.
func examineDeep(ctx context.Context, ws *workspace, step func(pipeline.Step)) []diagnosis {
	path := ws.path(ws.Database)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil // examineLedger tells
	}
	store, err := openLedger(ctx, path, reading)
	if err != nil {
		return nil // examineLedger tells
	}
	defer store.Close()
	d := &deep{ctx: ctx, ws: ws, store: store, step: step}
	if err := d.states(); err != nil {
		return []diagnosis{{"Sổ theo dõi", "fault", explain(err), "Dừng chạy, giữ nguyên thư mục và khôi phục từ bản sao lưu."}}
	}
	d.archive()
	d.replay()
	d.mirror()
	d.papers()
	d.inbox()
	return d.found
}

type deep struct {
	ctx   context.Context
	ws    *workspace
	store ledger.Store
	all   []*dossier.State
	found []diagnosis
	step  func(pipeline.Step)
}

func (d *deep) tell(part, state, cure, format string, args ...any) {
	d.found = append(d.found, diagnosis{part, state, fmt.Sprintf(format, args...), cure})
}

func (d *deep) states() error {
	plans, err := d.store.Plans(d.ctx)
	if err != nil {
		return err
	}
	for _, id := range plans {
		state, err := d.store.State(d.ctx, id)
		if err != nil {
			return err
		}
		d.all = append(d.all, state)
	}
	return nil
}

// archived are the contents that the ledger relies on, each with what it is.
func (d *deep) archived() map[string]string {
	out := map[string]string{}
	for _, state := range d.all {
		for _, r := range state.Receipts {
			out[r.SHA256] = "tệp " + r.Path
		}
		for _, a := range state.Assessments {
			out[a.Workbook] = "phiếu thẩm định đã nhập"
		}
		for _, c := range state.Certificates {
			out[c.SHA256] = "giấy chứng nhận " + c.Content.Register
		}
		for _, a := range state.Attachments {
			out[a.SHA256] = "tài liệu kèm theo " + a.Name
		}
	}
	return out
}

// archive hashes every content again.
func (d *deep) archive() {
	archive := &ingest.Archive{Root: d.ws.path(d.ws.Folders.Archive)}
	wanted := d.archived()
	faults := 0
	for i, sha := range sorted(wanted) {
		d.step(pipeline.Step{Stage: "contents", Done: i, Total: len(wanted)})
		if d.ctx.Err() != nil {
			return
		}
		err := archive.Verify(sha)
		if err == nil {
			continue
		}
		faults++
		switch {
		case errors.Is(err, fs.ErrNotExist):
			d.tell("Kho lưu", "fault", "Chép lại archive từ bản sao lưu; nếu còn tệp gốc thì bỏ vào inbox, hoso run sẽ lưu lại.", "mất nội dung của %s (%s)", wanted[sha], sha)
		case errors.Is(err, ingest.ErrDamaged):
			d.tell("Kho lưu", "fault", "Chép lại tệp này từ bản sao lưu; nếu còn tệp gốc thì bỏ vào inbox, hoso run sẽ thay bản hỏng. Kiểm tra ổ đĩa.", "nội dung của %s đã bị thay đổi hoặc hỏng (%s)", wanted[sha], sha)
		default:
			d.tell("Kho lưu", "fault", "Kiểm tra quyền đọc và ổ đĩa.", "không đọc được nội dung của %s: %s", wanted[sha], explain(err))
		}
	}
	if faults == 0 {
		d.tell("Kho lưu", "ok", "", "%d nội dung, đọc lại đều đúng", len(wanted))
	}
}

// mirror checks the chain and compares it with the ledger's journal.
func (d *deep) mirror() {
	lines, faults, err := mirror.Verify(d.ctx, d.ws.path(mirror.File), d.store)
	if err != nil {
		d.tell("Sổ nhật ký", "fault", "Kiểm tra quyền đọc và ổ đĩa.", "%s", explain(err))
		return
	}
	for _, f := range faults {
		state := "fault"
		if f.Harmless {
			state = "warning"
		}
		d.tell("Sổ nhật ký", state, f.Cure, "%s: %s", mirror.File, f.Message)
	}
	if len(faults) == 0 {
		d.tell("Sổ nhật ký", "ok", "", "%s: %d dòng, liền mạch và khớp sổ theo dõi", mirror.File, lines)
	}
}

// papers compares out/ with what the ledger wrote there.
func (d *deep) papers() {
	total, gone, edited := 0, 0, 0
	for _, state := range d.all {
		for _, p := range state.Papers {
			total++
			sha, err := shaOfFile(d.ws.path(p.Path))
			switch {
			case errors.Is(err, fs.ErrNotExist):
				gone++
				d.tell("Văn bản", "warning", "Chạy: hoso run (hoặc lệnh đã lập văn bản đó) để lập lại.", "không còn %s", p.Path)
			case err != nil:
				d.tell("Văn bản", "fault", "Kiểm tra quyền đọc và ổ đĩa.", "%s", explain(err))
			case sha != p.SHA256:
				edited++
				d.tell("Văn bản", "warning", "Nếu không ai sửa thì xóa tệp đó rồi chạy hoso run để lập lại.", "%s khác bản chương trình đã lập (có người sửa)", p.Path)
			}
		}
	}
	if gone+edited == 0 {
		d.tell("Văn bản", "ok", "", "%d văn bản trong out khớp sổ theo dõi", total)
	}
}

// inbox tells of files that an interrupted run has in hand.
func (d *deep) inbox() {
	names, err := filepath.Glob(filepath.Join(d.ws.path(d.ws.Folders.Inbox), ".hoso", "*.bin"))
	if err == nil && len(names) > 0 {
		d.tell("Inbox", "warning", "Chạy: hoso run", "%d tệp đang xử lý dở từ lần chạy bị ngắt", len(names))
	}
}

func shaOfFile(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func sorted(set map[string]string) []string {
	out := make([]string, 0, len(set))
	for key := range set {
		out = append(out, key)
	}
	sort.Strings(out)
	return out
}
