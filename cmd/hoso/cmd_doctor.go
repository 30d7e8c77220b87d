package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/fonts"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
)

func doctorCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "doctor",
		Usage: "kiểm tra nơi làm việc, kế hoạch, phông chữ, mẫu, sổ theo dõi, ổ đĩa; chỉ cách khắc phục",
		Description: `Không thay đổi gì. Mỗi lỗi nêu một cách khắc phục; lỗi trong tệp kế hoạch nêu đúng dòng.
Ví dụ:
   hoso doctor
   hoso doctor --deep
   hoso doctor -w "D:\Dân vận khéo 2026"`,
		Flags:  []cli.Flag{workspaceFlag(), jsonFlag(), deepFlag()},
		Action: func(c *cli.Context) error { return doctor(c, e) },
	}
}

// finding is what doctor says of one thing.
type diagnosis struct {
	Part    string `json:"part"`
	State   string `json:"state"` // ok, warning, fault
	Message string `json:"message"`
	Cure    string `json:"cure,omitempty"`
}

func doctor(c *cli.Context, e env) error {
	found := examine(c, e)
	faults := 0
	for _, d := range found {
		if d.State == "fault" {
			faults++
		}
		if c.Bool("json") {
			if err := printValue(e.out, d); err != nil {
				return err
			}
			continue
		}
		mark := map[string]string{"ok": "Tốt", "warning": "Lưu ý", "fault": "Lỗi"}[d.State]
		fmt.Fprintf(e.out, "%-6s %s: %s\n", mark, d.Part, d.Message)
		if d.Cure != "" {
			fmt.Fprintf(e.out, "       → %s\n", d.Cure)
		}
	}
	if faults > 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}

// examine looks at everything that a run needs.
func examine(c *cli.Context, e env) []diagnosis {
	out := []diagnosis{examineFonts()}
	ws, err := openWorkspace(c)
	if err != nil {
		return append(out, diagnosis{"Nơi làm việc", "fault", explain(err), "Chạy: hoso init THƯ-MỤC, hoặc sửa hoso.yaml theo dòng nêu trên."})
	}
	out = append(out, diagnosis{"Nơi làm việc", "ok", ws.dir, ""})
	for _, name := range ws.Plans {
		out = append(out, examinePlan(ws, name)...)
	}
	out = append(out, examineTemplates(ws)...)
	out = append(out, examineFolders(ws)...)
	out = append(out, examineLedger(c.Context, ws)...)
	out = append(out, examineClock(c.Context, ws, e.now())...)
	if c.Bool("deep") {
		out = append(out, examineDeep(c.Context, ws, e.progress(c))...)
	}
	return append(append(out, examineKey(ws)...), examineSettings(ws)...)
}

func examineFonts() diagnosis {
	metrics, err := layout.NewMetrics(layout.Faces(fonts.Family()))
	if err != nil {
		return diagnosis{"Phông chữ", "fault", err.Error(), "Tải lại chương trình."}
	}
	const letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđAÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ“”–…"
	if missing := metrics.Missing(letters); len(missing) > 0 {
		return diagnosis{"Phông chữ", "fault", fmt.Sprintf("thiếu chữ %q", string(missing)), "Tải lại chương trình."}
	}
	return diagnosis{"Phông chữ", "ok", fonts.Name + ", đủ chữ tiếng Việt, nhúng trong mọi PDF", ""}
}

func examinePlan(ws *workspace, name string) []diagnosis {
	p, err := readPlan(ws.path(name), name)
	var faults plan.Faults
	switch {
	case errors.As(err, &faults):
		var out []diagnosis
		for _, f := range faults {
			out = append(out, diagnosis{"Kế hoạch", "fault", f.String(), "Mở tệp bằng Notepad, sửa dòng nêu trên, lưu lại."})
		}
		return out
	case err != nil:
		return []diagnosis{{"Kế hoạch", "fault", explain(err), "Kiểm tra mục plans trong hoso.yaml."}}
	}
	out := []diagnosis{{"Kế hoạch", "ok", fmt.Sprintf("%s (%s): %d đơn vị, %d mục, %d tiêu chí", name, p.Number, len(p.Units), len(p.Fields), len(p.Criteria)), ""}}
	for _, d := range p.Deadlines {
		if notice := p.Notice(d); notice != "" {
			out = append(out, diagnosis{"Kế hoạch", "warning", d.Label + ": " + notice, fmt.Sprintf("Hỏi cơ quan ban hành, rồi sửa before và confirmed của thời hạn “%s” trong %s.", d.ID, name)})
		}
	}
	return out
}

