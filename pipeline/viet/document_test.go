package viet_test

import (
	"slices"
	"testing"

	"hoso/pipeline/viet"
)

func TestUndoDoubleJudgesTheWholeDocument(t *testing.T) {
	in := []string{"Tờn mụ hỡnh", "Gúc chia sẻ đồ dựng", "Chi bộ Văn phũng", "Mục tiờu", "Giảm 70% lượng thức ăn bỏ đi", "Xõy dựng hệ thống chớnh trị", "Tuần thứ hai của thỏng 5", "Chuyển ớt nhất 60 suất, đ/c Ngụ Quốc Bỡnh", "hỏi - đỏp dựng chung"}
	want := []string{"Tên mô hình", "Góc chia sẻ đồ dùng", "Chi bộ Văn phòng", "Mục tiêu", "Giảm 70% lượng thức ăn bỏ đi", "Xây dựng hệ thống chính trị", "Tuần thứ hai của tháng 5", "Chuyển ít nhất 60 suất, đ/c Ngô Quốc Bình", "hỏi - đáp dùng chung"}
	got, changed := viet.UndoDouble(in, false)
	if !changed || !slices.Equal(got, want) {
		t.Errorf("got %q, changed %v", got, changed)
	}
}

func TestUndoDoubleLeavesGoodTextAlone(t *testing.T) {
	for _, in := range [][]string{
		{"Tên mô hình", "Góc chia sẻ đồ dùng", "Nhỏ mà có võ", "Bờ cỏ, ớt đỏ, chú cú"},
		{"ớt", "cú", "bờn"},
		{},
		{"Business plan", "Họ và tên"},
	} {
		if got, changed := viet.UndoDouble(in, false); changed || !slices.Equal(got, in) {
			t.Errorf("%q became %q", in, got)
		}
	}
}
