package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

const reissueExample = `hoso certificate reissue --model 2026-001 --reason "làm mất giấy" --by "Nguyễn Văn A"`

func reissueCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "reissue", Usage: "cấp lại (lần 2, lần 3…) với số mới; giấy cũ được ghi là đã thay",
		Description: "Ví dụ:\n   " + reissueExample + "\n   hoso certificate reissue --model 2026-001 --name \"Chi bộ Phòng 9\" --reason \"sai tên\" --by \"Nguyễn Văn A\"",
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), reasonFlag(), byFlag(),
			&cli.StringFlag{Name: "model", Usage: "mô hình có mã `MÃ`"},
			&cli.StringFlag{Name: "name", Usage: "tên ghi trên giấy `TÊN`", DefaultText: "như phiếu thẩm định"},
			&cli.StringFlag{Name: "merge", Usage: "ghi thêm một tệp `TỆP` để in"}},
		Action: func(c *cli.Context) error { return reissue(c, e) },
	}
}

func reissue(c *cli.Context, e env) error {
	by, reason, err := answerable(c, true, reissueExample)
	if err != nil {
		return err
	}
	model := strings.TrimSpace(c.String("model"))
	if model == "" {
		return usage("chưa nêu mô hình (--model); ví dụ: %s", reissueExample)
	}
	s, err := openSoon(c, e)
	if err != nil {
		return err
	}
	defer s.end(e)
	if err := readyKey(e, s.ws); err != nil {
		return err
	}
	issued, err := s.Reissue(c.Context, pipeline.Again{Model: model, Reason: reason, Printed: strings.TrimSpace(c.String("name")), By: by})
	if err != nil {
		return err
	}
	fmt.Fprintf(e.err, "Đã cấp lại lần %d: giấy số %s thay giấy số %s (%s). Thu lại giấy cũ nếu còn.\n",
		issued.Content.Issue, issued.Content.Register, issued.Content.Replaces, reason)
	return putCertificates(c, e, s, []dossier.Certificate{issued})
}

const cancelExample = `hoso certificate cancel 05/2026 --reason "in hỏng" --by "Nguyễn Văn A"`

func cancelCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "cancel", Usage: "hủy một giấy đã cấp; số vẫn giữ và ghi lý do", ArgsUsage: "SỐ",
		Description: "Ví dụ:\n   " + cancelExample,
		Flags:       []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), reasonFlag(), byFlag()},
		Action:      func(c *cli.Context) error { return cancel(c, e) },
	}
}

func cancel(c *cli.Context, e env) error {
	if c.Args().Len() != 1 {
		return usage("nêu số của một giấy; ví dụ: %s", cancelExample)
	}
	by, reason, err := answerable(c, true, cancelExample)
	if err != nil {
		return err
	}
	s, err := openSoon(c, e)
	if err != nil {
		return err
	}
	defer s.end(e)
	year, sequence, err := registerNumber(c.Args().First(), s.Plan.Year)
	if err != nil {
		return err
	}
	ended, err := s.Ledger.Cancel(c.Context, ledger.Cancellation{Act: dossier.Act{By: by, At: s.Now()}, Plan: s.Plan.ID, Year: year, Sequence: sequence, Reason: reason})
	if err != nil {
		return err
	}
	if c.Bool("json") {
		err = printValue(e.out, map[string]any{"event": "cancellation", "register": ended.Content.Register, "model": ended.Model, "reason": reason, "by": by})
	} else {
		_, err = fmt.Fprintf(e.out, "Đã hủy giấy chứng nhận số %s của mô hình %s: %s (người ghi: %s). Số này không dùng lại; cần thì cấp lại: hoso certificate reissue\n",
			ended.Content.Register, ended.Model, reason, by)
	}
	if err != nil {
		return err
	}
	return putRegister(c, e, s)
}

var registerForm = regexp.MustCompile(`^0*(\d{1,6})(?:/(\d{4}))?$`)

// registerNumber reads "37", "037" or "37/2026".
func registerNumber(text string, year int) (int, int, error) {
	found := registerForm.FindStringSubmatch(strings.TrimSpace(text))
	if found == nil {
		return 0, 0, usage("“%s” không phải là số vào sổ; ghi dạng 37 hoặc 37/2026", text)
	}
	if found[2] != "" {
		year, _ = strconv.Atoi(found[2]) // four digits
	}
	sequence, _ := strconv.Atoi(found[1]) // at most six digits
	if sequence == 0 {
		return 0, 0, usage("số vào sổ bắt đầu từ 1")
	}
	return year, sequence, nil
}
