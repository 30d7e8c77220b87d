package viet

import (
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	tests := []struct {
		date    Date
		text    string
		valid   bool
		nearest Date
	}{
		{Date{2026, 11, 31}, "2026-11-31", false, Date{2026, 11, 30}},
		{Date{2026, 11, 30}, "2026-11-30", true, Date{2026, 11, 30}},
		{Date{2024, 2, 29}, "2024-02-29", true, Date{2024, 2, 29}},
		{Date{2026, 2, 29}, "2026-02-29", false, Date{2026, 2, 28}},
		{Date{2026, 15, 10}, "2026-15-10", false, Date{2026, 12, 10}},
		{Date{2026, 3, 0}, "2026-03", true, Date{2026, 3, 0}},
		{Date{2026, 0, 0}, "2026", true, Date{2026, 0, 0}},
		{Date{2026, 0, 5}, "2026-00-05", false, Date{2026, 1, 5}},
		{Date{}, "0000", false, Date{1, 1, 1}},
	}
	for _, test := range tests {
		if got := test.date.String(); got != test.text {
			t.Errorf("%v.String() = %q, want %q", [3]int{test.date.Year, test.date.Month, test.date.Day}, got, test.text)
		}
		if got := test.date.Valid(); got != test.valid {
			t.Errorf("%s.Valid() = %t", test.text, got)
		}
		if got := test.date.Nearest(); got != test.nearest {
			t.Errorf("%s.Nearest() = %s", test.text, got)
		}
	}
	if _, ok := (Date{2026, 11, 31}).Time(); ok {
		t.Error("31/11 has a time")
	}
	if got, ok := (Date{2026, 1, 29}).Time(); !ok || got.Weekday() != time.Thursday {
		t.Errorf("29/01/2026 is %v", got)
	}
	if !(Date{2026, 1, 31}).Before(Date{2026, 2, 1}) || (Date{2026, 2, 1}).Before(Date{2026, 2, 1}) {
		t.Error("Before")
	}
}

func TestOfficialWriting(t *testing.T) {
	tests := []struct {
		date            Date
		official, short string
	}{
		{Date{2026, 2, 5}, "ngày 05 tháng 02 năm 2026", "05/02/2026"},
		{Date{2026, 5, 27}, "ngày 27 tháng 5 năm 2026", "27/5/2026"},
		{Date{2026, 9, 5}, "ngày 05 tháng 9 năm 2026", "05/9/2026"},
		{Date{2026, 1, 29}, "ngày 29 tháng 01 năm 2026", "29/01/2026"},
		{Date{2026, 6, 30}, "ngày 30 tháng 6 năm 2026", "30/6/2026"},
		{Date{2026, 10, 10}, "ngày 10 tháng 10 năm 2026", "10/10/2026"},
		{Date{2026, 2, 0}, "tháng 02 năm 2026", "02/2026"},
		{Date{2026, 0, 0}, "năm 2026", "2026"},
	}
	for _, test := range tests {
		if got := OfficialDate(test.date); got != test.official {
			t.Errorf("OfficialDate(%s) = %q", test.date, got)
		}
		if got := ShortDate(test.date); got != test.short {
			t.Errorf("ShortDate(%s) = %q", test.date, got)
		}
	}
	for n, want := range map[int]string{0: "0", 1: "01", 9: "09", 10: "10", 123: "123", -1: "-1"} {
		if got := Count(n); got != want {
			t.Errorf("Count(%d) = %q", n, got)
		}
	}
}

