package main

import (
	"crypto/sha256"
	"hoso/pipeline/viet"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// surroundings are what a machine may have otherwise: none of it may show on a paper.
type surroundings struct {
	dir, cwd string
	env      []string
}

// everyPaperCommand makes each kind of paper there is, as of days that are given.
var everyPaperCommand = [][]string{
	{"run"},
	{"report", "--period", "registration", "--as-of", "2026-02-03"}, {"report", "--period", "midyear", "--as-of", "2026-06-25"}, {"report", "--period", "annual", "--as-of", "2026-11-25"},
	{"paper", "form"}, {"paper", "form", "--model", "2026-001"}, {"paper", "owing", "--as-of", "2026-02-03"},
	{"paper", "overview", "--as-of", "2026-11-25"}, {"paper", "assessment", "--as-of", "2026-12-20"},
	{"paper", "minutes", "--as-of", "2026-12-20"}, {"paper", "proposal", "--as-of", "2026-12-20"}, {"paper", "decision", "--as-of", "2026-12-20"},
	{"assess", "export"}, {"assess", "export", "--round", "2"},
	{"certificate", "--merge", "Tất cả giấy.pdf"}, {"certificate", "register"}, {"certificate", "--preview"}, {"certificate", "--calibrate"}, {"certificate", "--proof"},
}

// TestSameBytes: one ledger, in two folders, under other surroundings, gives every paper with the same bytes: PDF, Word and Excel. The
// time zone, the language, the folders, the hour and the number of workers differ.
func TestSameBytes(t *testing.T) {
	origin := filepath.Join(t.TempDir(), "gốc")
	clock := func() time.Time { return time.Date(2026, 12, 15, 9, 0, 0, 0, viet.Zone()) }
	if err := demo(t.Context(), env{out: &strings.Builder{}, err: &strings.Builder{}, now: clock}, origin); err != nil {
		t.Fatal(err)
	}
	twice, owes := findCompared(t, origin)
	commands := append(slices.Clone(everyPaperCommand),
		[]string{"paper", "compare", "--model", twice}, []string{"paper", "request", "--unit", owes, "--by-date", "2026-03-02", "--as-of", "2026-02-10", "--text", "Tin nhắn.txt"})
	if testing.Short() {
		commands = commands[:2]
	}
	near := filepath.Join(t.TempDir(), "a")
	far := filepath.Join(t.TempDir(), "Một thư mục có tên dài", "Dân vận khéo (2)")
	places := []surroundings{
		{near, near, []string{"TZ=UTC", "LANG=C", "LC_ALL=C", "GOMAXPROCS=1", "HOSO_CLOCK=2026-12-20T07:00:00+07:00"}},
		{far, t.TempDir(), []string{"TZ=America/Los_Angeles", "LANG=vi_VN.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=2", "HOSO_CLOCK=2026-12-20T15:40:12Z", "TMPDIR=" + t.TempDir()}},
	}
	var made [2]map[string]string
	for i, p := range places {
		made[i] = p.make(t, origin, commands)
	}
	for _, name := range slices.Sorted(maps.Keys(merged(made[0], made[1]))) {
		if made[0][name] != made[1][name] {
			t.Errorf("%s: %.6x here, %.6x there", name, made[0][name], made[1][name])
		}
	}
	if !testing.Short() {
		everyKind(t, made[0])
	}
}

// make copies a workspace, throws its papers away and makes them again.
func (p surroundings) make(t *testing.T, origin string, commands [][]string) map[string]string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(p.dir), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(p.dir, os.DirFS(origin)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(p.dir, "out")); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(p.dir, settingsFile)
	text, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, append(text, "\nword_slip: true\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range commands {
		p.hoso(t, args)
	}
	return digestsBelow(t, p)
}

// hoso runs the program in a process of its own.
func (p surroundings) hoso(t *testing.T, args []string) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := &exec.Cmd{Path: exe, Args: append(append([]string{"hoso"}, args...), "-w", p.dir), Dir: p.cwd}
	cmd.Env = append(append(os.Environ(), "HOSO_USER=x"), p.env...)
	out, err := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); err != nil && code != exitSome {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

// findCompared names a model that was sent twice, and a unit that owes something.
func findCompared(t *testing.T, dir string) (model, unit string) {
	t.Helper()
	ws, err := readWorkspace(dir)
	if err != nil {
		t.Fatal(err)
	}
	s, err := openSession(t.Context(), ws, "", time.Now, reading)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	state, err := s.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range state.Entries {
		if len(e.Revisions) > 1 && model == "" {
			model = e.ID
		}
		if r := e.Current("registration"); r != nil && !r.Complete && unit == "" {
			unit = e.Unit.ID
		}
	}
	if model == "" || unit == "" {
		t.Fatal("the demonstration has no model sent twice, or no unit that owes something")
	}
	return model, unit
}

// digestsBelow are the papers of a workspace and those that went into the folder of the call.
func digestsBelow(t *testing.T, p surroundings) map[string]string {
	t.Helper()
	all := map[string]string{}
	add := func(root, name string) {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		all[filepath.ToSlash(name)] = string(sum[:])
	}
	err := fs.WalkDir(os.DirFS(p.dir), "out", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			add(p.dir, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Tất cả giấy.pdf", "Tin nhắn.txt"} {
		if fileExists(filepath.Join(p.cwd, name)) {
			add(p.cwd, name)
		}
	}
	return all
}

// everyKind fails where a kind of paper is not among those that were compared.
func everyKind(t *testing.T, made map[string]string) {
	t.Helper()
	names := strings.Join(slices.Sorted(maps.Keys(made)), "\n")
	t.Logf("%d papers:\n%s", len(made), names)
	for _, want := range []string{
		"Phiếu rà soát hồ sơ 0001.pdf", "Phiếu rà soát hồ sơ 0001.docx", "Bản có ghi chú", ".xlsx", "So sánh/", "Báo cáo kết quả đăng ký năm 2026.docx", "Báo cáo 6 tháng đầu năm 2026.pdf",
		"Báo cáo năm 2026.docx", "Danh sách chưa nộp, cần bổ sung năm 2026.xlsx", "Biểu tổng hợp mô hình.pdf", "Biểu tổng hợp mô hình.xlsx", "Bảng đánh giá mô hình theo tiêu chí năm 2026.xlsx",
		"Công văn đề nghị bổ sung/", "Biên bản thẩm định năm 2026.docx", "Tờ trình mô hình tiêu biểu năm 2026.docx", "Quyết định công nhận năm 2026.docx", "Phiếu thẩm định đợt 2.xlsx",
		"Biểu mẫu/Phụ lục kế hoạch mô hình.xlsx", "Biểu mẫu/Báo cáo kết quả mô hình.docx", "Sổ cấp giấy chứng nhận", "Giấy chứng nhận", "Tất cả giấy.pdf", "Tin nhắn.txt", "VIEC-CAN-LAM.html",
	} {
		if !strings.Contains(names, want) {
			t.Errorf("no %q among the papers that were compared", want)
		}
	}
}
