package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"path"
	"runtime/debug"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/outbox"
)

func runCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "run",
		Usage: "nhận mọi tệp trong inbox, rà soát và cập nhật các văn bản",
		Description: `Nhận từng tệp trong inbox vào sổ theo dõi, rồi lập lại những văn bản đã cũ trong out.
Tệp không nhận được chuyển sang quarantine kèm tệp nêu lý do. Không cấp số, không cấp giấy chứng nhận.
Tiến độ in ra stderr: thanh tiến độ trên màn hình, mỗi 100 tệp một dòng khi ghi ra tệp, sự kiện progress với --json.
Ví dụ:
   hoso run
   hoso run -w "D:\Dân vận khéo 2026"
   hoso run --json
   hoso run --quiet`,
		Flags:  []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), quietFlag()},
		Action: func(c *cli.Context) error { return runWith(c, e, nil) },
	}
}

func quietFlag() cli.Flag {
	return &cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "không in gì, trừ khi có lỗi", DisableDefaultText: true}
}

// runWith opens the workspace, does something before, and runs once.
func runWith(c *cli.Context, e env, before func(*session) error) error {
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.Close()
	if before != nil {
		if err := before(s); err != nil {
			return err
		}
	}
	summary, err := runOnce(c, e, s)
	if err != nil {
		return err
	}
	return statusOf(summary)
}

// batchMemory is how much memory with its garbage a batch may take before it
// collects it more often, however large the ledger.
const batchMemory = 152 << 20

// spendMemory lets a batch use some memory rather than a quarter of its time
// for collecting garbage: drawing a page leaves megabytes behind.
func spendMemory() (undo func()) {
	percent, limit := debug.SetGCPercent(300), debug.SetMemoryLimit(batchMemory)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// runOnce runs and prints what happens while it happens.
func runOnce(c *cli.Context, e env, s *session) (pipeline.Summary, error) {
	defer spendMemory()()
	tell := newTeller(c, e)
	log, closeLog := openLog(e, s.ws)
	defer closeLog()
	tell.log, s.LeftOut = log, logLeftOut(log)
	summary, waiting, err := s.Run(c.Context, tell.event)
	warnMirror(e, log, s.mirror(c.Context))
	if err != nil {
		logFault(log, err)
		return summary, err
	}
	logSummary(log, summary)
	return summary, tell.summary(summary, waiting)
}

// statusOf is the exit status of a run.
func statusOf(summary pipeline.Summary) error {
	if summary.Quarantined > 0 || summary.Waiting > 0 {
		return &exitError{code: exitSome}
	}
	return nil
}

// runTeller prints the events of a run for people or for programs.
type runTeller struct {
	json bool
	out  io.Writer
	log  *slog.Logger
}

func teller(asJSON bool, out io.Writer) runTeller {
	return runTeller{json: asJSON, out: out, log: slog.New(slog.DiscardHandler)}
}

// newTeller is the teller that a call asks for.
func newTeller(c *cli.Context, e env) runTeller {
	quiet, asJSON := c.Bool("quiet"), c.Bool("json")
	t := teller(asJSON, e.out)
	if quiet && !asJSON {
		t.out = io.Discard
	}
	return t
}

func (t runTeller) event(ev pipeline.Event) {
	logEvent(t.log, ev)
	if t.json {
		_ = json.NewEncoder(t.out).Encode(ev) // the summary's error tells of a closed output
		return
	}
	switch ev.Event {
	case "submission":
		fmt.Fprintf(t.out, "%-18s %s%s\n", outcomeWords[ev.Outcome], ev.File, submissionNote(ev))
	case "output":
		note := ""
		if ev.Beside {
			note = "  (tệp cũ đã có người sửa hoặc đang mở nên giữ nguyên; bản mới để bên cạnh)"
		}
		fmt.Fprintf(t.out, "%-18s %s%s\n", "Đã lập", ev.Path, note)
	case "attachment":
		t.attachment(ev)
	case "retired":
		why := "hồ sơ đã chuyển sang đơn vị khác; phiếu mới nằm ở thư mục của đơn vị đó"
		if main, is := outbox.BesideOf(ev.Path); is {
			why = "không còn cần: " + path.Base(main) + " đã là bản mới nhất"
		}
		fmt.Fprintf(t.out, "%-18s %s  (%s)\n", "Đã bỏ", ev.Path, why)
	case "dispute":
		fmt.Fprintf(t.out, "%-18s %s\n", "Cần quyết định", ev.Message)
		for _, cure := range ev.Cures {
			fmt.Fprintf(t.out, "%-18s - %s\n", "", cure)
		}
	}
}

var outcomeWords = map[dossier.Outcome]string{
	dossier.Accepted: "Đã nhận", dossier.Duplicate: "Trùng, đã có", dossier.SupersededOlder: "Bản cũ hơn", dossier.Quarantined: "Chưa nhận được", dossier.Staged: "Chờ nhập", dossier.Waiting: "Đang chờ",
}

func submissionNote(ev pipeline.Event) string {
	switch {
	case ev.Outcome == dossier.Staged && ev.Kind == string(dossier.Corrections):
		return ": biểu tổng hợp có ghi sửa số liệu; nhập bằng: hoso overview import TỆP --by \"HỌ TÊN\""
	case ev.Outcome == dossier.Staged && ev.Kind == string(dossier.Evidence):
		return ": minh chứng, chỉ lưu, không đọc nội dung"
	case ev.Outcome == dossier.Staged:
		return ": phiếu thẩm định; nhập bằng: hoso assess import TỆP --by \"HỌ TÊN\""
	case ev.Message != "":
		return ": " + ev.Message
	case ev.Unchanged && *ev.Complete:
		return ": nộp lại, không thay đổi nội dung; đủ nội dung"
	case ev.Unchanged:
		return ": nộp lại, không thay đổi nội dung; vẫn còn nội dung cần bổ sung"
	case ev.Complete != nil && *ev.Complete:
		return ": đủ nội dung"
	case ev.Complete != nil:
		return ": còn nội dung cần bổ sung"
	}
	return ""
}

// summary prints the last line. Received is always the sum of the rest.
func (t runTeller) summary(s pipeline.Summary, waiting []ingest.Found) error {
	if t.json {
		return json.NewEncoder(t.out).Encode(s)
	}
	if s.Received == 0 && s.Outputs == 0 {
		_, err := fmt.Fprintln(t.out, "Không có tệp mới; mọi văn bản đã cập nhật.")
		return err
	}
	if s.Received == 0 {
		_, err := fmt.Fprintf(t.out, "Không có tệp mới. Lập lại %d văn bản trong out.\n", s.Outputs)
		return err
	}
	seconds := strings.Replace(fmt.Sprintf("%.1f", s.Seconds), ".", ",", 1)
	_, err := fmt.Fprintf(t.out, "%s. Lập %d văn bản trong out, mất %s giây.\n", countsOf(s).words(), s.Outputs, seconds)
	if err == nil && s.Quarantined > 0 {
		_, err = fmt.Fprintln(t.out, "Tệp chưa nhận được nằm trong thư mục quarantine, bên cạnh là tệp “….reason.txt” ghi lý do và cách làm.")
	}
	return err
}
