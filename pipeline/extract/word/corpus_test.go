package word_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/readertest"
)

func readFile(t testing.TB, path string) (*dossier.Document, error) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return readBytes(content, extract.DefaultLimits())
}

// everything is all text of a document, a line a paragraph or row.
func everything(doc *dossier.Document) string {
	return strings.Join(lines(doc.Blocks), "\n")
}

func TestAppendices(t *testing.T) {
	folder := readertest.Outside(t, "HOSO_APPENDICES")
	tests := map[string]struct {
		code      dossier.Code
		encodings []string
		has       []string
		hasNot    []string
	}{
		"01-bang-hai-cot.docx": {has: []string{"|Tên mô hình|Một cửa thân thiện, hồ sơ không chờ|",
			"|Chỉ tiêu, tiêu chí|- 100% hồ sơ được phân loại trong ngày\n- Giảm 30% số lần đi lại của người dân|"}},
		"02-theo-muc-lon-nho.docx":     {has: []string{"1- Tên mô hình\nThi hành án có tình, có lý"}},
		"03-nhan-va-gia-tri.docx":      {has: []string{"1) Tên mô hình: Chi bộ “4 không” trong tiếp dân"}},
		"04-ke-hoach-cua-chi-bo.docx":  {has: []string{"Số 04-KH/CB", "ĐẢNG CỘNG SẢN VIỆT NAM"}},
		"05-con-cho-trong.docx":        {has: []string{"|10|Chỉ tiêu, tiêu chí|…………………………|"}},
		"06-moi-mo-hinh-mot-dong.docx": {has: []string{"|1|Chi bộ VKSND khu vực 10|Thi hành", "|2|Chi bộ VKSND khu vực 10|Điểm tựa"}},
		"07-o-chon-va-o-nhap.docx": {
			has:    []string{"☒ Quốc phòng - an ninh", "☐ Kinh tế", "|Tính bền vững, sức lan tỏa, nhân rộng||"},
			hasNot: []string{"Bấm", "Nhấp", "Click"},
		},
		"08-sua-co-theo-doi.docx":        {has: []string{"ít nhất 95% người dân hài lòng"}},
		"09-font-vntime.docx":            {encodings: []string{"tcvn3"}, has: []string{"ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2026", "|Chi bộ “4 không” trong tiếp dân|"}},
		"10-font-vni.docx":               {encodings: []string{"vni"}, has: []string{"|Tên mô hình|Kiểm sát viên với pháp luật học đường|"}},
		"14-bao-cao-ket-qua.docx":        {has: []string{"BÁO CÁO"}},
		"15-thong-bao-sinh-hoat.docx":    {has: []string{"THÔNG BÁO"}},
		"16-tai-do-dang.docx":            {code: dossier.Corrupt},
		"17-ngay-sai.docx":               {has: []string{"Tên mô hình"}},
		"18-nhan-va-gia-tri-cung-o.docx": {has: []string{"Tên mô hình"}},
	}
	for name, test := range tests {
		doc, err := readFile(t, filepath.Join(folder, name))
		if readertest.Code(err) != test.code {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil {
			continue
		}
		if !slices.Equal(doc.Encodings, test.encodings) {
			t.Errorf("%s: encodings %q", name, doc.Encodings)
		}
		text := everything(doc)
		for _, want := range test.has {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
		for _, bad := range test.hasNot {
			if strings.Contains(text, bad) {
				t.Errorf("%s has %q", name, bad)
			}
		}
	}
}

func TestHardFiles(t *testing.T) {
	folder := readertest.Outside(t, "HOSO_HARD_FILES")
	allowed := map[string][]dossier.Code{
		"broken_zip":      {dossier.Corrupt},
		"encrypted":       {dossier.UnsupportedFormat}, // told apart before this reader is asked
		"bombs":           {dossier.TooLarge, ""},
		"odd_package":     {"", dossier.Corrupt},
		"strict":          {""},
		"wrong_extension": {dossier.UnsupportedFormat, ""},
		"tracked_changes": {""},
		"macros":          {""},
		"external":        {""},
		"altchunk":        {""},
	}
	for kind, codes := range allowed {
		files, _ := filepath.Glob(filepath.Join(folder, kind, "*.doc*"))
		for _, path := range files {
			began := time.Now()
			doc, err := readFile(t, path)
			if !slices.Contains(codes, readertest.Code(err)) {
				t.Errorf("%s: %v", path, err)
			}
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("%s took %v", path, took)
			}
			if doc == nil {
				continue
			}
			told := len(doc.Notes) > 0
			if (kind == "tracked_changes" || kind == "altchunk") && !told {
				t.Errorf("%s: nothing told", path)
			}
		}
	}
}
