package generate_test

import (
	"maps"
	"math"
	"strings"
	"testing"

	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
)

// TestOfficialGeometry measures every Party paper against its profile (HD 36, HD 05): sizes, styles and places of the head, the rule, the
// title, the signature; indent and exact line spacing of the running text.
func TestOfficialGeometry(t *testing.T) {
	p := newPress(t)
	papers := officialPapers(t, p)
	maps.Copy(papers, map[string]*generate.Paper{"midyear_report": allPapers(t, p)["midyear_report"], "annual_report": allPapers(t, p)["annual_report"]})
	titles := map[string]string{"minutes": "BIÊN BẢN", "proposal": "TỜ TRÌNH", "decision": "QUYẾT ĐỊNH", "midyear_report": "BÁO CÁO", "annual_report": "BÁO CÁO"}
	for name, paper := range papers {
		pages := pagesOf(t, paper)
		ruleUnderParty(t, pages[0])
		stands(t, name, pages, "ĐẢNG CỘNG SẢN VIỆT NAM", layout.Style{Size: 15, Bold: true}, 150.5)
		stands(t, name, pages, "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG", layout.Style{Size: 14}, 67.5)
		stands(t, name, pages, "ĐẢNG ỦY VKSND", layout.Style{Size: 14, Bold: true}, 67.5)
		if title := titles[name]; title != "" {
			stands(t, name, pages, title, layout.Style{Size: 16, Bold: true}, 112.5)
			stands(t, name, pages, "-----", layout.Style{Size: 14}, 112.5)
		}
		if name == "minutes" {
			stands(t, name, pages, "NGƯỜI GHI BIÊN BẢN", layout.Style{Size: 14, Bold: true}, 67.5)
			stands(t, name, pages, "CHỦ TRÌ HỘI NGHỊ", layout.Style{Size: 14, Bold: true}, 150.5)
		} else {
			stands(t, name, pages, "T/M ĐẢNG ỦY", layout.Style{Size: 14, Bold: true}, 150.5)
			stands(t, name, pages, "Nơi nhận:", layout.Style{Size: 14, Underline: true}, 0)
		}
		runs(t, name, pages)
	}
}

func stands(t *testing.T, name string, pages []layout.Page, text string, style layout.Style, middle float64) {
	t.Helper()
	x := find(pages, text)
	switch {
	case x == nil:
		t.Errorf("%s: no %q", name, text)
	case x.Style != style:
		t.Errorf("%s: %q is set in %+v", name, text, x.Style)
	case middle != 0 && math.Abs(x.X+x.Width/2-middle) > 0.6: // half a gap of the columns
		t.Errorf("%s: the middle of %q is at %.2f mm, not %.1f", name, text, x.X+x.Width/2, middle)
	}
}

// runs finds a paragraph that begins “Thực hiện Kế hoạch” or “- Căn cứ Kế hoạch”: its first line is indented by 10 mm, its baselines are 20 pt apart.
func runs(t *testing.T, name string, pages []layout.Page) {
	t.Helper()
	for _, page := range pages {
		for _, x := range page.Texts {
			if !strings.HasPrefix(x.Text, "Thực") && !strings.HasPrefix(x.Text, "-") || x.Style.Size != 14 || math.Abs(x.X-40) > 0.01 {
				continue
			}
			next := math.Inf(1)
			for _, y := range page.Texts {
				if y.Baseline > x.Baseline+0.1 && math.Abs(y.X-30) < 0.01 {
					next = min(next, y.Baseline)
				}
			}
			if pitch := (next - x.Baseline) / layout.PtToMM; math.Abs(pitch-20) > 0.01 {
				t.Errorf("%s: the lines are %.2f pt apart", name, pitch)
			}
			return
		}
	}
	t.Errorf("%s: no running text at 40 mm", name)
}
