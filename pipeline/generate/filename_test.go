package generate_test

import (
	"path"
	"strings"
	"testing"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
)

// TestFileNames: whatever a unit is called, its papers lie under names that
// Windows takes, and no two units share one: neither where long names begin
// alike nor where a name is that of a device.
func TestFileNames(t *testing.T) {
	p, pl := newPress(t), shippedPlan(t)
	long := "Chi bộ Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân thành phố Hải Phòng, tổ số "
	seen := map[string]string{}
	for _, name := range []string{long + "1", long + "2", "CON", "com¹", "nul.phòng 9", "Tổ 1/2: “A”?", "Chấm cuối. ", "Chi bộ\tA\nB"} {
		st := sampleState()
		for i := range st.Receipts {
			st.Receipts[i].Unit = dossier.UnitRef{ID: "x", Name: name}
		}
		for i := range st.Entries {
			st.Entries[i].Unit = dossier.UnitRef{ID: "x", Name: name}
		}
		slip, err := p.CheckSlip(st, pl, generate.Slips(st)[0])
		if err != nil {
			t.Fatal(err)
		}
		request, _, err := p.Request(st, pl, "x", day(2026, 2, 9), generate.Official{})
		if err != nil {
			t.Fatal(err)
		}
		for _, paper := range []string{slip.Name, request.Name} {
			if other, taken := seen[strings.ToLower(paper)]; taken {
				t.Errorf("%q and %q: %s", name, other, paper)
			}
			seen[strings.ToLower(paper)] = name
			for part := range strings.SplitSeq(paper, "/") {
				stem := strings.ToUpper(strings.TrimSuffix(part, path.Ext(part)))
				if utf8.RuneCountInString(stem) > 80 || stem == "CON" || stem == "COM¹" || strings.HasPrefix(stem, "NUL.") ||
					strings.ContainsAny(part, "<>:\"\\|?*\t\n") || strings.TrimRight(part, " .") != part {
					t.Errorf("%q: %s", name, paper)
				}
			}
		}
	}
}
