package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/dossier"
	books "hoso/pipeline/generate/excel"
	"hoso/pipeline/ledger"
	"hoso/pipeline/viet"
)

const numbersExample = `hoso certificate numbers "Sổ giấy.xlsx" --by "Nguyễn Văn A"`

func numbersCommand(e env) *cli.Command {
	text := func(name, usage string) cli.Flag { return &cli.StringFlag{Name: name, Usage: usage} }
	return &cli.Command{
		Name: "numbers", Usage: "nhập các số đã cấp trong sổ giấy, để không trùng và không bỏ trống số", ArgsUsage: "[TỆP]",
		Description: `Nhập cả bảng Excel, hoặc một số bằng các tùy chọn. Nhập hết hoặc không nhập gì; số trùng, số bỏ trống được nêu cùng lúc.
Ví dụ:
   hoso certificate numbers --form "Sổ giấy.xlsx"
   ` + numbersExample + `
   hoso certificate numbers --number 1 --date 05/12/2026 --recipient "Chi bộ Phòng 1" --decision 15-QĐ/ĐU --by "Nguyễn Văn A"
   hoso certificate numbers --number 2 --note "hủy do viết sai" --by "Nguyễn Văn A"`,
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), byFlag(),
			text("form", "tạo bảng Excel trống `TỆP` để ghi các số"), text("number", "số vào sổ `SỐ`, ví dụ 5 hoặc 05/2026"),
			text("date", "ngày cấp `NGÀY` (dd/mm/yyyy)"), text("recipient", "tập thể, cá nhân `TÊN`"), text("model-name", "tên mô hình `TÊN`"),
			text("model", "mã mô hình `MÃ`, nếu có trong sổ theo dõi"), text("decision", "số quyết định `SỐ`"), text("note", "ghi chú `LỜI`, ví dụ lý do hủy")},
		Action: func(c *cli.Context) error { return enterNumbers(c, e) },
	}
}

func enterNumbers(c *cli.Context, e env) error {
	if name := c.String("form"); name != "" {
		return blankNumbers(e, name)
	}
	by, _, err := answerable(c, false, numbersExample)
	if err != nil {
		return err
	}
	if (c.Args().Len() == 1) == c.IsSet("number") || c.Args().Len() > 1 {
		return usage("cần một tệp Excel, hoặc một số (--number); ví dụ: %s", numbersExample)
	}
	s, err := openSoon(c, e)
	if err != nil {
		return err
	}
	defer s.end(e)
	numbers, err := numbersOf(c, s.Plan.Year)
	if err != nil {
		return err
	}
	in := ledger.BookNumbers{Act: dossier.Act{By: by, At: s.Now()}, Plan: s.Plan.ID, Numbers: numbers}
	if err := s.Ledger.EnterNumbers(c.Context, in); err != nil {
		return fmt.Errorf("chưa nhập số nào:\n%w", err)
	}
	if c.Bool("json") {
		err = printValue(e.out, map[string]any{"event": "numbers", "numbers": len(numbers), "by": by})
	} else {
		_, err = fmt.Fprintf(e.out, "Đã nhập %d số của sổ giấy (người nhập: %s).\n", len(numbers), by)
	}
	if err != nil {
		return err
	}
	return putRegister(c, e, s)
}

// blankNumbers writes the form, never over a file that is there.
func blankNumbers(e env, name string) error {
	data, err := books.NumbersForm()
	if err != nil {
		return err
	}
	if err := writeNew(name, data); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.out, "Đã tạo %s; ghi các số vào rồi nhập bằng: hoso certificate numbers %q --by \"HỌ TÊN\"\n", name, name)
	return err
}

func numbersOf(c *cli.Context, year int) ([]dossier.PaperNumber, error) {
	if name := c.Args().First(); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		numbers, err := books.ReadNumbers(bytes.NewReader(data), int64(len(data)), year)
		if err != nil {
			return nil, fmt.Errorf("chưa nhập số nào từ “%s”:\n%w", name, err)
		}
		return numbers, nil
	}
	own, sequence, err := registerNumber(c.String("number"), year)
	if err != nil {
		return nil, err
	}
	day, err := readDay(c.String("date"), own)
	if err != nil {
		return nil, err
	}
	word := func(name string) string { return strings.TrimSpace(c.String(name)) }
	n := dossier.PaperNumber{Year: own, Sequence: sequence, Recipient: word("recipient"), ModelName: word("model-name"),
		Model: word("model"), Decision: word("decision"), Note: word("note")}
	if day != (viet.Date{}) {
		n.Date = day.String()
	}
	if n.Recipient == "" && n.Note == "" {
		return nil, usage("chưa ghi cấp cho ai (--recipient); số hỏng, số hủy thì ghi lý do (--note)")
	}
	return []dossier.PaperNumber{n}, nil
}
