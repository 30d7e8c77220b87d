package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/dossier"
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
   hoso certificate --merge "Tất cả giấy chứng nhận.pdf"`,
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(),
			&cli.StringSliceFlag{Name: "model", Usage: "chỉ mô hình có mã `MÃ` (ghi nhiều lần được)"},
			&cli.StringFlag{Name: "merge", Usage: "ghi thêm một tệp `TỆP` gồm mọi giấy, theo thứ tự số, để in một lượt"}},
		Action: func(c *cli.Context) error { return certify(c, e) },
	}
}

func certify(c *cli.Context, e env) error {
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.Close()
	issued, held, err := s.Certify(c.Context, c.StringSlice("model"))
	if err != nil {
		return err
	}
	slices.SortFunc(issued, func(a, b dossier.Certificate) int { return a.Sequence - b.Sequence })
	if err := putOut(c, e, s, s.CertificatePapers(issued)); err != nil {
		return err
	}
	if name := c.String("merge"); name != "" && len(issued) > 0 {
		if err := merge(e, s, issued, name); err != nil {
			return err
		}
	}
	for _, h := range held {
		fmt.Fprintf(e.err, "Chưa cấp cho %s: %s\n", h.Model, explain(h.Err))
	}
	if len(held) > 0 {
		return &exitError{code: exitFailed}
	}
	if len(issued) == 0 {
		return fmt.Errorf("chưa có mô hình nào được công nhận; nhập phiếu thẩm định trước: hoso assess import")
	}
	return nil
}

// merge writes one PDF of all issued certificates, in the order of their
// numbers.
func merge(e env, s *session, issued []dossier.Certificate, name string) error {
	var contents []dossier.CertificateContent
	for _, c := range issued {
		contents = append(contents, c.Content)
	}
	data, err := s.Press.Certificates(contents)
	if err != nil {
		return err
	}
	if fileExists(name) {
		if old, err := os.ReadFile(name); err == nil && string(old) != string(data) {
			return fmt.Errorf("“%s” đã có và khác nội dung; không ghi đè. Chọn tên khác", name)
		}
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if err := writeWhole(name, data); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.err, "Đã ghép %d giấy chứng nhận vào %s\n", len(issued), name)
	return err
}

// writeWhole writes a file under a temporary name first, so that it is never
// half written.
func writeWhole(name string, data []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(name), ".hoso-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	if _, err := temp.Write(data); err != nil {
		temp.Close()
		return err
	}
	if err := temp.Sync(); err != nil {
		temp.Close()
		return err
	}
	if err := temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}
