package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"
)

func previewFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "preview", Usage: "xem trước mẫu giấy với nội dung giả định, gồm cả nội dung dài nhất (PDF); không cấp, không ghi sổ", DisableDefaultText: true},
		&cli.BoolFlag{Name: "calibrate", Usage: "in tờ canh máy in (thước mm, chữ thập, khung các ô) để đặt chồng lên phôi", DisableDefaultText: true},
		&cli.StringFlag{Name: "design", Usage: "với --preview, --calibrate: chỉ mẫu `MẪU` trong templates/certificates", DefaultText: "các mẫu đang dùng"},
	}
}

// preview writes designs with made-up values, or calibration pages. It opens no ledger and records nothing.
func preview(c *cli.Context, e env) error {
	ws, err := openWorkspace(c)
	if err != nil {
		return err
	}
	if name := c.String("printer"); name != "" {
		ws.Certificate.Printer = name
	}
	press, err := ws.press(os.DirFS(ws.path("templates")))
	if err != nil {
		return err
	}
	designs := []string{press.DesignFor(true), press.DesignFor(false)}
	if name := c.String("design"); name != "" {
		designs = []string{name}
	}
	kind, draw := "Xem trước", press.PreviewDesign
	if c.Bool("calibrate") {
		kind, draw = "Tờ canh máy in", press.Calibration
	}
	today := e.now()
	day := time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, today.Location())
	for _, name := range designs {
		data, err := draw(name, day)
		if err != nil {
			return err
		}
		path := filepath.Join(ws.path("out"), "Giấy chứng nhận", "Mẫu", fmt.Sprintf("%s %s.pdf", kind, name))
		if err := writePreview(path, data); err != nil {
			return err
		}
		if err := tellPreview(c, e, name, path); err != nil {
			return err
		}
	}
	return nil
}

// writePreview replaces a preview of before, and nothing else.
func writePreview(path string, data []byte) error {
	if old, err := os.ReadFile(path); err == nil && !bytes.Contains(old, []byte("/Creator(hoso)")) {
		return fmt.Errorf("“%s” không phải do hoso ghi; không ghi đè. Dời tệp đó đi nơi khác", path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return writeWhole(path, data)
}

func tellPreview(c *cli.Context, e env, design, path string) error {
	if c.Bool("json") {
		return printValue(e.out, map[string]string{"design": design, "path": path})
	}
	_, err := fmt.Fprintf(e.out, "%s\n", path)
	return err
}
