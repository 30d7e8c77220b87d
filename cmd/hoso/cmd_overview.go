package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/dossier"
)

func overviewCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "overview", Usage: "nhập lại những chỗ người sửa trong biểu tổng hợp",
		Description: "Biểu tổng hợp nằm trong out; ghi vào trang “Sửa số liệu” (mã mô hình, mục, giá trị đúng, người sửa, lý do), lưu lại, rồi nhập.\nVí dụ:\n   hoso overview import \"out/Biểu tổng hợp mô hình.xlsx\" --by \"Nguyễn Văn A\"",
		Subcommands: []*cli.Command{{
			Name: "import", Usage: "nhập trang “Sửa số liệu” của biểu tổng hợp", ArgsUsage: "TỆP",
			Description: `Nhập cả trang hoặc không nhập gì; mọi chỗ sai được nêu cùng lúc, kèm ô. Dòng không ghi người sửa thì lấy người ở --by.
Ví dụ:
   hoso overview import "out/Biểu tổng hợp mô hình.xlsx" --by "Nguyễn Văn A"`,
			Flags:  []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), byFlag()},
			Action: func(c *cli.Context) error { return importOverview(c, e) },
		}},
	}
}

func importOverview(c *cli.Context, e env) error {
	by, name := strings.TrimSpace(c.String("by")), c.Args().First()
	if c.Args().Len() != 1 || by == "" {
		return usage("cần một tệp và người nhập; ví dụ: hoso overview import \"out/Biểu tổng hợp mô hình.xlsx\" --by \"Nguyễn Văn A\"")
	}
	return corrects(c, e, func(s *session) ([]dossier.Correction, error) {
		data, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			if staged, missing := s.Staged(c.Context, name); missing == nil {
				data, err = staged, nil
			}
		}
		if err != nil {
			return nil, err
		}
		done, err := s.TakeCorrections(c.Context, data, by)
		if err != nil {
			return nil, fmt.Errorf("chưa nhập gì từ “%s”:\n%w", name, err)
		}
		if len(done) == 0 && !c.Bool("json") {
			fmt.Fprintln(e.out, "Biểu này đã được nhập trước đó; không có gì thay đổi.")
		}
		return done, nil
	})
}
