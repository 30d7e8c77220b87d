package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
)

func runCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "run",
		Usage: "nhận mọi tệp trong inbox, rà soát và cập nhật các văn bản",
		Description: `Nhận từng tệp trong inbox vào sổ theo dõi, rồi lập lại những văn bản đã cũ trong out.
Tệp không nhận được chuyển sang quarantine kèm tệp nêu lý do. Không cấp số, không cấp giấy chứng nhận.
Ví dụ:
   hoso run
   hoso run -w "D:\Dân vận khéo 2026"
   hoso run --json`,
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag()},
		Action: func(c *cli.Context) error {
			s, err := open(c, e, writing)
			if err != nil {
				return err
			}
			defer s.Close()
			summary, err := runOnce(c, e, s)
			if err != nil {
				return err
			}
			return statusOf(summary)
		},
	}
}

// runOnce runs and prints what happens while it happens.
func runOnce(c *cli.Context, e env, s *session) (pipeline.Summary, error) {
	tell := teller(c.Bool("json"), e.out)
	summary, waiting, err := s.Run(c.Context, tell.event)
	if err != nil {
		return summary, err
	}
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
}

func teller(asJSON bool, out io.Writer) runTeller { return runTeller{asJSON, out} }

func (t runTeller) event(ev pipeline.Event) {
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
			note = "  (tệp cũ đã có người sửa nên giữ nguyên; bản mới để bên cạnh)"
		}
		fmt.Fprintf(t.out, "%-18s %s%s\n", "Đã lập", ev.Path, note)
	}
}

var outcomeWords = map[dossier.Outcome]string{
	dossier.Accepted: "Đã nhận", dossier.Duplicate: "Trùng, đã có", dossier.SupersededOlder: "Bản cũ hơn", dossier.Quarantined: "Chưa nhận được", dossier.Staged: "Chờ nhập", dossier.Waiting: "Đang chờ",
}

func submissionNote(ev pipeline.Event) string {
	switch {
	case ev.Outcome == dossier.Staged:
		return ": phiếu thẩm định; nhập bằng: hoso assess import TỆP --by \"HỌ TÊN\""
	case ev.Message != "":
		return ": " + ev.Message
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
	_, err := fmt.Fprintf(t.out, "%d tệp: %d đã nhận, %d trùng, %d bản cũ hơn, %d chờ nhập, %d chưa nhận được, %d đang chờ. Lập %d văn bản trong out, mất %.1f giây.\n",
		s.Received, s.Accepted, s.Duplicate, s.SupersededOlder, s.Staged, s.Quarantined, s.Waiting, s.Outputs, s.Seconds)
	if err == nil && s.Quarantined > 0 {
		_, err = fmt.Fprintln(t.out, "Tệp chưa nhận được nằm trong thư mục quarantine, bên cạnh là tệp “….reason.txt” ghi lý do và cách làm.")
	}
	return err
}
