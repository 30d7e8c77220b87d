package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/outbox"
	"hoso/pipeline/plan"
	"hoso/templates"
)

func initCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "init", Usage: "tạo một nơi làm việc mới", ArgsUsage: "THƯ-MỤC",
		Description: `Tạo thư mục với hoso.yaml (thiết lập, có chú thích), plan.yaml (kế hoạch), inbox và mỗi đơn vị một
thư mục trong inbox. Không ghi đè lên gì đã có.
Ví dụ:
   hoso init "D:\Dân vận khéo 2026"`,
		Flags: []cli.Flag{jsonFlag()},
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 1 {
				return usage("cần nêu một thư mục; ví dụ: hoso init \"D:\\Dân vận khéo 2026\"")
			}
			dir, err := filepath.Abs(c.Args().First())
			if err != nil {
				return err
			}
			if err := makeWorkspace(dir, officeSettings); err != nil {
				return err
			}
			made, err := makeKey(filepath.Join(dir, keyFile))
			if err != nil {
				return err
			}
			return printInit(c, e, dir, made)
		},
	}
}

// makeWorkspace makes an empty workspace, or fails where one is already.
func makeWorkspace(dir, settingsText string) error {
	for _, name := range []string{settingsFile, planFile, "hoso.db"} {
		if fileExists(filepath.Join(dir, name)) {
			return fmt.Errorf("“%s” đã là nơi làm việc của hoso (có %s); không ghi đè. Chọn thư mục khác", dir, name)
		}
	}
	planText, err := readTemplate(templates.Plan)
	if err != nil {
		return err
	}
	p, err := plan.Load(templates.Plan, planText)
	if err != nil {
		return err
	}
	folders := []string{"quarantine", "archive", "out", "templates"}
	for _, u := range p.Units {
		folders = append(folders, filepath.Join("inbox", outbox.Name(u.Name)))
	}
	for _, name := range folders {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			return err
		}
	}
	if err := writeGuides(filepath.Join(dir, "inbox"), p); err != nil {
		return err
	}
	if err := writeNew(filepath.Join(dir, planFile), planText); err != nil {
		return err
	}
	return writeNew(filepath.Join(dir, settingsFile), []byte(settingsText))
}

// writeNew writes a file that must not exist yet.
func writeNew(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("“%s” đã có; không ghi đè", name)
	}
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

func printInit(c *cli.Context, e env, dir string, key newKey) error {
	if !key.private {
		fmt.Fprintln(e.err, "hoso: "+notPrivate)
	}
	if c.Bool("json") {
		return printValue(e.out, map[string]string{"workspace": dir, "key": key.id})
	}
	_, err := fmt.Fprintf(e.out, `Đã tạo nơi làm việc: %s
   hoso.yaml    thiết lập: cơ quan ban hành, nơi ban hành, người ký (mở bằng Notepad để sửa)
   plan.yaml    kế hoạch: đơn vị, thời hạn, các mục, tiêu chí
   hoso.key     khóa của mã QR trên giấy chứng nhận: chép một bản ra USB cất riêng, không gửi cho ai
   inbox        chép tệp của các chi bộ vào đây; thư mục con mang tên chi bộ cho biết ai nộp (có tệp hướng dẫn trong từng thư mục)
Bước tiếp theo: chép tệp vào inbox rồi chạy  hoso run -w "%s"
`, dir, dir)
	return err
}

// officeSettings is the commented hoso.yaml of a new workspace.
const officeSettings = `# Thiết lập của hoso. Dòng bắt đầu bằng dấu # là chú thích.
# Mục để trống ("") thì trên văn bản chừa trống để ghi tay; chương trình không tự đoán.

office:
  superior: "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG THÀNH PHỐ HẢI PHÒNG"   # dòng 1, góc trái văn bản
  issuer: "ĐẢNG ỦY VKSND THÀNH PHỐ HẢI PHÒNG"               # dòng 2, cơ quan ban hành
  symbol: "ĐU"                  # ký hiệu cơ quan trong "Số …-BC/ĐU"
  place: "Hải Phòng"            # nơi ban hành
  authority: "T/M ĐẢNG ỦY"      # quyền hạn ký trên báo cáo, danh sách
  title: ""                     # chức vụ người ký: BÍ THƯ, PHÓ BÍ THƯ
  signer: ""                    # họ tên người ký
  helper: "Tổ giúp việc"        # bộ phận tiếp nhận hồ sơ
  contact: "đ/c Nguyễn Thị Thu Mong"
  recipients:                   # nơi nhận của báo cáo
    - "Đảng ủy Các cơ quan đảng thành phố"
    - "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ"
    - "Các chi bộ"
    - "Lưu Đảng ủy"
  # form: nd30                  # thể thức văn bản nhà nước (Nghị định 30/2020/NĐ-CP); để trống thì theo thể thức của Đảng
  sample: false                 # true: in chữ BẢN MẪU trên giấy chứng nhận

# Thư mục; có thể ghi đường dẫn đầy đủ, inbox có thể nằm trên ổ mạng.
folders:
  inbox: inbox
  quarantine: quarantine
  archive: archive

database: hoso.db               # sổ theo dõi; nên để trên ổ đĩa của máy
plans: [plan.yaml]              # tệp kế hoạch; tệp đầu tiên là kế hoạch đang thực hiện
certificate:
  collective: collective        # mẫu giấy cho tập thể; phôi in sẵn: collective-stock
  individual: individual        # mẫu giấy cho cá nhân; phôi in sẵn: individual-stock
  qr: false                     # true: in mã QR có ký và mã tra cứu, kiểm tra bằng hoso verify
  printer: ""                   # máy in đang dùng, một trong các tên dưới đây
  printers: {}                  # phôi in lệch thì ghi, mm: {"HP tầng 2": {x: 1.5, y: -1}}
word_slip: false                # true: lập thêm phiếu rà soát bản Word bên cạnh bản PDF
marked_copy: true               # bản sao tệp của đơn vị, có ghi chú tại chỗ cần bổ sung; false: không lập
`
