package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
)

func assessCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "assess",
		Usage: "phiếu thẩm định cho hội đồng: xuất ra Excel, nhập lại vào sổ",
		Description: `Hội đồng ghi kết quả vào phiếu Excel; chỉ khi có người nhập lại thì sổ theo dõi mới thay đổi.
Đợt 1 (trước 10/10): kết quả từng tiêu chí, đề nghị công nhận, giới thiệu lên cấp trên; từ đó lập biên bản và tờ trình.
Đợt 2 (cuối năm): công nhận, tiêu biểu, quyết định, xếp loại đơn vị, ý kiến của cấp trên.
Ví dụ:
   hoso assess export
   hoso assess import "Phiếu thẩm định đợt 1.xlsx" --by "Nguyễn Văn A"`,
		Subcommands: []*cli.Command{
			{
				Name: "export", Usage: "xuất phiếu thẩm định",
				Description: "Ví dụ:\n   hoso assess export\n   hoso assess export --round 2",
				Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(),
					&cli.IntFlag{Name: "round", Usage: "đợt `SỐ`: 1 thẩm định, giới thiệu; 2 quyết định cuối năm", DefaultText: "theo ngày: đợt 1 đến hạn thẩm định, sau đó đợt 2"}},
				Action: func(c *cli.Context) error { return exportAssessment(c, e) },
			},
			{
				Name: "import", Usage: "nhập phiếu đã ghi", ArgsUsage: "TỆP",
				Description: `Nhập cả phiếu hoặc không nhập gì; mọi chỗ sai, mọi chỗ khác với phiếu đã nhập trước được nêu cùng lúc, kèm ô.
TỆP là tệp Excel, hoặc tên phiếu đã bỏ vào inbox đang chờ nhập (xem: hoso status).
Ví dụ:
   hoso assess import "Phiếu thẩm định đợt 1.xlsx" --by "Nguyễn Văn A"
   hoso assess import "Phiếu của đồng chí B.xlsx" --by "Nguyễn Văn A" --replace`,
				Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), byFlag(),
					&cli.BoolFlag{Name: "replace", Usage: "chỗ khác với phiếu đã nhập trước thì lấy theo phiếu này", DisableDefaultText: true}},
				Action: func(c *cli.Context) error { return importAssessment(c, e) },
			},
			{
				Name: "dismiss", Usage: "không dùng phiếu, biểu hoặc minh chứng đang chờ", ArgsUsage: "TỆP",
				Description: "Tệp vẫn được lưu, lịch sử giữ lại; chỉ thôi nhắc. Sau này vẫn nhập được.\nVí dụ:\n   " + dismissExample,
				Flags:       []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), byFlag(), reasonFlag()},
				Action:      func(c *cli.Context) error { return dismissWaiting(c, e) },
			},
		},
	}
}

// byFlag is the person who answers for an act.
func byFlag() cli.Flag {
	return &cli.StringFlag{Name: "by", Usage: "người làm việc này, chịu trách nhiệm `HỌ-TÊN`"}
}

func reasonFlag() cli.Flag { return &cli.StringFlag{Name: "reason", Usage: "lý do `LÝ-DO`"} }

// answerable reads --by and, where it is asked for, --reason.
func answerable(c *cli.Context, reasoned bool, example string) (by, reason string, err error) {
	by, reason = strings.TrimSpace(c.String("by")), strings.TrimSpace(c.String("reason"))
	switch {
	case by == "":
		return "", "", usage("chưa ghi người chịu trách nhiệm (--by); ví dụ: %s", example)
	case reasoned && reason == "":
		return "", "", usage("chưa ghi lý do (--reason); ví dụ: %s", example)
	}
	return by, reason, nil
}

func exportAssessment(c *cli.Context, e env) error {
	round := c.Int("round")
	if round != 0 && round != dossier.Appraisal && round != dossier.YearEnd {
		return usage("đợt là 1 hoặc 2; ví dụ: hoso assess export --round 2")
	}
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.end(e)
	paper, _, err := s.AssessmentPaper(c.Context, round)
	if err != nil {
		return err
	}
	if len(paper.Models) == 0 {
		return fmt.Errorf("sổ theo dõi chưa có mô hình nào để thẩm định; chép tệp vào inbox rồi chạy hoso run")
	}
	return putOut(c, e, s, []pipeline.Paper{paper})
}

func importAssessment(c *cli.Context, e env) error {
	const example = `hoso assess import "Phiếu thẩm định.xlsx" --by "Nguyễn Văn A"`
	if c.Args().Len() != 1 {
		return usage("cần một tệp và người nhập; ví dụ: %s", example)
	}
	by, _, err := answerable(c, false, example)
	if err != nil {
		return usage("cần một tệp và người nhập; ví dụ: %s", example)
	}
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.end(e)
	name := c.Args().First()
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		if staged, missing := s.Staged(c.Context, name); missing == nil {
			data, err = staged, nil
		}
	}
	if err != nil {
		return err
	}
	taken, err := s.Assess(c.Context, pipeline.Answered{Data: data, Name: slashed(name), By: by, Replace: c.Bool("replace")})
	if err != nil {
		return fmt.Errorf("chưa nhập gì từ “%s”:\n%w", name, err)
	}
	waivers := 0
	for _, a := range taken.Assessments {
		if a.Waiver != nil {
			waivers++
		}
	}
	if c.Bool("json") {
		return printValue(e.out, map[string]any{"event": "assessment", "workbook": taken.Workbook, "round": taken.Round,
			"assessments": len(taken.Assessments), "decisions": len(taken.Decisions), "waivers": waivers, "by": by})
	}
	_, err = fmt.Fprintf(e.out, "Đã nhập phiếu thẩm định đợt %d: %d mô hình, %d quyết định (người nhập: %s).\n", taken.Round, len(taken.Assessments), len(taken.Decisions), by)
	if err == nil && waivers > 0 {
		_, err = fmt.Fprintf(e.out, "Trong đó %d mô hình được chấp thuận ngoại lệ; biên bản và báo cáo ghi rõ người chấp thuận, lý do.\n", waivers)
	}
	if err == nil && taken.Round == dossier.Appraisal {
		_, err = fmt.Fprintln(e.out, "Lập biên bản, tờ trình: hoso paper minutes, hoso paper proposal. Cuối năm xuất phiếu đợt 2: hoso assess export --round 2")
	}
	return err
}

// slashed is a path with slashes, whatever the system writes.
func slashed(name string) string { return strings.ReplaceAll(name, `\`, "/") }
