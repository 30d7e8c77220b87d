package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
)

func reportCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "report",
		Usage: "lập báo cáo của kỳ, danh sách cần bổ sung, biểu tổng hợp",
		Description: `Kỳ: registration (đăng ký).
Ví dụ:
   hoso report --period registration
   hoso report --period registration --as-of 28/01/2026`,
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), asOfFlag(),
			&cli.StringFlag{Name: "period", Usage: "kỳ báo cáo `KỲ`: registration", Value: "registration", DefaultText: "registration"}},
		Action: func(c *cli.Context) error {
			if period := c.String("period"); period != "registration" {
				if period == "midyear" || period == "annual" {
					return fmt.Errorf("bản này chưa lập báo cáo kỳ “%s”; hiện có kỳ registration (đăng ký)", period)
				}
				return usage("không có kỳ “%s”; các kỳ: registration, midyear, annual", period)
			}
			s, err := open(c, e, writing)
			if err != nil {
				return err
			}
			defer s.Close()
			asOf, err := dayOf(c, s.Today())
			if err != nil {
				return err
			}
			papers, err := s.RegistrationPapers(c.Context, asOf)
			if err != nil {
				return err
			}
			return putOut(c, e, s, papers)
		},
	}
}

// putOut brings papers up to date and says where each lies.
func putOut(c *cli.Context, e env, s *session, papers []pipeline.Paper) error {
	tell := teller(c.Bool("json"), e.out)
	made := map[string]bool{}
	err := s.PutOut(c.Context, papers, func(ev pipeline.Event) {
		made[ev.Path] = true
		tell.event(ev)
	})
	if err != nil || c.Bool("json") {
		return err
	}
	for _, p := range papers {
		if path := pipeline.OutPath(p); !made[path] && len(made) < len(papers) {
			fmt.Fprintf(e.out, "%-18s %s\n", "Đã có, không đổi", path)
		}
	}
	return nil
}
