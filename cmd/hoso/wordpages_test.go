package main

import (
	"encoding/xml"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/word"
	"hoso/pipeline/viet"
	"hoso/templates"
)

// twin is a paper as PDF and as Word file, and the words that are set otherwise by intent: the headings of tables, which every page
// repeats, and labels of a chart.
type twin struct {
	name      string
	pdf, docx []byte
	loose     string
}

// TestWordEditionLooksAsThePDF has LibreOffice open every Word edition, of the Party's form and of the State's, and measures what it
// prints beside our own PDF: the same words, paper, margins and type sizes, as many pages or one more or less.
func TestWordEditionLooksAsThePDF(t *testing.T) {
	for _, tool := range []string{"soffice", "pdftohtml"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
				t.Fatal(err)
			}
			t.Skipf("no %s here: the Word editions are not opened", tool)
		}
	}
	dir := t.TempDir()
	if keep := os.Getenv("HOSO_KEEP"); keep != "" {
		dir = keep
	}
	twins := append(append(officialTwins(t, ""), officialTwins(t, "nd30")...), slipTwins(t)...)
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for i, tw := range twins {
		name := filepath.Join(dir, fmt.Sprintf("%02d.docx", i))
		if err := os.WriteFile(name, tw.docx, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d-hoso.pdf", i)), tw.pdf, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for i, tw := range twins {
		compareTwins(t, tw, setOf(t, filepath.Join(dir, fmt.Sprintf("%02d-hoso.pdf", i))), setOf(t, filepath.Join(dir, fmt.Sprintf("%02d.pdf", i))))
	}
}

func officialTwins(t *testing.T, form string) []twin {
	t.Helper()
	var all []twin
	for _, paper := range editedPapers(t, form) {
		e := paper.Edition()
		file, err := fs.ReadFile(templates.Files(), wordForm(e))
		if err != nil {
			t.Fatal(err)
		}
		docx, err := word.Fill(file, editionValues(e))
		if err != nil {
			t.Fatal(err)
		}
		pdf, err := paper.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		loose := e.Draft
		for _, b := range e.Blocks {
			loose += " " + strings.Join(b.Columns, " ")
		}
		if e.Annex != nil {
			for _, b := range e.Annex.Blocks {
				loose += " " + strings.Join(b.Columns, " ")
			}
		}
		all = append(all, twin{strings.TrimSpace(form + " " + paper.Name), pdf, docx, loose})
	}
	return all
}