func TestParseDates(t *testing.T) {
	type found struct{ text, first, last, precision string }
	tests := []struct {
		in   string
		want []found
	}{
		{"05/9/2026", []found{{"05/9/2026", "2026-09-05", "2026-09-05", "day"}}},
		{"ngày 05-02-2026.", []found{{"05-02-2026", "2026-02-05", "2026-02-05", "day"}}},
		{"5.9.2026", []found{{"5.9.2026", "2026-09-05", "2026-09-05", "day"}}},
		{"2026-02-10", []found{{"2026-02-10", "2026-02-10", "2026-02-10", "day"}}},
		{"10/2/26", []found{{"10/2/26", "2026-02-10", "2026-02-10", "day"}}},
		{"Hải Phòng, ngày 05 tháng 02 năm 2026", []found{{"ngày 05 tháng 02 năm 2026", "2026-02-05", "2026-02-05", "day"}}},
		{"NGÀY 27 THÁNG 5 NĂM 2026", []found{{"NGÀY 27 THÁNG 5 NĂM 2026", "2026-05-27", "2026-05-27", "day"}}},
		{"ngày 3 tháng 4", []found{{"ngày 3 tháng 4", "2026-04-03", "2026-04-03", "day"}}},
		{"31/11/2026", []found{{"31/11/2026", "2026-11-31", "2026-11-31", "day"}}},
		{"10/15/2026", []found{{"10/15/2026", "2026-15-10", "2026-15-10", "day"}}},
		{"tháng 3/2026", []found{{"tháng 3/2026", "2026-03-01", "2026-03-31", "month"}}},
		{"tháng 2 năm 2024", []found{{"tháng 2 năm 2024", "2024-02-01", "2024-02-29", "month"}}},
		{"Tháng 6", []found{{"Tháng 6", "2026-06-01", "2026-06-30", "month"}}},
		{"T10/2026", []found{{"T10/2026", "2026-10-01", "2026-10-31", "month"}}},
		{"02/2026 - 10/2026", []found{{"02/2026", "2026-02-01", "2026-02-28", "month"}, {"10/2026", "2026-10-01", "2026-10-31", "month"}}},
		{"tháng 13/2026", []found{{"tháng 13/2026", "2026-13-01", "2026-13", "month"}}},
		{"quý II/2026", []found{{"quý II/2026", "2026-04-01", "2026-06-30", "quarter"}}},
		{"Quí 4 năm 2025", []found{{"Quí 4 năm 2025", "2025-10-01", "2025-12-31", "quarter"}}},
		{"6 tháng đầu năm", []found{{"6 tháng đầu năm", "2026-01-01", "2026-06-30", "half"}}},
		{"6 tháng cuối năm 2027", []found{{"6 tháng cuối năm 2027", "2027-07-01", "2027-12-31", "half"}}},
		{"trong năm 2026", []found{{"năm 2026", "2026-01-01", "2026-12-31", "year"}}},
		{"trước 30/6", []found{{"30/6", "2026-06-30", "2026-06-30", "day"}}},
		{"từ tháng 11 đến tháng 12/2025", []found{{"tháng 11", "2025-11-01", "2025-11-30", "month"}, {"tháng 12/2025", "2025-12-01", "2025-12-31", "month"}}},
		{"từ ngày 10 đến ngày 20/3/2026", []found{{"ngày 10", "2026-03-10", "2026-03-10", "day"}, {"20/3/2026", "2026-03-20", "2026-03-20", "day"}}},
		{"Sơ kết trước 15/6/2026, tổng kết trước 10/11/2026", []found{{"15/6/2026", "2026-06-15", "2026-06-15", "day"}, {"10/11/2026", "2026-11-10", "2026-11-10", "day"}}},
		// What only looks like a date.
		{"8/8 chi bộ (Đạt 100%), 95/100 điểm, 24/7, 1/2 số hộ", nil},
		{"Luật số 59/2020/QH14, Nghị định số 152/2025/NĐ-CP", nil},
		{"Kế hoạch số 261-KH/ĐU, 8.000.000 đồng, 0,6 lần, 1.450 học sinh", nil},
		{"hằng tháng 2 lần, trong 3 tháng, mỗi tháng 1 buổi", nil},
		{"quý vị, quý khách, năm 2, thường xuyên, ngày 5 người", nil},
		{"điện thoại 0225.3.842.026", nil},
	}
	for _, test := range tests {
		matches := ParseDates(test.in, 2026)
		if len(matches) != len(test.want) {
			t.Errorf("%q: %+v, want %v", test.in, matches, test.want)
			continue
		}
		for i, m := range matches {
			got := found{m.Text, m.First.String(), m.Last.String(), m.Precision}
			if got != test.want[i] || test.in[m.Start:m.End] != m.Text {
				t.Errorf("%q: %v, want %v", test.in, got, test.want[i])
			}
		}
	}
	if got := ParseDates("trước 30/6 và tháng 7", 0); len(got) != 0 {
		t.Errorf("no year known: %+v", got)
	}
}

