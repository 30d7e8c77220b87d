package main

import (
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
)

func setCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "set", Usage: "ghi giá trị do người xác nhận thay cho giá trị đọc được", ArgsUsage: "MÃ-MÔ-HÌNH MỤC GIÁ-TRỊ",
		Description: `MỤC là mã (targets) hoặc tên mục (“Chỉ tiêu”). Tệp gốc giữ nguyên; phiếu, báo cáo, biểu tổng hợp ghi rõ ai sửa.
Đơn vị gửi bản mới mà không đổi mục này thì giá trị đã sửa vẫn dùng; nếu đổi thì theo tệp mới và chương trình nhắc để người quyết định.
Lĩnh vực, loại: chọn theo tên trong kế hoạch; ngày: 20/11/2026; có hoặc không. Để giá trị trống ("") là hồ sơ không nêu.
Ví dụ:
   hoso set 2026-001 targets "98% hồ sơ đúng hạn" --by "Nguyễn Văn A" --reason "chi bộ báo lại qua điện thoại"
   hoso set 2026-001 "Lĩnh vực" "Xây dựng hệ thống chính trị" --by "Nguyễn Văn A" --reason "tệp ghi nhầm"`,
		Flags: whoFlags(),
		Action: func(c *cli.Context) error {
			return withWords(c, 3, "cần mã mô hình, mục và giá trị", func(who pipeline.Who, words []string) error {
				return corrects(c, e, func(s *session) ([]dossier.Correction, error) {
					return oneOf(s.Set(c.Context, who, words[0], words[1], words[2]))
				})
			})
		},
	}
}

func unsetCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "unset", Usage: "bỏ giá trị đã sửa, dùng lại giá trị trong tệp", ArgsUsage: "MÃ-MÔ-HÌNH MỤC",
		Description: `Ví dụ:
   hoso unset 2026-001 targets --by "Nguyễn Văn A" --reason "chi bộ đã gửi tệp đúng"`,
		Flags: whoFlags(),
		Action: func(c *cli.Context) error {
			return withWords(c, 2, "cần mã mô hình và mục", func(who pipeline.Who, words []string) error {
				return corrects(c, e, func(s *session) ([]dossier.Correction, error) {
					return oneOf(s.Unset(c.Context, who, words[0], words[1]))
				})
			})
		},
	}
}

func waiveCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "waive", Usage: "không yêu cầu bổ sung một nội dung; hoặc xác nhận là hai mô hình khác nhau", ArgsUsage: "MÃ-MÔ-HÌNH TIÊU-CHÍ[/MỤC]",
		Description: `Nội dung được miễn thành một lưu ý trên phiếu, kèm người quyết định và lý do.
conflict/MÃ-KIA: hai đơn vị cùng tên mô hình nhưng đúng là hai mô hình.
Ví dụ:
   hoso waive 2026-001 4/resources --by "Nguyễn Văn A" --reason "mô hình không dùng kinh phí"
   hoso waive 2026-001 conflict/2026-002 --by "Nguyễn Văn A" --reason "hai chi bộ làm riêng"`,
		Flags: whoFlags(),
		Action: func(c *cli.Context) error {
			return withWords(c, 2, "cần mã mô hình và tiêu chí hoặc mục", func(who pipeline.Who, words []string) error {
				return corrects(c, e, func(s *session) ([]dossier.Correction, error) { return s.Waive(c.Context, who, words[0], words[1]) })
			})
		},
	}
}

func mergeCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "merge", Usage: "gộp hai mô hình ghi trùng thành một", ArgsUsage: "MÃ MÃ-GIỮ-LẠI",
		Description: `Các lần nộp của MÃ chuyển vào MÃ-GIỮ-LẠI, bản mới nhất được dùng. MÃ không bao giờ cấp lại và luôn chỉ đến MÃ-GIỮ-LẠI.
Mô hình đã có giấy chứng nhận thì không gộp vào mô hình khác được.
Ví dụ:
   hoso merge 2026-002 2026-001 --by "Nguyễn Văn A" --reason "chi bộ gửi hai lần với hai tên"`,
		Flags: whoFlags(),
		Action: func(c *cli.Context) error {
			return withWords(c, 2, "cần mã mô hình được gộp và mã giữ lại", func(who pipeline.Who, words []string) error {
				return corrects(c, e, func(s *session) ([]dossier.Correction, error) {
					return oneOf(s.Merge(c.Context, who, words[0], words[1]))
				})
			})
		},
	}
}

func moveCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "move", Usage: "chuyển một tệp đã nhận, hoặc một mô hình, sang đơn vị khác", ArgsUsage: "TỆP|SỐ|MÃ-MÔ-HÌNH",
		Description: `Dùng khi tệp để nhầm thư mục đơn vị: sổ ghi như thể đơn vị kia nộp. Nếu đơn vị kia đã có mô hình cùng tên thì tệp thành một lần nộp của mô hình đó;
nếu tệp đã thay bản đúng của đơn vị cũ thì bản đúng được dùng lại. SỐ của tệp: xem bằng hoso status --files.
Ví dụ:
   hoso move "inbox/Chi bộ Phòng 9/phụ lục.docx" --to "Chi bộ VKSND khu vực 10" --by "Nguyễn Văn A" --reason "để nhầm thư mục"
   hoso move 12 --to phong-9 --by "Nguyễn Văn A" --reason "để nhầm thư mục"`,
		Flags: whoFlags(&cli.StringFlag{Name: "to", Usage: "đơn vị nhận `ĐƠN-VỊ`: mã, tên hoặc cách gọi trong kế hoạch"}),
		Action: func(c *cli.Context) error {
			to := strings.TrimSpace(c.String("to"))
			if to == "" {
				return usage("cần nêu đơn vị: --to \"Chi bộ Phòng 9\"%s", helpHint(c))
			}
			return withWords(c, 1, "cần một tệp, số của tệp hoặc mã mô hình", func(who pipeline.Who, words []string) error {
				return corrects(c, e, func(s *session) ([]dossier.Correction, error) { return oneOf(s.Move(c.Context, who, words[0], to)) })
			})
		},
	}
}

func receivedCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "received", Usage: "ghi ngày, cách nhận thật của một tệp, khi chép vào inbox muộn hơn", ArgsUsage: "TỆP|SỐ NGÀY",
		Description: `Đúng hạn hay chậm được tính theo ngày này; phiếu rà soát ghi “Nhận qua Zalo ngày 28/01/2026”; nhật ký giữ cả giờ ghi sổ.
Ví dụ:
   hoso received "inbox/Chi bộ Phòng 9/phụ lục.docx" 28/01/2026 --via Zalo --by "Nguyễn Văn A"
   hoso received 12 2026-01-28 --via "bản giấy" --by "Nguyễn Văn A"`,
		Flags: whoFlags(&cli.StringFlag{Name: "via", Usage: "nhận qua đâu `CÁCH`: Zalo, thư điện tử, bản giấy"}),
		Action: func(c *cli.Context) error {
			who := pipeline.Who{By: strings.TrimSpace(c.String("by")), Reason: strings.TrimSpace(c.String("reason"))}
			words := c.Args().Slice()
			if len(words) != 2 || who.By == "" {
				return usage("cần tệp, ngày nhận và --by \"HỌ TÊN\"%s", helpHint(c))
			}
			return corrects(c, e, func(s *session) ([]dossier.Correction, error) {
				return oneOf(s.Receive(c.Context, who, words[0], words[1], c.String("via")))
			})
		},
	}
}

func undoCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "undo", Usage: "bỏ một việc người đã sửa (set, move, merge, waive, received)", ArgsUsage: "SỐ",
		Description: `SỐ của việc sửa: xem bằng hoso corrections. Việc đã bỏ vẫn nằm trong nhật ký.
Ví dụ:
   hoso undo 3 --by "Nguyễn Văn A" --reason "gộp nhầm"`,
		Flags: whoFlags(),
		Action: func(c *cli.Context) error {
			return withWords(c, 1, "cần số của việc sửa", func(who pipeline.Who, words []string) error {
				number, err := strconv.ParseInt(strings.TrimPrefix(words[0], "#"), 10, 64)
				if err != nil {
					return usage("“%s” không phải là số của việc sửa; xem bằng: hoso corrections", words[0])
				}
				return corrects(c, e, func(s *session) ([]dossier.Correction, error) { return oneOf(s.Undo(c.Context, who, number)) })
			})
		},
	}
}

func correctionsCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "corrections", Usage: "kê những việc người đã sửa: số, nội dung, ai, lúc nào, lý do",
		Description: `Ví dụ:
   hoso corrections
   hoso corrections --json`,
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag()},
		Action: func(c *cli.Context) error {
			s, err := open(c, e, reading)
			if err != nil {
				return err
			}
			defer s.Close()
			state, err := s.State(c.Context)
			if err != nil {
				return err
			}
			if c.Bool("json") {
				return printEach(e, state.Corrections)
			}
			if len(state.Corrections) == 0 {
				_, err := e.out.Write([]byte("Chưa có việc sửa nào.\n"))
				return err
			}
			return printCorrections(e.out, s.Plan, state.Corrections)
		},
	}
}

func printEach(e env, all []dossier.Correction) error {
	for _, c := range all {
		if err := printValue(e.out, c); err != nil {
			return err
		}
	}
	return nil
}

// withWords checks the words of a call and who answers for it.
func withWords(c *cli.Context, n int, need string, do func(pipeline.Who, []string) error) error {
	if c.Args().Len() != n {
		return usage("%s%s", need, helpHint(c))
	}
	who, err := whoOf(c)
	if err != nil {
		return err
	}
	return do(who, c.Args().Slice())
}

func oneOf(c dossier.Correction, err error) ([]dossier.Correction, error) {
	return []dossier.Correction{c}, err
}
