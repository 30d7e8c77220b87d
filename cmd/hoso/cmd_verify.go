package main

import "github.com/urfave/cli/v2"

const verifyExample = `hoso verify "Hồ sơ 2026-001.zip"`

func verifyCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "verify", Usage: "kiểm tra hồ sơ nộp lưu (ZIP) còn nguyên vẹn không", ArgsUsage: "TỆP",
		Description: `Đối chiếu từng tệp trong ZIP do hoso dossier lập: đúng, bị sửa, thiếu hay tệp lạ. Chỉ đọc, không cần nơi làm việc.
Mã kết thúc 0 khi mọi tệp đúng.
Ví dụ:
   ` + verifyExample,
		Flags: []cli.Flag{workspaceFlag(), jsonFlag()},
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 1 {
				return usage("cần nêu một tệp; ví dụ: %s", verifyExample)
			}
			return verifyDossier(c, e, c.Args().First())
		},
	}
}
