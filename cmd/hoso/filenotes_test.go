//go:build unix

package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/generate"
	"hoso/samples"
)

// rtfAppendix is an appendix in an old font, with tracked changes in it.
const rtfAppendix = `{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}{\f1 .VnTime;}}` +
	`\f0\uc1 T\u234?n m\u244? h\u236?nh: Th\u7921? RTF\par Ch\u7911? th\u7875? th\u7921?c hi\u7879?n: Chi b\u7897? Ph\u242?ng 9\par ` +
	`M\u7909?c ti\u234?u: {\f1 Tªn m« h×nh d©n vËn khÐo}{\revised\u32? th\u234?m}{\deleted b\u7887?}\par}`

// pageAppendix is an appendix that was saved as a page of Excel, with a hidden
// row and a cell at fault.
const pageAppendix = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta charset=utf-8><meta name=ProgId content=Excel.Sheet><table>` +
	`<tr><td>Tên mô hình</td><td>Thử trang</td></tr><tr><td>Chủ thể thực hiện</td><td>Chi bộ VKSND khu vực 10</td></tr>` +
	`<tr style='display:none'><td>Mục tiêu</td><td>ẩn</td></tr><tr><td>Chỉ tiêu</td><td x:err="#REF!">#REF!</td></tr></table></html>`

// TestNotesReachTheSlip holds that what a sender should know of the file
// itself stands on the check slip, in the words of people.
func TestNotesReachTheSlip(t *testing.T) {
	sample := func(name string) []byte {
		c, err := samples.Named(name)
		if err != nil {
			t.Fatal(err)
		}
		return c.Data
	}
	files := map[string]struct {
		content []byte
		told    []string
	}{
		"theo doi.docx": {sample("11-theo-doi-chu-an"), []string{"Tệp còn lưu vết sửa đổi (Track Changes): phần chèn thêm được tính, phần đã xóa không tính"}},
		"vntime.docx":   {sample("12-font-vntime"), []string{"bảng mã TCVN3 (phông .Vn…); chương trình đã chuyển sang Unicode"}},
		"vni.docx":      {sample("13-font-vni"), []string{"bảng mã VNI"}},
		"to hop.docx":   {sample("22-chu-to-hop"), []string{"Unicode tổ hợp"}},
		"hai lan.docx":  {sample("23-chuyen-ma-hai-lan"), []string{"chuyển mã hai lần"}},
		"mau.xlsx":      {sample("08-mau-excel"), []string{"dòng 15 bị ẩn nhưng vẫn được đọc."}},
		"hai tang.xlsx": {sample("09-bieu-hai-tang"), []string{"Trang tính ẩn “Nháp” không được đọc."}},
		"rtf.doc":       {[]byte(rtfAppendix), []string{"Track Changes", "TCVN3"}},
		"trang.xls":     {[]byte(pageAppendix), []string{"bị ẩn nhưng vẫn được đọc", "#REF!"}},
	}
	for name, file := range files {
		t.Run(name, func(t *testing.T) {
			slip := slipOf(t, name, file.content)
			for _, words := range file.told {
				if !strings.Contains(slip, words) {
					t.Errorf("the slip does not say %q:\n%s", words, slip)
				}
			}
		})
	}
}

// slipOf takes a file in and gives the words of its check slip.
func slipOf(t *testing.T, name string, content []byte) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "inbox", name)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"hoso", "run", "-w", dir}, &out, &errs); code != 0 {
		t.Fatalf("%d %s %s", code, out.String(), errs.String())
	}
	s := officeOf(t, dir, reading)
	state, err := s.Ledger.State(t.Context(), s.Plan.ID)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, id := range generate.Slips(state) {
		paper, err := s.Press.CheckSlip(state, s.Plan, id)
		if err != nil {
			t.Fatal(err)
		}
		pages, err := paper.Pages()
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range pages {
			for _, text := range page.Texts {
				words = append(words, strings.Fields(text.Text)...)
			}
		}
	}
	return strings.Join(words, " ")
}
