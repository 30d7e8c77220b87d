package excel_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	books "hoso/pipeline/generate/excel"
)

// Set HOSO_LOOK to a folder to look at the workbooks.
func TestLook(t *testing.T) {
	folder := os.Getenv("HOSO_LOOK")
	if folder == "" {
		t.Skip("HOSO_LOOK is not set: the workbooks are made for people to look at")
	}
	for name, data := range map[string][]byte{"overview": overview(t, sample()), "assessment": assessment(t, sample())} {
		if err := os.WriteFile(folder+"/"+name+".xlsx", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOverview(t *testing.T) {
	f := openBook(t, overview(t, sample()))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Tổng hợp", "Chưa nộp", "Cần bổ sung", "Tệp chưa nhận được", "Người đã sửa", "Sửa số liệu", "_hoso_sua"}) {
		t.Fatalf("sheets: %q", got)
	}
	want := map[string]map[string]string{
		"Tổng hợp": {
			"E2": "BIỂU TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026", "C5": "Mã mô hình",
			"B6": "Chi bộ Phòng 9", "C6": "2026-002", "F6": "Tập thể", "I6": "46063", "J6": "31/11/2026",
			"K6": "còn thiếu: Tiến độ, thời gian thực hiện, hoàn thành\ncần ghi lại: Ngày hoàn thành", "L6": "46053", "M6": "3", "N6": "1",
			"Q6": "=HYPERLINK(\"http://example.com\",\"95%\")", "X6": "@Kinh phí: 5.200.000 đồng",
			"Y6": "Lãnh đạo trực tiếp chỉ đạo (bảng 1, dòng 13, cột 2)", "C7": "2026-001", "K7": "đủ", "M7": "",
		},
		"Chưa nộp":           {"B5": "Chi bộ VKSND khu vực 10", "C5": "1", "D5": "0", "E5": "46051", "F5": "8"},
		"Cần bổ sung":        {"G5": "Tiến độ, thời gian thực hiện, hoàn thành", "H5": "bắt buộc", "J6": "bảng 1, dòng 14, cột 2", "H7": "nên nêu thêm", "C8": ""},
		"Tệp chưa nhận được": {"B5": "inbox/khu vực 10/hong.docx", "E5": "Tệp bị hỏng hoặc tải về chưa xong.", "F5": "Xin lại tệp từ người gửi."},
	}
	for name, cells := range want {
		for cell, words := range cells {
			got, err := f.GetCellValue(name, cell, excelize.Options{RawCellValue: true})
			if err != nil || got != words {
				t.Errorf("%s!%s = %q, %v; want %q", name, cell, got, err, words)
			}
		}
	}
	if got, _ := f.GetCellValue("Tổng hợp", "I6"); got != "10/02/2026" {
		t.Errorf("start date shown as %q", got)
	}
	if formula, _ := f.GetCellFormula("Tổng hợp", "Q6"); formula != "" {
		t.Errorf("a text became the formula %q", formula)
	}
}

// What is not for the sender is on no sheet.
func TestOverviewKeepsSilent(t *testing.T) {
	f := openBook(t, overview(t, sample()))
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if strings.Contains(strings.Join(row, "|"), "KHÔNG ĐƯỢC IN RA") {
				t.Errorf("%s: %q", name, row)
			}
		}
	}
}

func TestPrintSetup(t *testing.T) {
	for what, data := range map[string][]byte{"overview": overview(t, sample()), "assessment": assessment(t, sample())} {
		f := openBook(t, data)
		for _, name := range f.GetSheetList() {
			if strings.HasPrefix(name, "_hoso") { // carried along, never printed
				continue
			}
			layout, err := f.GetPageLayout(name)
			if err != nil || layout.Size == nil || *layout.Size != 9 || *layout.Orientation != "landscape" {
				t.Errorf("%s, %s: page %+v, %v", what, name, layout, err)
			}
			foot, err := f.GetHeaderFooter(name)
			if err != nil || !strings.Contains(foot.OddFooter, "&P") {
				t.Errorf("%s, %s: footer %+v, %v", what, name, foot, err)
			}
		}
	}
	f := openBook(t, overview(t, sample()))
	panes, err := f.GetPanes("Tổng hợp")
	if err != nil || !panes.Freeze || panes.YSplit != 5 {
		t.Errorf("panes %+v, %v", panes, err)
	}
}

func TestSameBytes(t *testing.T) {
	makers := map[string]func() []byte{
		"overview": func() []byte { return overview(t, sample()) }, "assessment": func() []byte { return assessment(t, sample()) },
	}
	for name, make := range makers {
		first := make()
		for range 4 {
			if !bytes.Equal(make(), first) {
				t.Errorf("%s: two makings differ", name)
			}
		}
		if bytes.Contains(first, []byte(time.Now().Format("2006-01-02"))) {
			t.Errorf("%s: today's date stands in it", name)
		}
	}
}

func TestInputs(t *testing.T) {
	p := shippedPlan(t)
	digest := func(change func(b *inputs)) string {
		in := inputs{state: sample(), version: "1"}
		change(&in)
		b, err := books.Overview(in.state, p, settings(), in.version, asOf(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return b.Inputs
	}
	same := digest(func(*inputs) {})
	if same != digest(func(*inputs) {}) || len(same) != 64 {
		t.Errorf("the same inputs give %s", same)
	}
	for name, change := range map[string]func(*inputs){
		"version": func(in *inputs) { in.version = "2" },
		"value": func(in *inputs) {
			f := in.state.Entries[0].Revisions[0].Model.Fields["content"]
			f.Value += "."
			in.state.Entries[0].Revisions[0].Model.Fields["content"] = f
		},
		"receipt": func(in *inputs) { in.state.Receipts[2].Message += "." },
	} {
		if digest(change) == same {
			t.Errorf("%s: the digest stays", name)
		}
	}
}

type inputs struct {
	state   *dossier.State
	version string
}

func TestEmptyState(t *testing.T) {
	st := sample()
	st.Entries, st.Receipts = nil, nil
	f := openBook(t, overview(t, st))
	if got, _ := f.GetCellValue("Tổng hợp", "E6"); got != "Chưa có mô hình nào đăng ký." {
		t.Errorf("empty list says %q", got)
	}
	openBook(t, assessment(t, st))
}

func BenchmarkOverview1000(b *testing.B) {
	st := many(1000)
	b.ReportAllocs()
	for b.Loop() {
		overview(b, st)
	}
}

func BenchmarkAssessment1000(b *testing.B) {
	st := many(1000)
	b.ReportAllocs()
	for b.Loop() {
		assessment(b, st)
	}
}
