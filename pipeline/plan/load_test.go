package plan

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
)

const shippedFile = "../../templates/plans/dan-van-kheo-2026.yaml"

func shipped(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(shippedFile)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func load(t testing.TB) *Plan {
	t.Helper()
	p, err := Load("plan.yaml", shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestShippedPlanHoldsTheContract(t *testing.T) {
	p := load(t)
	var units, deadlines, fields, criteria []string
	for _, u := range p.Required() {
		units = append(units, u.ID)
	}
	for _, d := range p.Deadlines {
		deadlines = append(deadlines, d.ID+" "+d.Before+" "+d.Owner)
	}
	for _, f := range p.Fields {
		fields = append(fields, f.ID)
	}
	for _, c := range p.Criteria {
		criteria = append(criteria, c.ID)
	}
	same(t, "units", units, "phong-9 khu-vuc-10")
	same(t, "deadlines", deadlines, "registration 2026-01-29 units midyear 2026-06-30 office final_assessment 2026-10-10 office annual 2026-11-30 office")
	same(t, "fields", fields, "name subject subject_type leadership domain origin content situation location objectives targets expected_results methods publicity coordinating_forces resources schedule start_date end_date launch supervision reviews leader officers sustainability archive results shortcomings lessons proposals unit_rating")
	same(t, "criteria", criteria, "1 2 3 4 5 6 7 8 T1 T2 T3 C0a C0b C0c C1 C2 C3 C4 C5 C6 L1 L2")
}

func same(t *testing.T, what string, got []string, want string) {
	t.Helper()
	if strings.Join(got, " ") != want {
		t.Errorf("%s:\n got %s\nwant %s", what, strings.Join(got, " "), want)
	}
}

// The contract's table: which field answers to which criterion.
func TestShippedPlanChecks(t *testing.T) {
	want := map[string]string{
		"1": "name:asked subject:asked domain:criterion name:asked:result_report subject:asked:result_report",
		"2": "objectives:asked targets:asked expected_results:asked schedule:asked supervision:asked reviews:asked leader:asked officers:asked origin:criterion launch:criterion:when origin is new",
		"3": "publicity:criterion", "4": "coordinating_forces:asked resources:asked",
		"5": "methods:asked results:asked:result_report", "6": "situation:criterion", "7": "sustainability:criterion",
	}
	for _, c := range load(t).Criteria {
		var got []string
		for _, k := range c.Checks {
			s := k.Field + ":" + k.Basis
			if k.Kind != "" {
				s += ":" + k.Kind
			}
			if k.When != nil {
				s += ":when " + k.When.Field + " is " + k.When.Is
			}
			got = append(got, s)
		}
		same(t, "criterion "+c.ID, got, want[c.ID])
	}
}

func TestShippedPlanSaysHowToMend(t *testing.T) {
	p := load(t)
	for _, c := range p.Criteria {
		if c.Private != slices.Contains([]string{"C5", "C6"}, c.ID) {
			t.Errorf("criterion %s: private %v", c.ID, c.Private)
		}
		for _, k := range c.Checks {
			if k.Missing == "" || k.Advice == "" || p.Field(k.Field).Example == "" {
				t.Errorf("criterion %s, field %s: no words or no example", c.ID, k.Field)
			}
		}
	}
}

// faultCases are edits of the shipped plan and what must be said of them.
var faultCases = []struct {
	name, old, new, message, hint string
}{
	{"unknown key", "movement: Dân", "movment: Dân", "Không có khóa “movment”", "“movement”"},
	{"unknown key below", "    required: 1", "    requird: 1", "Không có khóa “requird”", "“required”"},
	{"paper held and attached", "        held: check_slip\n", "        held: check_slip\n        attached: [visit]\n", "đúng một trong hai", "held"},
	{"paper neither held nor attached", "        held: check_slip\n", "", "đúng một trong hai", "attached"},
	{"paper held by none", "held: check_slip", "held: check_slp", "“check_slp” không phải", "“check_slip”"},
	{"paper of a kind that is none", "attached: [publicity]", "attached: [publicty]", "“publicty” không phải", "“publicity”"},
	{"paper twice", "      - id: visit\n", "      - id: publicity\n", "Mã “publicity” dùng hai lần", "dòng"},
	{"kind of attachment twice", "attached: [visit]", "attached: [visit, visit]", "“visit” ghi hai lần", "bỏ"},
	{"held for the movement", "        held: certificate\n", "        held: certificate\n        movement: true\n", "chỉ dùng với “attached”", "bỏ"},
	{"missing key", "number: 261-KH/ĐU\n", "", "Thiếu khóa “number”", "number: …"},
	{"key twice", "year: 2026\n", "year: 2026\nyear: 2026\n", "Khóa “year” ghi hai lần", "dòng"},
	{"impossible date", "before: 2026-11-30", "before: 2026-11-31", "Ngày 2026-11-31 không có", "2026-11-30"},
	{"day zero", "before: 2026-11-30", "before: 2026-11-00", "Ngày 2026-11-00 không có", "2026-11-01"},
	{"month zero", "before: 2026-11-30", "before: 2026-00-30", "Ngày 2026-00-30 không có", "2026-01-30"},
	{"label without a letter", "      - Tên gọi\n", "      - '…'\n", "“…” không có chữ nào", "bỏ"},
	{"date form", "before: 2026-01-29", "before: 29/01/2026", "viết chưa đúng", "năm-tháng-ngày"},
	{"year of deadline", "before: 2026-06-30", "before: 2025-06-30", "không thuộc năm 2026", "2026"},
	{"unit twice", "id: khu-vuc-10", "id: phong-9", "Mã “phong-9” dùng hai lần", "dòng"},
	{"deadline twice", "id: midyear", "id: registration", "Mã “registration” dùng hai lần", "dòng"},
	{"field twice", "id: objectives", "id: content", "Mã “content” dùng hai lần", "dòng"},
	{"criterion twice", "id: T2", "id: T1", "Mã “T1” dùng hai lần", "dòng"},
	{"option twice", "id: individual", "id: collective", "Mã “collective” dùng hai lần", "dòng"},
	{"id form", "id: phong-9", "id: Phòng 9", "Mã “Phòng 9” chỉ được gồm", "“"},
	{"label twice", "      - Tên gọi\n", "      - Mục Tiêu\n", "Tên mục “Mục tiêu” dùng cho cả “name” và “objectives”", "dòng"},
	{"alias twice", "      - P9\n", "      - kv10\n", "Tên gọi “KV10” dùng cho cả", "dòng"},
	{"option alias twice", "aliases: [KT, ", "aliases: [XDHTCT, ", "Cách ghi “XDHTCT” dùng cho cả", "dòng"},
	{"empty label", "      - Tên gọi\n", "      - ''\n", "“labels” để trống", "bỏ"},
	{"null", "movement: Dân vận khéo", "movement:", "“movement” để trống", "bỏ"},
	{"type", "type: boolean", "type: bool", "“bool” không phải là giá trị của “type”", "“boolean”"},
	{"basis", "basis: criterion", "basis: criteria", "“criteria” không phải là giá trị của “basis”", "“criterion”"},
	{"stage", "stage: annual   #", "stage: anual #", "“anual” không phải", "“annual”"},
	{"owner", "    owner: units", "    owner: unit", "“unit” không phải", "“units”"},
	{"group", "group: leader", "group: leaders", "“leaders” không phải", "“leader”"},
	{"criterion without field", "stage: annual   #", "stage: registration #", "Tiêu chí “8” không có mục nào trả lời", "checks"},
	{"check of unknown field", "field: publicity\n        basis", "field: publicty\n        basis", "Không có mục nào mã là “publicty”", "“publicity”"},
	{"check twice", "field: targets\n        basis", "field: objectives\n        basis", "được rà soát hai lần", "dòng"},
	{"check of another paper", "field: results\n        kind: result_report", "field: results", "không có trong loại văn bản “registration”", "kind: result_report"},
	{"condition on unknown field", "when: {field: origin, is: new}", "when: {field: orgin, is: new}", "“orgin”", "“origin”"},
	{"condition on unknown value", "when: {field: origin, is: new}", "when: {field: origin, is: news}", "không có giá trị “news”", "“new”"},
	{"rule with unknown value", "value: collective", "value: colective", "không có giá trị “colective”", "“collective”"},
	{"from unknown field", "from: schedule", "from: schedul", "“schedul”", "“schedule”"},
	{"text for list", "kinds: [result_report]", "kinds: result_report", "“kinds” phải là một danh sách", "- "},
	{"list for text", "movement: Dân vận khéo", "movement: [a, b]", "“movement” phải là một giá trị", "nháy"},
	{"list for group", "target:\n  models: 1\n  section: II.1", "target: [1]", "“target” phải là một nhóm", "models"},
	{"number", "year: 2026", "year: hai nghìn", "“year” phải là một số", "1"},
	{"negative", "models: 1", "models: -1", "không thể nhỏ hơn 0", "0"},
	{"yes or no", "confirmed: false", "confirmed: có", "phải là true (có) hoặc false", "true"},
	{"alias of YAML", "movement: Dân vận khéo", "movement: &x Dân vận khéo", "không dùng “&”", "nháy"},
	{"tab", "  models: 1", "\tmodels: 1", "Sai cách viết", "Tab"},
	{"two documents", "# ĐƠN VỊ", "---\n# ĐƠN VỊ", "phần thứ hai", "mỗi kế hoạch một tệp"},
}

func TestLoadSaysWhatIsWrong(t *testing.T) {
	for _, c := range faultCases {
		t.Run(c.name, func(t *testing.T) {
			data := string(shipped(t))
			if !strings.Contains(data, c.old) {
				t.Fatalf("the shipped plan has no %q", c.old)
			}
			p, err := Load("plan.yaml", []byte(strings.Replace(data, c.old, c.new, 1)))
			var faults Faults
			if p != nil || !errors.As(err, &faults) {
				t.Fatalf("taken: %v", err)
			}
			for _, f := range faults {
				if strings.Contains(f.Message, c.message) && strings.Contains(f.Hint, c.hint) && f.Line > 0 && f.Column > 0 {
					return
				}
			}
			t.Errorf("no fault with %q and %q in\n%v", c.message, c.hint, err)
		})
	}
}

func TestLoadGivesAllFaultsAtTheirLines(t *testing.T) {
	data := string(shipped(t))
	data = strings.Replace(data, "movement:", "movment:", 1)
	data = strings.Replace(data, "2026-11-30", "2026-11-31", 1)
	data = strings.Replace(data, "id: T2", "id: T1", 1)
	_, err := Load("plan.yaml", []byte(data))
	var faults Faults
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	var got []string
	lines := strings.Split(data, "\n")
	for _, f := range faults {
		got = append(got, strings.TrimSpace(strings.SplitN(lines[f.Line-1], "#", 2)[0]))
	}
	want := []string{"id: dan-van-kheo-2026", "movment: Dân vận khéo", "before: 2026-11-31", "- id: T1"}
	if !slices.Equal(got, want) {
		t.Errorf("lines %q\nwant %q\n%v", got, want, err)
	}
	if s := faults[2].String(); !strings.HasPrefix(s, "plan.yaml:") || !strings.Contains(s, "(gợi ý: ngày gần nhất là 2026-11-30)") {
		t.Errorf("printed as %s", s)
	}
}

func TestLoadTakesWindowsFiles(t *testing.T) {
	data := append([]byte("\ufeff"), bytes.ReplaceAll(shipped(t), []byte("\n"), []byte("\r\n"))...)
	p, err := Load("plan.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	if want := load(t); p.Criteria[0].Text != want.Criteria[0].Text || p.Digest == want.Digest {
		t.Errorf("read another text, or the same digest")
	}
}

func TestLoadRefusesWhatIsNoPlan(t *testing.T) {
	for name, data := range map[string]string{
		"empty": "", "text": "xin chào", "list": "- a", "latin": "id: Ph\xf2ng", "scalar": "1", "utf16": "\xff\xfei\x00d\x00",
		"big": strings.Repeat("# \n", maxSize/2), "comment": "# chỉ có chú thích",
	} {
		if p, err := Load("plan.yaml", []byte(data)); p != nil || err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(shipped(f))
	for _, c := range faultCases {
		f.Add([]byte(c.new))
	}
	f.Add([]byte("id: &a [*a]"))
	f.Add([]byte("units:\n- {id: [}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Load("plan.yaml", data)
		if (p == nil) == (err == nil) {
			t.Fatalf("plan %v and error %v", p != nil, err)
		}
		var faults Faults
		if err != nil && (!errors.As(err, &faults) || len(faults) == 0) {
			t.Fatalf("an error without faults: %v", err)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	data := shipped(b)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Load("plan.yaml", data); err != nil {
			b.Fatal(err)
		}
	}
}
