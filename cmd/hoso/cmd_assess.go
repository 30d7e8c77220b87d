package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
)

func assessCommand(e env) *cli.Command {
	return &cli.Command{
		Name:        "assess",
		Usage:       "phiếu thẩm định cho hội đồng: xuất ra Excel, nhập lại vào sổ",
		Description: "Hội đồng ghi kết quả vào phiếu Excel; chỉ khi có người nhập lại thì sổ theo dõi mới thay đổi.",
		Subcommands: []*cli.Command{
			{
				Name: "export", Usage: "xuất phiếu thẩm định",
				Description: "Ví dụ:\n   hoso assess export",
				Flags:       []cli.Flag{workspaceFlag(), planFlag(), jsonFlag()},
				Action:      func(c *cli.Context) error { return exportAssessment(c, e) },
			},
			{
				Name: "import", Usage: "nhập phiếu đã ghi", ArgsUsage: "TỆP",
				Description: "Nhập cả phiếu hoặc không nhập gì; mọi chỗ sai được nêu cùng lúc, kèm ô.\nVí dụ:\n   hoso assess import \"Phiếu thẩm định.xlsx\" --by \"Nguyễn Văn A\"",
				Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(),
					&cli.StringFlag{Name: "by", Usage: "người nhập, chịu trách nhiệm `HỌ-TÊN`"}},
				Action: func(c *cli.Context) error { return importAssessment(c, e) },
			},
		},
	}
}

func exportAssessment(c *cli.Context, e env) error {
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.Close()
	paper, err := s.AssessmentPaper(c.Context)
	if err != nil {
		return err
	}
	if len(paper.Models) == 0 {
		return fmt.Errorf("sổ theo dõi chưa có mô hình nào để thẩm định; chép tệp vào inbox rồi chạy hoso run")
	}
	return putOut(c, e, s, []pipeline.Paper{paper})
}

func importAssessment(c *cli.Context, e env) error {
	by := strings.TrimSpace(c.String("by"))
	if c.Args().Len() != 1 || by == "" {
		return usage("cần một tệp và người nhập; ví dụ: hoso assess import \"Phiếu thẩm định.xlsx\" --by \"Nguyễn Văn A\"")
	}
	data, err := os.ReadFile(c.Args().First())
	if err != nil {
		return err
	}
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.Close()
	taken, err := s.Assess(c.Context, data, by)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return printValue(e.out, map[string]any{"event": "assessment", "workbook": taken.Workbook, "assessments": len(taken.Assessments), "decisions": len(taken.Decisions), "by": by})
	}
	_, err = fmt.Fprintf(e.out, "Đã nhập phiếu thẩm định: %d mô hình, %d quyết định (người nhập: %s).\n", len(taken.Assessments), len(taken.Decisions), by)
	return err
}
