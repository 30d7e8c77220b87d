package xls_test

import (
	"strings"
	"testing"

	"hoso/pipeline/extract/excel"
	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/xls"
)

// TestFixture reads a workbook that was written in both formats: long texts,
// texts in old fonts, dates, numbers, faults, merges, hidden rows, columns and
// sheets. What stands in the .xlsx must be read from the .xls.
func TestFixture(t *testing.T) {
	got, err := readertest.File(t, xls.New(), "testdata/bieu.xls")
	if err != nil {
		t.Fatal(err)
	}
	want, err := readertest.File(t, excel.New(), "testdata/bieu.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	compare(t, want, got)
	text := dump(got)
	for _, want := range []string{
		`sheet "Biểu đăng ký"`, `|A1 "ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2026" false  1x4 `,
		`|C8 "Từ tháng 2 đến tháng mười"`, `"Thời gian thực hiện"`,
		`|A10 "90%"`, `|B10 "12,5%"`, `|C10 "1.500.000"`, `|D10 "-1.234.567,89"`,
		`|A11 "26/02/2026" false 2026-02-26`, `|B11 "03/2026" false  `, `|C11 "01/03/2026 14:30" false 2026-03-01`, `|D11 "3,14159"`,
		`|A12 "007"`, `|B12 "2.500 đồng"`, `|C12 "12345678"`, `|D12 "0,1"`,
		`|A13 "Có"`, `|B13 "" false #DIV/0!`, `|C13 "Chi bộ Phòng 9"`, `|D13 "3.000.000"`,
		`|A14 "90%"`, `|B14 "" false #N/A`, `|C14 "Không"`, `|D14 "007"`,
		`|A15 "dòng ẩn" true`, `|F5 "cột ẩn" true`, `|B17 "Ô gộp dọc" false  3x2`,
		`Câu số 399 của một đoạn rất dài, có dấu.`, `"Hàng thứ 299: abcabc`, `"sau khoảng trống"`,
		"note Trang tính ẩn “Nháp” không được đọc.", "note Trang tính ẩn “Nháp 2” không được đọc.",
		"dòng 15 bị ẩn nhưng vẫn được đọc", "cột F bị ẩn nhưng vẫn được đọc", `encodings ["tcvn3"]`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %s", want)
		}
	}
	if strings.Contains(text, "bí mật") {
		t.Error("a hidden sheet was read")
	}
	if t.Failed() {
		t.Log(text[:min(len(text), 6000)])
	}
}
