package excel_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/readertest"
)

// folder gives the folder that an environment variable names. The files there
// are not ours to ship, so the test is skipped where the variable is not set.
func folder(t testing.TB, variable string) string {
	t.Helper()
	path := os.Getenv(variable)
	if path == "" {
		t.Skip(variable + " names no folder")
	}
	return path
}

func file(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAppendices(t *testing.T) {
	base := folder(t, "HOSO_APPENDICES")
	cases := []struct {
		name          string
		sheet         string
		rows, columns int
		cells         map[string]string
	}{
		{"11-bieu-mot-mo-hinh.xlsx", "Phụ lục", 26, 4, map[string]string{
			"A1": "ĐẢNG BỘ VKSND THÀNH PHỐ HẢI PHÒNG", "D1": "ĐẢNG BỘ VKSND THÀNH PHỐ HẢI PHÒNG", "A4": "",
			"B5": "Tiết kiệm hôm nay, chung tay vì người nghèo", "D6": "Chi bộ Phòng 9",
			"B16": "- In hai mặt, dùng văn bản điện tử\n- Mỗi tháng thu gom giấy vụn một lần",
			"B26": "Kế hoạch, sổ theo dõi, ảnh và báo cáo lưu tại chi bộ",
		}},
		{"12-bieu-hai-tang-tieu-de.xlsx", "Đăng ký 2026", 8, 10, map[string]string{
			"A5": "STT", "C4": "Mô hình", "J4": "Tổ chức thực hiện", "J5": "Cán bộ thực hiện", "A6": "1",
			"H7": "Từ tháng 02/2026 đến hết tháng 10/2026", "A8": "Tổng số: 02 mô hình", "B8": "",
		}},
		{"13-cong-thuc-ngay-trang-an.xlsx", "Biểu", 27, 3, map[string]string{
			"A27": "23", "C14": "90%", "C21": "26/02/2026", "C5": "Một cửa thân thiện, hồ sơ không chờ",
			"C27": "Kế hoạch, sổ theo dõi, ảnh và báo cáo lưu tại chi bộ",
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := mustRead(t, file(t, filepath.Join(base, "files", c.name)))
			table := firstTable(t, doc)
			readertest.SoundTable(t, table)
			if len(doc.Blocks) != 1 || table.Sheet != c.sheet || len(table.Rows) != c.rows || table.Columns != c.columns {
				t.Errorf("%d tables; %q of %d rows, %d columns", len(doc.Blocks), table.Sheet, len(table.Rows), table.Columns)
			}
			for name, want := range c.cells {
				if got := find(table, name).Text(); got != want {
					t.Errorf("%s = %q, want %q", name, got, want)
				}
			}
			if c.columns == 3 && (find(table, "C21").Date != "2026-02-26" || messages(doc) != "Trang tính ẩn “Nháp” không được đọc.") {
				t.Errorf("date %q, notes %q", find(table, "C21").Date, messages(doc))
			}
		})
	}
}

func TestHardFiles(t *testing.T) {
	want := map[string][]dossier.Code{
		"broken_zip":  {dossier.Corrupt},
		"bombs":       {dossier.TooLarge, ""},
		"odd_package": {dossier.Corrupt, ""},
		"strict":      {""},
		"macros":      {""},
		"external":    {""},
	}
	base := folder(t, "HOSO_HARD_FILES")
	for name, allowed := range want {
		files, _ := filepath.Glob(filepath.Join(base, name, "*.xls[xm]"))
		if len(files) == 0 {
			t.Errorf("no workbook in %s", name)
		}
		for _, path := range files {
			t.Run(name+"/"+filepath.Base(path), func(t *testing.T) {
				doc, err := read(file(t, path))
				if !slices.Contains(allowed, readertest.Code(err)) {
					t.Fatalf("error %v, want one of %q", err, allowed)
				}
				for i := 0; doc != nil && i < len(doc.Blocks); i++ {
					readertest.SoundTable(t, doc.Blocks[i].Table)
				}
			})
		}
	}
}

func TestStrictIsReadInFull(t *testing.T) {
	base := folder(t, "HOSO_HARD_FILES")
	doc := mustRead(t, file(t, filepath.Join(base, "strict", "SampleSS.strict.xlsx")))
	if len(doc.Blocks) < 2 {
		t.Fatalf("%d tables", len(doc.Blocks))
	}
	for name, want := range map[string]string{"A1": "Test spreadsheet", "B2": "2nd row 2nd column", "A4": "This one is red"} {
		if got := find(doc.Blocks[0].Table, name).Text(); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
}
