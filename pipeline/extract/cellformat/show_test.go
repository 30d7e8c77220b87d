package cellformat_test

import (
	"math"
	"testing"
	"unicode/utf8"

	"hoso/pipeline/extract/cellformat"
)

func TestShow(t *testing.T) {
	cases := []struct {
		code       string
		x          float64
		text, date string
	}{
		{"General", 12345678, "12345678", ""},
		{"General", 0.1, "0,1", ""},
		{"General", -2.5, "-2,5", ""},
		{"General", 1e20, "100000000000000000000", ""},
		{"@", 7, "7", ""},
		{"0", 2.5, "3", ""},
		{"000", 7, "007", ""},
		{"0%", 0.9, "90%", ""},
		{"0.0%", 0.125, "12,5%", ""},
		{"#,##0", 1500000, "1.500.000", ""},
		{"#,##0.00", -1234.5, "-1.234,50", ""},
		{`#,##0" đồng"`, 2500, "2.500 đồng", ""},
		{`#,##0;(#,##0);"-"`, -5, "(5)", ""},
		{`#,##0;(#,##0);"-"`, 0, "-", ""},
		{"#,##0,", 1500000, "1.500", ""},
		{"[$₫-42A] #,##0", 10, "₫ 10", ""},
		{"[Red]0.0", 1.25, "1,3", ""},
		{"dd/mm/yyyy", 46079, "26/02/2026", "2026-02-26"},
		{"m/d/yy", 46079, "26/02/2026", "2026-02-26"},
		{"mm/yyyy", 46079, "02/2026", ""},
		{"yyyy", 46079, "2026", ""},
		{"dd/mm/yyyy hh:mm", 46079.5, "26/02/2026 12:00", "2026-02-26"},
		{"hh:mm:ss", 0.999999, "00:00:00", ""}, // rounded to the second, the day begins anew
		{"hh:mm", 0.25, "06:00", ""},
		{"[h]:mm", 1.5, "36:00", ""},
		{"dd/mm/yyyy", 1, "01/01/1900", "1900-01-01"},
		{"dd/mm/yyyy", 61, "01/03/1900", "1900-03-01"},
		{"dd/mm/yyyy", 0, "00/01/1900", ""},
		{"dd/mm/yyyy", -1, "-1", ""},
		{"dd/mm/yyyy", 1e7, "10000000", ""},
	}
	for _, c := range cases {
		text, date := cellformat.Parse(c.code).Show(c.x, "", false)
		if text != c.text || date != c.date {
			t.Errorf("%v as %s: %q %q, want %q %q", c.x, c.code, text, date, c.text, c.date)
		}
	}
	if text, date := cellformat.Parse("dd/mm/yyyy").Show(46079-1462, "", true); text != "26/02/2026" || date != "2026-02-26" {
		t.Errorf("from 1904: %q %q", text, date)
	}
}

func TestCode(t *testing.T) {
	own := map[int]string{164: "0.000"}
	for id, want := range map[int]string{0: "General", 9: "0%", 14: "dd/mm/yyyy", 17: "mm/yyyy", 164: "0.000", 999: "General"} {
		if got := cellformat.Code(id, own); got != want {
			t.Errorf("%d: %q, want %q", id, got, want)
		}
	}
}

func TestShowISO(t *testing.T) {
	for value, want := range map[string]string{"2026-02-26": "26/02/2026", "2026-02-26T08:30:00": "26/02/2026 08:30", "26.2.2026": ""} {
		if text, _, ok := cellformat.General().ShowISO(value); text != want || ok != (want != "") {
			t.Errorf("%s: %q, %v", value, text, ok)
		}
	}
}

func FuzzShow(f *testing.F) {
	for _, code := range []string{`#,##0.00" đồng";[Red]-0`, "dd/mm/yyyy hh:mm", "0.0%", "[h]:mm", `\x_*@E+?/?`} {
		f.Add(code, 46079.5)
	}
	f.Fuzz(func(t *testing.T, code string, x float64) {
		if len(code) > 255 || math.Abs(x) > 1e300 || x != x {
			return // no workbook and no reader gives these
		}
		text, _ := cellformat.Parse(code).Show(x, "", false)
		if utf8.ValidString(code) && !utf8.ValidString(text) {
			t.Fatalf("%q", text)
		}
	})
}
