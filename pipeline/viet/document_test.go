package viet_test

import (
	"testing"

	"golang.org/x/text/unicode/norm"

	"hoso/pipeline/viet"
)

func TestUndoDoubleJudgesTheWholeDocument(t *testing.T) {
	in := []string{"Tờn mụ hỡnh", "Gúc chia sẻ đồ dựng", "Chi bộ Văn phũng", "Mục tiờu", "Giảm 70% lượng thức ăn bỏ đi", "Xõy dựng hệ thống chớnh trị", "Tuần thứ hai của thỏng 5", "Chuyển ớt nhất 60 suất, đ/c Ngụ Quốc Bỡnh", "hỏi - đỏp dựng chung"}
	want := []string{"Tên mô hình", "Góc chia sẻ đồ dùng", "Chi bộ Văn phòng", "Mục tiêu", "Giảm 70% lượng thức ăn bỏ đi", "Xây dựng hệ thống chính trị", "Tuần thứ hai của tháng 5", "Chuyển ít nhất 60 suất, đ/c Ngô Quốc Bình", "hỏi - đáp dùng chung"}
	got := viet.UndoDouble(in)
	if got == nil {
		t.Fatal("nothing was undone")
	}
	for i, one := range got {
		if one.Text != want[i] || one.Unsure {
			t.Errorf("%q became %q, unsure %v; want %q", in[i], one.Text, one.Unsure, want[i])
		}
	}
}

// TestUndoDoubleWordByWord: sound pieces stand beside converted ones in the
// same paragraph; where neither says which, the paragraph is unsure.
func TestUndoDoubleWordByWord(t *testing.T) {
	shown := []string{"Tờn mụ hỡnh", "Cụng tỏc phối hợp cũn gặp khú khăn", "Chi bộ Văn phũng"}
	tests := []struct {
		in, want string
		unsure   bool
	}{
		{"Biên soạn tờ rơi bằng ngụn ngữ dễ hiểu", "Biên soạn tờ rơi bằng ngôn ngữ dễ hiểu", false},
		{"Đồng chớ Phú Bớ thư kiểm tra đột xuất", "Đồng chí Phó Bí thư kiểm tra đột xuất", false},
		{"Địa bàn cú 14 thôn, dõn cư phân tỏn", "Địa bàn có 14 thôn, dân cư phân tán", false},
		{"Trường THCS Lờ Lợi và phường An Biên", "Trường THCS Lê Lợi và phường An Biên", false},
		{"Gặp gỡ người chấp hành xong ỏn phạt tự", "Gặp gỡ người chấp hành xong án phạt tù", false},
		{"Một cửa, một bộ phận, hai tổ", "Một cửa, một bộ phận, hai tổ", false},
		{"Các bên đó thống nhất", "Các bên đó thống nhất", true},
		{"Cỏc hộ đó ký cam kết", "Các hộ đã ký cam kết", false},
		{"Cỏc hộ đó ký, các đảng viên", "Các hộ đó ký, các đảng viên", true},
		{"ễng Bựi Đỡnh Lõm - Viện trưởng", "Ông Bùi Đình Lâm - Viện trưởng", false},
		{"KẾ HOẠCH Mễ HèNH", "KẾ HOẠCH MÔ HÌNH", false},
	}
	for _, test := range tests {
		got := viet.UndoDouble(append([]string{test.in}, shown...))
		if got == nil || got[0].Text != test.want || got[0].Unsure != test.unsure {
			t.Errorf("%q became %+v, want %q, unsure %v", test.in, got[0], test.want, test.unsure)
		}
	}
}

// A few converted lines in a sound paper do not make its words doubtful.
func TestUndoDoubleInASoundPaper(t *testing.T) {
	in := []string{"Tờn mụ hỡnh", "Cụng tỏc phối hợp cũn gặp khú khăn", "Chi bộ Văn phũng"}
	for range 20 {
		in = append(in, "Các bên đó thống nhất, các cú điện thoại đúng giờ")
	}
	got := viet.UndoDouble(in)
	if got == nil || got[0].Text != "Tên mô hình" || got[20].Text != in[20] || got[20].Unsure {
		t.Errorf("%+v", got)
	}
}

func FuzzUndoDouble(f *testing.F) {
	f.Add("Bờn cạnh cỏc cụng tỏc dõn vận", "Phú Bớ thư đó có")
	f.Add("TấN Mễ HèNH: ễng", "\u0301ờ\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		in := []string{viet.Clean(a), viet.Clean(b)}
		got := viet.UndoDouble(in)
		if got != nil && len(got) != len(in) {
			t.Fatalf("%d paragraphs became %d", len(in), len(got))
		}
		for i, one := range got {
			if !one.Changed && one.Text != in[i] || !norm.NFC.IsNormalString(one.Text) {
				t.Errorf("%q became %q, changed %v", in[i], one.Text, one.Changed)
			}
		}
	})
}

func TestUndoDoubleLeavesGoodTextAlone(t *testing.T) {
	for _, in := range [][]string{
		{"Tên mô hình", "Góc chia sẻ đồ dùng", "Nhỏ mà có võ", "Bờ cỏ, ớt đỏ, chú cú"},
		{"ớt", "cú", "bờn"},
		{},
		{"Business plan", "Họ và tên"},
	} {
		if got := viet.UndoDouble(in); got != nil {
			t.Errorf("%q became %v", in, got)
		}
	}
}