func TestPeriod(t *testing.T) {
	tests := []struct{ in, start, end string }{
		{"Từ ngày 10/02/2026 đến ngày 20/11/2026", "2026-02-10", "2026-11-20"},
		{"Từ 10/02/2026 đến 20/11/2026", "2026-02-10", "2026-11-20"},
		{"từ 10/02 đến 20/11/2026", "2026-02-10", "2026-11-20"},
		{"Từ ngày 05 tháng 02 năm 2026 đến ngày 30 tháng 10 năm 2026.", "2026-02-05", "2026-10-30"},
		{"Từ tháng 02 đến hết tháng 10/2026", "2026-02-01", "2026-10-31"},
		{"Từ tháng 02/2026 đến hết tháng 10/2026", "2026-02-01", "2026-10-31"},
		{"02/2026 - 10/2026", "2026-02-01", "2026-10-31"},
		{"02/2026–10/2026", "2026-02-01", "2026-10-31"},
		{"tháng 3 - tháng 11 năm 2026", "2026-03-01", "2026-11-30"},
		{"tháng 3-10/2026", "2026-03-01", "2026-10-31"},
		{"quý I đến quý III/2026", "2026-01-01", "2026-09-30"},
		{"Quý II/2026", "2026-04-01", "2026-06-30"},
		{"trong năm 2026", "2026-01-01", "2026-12-31"},
		{"Cả năm 2026", "2026-01-01", "2026-12-31"},
		{"6 tháng đầu năm 2026", "2026-01-01", "2026-06-30"},
		{"Thời gian thực hiện: từ tháng 3/2026 đến hết tháng 9/2026", "2026-03-01", "2026-09-30"},
		{"Bắt đầu: 10/02/2026; kết thúc: 20/11/2026", "2026-02-10", "2026-11-20"},
		{"Bắt đầu từ tháng 3/2026, hoàn thành trước ngày 30/11/2026", "2026-03-01", "2026-11-30"},
		{"Từ tháng 3/2026 đến hết tháng 11/2026\nTháng 3: chuẩn bị, ra mắt\nTháng 4 đến tháng 10: thực hiện\nTháng 11: tổng kết", "2026-03-01", "2026-11-30"},
		{"Tháng 3: chuẩn bị\nTháng 4 đến tháng 10: thực hiện\nToàn bộ từ tháng 3 đến tháng 11/2026", "2026-03-01", "2026-11-30"},
		{"Bắt đầu từ 10/02/2026\nKết thúc ngày 20/11/2026", "2026-02-10", "2026-11-20"},
		{"Từ ngày 15/11/2025 đến ngày 31/9/2026", "2025-11-15", "2026-09-31"},
		{"Từ ngày 01/3/2026 đến ngày 31/11/2026", "2026-03-01", "2026-11-31"},
		{"hoàn thành trước 30/11/2026", "", "2026-11-30"},
		{"Quý I/2026 - Quý IV/2026", "2026-01-01", "2026-12-31"},
		{"Từ quý II đến hết quý IV", "2026-04-01", "2026-12-31"},
		{"T3-T11/2026", "2026-03-01", "2026-11-30"},
		{"Đầu tháng 3 đến cuối tháng 11/2026", "2026-03-01", "2026-11-30"},
		{"Từ tháng ba đến tháng mười một năm 2026", "2026-03-01", "2026-11-30"},
		{"Máy in T3 và T4", "", ""},
		{"Từ nay đến hết tháng 10/2026", "", "2026-10-31"},
		{"Từ tháng 3/2026", "2026-03-01", ""},
		{"thường xuyên", "", ""}, {"", "", ""}, {"20/11/2026", "", ""}, {"Hằng tháng", "", ""},
		{"Sơ kết trước 15/6/2026, tổng kết trước 10/11/2026", "", ""},
		{"Tháng 3: chuẩn bị, ra mắt\nTháng 4 đến tháng 10: thực hiện\nTháng 11: tổng kết", "", ""},
		{"Theo Kế hoạch số 261-KH/ĐU ngày 27/01/2026", "", ""},
	}
	for _, test := range tests {
		start, end, hasStart, hasEnd := Period(test.in, 2026)
		got := [2]string{}
		if hasStart {
			got[0] = start.String()
		}
		if hasEnd {
			got[1] = end.String()
		}
		if got != [2]string{test.start, test.end} {
			t.Errorf("%q: %q, want %q %q", test.in, got, test.start, test.end)
		}
	}
}
