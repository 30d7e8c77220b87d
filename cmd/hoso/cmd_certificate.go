package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
)

func certificateCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "certificate",
		Usage: "cấp giấy chứng nhận cho mô hình được công nhận; in lại đúng bản đã cấp",
		Description: `Chỉ cấp cho mô hình đã được công nhận trong phiếu thẩm định và có quyết định đủ số, ngày, nơi ban hành,
quyền hạn ký, chức vụ và người ký. Số vào sổ được cấp cùng lúc với giấy; chạy lại thì in đúng bản đã cấp.
Ví dụ:
   hoso certificate
   hoso certificate --model 2026-001
   hoso certificate --merge "Tất cả giấy chứng nhận.pdf"
   hoso certificate --from 37 --to 41 --reason "kẹt giấy" --by "Nguyễn Văn A" --merge "In lại.pdf"
   hoso certificate --from 37 --to 41 --printer "HP tầng 3" --reason "in trên phôi" --by "Nguyễn Văn A"
   hoso certificate --preview --design individual-stock
   hoso certificate --proof`,
		Flags: append([]cli.Flag{workspaceFlag(), planFlag(), jsonFlag(),
			&cli.StringSliceFlag{Name: "model", Usage: "chỉ mô hình có mã `MÃ` (ghi nhiều lần được)"},
			&cli.StringFlag{Name: "merge", Usage: "ghi thêm một tệp `TỆP` gồm mọi giấy, theo thứ tự số, để in một lượt"},
			&cli.StringFlag{Name: "from", Usage: "in lại từ số `SỐ`, đúng bản đã cấp; cần --reason, --by"},
			&cli.StringFlag{Name: "to", Usage: "in lại đến số `SỐ`", DefaultText: "chỉ một số"}, reasonFlag(), byFlag()}, append(previewFlags(), proofFlag(), printerFlag())...),
		Action:      noFiles(func(c *cli.Context) error { return certify(c, e) }),
		Subcommands: []*cli.Command{reissueCommand(e), cancelCommand(e), numbersCommand(e), registerCommand(e), passCommand(e)},
	}
}

func certify(c *cli.Context, e env) error {
	if c.Bool("preview") || c.Bool("calibrate") {
		return preview(c, e)
	}
	if c.Bool("proof") {
		return proof(c, e)
	}
	if c.IsSet("from") || c.IsSet("to") {
		return reprint(c, e)
	}
	s, err := openSoon(c, e)
	if err != nil {
		return err
	}
	defer s.end(e)
	if err := refuseUnproved(c, s); err != nil {
		return err
	}
	if err := readyKey(e, s.ws); err != nil {
		return err
	}
	issued, held, err := s.Certify(c.Context, c.StringSlice("model"))
	if err != nil {
		return err
	}
	if err := putCertificates(c, e, s, issued); err != nil {
		return err
	}
	for _, h := range held {
		fmt.Fprintf(e.err, "Chưa cấp cho %s: %s\n", h.Model, explain(h.Err))
	}
	state, err := s.State(c.Context)
	if err != nil {
		return err
	}
	if sum := pipeline.Reconcile(state); sum.Recognised > 0 {
		fmt.Fprintln(e.err, reconciled(sum))
	}
	if len(held) > 0 {
		return &exitError{code: exitFailed}
	}
	if len(issued) == 0 && len(pipeline.Recognised(state)) == 0 {
		return fmt.Errorf("chưa có mô hình nào được công nhận; nhập phiếu thẩm định trước: hoso assess import")
	}
	return nil
}

// putCertificates puts out issued certificates in the order of their numbers,
// all in one file where that is asked for, and the register.
func putCertificates(c *cli.Context, e env, s *session, issued []dossier.Certificate) error {
	slices.SortFunc(issued, func(a, b dossier.Certificate) int { return a.Sequence - b.Sequence })
	if err := putOut(c, e, s, s.CertificatePapers(issued)); err != nil {
		return err
	}
	if err := putForPrinter(c, e, s, issued); err != nil {
		return err
	}
	return putRegister(c, e, s)
}

// reconciled is the sum that must come out.
func reconciled(r pipeline.Reconciliation) string {
	return fmt.Sprintf("Đối chiếu: %d mô hình được công nhận = %d đã cấp giấy + %d cấp theo sổ giấy + %d đã hủy + %d chưa cấp.",
		r.Recognised, r.Issued, r.OnPaper, r.Cancelled, r.Held)
}

// openSoon opens the workspace for issuing; where another hoso has it in hand
// at this moment it waits for a while.
func openSoon(c *cli.Context, e env) (*session, error) {
	const looks, pause = 100, 200 * time.Millisecond
	for i := 0; ; i++ {
		s, err := open(c, e, writing)
		var held *ingest.HeldError
		if !errors.As(err, &held) || i == looks {
			return s, err
		}
		if err := wait(c.Context, pause); err != nil {
			return nil, errors.Join(context.Canceled, err)
		}
	}
}
