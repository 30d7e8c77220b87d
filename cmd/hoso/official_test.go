package main

import (
	"strings"
	"testing"

	"hoso/pipeline/generate"
	"hoso/pipeline/viet"
)

// FuzzParseContent gives the file that people write in any content: it is read, or told with its name.
func FuzzParseContent(f *testing.F) {
	f.Add([]byte("write_1: |\n  Một đoạn.\n  Hai đoạn.\nwrite_3: x"))
	f.Add([]byte("\xef\xbb\xbfwrite_1: &a [*a]"))
	f.Add([]byte("- a\n- b"))
	f.Add([]byte("write_1: {a: 1}\nwrite_1: 2"))
	f.Fuzz(func(t *testing.T, data []byte) {
		content, err := parseContent("nội dung.yaml", data)
		if err != nil && (content != nil || !strings.Contains(err.Error(), "nội dung.yaml")) {
			t.Errorf("%v: %v", content, err)
		}
	})
}

// TestContentFormReadsBack: the form to write in is read as nothing written, place by place.
func TestContentFormReadsBack(t *testing.T) {
	form := contentForm([]generate.Place{{Key: "write_1", What: "việc: quán triệt # chỉ đạo"}, {Key: "write_3", What: "hạn chế"}})
	content, err := parseContent("x", form)
	if err != nil || len(content) != 2 || strings.TrimSpace(content["write_1"]+content["write_3"]) != "" {
		t.Errorf("%q: %v", content, err)
	}
	content, err = parseContent("x", []byte(strings.Replace(string(form), "write_1: |\n  \n", "write_1: |\n  Đoạn một.\n  Đoạn hai: có dấu.\n", 1)))
	if err != nil || content["write_1"] != "Đoạn một.\nĐoạn hai: có dấu.\n" {
		t.Errorf("%q: %v", content, err)
	}
}

// TestReadDay: days as people write them; one that is not in the calendar is told with the nearest.
func TestReadDay(t *testing.T) {
	for text, want := range map[string]viet.Date{"": {}, "5/9/2026": {Year: 2026, Month: 9, Day: 5}, "2026-09-05": {Year: 2026, Month: 9, Day: 5}, " 05/09/2026 ": {Year: 2026, Month: 9, Day: 5}} {
		if got, err := readDay(text, 2026); err != nil || got != want {
			t.Errorf("%q: %v %v", text, got, err)
		}
	}
	for text, want := range map[string]string{"31/11/2026": "30/11/2026", "mai": "không phải là ngày", "tháng 6/2026": "không phải là ngày", "1/6/2026 và 2/6/2026": "không phải là ngày"} {
		if _, err := readDay(text, 2026); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
