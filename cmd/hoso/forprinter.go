package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/dossier"
)

func printerFlag() cli.Flag {
	return &cli.StringFlag{Name: "printer", Usage: "bản in dịch theo máy in `MÁY` (certificate.printers trong hoso.yaml); giấy đã cấp không đổi", DefaultText: "certificate.printer"}
}

// putForPrinter writes the copy to print: where --merge asks for one, where a printer is named, and, so that nobody prints beside the lines of
// the stock, where certificates on stock meet a printer in use that is off. Certificates themselves are never moved.
func putForPrinter(c *cli.Context, e env, s *session, issued []dossier.Certificate) error {
	printer := strings.TrimSpace(c.String("printer"))
	named := printer != ""
	if !named {
		printer = s.ws.Certificate.Printer
	}
	off, err := s.ws.Certificate.offset(printer)
	if err != nil {
		return err
	}
	name := c.String("merge")
	if name == "" && !named && off.X == 0 && off.Y == 0 || len(issued) == 0 {
		return nil
	}
	data, stock, err := s.ForPrinter(issued, off.X, off.Y)
	if err != nil {
		return err
	}
	if name == "" {
		if !named && stock == 0 {
			return nil
		}
		name = filepath.Join(s.ws.path("out"), "Giấy chứng nhận", "Để in", printerFile(printer, issued))
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if name, err = besideOther(name, data); err != nil {
		return err
	}
	if err := writeWhole(name, data); err != nil {
		return err
	}
	fmt.Fprintf(e.err, "Đã ghép %d giấy chứng nhận vào %s\n", len(issued), name)
	if stock > 0 && (off.X != 0 || off.Y != 0) {
		fmt.Fprintf(e.err, "   %d giấy trên phôi đã dịch sang phải %g mm, xuống dưới %g mm cho máy in “%s”: in tệp này; giấy đã cấp và bản lưu không đổi.\n", stock, off.X, off.Y, printer)
	}
	return nil
}

// printerFile names the copy by its printer and its numbers.
func printerFile(printer string, issued []dossier.Certificate) string {
	first, last := issued[0], issued[len(issued)-1]
	name := fmt.Sprintf("%s, số %02d-%02d %d.pdf", printer, first.Sequence, last.Sequence, last.Year)
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || r < ' ' {
			return ' '
		}
		return r
	}, name)
}
