package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

func recognitionCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "recognition",
		Usage: "các mô hình được công nhận theo quyết định nào; thu hồi việc công nhận",
		Description: `Công nhận là do phiếu thẩm định đợt 2 ghi, theo một quyết định. Thu hồi thì giấy chứng nhận cũng hết hiệu lực,
số vào sổ vẫn giữ và ghi lý do; lịch sử không mất.
Ví dụ:
   hoso recognition list
   ` + withdrawExample,
		Subcommands: []*cli.Command{
			{
				Name: "list", Usage: "liệt kê các mô hình được công nhận, bị thu hồi",
				Description: "Ví dụ:\n   hoso recognition list",
				Flags:       []cli.Flag{workspaceFlag(), planFlag(), jsonFlag()},
				Action:      func(c *cli.Context) error { return listRecognitions(c, e) },
			},
			{
				Name: "withdraw", Usage: "thu hồi việc công nhận một mô hình", ArgsUsage: "MÃ-MÔ-HÌNH",
				Description: "Ví dụ:\n   " + withdrawExample,
				Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), byFlag(), reasonFlag(),
					&cli.StringFlag{Name: "decision", Usage: "số quyết định thu hồi `SỐ`", DefaultText: "không ghi"}},
				Action: func(c *cli.Context) error { return withdraw(c, e) },
			},
		},
	}
}

const withdrawExample = `hoso recognition withdraw 2026-001 --reason "báo cáo không đúng thực tế" --decision 20-QĐ/ĐU --by "Nguyễn Văn A"`

func withdraw(c *cli.Context, e env) error {
	if c.Args().Len() != 1 {
		return usage("nêu mã một mô hình; ví dụ: %s", withdrawExample)
	}
	by, reason, err := answerable(c, true, withdrawExample)
	if err != nil {
		return err
	}
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.end(e)
	in := ledger.Withdrawn{Act: dossier.Act{By: by, At: s.Now()}, Plan: s.Plan.ID, Model: strings.TrimSpace(c.Args().First()),
		Reason: reason, Decision: strings.TrimSpace(c.String("decision"))}
	if err := s.Ledger.Withdraw(c.Context, in); err != nil {
		return err
	}
	state, err := s.State(c.Context)
	if err != nil {
		return err
	}
	last := state.LastCertificate(in.Model)
	gone := last != nil && last.Ended != nil && last.Ended.State == dossier.Withdrawn
	if c.Bool("json") {
		line := map[string]any{"event": "withdrawal", "model": in.Model, "reason": reason, "by": by}
		if gone {
			line["register"] = last.Content.Register
		}
		if err := printValue(e.out, line); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(e.out, "Đã thu hồi việc công nhận mô hình %s: %s (người ghi: %s).\n", in.Model, reason, by)
		if gone {
			fmt.Fprintf(e.out, "Giấy chứng nhận số %s hết hiệu lực; thu lại bản giấy đã phát.\n", last.Content.Register)
		}
	}
	return putRegister(c, e, s)
}

// recognition is one line of `recognition list --json`.
type recognition struct {
	Model       string              `json:"model"`
	Name        string              `json:"name"`
	Recognised  bool                `json:"recognised"`
	Outstanding bool                `json:"outstanding"`
	Decision    *dossier.Decision   `json:"decision,omitempty"`
	Withdrawn   *dossier.Withdrawal `json:"withdrawn,omitempty"`
	Certificate string              `json:"certificate,omitempty"` // in force
	Waiver      *dossier.Waiver     `json:"waiver,omitempty"`
}

// recognitionsOf are the models that were ever recognised, as they stand.
func recognitionsOf(state *dossier.State) []recognition {
	var out []recognition
	for _, entry := range state.Entries {
		a := state.Assessment(entry.ID)
		if a == nil || a.Withdrawn == nil && (a.Recognised == nil || !*a.Recognised) {
			continue
		}
		r := recognition{Model: entry.ID, Name: entry.Name, Recognised: a.Withdrawn == nil, Outstanding: a.Outstanding != nil && *a.Outstanding,
			Decision: state.Decision(a.Decision), Withdrawn: a.Withdrawn, Waiver: a.Waiver}
		if c := state.Certificate(entry.ID); c != nil {
			r.Certificate = c.Content.Register
		}
		out = append(out, r)
	}
	return out
}

func listRecognitions(c *cli.Context, e env) error {
	s, err := open(c, e, reading)
	if err != nil {
		return err
	}
	defer s.Close()
	state, err := s.State(c.Context)
	if err != nil {
		return err
	}
	all := recognitionsOf(state)
	for _, r := range all {
		if c.Bool("json") {
			if err := printValue(e.out, r); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(e.out, "%s %s\n   %s\n", r.Model, r.Name, r.words())
	}
	if len(all) == 0 && !c.Bool("json") {
		fmt.Fprintln(e.out, "Chưa có mô hình nào được công nhận.")
	}
	return nil
}

func (r recognition) words() string {
	if r.Withdrawn != nil {
		words := "đã thu hồi công nhận: " + r.Withdrawn.Reason
		if r.Withdrawn.Decision != "" {
			words += " (Quyết định số " + r.Withdrawn.Decision + ")"
		}
		return words
	}
	words := "được công nhận"
	if r.Outstanding {
		words += ", tiêu biểu"
	}
	if d := r.Decision; d != nil {
		words += fmt.Sprintf(", Quyết định số %s ngày %s (%s ký)", d.Number, shortDay(d.Date), d.Signer)
	}
	if r.Certificate != "" {
		words += ", giấy chứng nhận số " + r.Certificate
	}
	if r.Waiver != nil {
		words += fmt.Sprintf("; ngoại lệ do %s chấp thuận: %s", r.Waiver.By, r.Waiver.Reason)
	}
	return words
}
