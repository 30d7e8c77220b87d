package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

const attachExample = `hoso attach 2026-001 "Ảnh ra mắt.jpg" --by "Nguyễn Văn A"`

func attachCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "attach",
		Usage: "lưu minh chứng, bản ký, văn bản cấp trên vào hồ sơ mô hình",
		Description: `Nhận PDF, ảnh, tệp Word, Excel, PowerPoint (tối đa 50 MB); chỉ lưu, không đọc nội dung. Không ghi mã mô hình thì
tài liệu là của chung cả phong trào. Tệp để trong thư mục minh-chung của đơn vị (inbox/TÊN-ĐƠN-VỊ/minh-chung) cũng được lưu
khi hoso run: vào mô hình duy nhất của đơn vị, hoặc mô hình có mã ở đầu tên tệp (“2026-001 ảnh.jpg”); chưa rõ thì hoso status nhắc.
Loại tài liệu (--kind): signed bản ký, đóng dấu; visit biên bản, ảnh kiểm tra, khảo sát; publicity tin, bài tuyên truyền;
evidence minh chứng khác; superior văn bản của cấp trên.
Cách dùng: hoso attach [MÃ-MÔ-HÌNH] TỆP… --by HỌ-TÊN
Ví dụ:
   hoso attach 2026-001 "Ảnh ra mắt.jpg" --by "Nguyễn Văn A"
   hoso attach 2026-001 "Biên bản khảo sát.pdf" --kind visit --date 15/9/2026 --by "Nguyễn Văn A"
   hoso attach "Trả lời của cấp trên.pdf" --kind superior --date 2/12/2026 --note "đồng ý biểu dương" --by "Nguyễn Văn A"`,
		ArgsUsage: "[MÃ-MÔ-HÌNH] TỆP…",
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), byFlag(),
			&cli.StringFlag{Name: "kind", Usage: "loại tài liệu `LOẠI`: signed, visit, publicity, evidence, superior", Value: string(dossier.OtherEvidence)},
			&cli.StringFlag{Name: "date", Usage: "ngày của tài liệu `NGÀY` (dd/mm/yyyy)", DefaultText: "không ghi"},
			&cli.StringFlag{Name: "note", Usage: "ghi chú `LỜI`", DefaultText: "không ghi"}},
		Action: func(c *cli.Context) error { return attach(c, e) },
		Subcommands: []*cli.Command{
			{
				Name: "list", Usage: "kê tài liệu đã lưu", ArgsUsage: "[MÃ-MÔ-HÌNH]",
				Description: "Ví dụ:\n   hoso attach list\n   hoso attach list 2026-001",
				Flags:       []cli.Flag{workspaceFlag(), planFlag(), jsonFlag()},
				Action:      func(c *cli.Context) error { return listAttachments(c, e) },
			},
			{
				Name: "detach", Usage: "gỡ một tài liệu lưu nhầm (vẫn giữ trong lịch sử)", ArgsUsage: "SỐ",
				Description: "Ví dụ:\n   " + detachExample,
				Flags:       []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), byFlag(), reasonFlag()},
				Action:      func(c *cli.Context) error { return detach(c, e) },
			},
		},
	}
}

const detachExample = `hoso attach detach 3 --reason "nhầm mô hình" --by "Nguyễn Văn A"`

var modelWord = regexp.MustCompile(`^\d{4}-\d{3,}$`)

// attach keeps the files of a call, one act each.
func attach(c *cli.Context, e env) error {
	in, files, err := attachmentAsked(c)
	if err != nil {
		return err
	}
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.end(e)
	if in.Date, err = dayAsked(c, s); err != nil {
		return err
	}
	for _, name := range files {
		in.Name = name
		done, err := attachOne(c, s, in)
		var reason *dossier.Rejection
		if errors.As(err, &reason) {
			return fmt.Errorf("chưa lưu “%s”: %s %s", name, reason.Message, reason.Advice)
		}
		if err != nil {
			return fmt.Errorf("chưa lưu “%s”: %w", name, err)
		}
		if err := tellAttachment(c, e, "attachment", done); err != nil {
			return err
		}
	}
	return nil
}

// attachmentAsked reads a call: the first word is a model where it looks like
// an id.
func attachmentAsked(c *cli.Context) (in pipeline.Given, files []string, err error) {
	files = c.Args().Slice()
	if len(files) > 0 && modelWord.MatchString(strings.TrimSpace(files[0])) {
		in.Model, files = strings.TrimSpace(files[0]), files[1:]
	}
	if len(files) == 0 {
		return in, nil, usage("nêu tệp cần lưu; ví dụ: %s", attachExample)
	}
	in.Kind = dossier.AttachmentKind(strings.TrimSpace(c.String("kind")))
	if !slices.Contains(dossier.AttachmentKinds(), in.Kind) {
		return in, nil, usage("không có loại tài liệu “%s”; chọn signed, visit, publicity, evidence hoặc superior", in.Kind)
	}
	if in.Model == "" && !c.IsSet("kind") {
		return in, nil, usage("tài liệu chung của phong trào cần nêu loại (--kind signed, superior…); của một mô hình thì ghi mã trước tên tệp: %s", attachExample)
	}
	in.Note = strings.TrimSpace(c.String("note"))
	in.By, _, err = answerable(c, false, attachExample)
	return in, files, err
}

