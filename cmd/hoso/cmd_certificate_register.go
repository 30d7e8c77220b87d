package main

import (
	"github.com/urfave/cli/v2"

	"hoso/pipeline"
)

func registerCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "register", Usage: "lập lại sổ cấp giấy chứng nhận (PDF, Excel) và đối chiếu với các mô hình được công nhận",
		Description: "Sổ được lập lại mỗi lần cấp, cấp lại, hủy, thu hồi; lệnh này dùng khi cần lập lại.\nVí dụ:\n   hoso certificate register\n   hoso certificate register --json",
		Flags:       []cli.Flag{workspaceFlag(), planFlag(), jsonFlag()},
		Action:      func(c *cli.Context) error { return showRegister(c, e) },
	}
}

func showRegister(c *cli.Context, e env) error {
	s, err := openSoon(c, e)
	if err != nil {
		return err
	}
	defer s.end(e)
	if err := putRegister(c, e, s); err != nil {
		return err
	}
	state, err := s.State(c.Context)
	if err != nil {
		return err
	}
	sum := pipeline.Reconcile(state)
	if c.Bool("json") {
		return printValue(e.out, struct {
			Event string `json:"event"`
			pipeline.Reconciliation
		}{"reconciliation", sum})
	}
	_, err = e.out.Write([]byte(reconciled(sum) + "\n"))
	return err
}

// putRegister brings the register up to date; where nothing was issued there
// is none, and where nothing was entered since, nothing is said.
func putRegister(c *cli.Context, e env, s *session) error {
	papers, err := s.RegisterPapers(c.Context)
	if err != nil || len(papers) == 0 {
		return err
	}
	return s.PutOut(c.Context, papers, teller(c.Bool("json"), e.out).event)
}
