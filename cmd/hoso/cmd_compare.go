package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/generate/word"
)

func compareCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "compare", Usage: "lập bản so sánh hai lần nộp của một mô hình: thay đổi gì, đã bổ sung gì, còn thiếu gì",
		Description: `Không ghi --from, --to thì so bản đang dùng với bản trước đó; xem số của các bản bằng: hoso history MÃ.
Ví dụ:
   hoso paper compare --model 2026-001
   hoso paper compare --model 2026-001 --from 1 --to 3`,
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(),
			&cli.StringFlag{Name: "model", Usage: "mã mô hình `MÃ`"},
			&cli.IntFlag{Name: "from", Usage: "số của bản trước `SỐ`", DefaultText: "bản trước bản đang dùng"},
			&cli.IntFlag{Name: "to", Usage: "số của bản sau `SỐ`", DefaultText: "bản đang dùng"}},
		Action: func(c *cli.Context) error { return putComparison(c, e) },
	}
}

func putComparison(c *cli.Context, e env) error {
	model, from, to := strings.TrimSpace(c.String("model")), c.Int("from"), c.Int("to")
	if model == "" {
		return usage("chưa nêu mô hình; thêm --model MÃ, ví dụ --model 2026-001")
	}
	if from < 0 || to < 0 {
		return usage("--from, --to là số của bản: 1, 2, …")
	}
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.end(e)
	state, err := s.State(c.Context)
	if err != nil {
		return err
	}
	paper, err := s.Press.Comparison(state, s.Plan, model, from, to)
	if err != nil {
		return &exitError{exitFailed, err}
	}
	form, err := fs.ReadFile(templatesOver(os.DirFS(s.ws.path("templates"))), slipForm)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(append([]byte("docx "+paper.Inputs), form...))
	edition := fromPaper(paper)
	edition.Name, edition.Format, edition.Inputs = strings.TrimSuffix(paper.Name, ".pdf")+".docx", "docx", hex.EncodeToString(sum[:])
	edition.Bytes = func() ([]byte, error) {
		outline, err := s.Press.ComparisonOutline(state, s.Plan, model, from, to)
		if err != nil {
			return nil, err
		}
		return word.CheckSlip(form, outlineOf(outline))
	}
	return putOut(c, e, s, []pipeline.Paper{fromPaper(paper), edition})
}
