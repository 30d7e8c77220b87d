package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/viet"
)

func paperCommand(e env) *cli.Command {
	var whole, listed stater = (*pipeline.Office).State, (*pipeline.Office).Listed
	return &cli.Command{
		Name:  "paper",
		Usage: "lập biểu mẫu trống, công văn đề nghị bổ sung, danh sách, biểu, biên bản, tờ trình, quyết định, bản so sánh hai lần nộp",
		Description: `Số, ngày để trống khi chưa có; những phần chỉ người viết được thì để chỗ có đánh dấu và trang in chữ BẢN DỰ THẢO.
Ví dụ:
   hoso paper form
   hoso paper request --unit phong-9 --by-date 10/02/2026
   hoso paper compare --model 2026-001
   hoso paper minutes --content "Nội dung biên bản.yaml"
   hoso paper decision --number 15 --date 20/11/2026`,
		Subcommands: []*cli.Command{
			formCommand(e), requestCommand(e), compareCommand(e),
			paperOfLedger(e, "owing", "lập danh sách đơn vị chưa nộp, cần bổ sung (PDF, Word, Excel)", listed, func(s *session, st *dossier.State, asOf viet.Date, _ generate.Official) ([]*generate.Paper, error) {
				return one(s.Press.OwingList(st, s.Plan, asOf))
			}),
			paperOfLedger(e, "overview", "lập biểu tổng hợp mô hình theo đơn vị, khổ ngang", listed, func(s *session, st *dossier.State, asOf viet.Date, o generate.Official) ([]*generate.Paper, error) {
				return one(s.Press.Overview(st, s.Plan, asOf, o))
			}),
			paperOfLedger(e, "assessment", "lập bảng đánh giá mô hình theo từng tiêu chí, khổ ngang", whole, func(s *session, st *dossier.State, asOf viet.Date, o generate.Official) ([]*generate.Paper, error) {
				return one(s.Press.AssessmentTable(st, s.Plan, asOf, o))
			}),
			paperOfLedger(e, "minutes", "lập biên bản họp thẩm định, bình xét mô hình", whole, func(s *session, st *dossier.State, asOf viet.Date, o generate.Official) ([]*generate.Paper, error) {
				return one(s.Press.Minutes(st, s.Plan, asOf, o))
			}),
			paperOfLedger(e, "proposal", "lập tờ trình mô hình tiêu biểu, kèm danh sách", whole, func(s *session, st *dossier.State, asOf viet.Date, o generate.Official) ([]*generate.Paper, error) {
				return one(s.Press.Proposal(st, s.Plan, asOf, o))
			}),
			paperOfLedger(e, "decision", "lập quyết định công nhận mô hình, kèm danh sách", whole, func(s *session, st *dossier.State, asOf viet.Date, o generate.Official) ([]*generate.Paper, error) {
				return s.Press.Decisions(st, s.Plan, asOf, o)
			}),
		},
	}
}

func one(p *generate.Paper, err error) ([]*generate.Paper, error) { return []*generate.Paper{p}, err }

func paperOfLedger(e env, name, does string, from stater, make maker) *cli.Command {
	return &cli.Command{
		Name: name, Usage: does, Flags: officialFlags(),
		Description: fmt.Sprintf("Ví dụ:\n   hoso paper %s\n   hoso paper %s --number 15 --date 20/11/2026 --content \"Nội dung.yaml\"", name, name),
		Action:      func(c *cli.Context) error { return makeOfficial(c, e, from, make, nil) },
	}
}

func requestCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "request", Usage: "lập công văn đề nghị một đơn vị bổ sung hồ sơ, và đoạn chữ để dán vào tin nhắn",
		Description: `Ví dụ:
   hoso paper request --unit phong-9 --by-date 10/02/2026
   hoso paper request --unit phong-9 --number 7 --date 03/02/2026 --text "Tin nhắn.txt"`,
		Flags: append(officialFlags(), byDateFlag(),
			&cli.StringFlag{Name: "unit", Usage: "mã hoặc tên đơn vị `ĐƠN-VỊ`"},
			&cli.StringFlag{Name: "text", Usage: "ghi đoạn chữ để dán vào tin nhắn ra tệp `TỆP`", DefaultText: "in ra màn hình"}),
		Action: func(c *cli.Context) error {
			if c.String("unit") == "" {
				return usage("chưa nêu đơn vị; thêm --unit MÃ, ví dụ --unit phong-9")
			}
			var text string
			request := func(s *session, st *dossier.State, asOf viet.Date, o generate.Official) (papers []*generate.Paper, err error) {
				var paper *generate.Paper
				paper, text, err = s.Press.Request(st, s.Plan, unitID(s, c.String("unit")), asOf, o)
				return []*generate.Paper{paper}, err
			}
			if err := makeOfficial(c, e, (*pipeline.Office).State, request, nil); err != nil {
				return err
			}
			return putText(c, e, text)
		},
	}
}

// unitID is the id of a unit that is given by its id or by any of its names.
func unitID(s *session, name string) string {
	if name == "" || s.Plan.Unit(name) != nil {
		return name
	}
	if unit, ok := s.Reading.Extract.Unit(name); ok {
		return unit.ID
	}
	return name
}

// putText prints the text for a message, or writes it to a file that is not there yet.
func putText(c *cli.Context, e env, text string) error {
	name := c.String("text")
	switch {
	case name == "" && c.Bool("json"):
		return nil // results are JSON Lines; --text FILE gives the text
	case name == "":
		_, err := io.WriteString(e.out, "\nĐoạn chữ để dán vào tin nhắn:\n\n"+text)
		return err
	}
	if old, err := os.ReadFile(name); err == nil && string(old) != text {
		return fmt.Errorf("“%s” đã có và khác nội dung; không ghi đè. Chọn tên khác", name)
	} else if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := writeWhole(name, []byte(text)); err != nil {
		return err
	}
	_, err := fmt.Fprintf(e.err, "Đã ghi đoạn chữ để dán vào tin nhắn: %s\n", name)
	return err
}