// slipTwins are the papers without a letterhead: a check slip and a comparison of two versions.
func slipTwins(t *testing.T) []twin {
	t.Helper()
	_, p := formFixture(t)
	press, err := newPress(generate.Settings{Issuer: "ĐẢNG ỦY MẪU", Contact: "đ/c Lê Thị Mẫu", Helper: "Tổ giúp việc"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	form, err := fs.ReadFile(templates.Files(), slipForm)
	if err != nil {
		t.Fatal(err)
	}
	st := comparedState()
	var all []twin
	add := func(paper *generate.Paper, err error) func(*generate.Outline, error) {
		if err != nil {
			t.Fatal(err)
		}
		return func(o *generate.Outline, err error) {
			if err != nil {
				t.Fatal(err)
			}
			docx, err := word.CheckSlip(form, outlineOf(o))
			if err != nil {
				t.Fatal(err)
			}
			pdf, err := paper.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			loose := ""
			for _, b := range o.Blocks {
				loose += " " + strings.Join(b.Columns, " ")
			}
			all = append(all, twin{paper.Name, pdf, docx, loose})
		}
	}
	add(press.CheckSlip(st, p, 2))(press.CheckSlipOutline(st, p, 2))
	add(press.Comparison(st, p, "2026-001", 0, 0))(press.ComparisonOutline(st, p, "2026-001", 0, 0))
	return all
}

// comparedState is one model that its unit sent twice: a longer second version settles one finding and brings another.
func comparedState() *dossier.State {
	at := func(day int) dossier.Act {
		return dossier.Act{At: time.Date(2026, 2, day, 8, 0, 0, 0, viet.Zone())}
	}
	unit := dossier.UnitRef{ID: "phong-9", Name: "Chi bộ Phòng 9"}
	value := func(s string, row int) dossier.Field {
		return dossier.Field{Value: s, Confidence: 1, Source: dossier.Location{Part: "word/document.xml", Table: 1, Row: row, Column: 2}}
	}
	missing := func(field, message string) dossier.Finding {
		return dossier.Finding{Model: dossier.At(0), Criterion: "2", Section: "II.4.2", Field: field, Severity: dossier.Missing, Basis: dossier.Asked, Message: message}
	}
	before := map[string]dossier.Field{"name": value("Một cửa thân thiện", 1), "subject": value("Chi bộ Phòng 9", 2), "domain": value("economy", 3),
		"methods": value("Bố trí 01 công chức trực một cửa; lập sơ đồ chỉ dẫn và phiếu hẹn; cuối tuần rà soát hồ sơ chậm.", 4)}
	after := maps.Clone(before)
	after["name"] = value("Một cửa thân thiện, hồ sơ không chờ", 1)
	after["methods"] = value("Bố trí 02 công chức trực một cửa; lập sơ đồ chỉ dẫn và phiếu hẹn; cuối mỗi ngày rà soát hồ sơ chậm, báo cáo lãnh đạo chi bộ.", 4)
	after["targets"] = value("100% hồ sơ được phân loại trong ngày; giảm 30% số lần đi lại của người dân.", 5)
	revision := func(n int, fields map[string]dossier.Field, current bool, f ...dossier.Finding) dossier.Revision {
		return dossier.Revision{Number: n, Receipt: int64(n), Kind: dossier.Registration, Period: "registration", Current: current, Model: dossier.Model{Fields: fields}, Findings: f, Act: at(n)}
	}
	receipt := func(id int64, name string) dossier.Receipt {
		return dossier.Receipt{ID: id, Unit: unit, Path: "inbox/" + name, Kind: dossier.Registration, Outcome: dossier.Accepted, Act: at(int(id))}
	}
	return &dossier.State{
		Plan:     "dan-van-kheo-2026",
		Receipts: []dossier.Receipt{receipt(1, "Kế hoạch mô hình.docx"), receipt(2, "Kế hoạch mô hình (sửa).docx")},
		Entries: []dossier.Entry{{ID: "2026-001", Unit: unit, Name: "Một cửa thân thiện, hồ sơ không chờ", Revisions: []dossier.Revision{
			revision(1, before, false, missing("targets", "Chưa nêu chỉ tiêu, tiêu chí."), missing("leader", "Chưa nêu lãnh đạo trực tiếp chỉ đạo.")),
			revision(2, after, true, missing("leader", "Chưa nêu lãnh đạo trực tiếp chỉ đạo."), missing("reviews", "Chưa nêu sơ kết, tổng kết.")),
		}}},
	}
}

// typeset is what a PDF shows: words with their number, letters by type size, the edges of the text in pt, the sheets.
type typeset struct {
	words                    map[string]int
	letters                  map[float64]int
	left, right, top, bottom float64
	sheets                   []string
}

var inText = regexp.MustCompile(`</?(?:b|i|a)(?:\s[^>]*)?>`)

// setOf reads a PDF through pdftohtml, in units of a pt.
func setOf(t *testing.T, file string) typeset {
	t.Helper()
	out, err := exec.Command("pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Pages []struct {
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
			Fonts  []struct {
				ID   string  `xml:"id,attr"`
				Size float64 `xml:"size,attr"`
			} `xml:"fontspec"`
			Texts []struct {
				Left   float64 `xml:"left,attr"`
				Top    float64 `xml:"top,attr"`
				Width  float64 `xml:"width,attr"`
				Height float64 `xml:"height,attr"`
				Font   string  `xml:"font,attr"`
				Text   string  `xml:",chardata"`
			} `xml:"text"`
		} `xml:"page"`
	}
	if err := xml.Unmarshal(inText.ReplaceAll(out, nil), &doc); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	s := typeset{words: map[string]int{}, letters: map[float64]int{}, left: math.Inf(1), top: math.Inf(1)}
	sizes := map[string]float64{}
	for n, page := range doc.Pages {
		s.sheets = append(s.sheets, fmt.Sprintf("%.0fx%.0f", page.Width, page.Height))
		for _, f := range page.Fonts {
			sizes[f.ID] = f.Size
		}
		for _, x := range page.Texts {
			text := strings.TrimSpace(norm.NFC.String(x.Text))
			if x.Top < 50 || text == "" || sizes[x.Font] > 30 { // the page's number, the watermark
				continue
			}
			for _, w := range strings.Fields(strings.ReplaceAll(text, "\u00a0", " ")) {
				s.words[strings.TrimSuffix(w, ":")]++ // the Word edition has a chart as labels with their counts
			}
			s.letters[sizes[x.Font]] += len([]rune(text))
			s.left, s.right = min(s.left, x.Left), max(s.right, x.Left+x.Width)
			if n == 0 {
				s.top = min(s.top, x.Top)
			}
			s.bottom = max(s.bottom, x.Top+x.Height)
		}
	}
	return s
}

func compareTwins(t *testing.T, tw twin, ours, theirs typeset) {
	t.Helper()
	t.Logf("%s: %d pages in Word, %d in PDF", tw.name, len(theirs.sheets), len(ours.sheets))
	if d := len(theirs.sheets) - len(ours.sheets); d < -1 || d > 1 {
		t.Errorf("%s: %d pages in Word, %d in PDF", tw.name, len(theirs.sheets), len(ours.sheets))
	}
	if a, b := slices.Compact(slices.Clone(ours.sheets)), slices.Compact(slices.Clone(theirs.sheets)); !slices.Equal(a, b) {
		t.Errorf("%s: sheets of %v in Word, of %v in PDF", tw.name, b, a)
	}
	for _, edge := range []struct {
		name  string
		a, b  float64
		apart float64
	}{{"left", ours.left, theirs.left, 3}, {"right", ours.right, theirs.right, 6}, {"first line", ours.top, theirs.top, 4}} {
		if math.Abs(edge.a-edge.b) > edge.apart {
			t.Errorf("%s: %s at %.0f pt in Word, at %.0f pt in PDF", tw.name, edge.name, edge.b, edge.a)
		}
	}
	if theirs.bottom > 842-56.7+4 {
		t.Errorf("%s: text down to %.0f pt in Word", tw.name, theirs.bottom)
	}
	for size := range maps.Keys(ours.letters) {
		a, b := ours.letters[size], theirs.letters[size]
		if math.Abs(float64(a-b)) > 0.03*float64(a)+25+float64(len([]rune(tw.loose))) {
			t.Errorf("%s: %d letters of %.0f pt in Word, %d in PDF", tw.name, b, size, a)
		}
	}
	for size, n := range theirs.letters {
		if ours.letters[size] == 0 && n > len([]rune(tw.loose)) {
			t.Errorf("%s: %d letters of %.0f pt in Word alone", tw.name, n, size)
		}
	}
	for _, w := range differingWords(ours.words, theirs.words, tw.loose) {
		t.Errorf("%s: %q stands %d times in Word, %d in PDF", tw.name, w, theirs.words[w], ours.words[w])
	}
}

// differingWords are the words that do not stand as often on both, but for those that may.
func differingWords(a, b map[string]int, loose string) []string {
	may := map[string]bool{}
	for _, w := range strings.Fields(strings.ReplaceAll(loose, "\u00a0", " ")) {
		may[w] = true
	}
	var off []string
	for w := range maps.Keys(merged(a, b)) {
		if a[w] != b[w] && !may[w] {
			off = append(off, w)
		}
	}
	slices.Sort(off)
	return off
}

func merged[V any](a, b map[string]V) map[string]V {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}