// dayAsked is --date as YYYY-MM-DD, "" where none is given.
func dayAsked(c *cli.Context, s *session) (string, error) {
	if strings.TrimSpace(c.String("date")) == "" {
		return "", nil
	}
	day, err := dayIn(c.String("date"), s.Today())
	if err != nil {
		return "", err
	}
	if s.Today().Before(day) {
		return "", usage("ngày %s ở sau hôm nay; xem lại ngày của tài liệu", c.String("date"))
	}
	return day.String(), nil
}

// attachOne keeps a file, or what came through the inbox under that name.
func attachOne(c *cli.Context, s *session, in pipeline.Given) (dossier.Attachment, error) {
	info, err := os.Stat(in.Name)
	if errors.Is(err, fs.ErrNotExist) {
		if done, found, err := s.AttachWaiting(c.Context, in); found || err != nil {
			return done, err
		}
	}
	if err != nil {
		return dossier.Attachment{}, err
	}
	if info.Size() > pipeline.EvidenceLimit { // lest a film be read into memory
		return dossier.Attachment{}, tooLarge()
	}
	if in.Data, err = os.ReadFile(in.Name); err != nil {
		return dossier.Attachment{}, err
	}
	return s.Attach(c.Context, in)
}

func tooLarge() *dossier.Rejection {
	r := dossier.Reject(dossier.TooLarge, nil)
	r.Message, r.Advice = pipeline.EvidenceTooLarge()
	return r
}

func detach(c *cli.Context, e env) error {
	var number int64
	if c.Args().Len() == 1 {
		_, _ = fmt.Sscan(strings.TrimPrefix(c.Args().First(), "#"), &number)
	}
	if number < 1 {
		return usage("nêu số của tài liệu (hoso attach list); ví dụ: %s", detachExample)
	}
	by, reason, err := answerable(c, true, detachExample)
	if err != nil {
		return err
	}
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.end(e)
	gone, err := s.Ledger.Detach(c.Context, ledger.Detaching{Act: dossier.Act{By: by, At: s.Now()}, Plan: s.Plan.ID, Number: number, Reason: reason})
	if err != nil {
		return err
	}
	return tellAttachment(c, e, "detachment", gone)
}

const dismissExample = `hoso assess dismiss "Phiếu nháp.xlsx" --reason "bản nháp" --by "Nguyễn Văn A"`

// dismissWaiting says of a workbook, or of evidence, that nobody wants it.
func dismissWaiting(c *cli.Context, e env) error {
	if c.Args().Len() != 1 {
		return usage("nêu một tệp đang chờ (hoso status); ví dụ: %s", dismissExample)
	}
	by, reason, err := answerable(c, true, dismissExample)
	if err != nil {
		return err
	}
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.end(e)
	gone, err := s.Dismiss(c.Context, pipeline.Who{By: by, Reason: reason}, c.Args().First())
	if err != nil {
		return err
	}
	if c.Bool("json") {
		err = printValue(e.out, map[string]any{"event": "dismissal", "file": gone.Path, "sha256": gone.SHA256, "reason": reason, "by": by})
	} else {
		_, err = fmt.Fprintf(e.out, "Không dùng “%s”: %s (người ghi: %s). Tệp vẫn được lưu; muốn dùng lại thì nhập như thường.\n", gone.Path, reason, by)
	}
	return err
}

func listAttachments(c *cli.Context, e env) error {
	s, err := open(c, e, reading)
	if err != nil {
		return err
	}
	defer s.Close()
	state, err := s.State(c.Context)
	if err != nil {
		return err
	}
	model := strings.TrimSpace(c.Args().First())
	if model != "" && state.Entry(state.Standing(model)) == nil {
		return fmt.Errorf("sổ theo dõi không có mô hình “%s”; xem mã các mô hình bằng: hoso status", model)
	}
	n := 0
	for _, a := range state.Attachments {
		if model != "" && state.Standing(a.Model) != state.Standing(model) {
			continue
		}
		n++
		if c.Bool("json") {
			if err := printValue(e.out, a); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(e.out, "%3d  %s\n", a.Number, attachmentWords(a))
	}
	if n == 0 && !c.Bool("json") {
		fmt.Fprintln(e.out, "Chưa lưu tài liệu kèm theo nào; lưu bằng: hoso attach")
	}
	return nil
}