func examineTemplates(ws *workspace) []diagnosis {
	press, err := ws.press(os.DirFS(ws.path("templates")))
	var faults generate.Faults
	if errors.As(err, &faults) {
		var out []diagnosis
		for _, f := range faults {
			out = append(out, diagnosis{"Mẫu văn bản", "fault", "templates/" + f.Error(), "Mở tệp bằng Notepad, sửa dòng nêu trên, lưu lại; hoặc xóa tệp để dùng mẫu của chương trình."})
		}
		return out
	}
	if err != nil {
		return []diagnosis{{"Mẫu văn bản", "fault", err.Error(), "Sửa tệp nêu trên trong thư mục templates, hoặc xóa đi để dùng mẫu của chương trình."}}
	}
	if err := press.CheckForm(); err != nil {
		return []diagnosis{{"Mẫu văn bản", "fault", err.Error(), "Sửa mục form trong hoso.yaml; bỏ mục này thì dùng thể thức văn bản của Đảng theo ngày."}}
	}
	return []diagnosis{{"Mẫu văn bản", "ok", "đọc được", ""}}
}

// examineFolders tries to write into each folder.
func examineFolders(ws *workspace) []diagnosis {
	var out []diagnosis
	for _, name := range []string{ws.Folders.Inbox, ws.Folders.Quarantine, ws.Folders.Archive, "out"} {
		dir := ws.path(name)
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			out = append(out, diagnosis{"Thư mục", "fault", fmt.Sprintf("không có “%s”", dir), "Tạo lại thư mục hoặc sửa đường dẫn trong hoso.yaml."})
			continue
		}
		probe := filepath.Join(dir, ".hoso-thu")
		if err := os.WriteFile(probe, []byte("thử"), 0o600); err != nil {
			out = append(out, diagnosis{"Thư mục", "fault", fmt.Sprintf("không ghi được vào “%s”", dir), "Kiểm tra quyền ghi và dung lượng ổ đĩa."})
			_ = os.Remove(probe) // a full disk leaves it empty
			continue
		}
		if err := os.Remove(probe); err != nil {
			out = append(out, diagnosis{"Thư mục", "warning", explain(err), ""})
		}
		out = append(out, diagnosis{"Thư mục", "ok", dir, ""})
	}
	if free, ok := freeBytes(ws.dir); ok && free < 500<<20 {
		out = append(out, diagnosis{"Ổ đĩa", "warning", fmt.Sprintf("chỉ còn trống %d MB", free>>20), "Dọn bớt tệp trước khi chạy đợt lớn."})
	}
	return out
}

func examineLedger(ctx context.Context, ws *workspace) []diagnosis {
	path := ws.path(ws.Database)
	if err := ledgerThere(ws); err != nil {
		return []diagnosis{{"Sổ theo dõi", "fault", explain(err), "Chạy: hoso rebuild"}}
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return []diagnosis{{"Sổ theo dõi", "ok", "chưa có; sẽ tạo ở lần chạy đầu tiên", ""}}
	}
	store, err := openLedger(ctx, path, reading)
	if err != nil {
		return []diagnosis{{"Sổ theo dõi", "fault", explain(err), "Khôi phục hoso.db từ bản sao lưu."}}
	}
	defer store.Close()
	faults, err := store.Check(ctx)
	if err != nil {
		faults = append(faults, explain(err))
	}
	var out []diagnosis
	for _, f := range faults {
		out = append(out, diagnosis{"Sổ theo dõi", "fault", f, "Dừng chạy, giữ nguyên thư mục và khôi phục từ bản sao lưu."})
	}
	if len(out) == 0 {
		out = append(out, diagnosis{"Sổ theo dõi", "ok", path, ""})
	}
	return out
}

func examineSettings(ws *workspace) []diagnosis {
	var out []diagnosis
	for _, of := range [][2]string{{"superior", ws.Office.Superior}, {"issuer", ws.Office.Issuer}, {"place", ws.Office.Place}} {
		if of[1] == "" {
			out = append(out, diagnosis{"Thiết lập", "warning", "mục office." + of[0] + " trong hoso.yaml để trống", "Ghi vào để văn bản có đủ tiêu đề."})
		}
	}
	if year := time.Now().Year(); year < 2025 {
		out = append(out, diagnosis{"Đồng hồ", "warning", fmt.Sprintf("đồng hồ của máy đang là năm %d", year), "Chỉnh lại ngày giờ của máy."})
	}
	return out
}
