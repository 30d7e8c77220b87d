package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
)

func proofFlag() cli.Flag {
	return &cli.BoolFlag{Name: "proof", Usage: "in thử trước khi cấp: tờ chín giấy một trang và danh sách điều cần xem; không cấp số", DisableDefaultText: true}
}

// proof writes the contact sheet with its list, and prints the list.
func proof(c *cli.Context, e env) error {
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.end(e)
	p, err := s.Proof(c.Context)
	if err != nil {
		return err
	}
	if len(p.Items) == 0 {
		return fmt.Errorf("chưa có mô hình nào được công nhận; nhập phiếu thẩm định trước: hoso assess import")
	}
	if err := printPoints(c, e, p); err != nil {
		return err
	}
	today := e.now()
	day := time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, today.Location())
	data, err := s.Press.ContactSheet(p.Items, p.Points, day)
	if err != nil {
		return err
	}
	inputs, err := proofDigest(s, p)
	if err != nil {
		return err
	}
	err = putOut(c, e, s, []pipeline.Paper{{Name: "Bản in thử giấy chứng nhận.pdf", Kind: "certificate_proof", Format: "pdf", Inputs: inputs,
		Bytes: func() ([]byte, error) { return data, nil }}})
	if err == nil && len(p.Standing(nil)) > 0 {
		return &exitError{code: exitFailed}
	}
	return err
}

func proofDigest(s *session, p *pipeline.Proof) (string, error) {
	text, err := json.Marshal([]any{s.Press.Digest(), p})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

func printPoints(c *cli.Context, e env, p *pipeline.Proof) error {
	for _, at := range p.Points {
		if c.Bool("json") {
			if err := printValue(e.out, at); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(e.out, "%-6s %s  %s\n", standing(at), at.Model, at.Message)
	}
	if c.Bool("json") {
		return nil
	}
	stand := p.Standing(nil)
	fmt.Fprintf(e.out, "%d giấy, %d điều cần xem, %d điều phải xử lý mới in được.\n", len(p.Items), len(p.Points), len(stand))
	for _, at := range stand {
		fmt.Fprintf(e.out, "   %s: %s\n", at.Model, cure(at))
	}
	return nil
}

func standing(p generate.ProofPoint) string {
	switch {
	case p.Stands():
		return "CHẶN"
	case p.Passed != nil:
		return "Đã qua"
	}
	return "Xem"
}

// cure says how a point is put right, or let pass.
func cure(p generate.ProofPoint) string {
	if p.Passable {
		return fmt.Sprintf("sửa “Tên ghi trên giấy” trong phiếu thẩm định rồi nhập lại; hoặc nếu tên đã đúng: hoso certificate pass %s %s --by \"HỌ TÊN\" --reason \"LÝ DO\"", p.Model, p.Code)
	}
	switch p.Code {
	case generate.DoesNotFit, generate.NoGlyph:
		return "rút gọn hoặc sửa “Tên ghi trên giấy” trong phiếu thẩm định rồi nhập lại"
	}
	return "bổ sung trong phiếu thẩm định rồi nhập lại: hoso assess import"
}

// refuseUnproved keeps certificates from being issued while a point of the proof stands that a person may let pass. What cannot be printed at
// all is told model by model when it is issued.
func refuseUnproved(c *cli.Context, s *session) error {
	p, err := s.Proof(c.Context)
	if err != nil {
		return err
	}
	var lines []string
	for _, at := range p.Standing(c.StringSlice("model")) {
		if at.Passable {
			lines = append(lines, fmt.Sprintf("   %s: %s; %s", at.Model, at.Message, cure(at)))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return fmt.Errorf("chưa cấp giấy nào, còn %d điều phải xem lại trước khi in (hoso certificate --proof):\n%s", len(lines), strings.Join(lines, "\n"))
}

func passCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "pass", Usage: "cho qua một điều đang chặn việc in giấy, có người chịu trách nhiệm và lý do", ArgsUsage: "MÃ-MÔ-HÌNH alike|spelling",
		Description: `Chỉ cho qua được tên giống nhau chỉ khác dấu (alike) và tên khác hồ sơ của đơn vị (spelling); đổi tên thì phải xem lại.
Bỏ việc cho qua: hoso undo SỐ.
Ví dụ:
   hoso certificate pass 2026-001 alike --by "Nguyễn Văn A" --reason "hai người khác nhau, đã hỏi chi bộ"`,
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), byFlag(), reasonFlag()},
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 2 {
				return usage("cần nêu mã mô hình và điều cho qua; ví dụ: hoso certificate pass 2026-001 alike --by \"Nguyễn Văn A\" --reason \"…\"")
			}
			by, reason, err := answerable(c, true, "hoso certificate pass 2026-001 alike --by \"Nguyễn Văn A\" --reason \"…\"")
			if err != nil {
				return err
			}
			return corrects(c, e, func(s *session) ([]dossier.Correction, error) {
				return s.Pass(c.Context, pipeline.Who{By: by, Reason: reason}, c.Args().Get(0), c.Args().Get(1))
			})
		},
	}
}
