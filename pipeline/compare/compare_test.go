package compare_test

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"hoso/pipeline/compare"
	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

func shipped(t testing.TB) *plan.Plan {
	t.Helper()
	const name = "../../templates/plans/dan-van-kheo-2026.yaml"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Load(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func model(pairs ...string) dossier.Model {
	m := dossier.Model{Fields: map[string]dossier.Field{}}
	for i := 0; i < len(pairs); i += 2 {
		m.Fields[pairs[i]] = dossier.Field{Value: pairs[i+1], Boolean: pairs[i] == "leadership"}
	}
	return m
}

func TestCompare(t *testing.T) {
	p := shipped(t)
	long := strings.Repeat("Tiếp công dân đúng hẹn, thân thiện, trách nhiệm. ", 10)
	for _, c := range []struct {
		name string
		a, b dossier.Model
		want string
	}{
		{"nothing", model("name", "Một cửa"), model("name", "Một cửa"), ""},
		{"blanks and a full stop", model("targets", "95% hồ sơ.\nđúng hạn"), model("targets", " 95%  hồ sơ.\nđúng\u00a0hạn. "), ""},
		{"decomposed letters", model("name", "Tiếp công dân"), model("name", "Tiê\u0301p công dân"), ""},
		{"a value", model("targets", "95% hồ sơ"), model("targets", "98% hồ sơ"), "Chỉ tiêu, tiêu chí: “95% hồ sơ” → “98% hồ sơ”"},
		{"added", model(), model("resources", "5.000.000 đồng"), ": thêm “5.000.000 đồng”"},
		{"removed", model("publicity", "Trang tin"), model("publicity", ""), "Hình thức tuyên truyền: bỏ “Trang tin”"},
		{"an option in words", model("domain", "economy"), model("domain", "political_system"), " → “Xây dựng hệ thống chính trị”"},
		{"a day", model("end_date", "2026-11-30"), model("end_date", "2026-03-05"), "“30/11/2026” → “05/3/2026”"},
		{"an impossible day", model("end_date", "2026-11-31"), model("end_date", "2026-11-30"), "“31/11/2026” → “30/11/2026”"},
		{"yes and no", model("leadership", "true"), model("leadership", "false"), ": “có” → “không”"},
		{"case counts", model("name", "Một cửa"), model("name", "MỘT CỬA"), "“Một cửa” → “MỘT CỬA”"},
		{"unknown field", model("zzz", "a"), model("zzz", "b"), "zzz: “a” → “b”"},
		{"where a long one differs", model("content", long+"95% hồ sơ. "+long), model("content", long+"98% hồ sơ. "+long), "95% hồ sơ"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changes := compare.Compare(p, c.a, c.b)
			if c.want == "" {
				if len(changes) != 0 {
					t.Fatalf("changes %v, want none", changes)
				}
				return
			}
			if len(changes) != 1 || !strings.Contains(changes[0].Words(), c.want) {
				t.Fatalf("%v, want %q", changes, c.want)
			}
			if words := changes[0].Words(); utf8.RuneCountInString(words) > 400 || strings.Contains(words, "\n") {
				t.Errorf("too long: %q", words)
			}
		})
	}
}

// The order is that of the plan, and the way back is the same way.
func TestCompareOrderAndWayBack(t *testing.T) {
	p := shipped(t)
	a := model("targets", "1", "name", "A", "subject", "X", "zz", "1", "aa", "1")
	b := model("targets", "2", "name", "B", "objectives", "M", "zz", "2", "aa", "2")
	there, back := compare.Compare(p, a, b), compare.Compare(p, b, a)
	var ids []string
	for i, c := range there {
		ids = append(ids, c.Field)
		if r := back[i]; r.Field != c.Field || r.Old != c.New || r.New != c.Old {
			t.Errorf("%v, back %v", c, r)
		}
	}
	if want := []string{"name", "subject", "objectives", "targets", "aa", "zz"}; !reflect.DeepEqual(ids, want) {
		t.Errorf("order %v, want %v", ids, want)
	}
}

func FuzzWords(f *testing.F) {
	f.Add("95% hồ sơ", "98% hồ sơ")
	f.Add(strings.Repeat("a ", 200), strings.Repeat("a ", 200)+"b")
	f.Fuzz(func(t *testing.T, a, b string) {
		words := compare.Change{Label: "Nhãn", Old: a, New: b}.Words()
		if strings.Contains(words, "\n") || utf8.RuneCountInString(words) > 2*130+20 {
			t.Errorf("%q", words)
		}
		if utf8.ValidString(a) && utf8.ValidString(b) && !utf8.ValidString(words) {
			t.Errorf("broken letters: %q", words)
		}
	})
}
