package generate_test

import (
	"fmt"
	"io/fs"
	"math"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
	"hoso/templates"
)

// How far a figure of a PDF may lie from that of the profile.
const (
	nearMM = 0.5
	nearPt = 0.25
	// ascent of the typeface, as a share of its size: where a line whose top is known has its baseline
	typeAscent = 0.891
)

// measured is a PDF beside what it is measured against.
type measured struct {
	t       *testing.T
	name    string
	profile *generate.Profile
	pages   []drawnPage
	rows    []drawnRow
}

// TestPDFGeometry measures the bytes of every paper with a letterhead, in all three forms, against the profile's own file: paper and
// margins, sizes and styles and places of head, title, signature and recipients, the rule, exact line spacing, page numbers. One paper
// is dated for HD 36-HD/VPTW, one for HD 05-HD/VPTW, one is of an office that has chosen NĐ 30/2020/NĐ-CP.
func TestPDFGeometry(t *testing.T) {
	for form, dated := range map[string]viet.Date{"hd36": day(2026, 2, 9), "hd05": day(2026, 11, 25), "nd30": day(2026, 11, 25)} {
		p := newPress(t)
		p.Settings.Signer = "Vũ Đình Khang"
		if form == "nd30" {
			p.Settings.Form = form
		}
		profile := profileFile(t, form)
		for name, paper := range letterPapers(t, p, dated) {
			content, err := paper.Bytes()
			if err != nil {
				t.Fatal(name, err)
			}
			m := &measured{t: t, name: form + " " + name, profile: profile, pages: drawn(t, content)}
			if paper.Wide {
				wide := *profile
				wide.Page, wide.Letterhead.Left = profile.Wide.Page, profile.Wide.Left
				m.profile = &wide
			}
			m.rows = drawnRows(m.pages, p.Metrics)
			m.paper()
			m.numbers()
			m.head(p.Settings)
			m.title()
			m.signature(p.Settings)
			m.spacing(!paper.Wide && name != "certificate_register")
		}
	}
}

// letterPapers are one of each paper that bears a letterhead and a signature, of the state of the year's end, all dated one day.
func letterPapers(t testing.TB, p *generate.Press, dated viet.Date) map[string]*generate.Paper {
	t.Helper()
	st, pl, papers := yearState(), shippedPlan(t), map[string]*generate.Paper{}
	asOf, o := day(2026, 11, 25), generate.Official{Number: "7", Date: dated}
	put := func(name string) func(*generate.Paper, error) {
		return func(paper *generate.Paper, err error) {
			if err != nil {
				t.Fatal(name, err)
			}
			papers[name] = paper
		}
	}
	for _, period := range generate.Periods() {
		put(period + "_report")(p.Report(period, st, pl, asOf, o))
	}
	put("owing_list")(p.OwingList(st, pl, dated))
	request, _, err := p.Request(st, pl, "phong-9", asOf, o)
	put("request")(request, err)
	put("minutes")(p.Minutes(st, pl, asOf, o))
	put("proposal")(p.Proposal(st, pl, asOf, o))
	decided := yearState()
	for i := range decided.Decisions {
		decided.Decisions[i].Date = dated.String()
	}
	decisions, err := p.Decisions(decided, pl, asOf, generate.Official{})
	if err != nil {
		t.Fatal(err)
	}
	put("decision")(decisions[0], nil)
	put("overview")(p.Overview(st, pl, asOf, o))
	put("assessment_table")(p.AssessmentTable(st, pl, asOf, o))
	register := sampleRegister(12)
	register.Day = dated
	put("certificate_register")(p.Register(pl, register))
	put("handing_over")(p.HandingOver(pl, sampleHanding(5), o))
	return papers
}

// profileFile reads a profile as it lies in templates/layout.
func profileFile(t *testing.T, name string) *generate.Profile {
	t.Helper()
	data, err := fs.ReadFile(templates.Files(), "layout/"+name+".yaml")
	if err != nil {
		t.Fatal(err)
	}
	var p generate.Profile
	if err := yaml.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	return &p
}

func (m *measured) off(what string, got, want, near float64, unit string) {
	if math.Abs(got-want) > near {
		m.t.Errorf("%s: %s is %.2f %s, not %.2f", m.name, what, got, unit, want)
	}
}

// paper: A4, every text and line within the margins; text begins at the left margin and, justified, ends at the right one.
func (m *measured) paper() {
	page, left, right, top, foot := m.profile.Page, math.Inf(1), 0.0, math.Inf(1), 0.0
	for n, p := range m.pages {
		m.off("the width of the paper", p.width, page.Width, nearMM, "mm")
		m.off("the height of the paper", p.height, page.Height, nearMM, "mm")
		for _, l := range p.lines {
			left, right, foot = min(left, l.x1, l.x2), max(right, l.x1, l.x2), max(foot, l.y1, l.y2)
			if n > 0 {
				top = min(top, l.y1, l.y2)
			}
		}
	}
	for _, r := range m.rows {
		if m.isNumber(r) {
			continue
		}
		left, right, foot = min(left, r.x), max(right, r.right), max(foot, r.baseline)
		top = min(top, r.baseline-typeAscent*r.style.Size*layout.PtToMM)
	}
	m.off("the left margin", left, page.Left, nearMM, "mm")
	m.off("the right margin", page.Width-right, page.Right, nearMM, "mm")
	if top < page.Top-nearMM || foot > page.Height-page.Bottom+nearMM {
		m.t.Errorf("%s: from %.2f to %.2f mm", m.name, top, foot)
	}
}

func (m *measured) isNumber(r drawnRow) bool { return r.page > 0 && r.baseline < m.profile.Page.Top }

// numbers: none on the first page of the paper or of its list, then counted on, in the middle of the paper.
func (m *measured) numbers() {
	at := map[int]drawnRow{}
	for _, r := range m.rows {
		if r.baseline < m.profile.Page.Top {
			at[r.page] = r
		}
	}
	number := 0
	for n, page := range m.pages {
		r, ok := at[n]
		if number++; !ok {
			if n > 0 && !m.beginsList(n) {
				m.t.Errorf("%s: page %d has no number", m.name, n+1)
			}
			number = 1
			continue
		}
		if want := fmt.Sprint(number); r.text != want || number == 1 {
			m.t.Errorf("%s: page %d is numbered %s, not %s", m.name, n+1, r.text, want)
		}
		m.style("the page number", r, generate.Type{Size: m.profile.PageNumber.Size})
		m.off("the middle of the page number", (r.x+r.right)/2, page.width/2, nearMM, "mm")
		m.off("the top of the page number", r.baseline-typeAscent*r.style.Size*layout.PtToMM, m.profile.PageNumber.Top, nearMM, "mm")
	}
}

// beginsList tells whether a page begins a list that is numbered by itself.
func (m *measured) beginsList(n int) bool {
	for _, r := range m.rows {
		if r.page == n {
			return strings.HasPrefix(r.text, "DANH SÁCH") && r.style.Bold
		}
	}
	return false
}

func (m *measured) style(what string, r drawnRow, want generate.Type) {
	m.off("the size of "+what, r.style.Size, want.Size, nearPt, "pt")
	if r.style.Bold != want.Bold || r.style.Italic != want.Italic {
		m.t.Errorf("%s: %s is set in %+v", m.name, what, r.style)
	}
}

// row finds the first line that begins with a text.
func (m *measured) row(begins string) (drawnRow, bool) {
	for _, r := range m.rows {
		if strings.HasPrefix(strings.ReplaceAll(r.text, "\u00a0", " "), begins) {
			return r, true
		}
	}
	m.t.Errorf("%s: no line begins with %q", m.name, begins)
	return drawnRow{}, false
}

// set holds the first line that begins with a text to a style and to its middle, 0 for none.
func (m *measured) set(begins string, want generate.Type, middle float64) drawnRow {
	r, ok := m.row(begins)
	if ok {
		m.style(begins, r, want)
		if middle > 0 {
			m.off("the middle of “"+begins+"”", (r.x+r.right)/2, middle, nearMM, "mm")
		}
	}
	return r
}

// middles of the left block, the right block and the text.
func (m *measured) middles() (left, right, whole float64) {
	p := m.profile
	from := p.Page.Left + p.Letterhead.Left + p.Letterhead.Gap
	end := p.Page.Width - p.Page.Right
	return p.Page.Left + p.Letterhead.Left/2, (from + end) / 2, (p.Page.Left + end) / 2
}

func (m *measured) head(office generate.Settings) {
	p := m.profile
	left, right, _ := m.middles()
	m.set(office.Superior[:len("ĐẢNG BỘ")], p.Superior, left)
	m.set(office.Issuer[:len("ĐẢNG ỦY")], p.Issuer, left)
	place := m.set("Hải Phòng, ngày", p.PlaceDate, right)
	if m.profile.State.Country != "" {
		country := m.set(p.State.Country, p.Party, right)
		motto := m.set(p.State.Motto, p.State.MottoType, right)
		m.rule("the motto", motto, motto.right-motto.x)
		m.off("the lines of the head", (motto.baseline-country.baseline)/layout.PtToMM, p.Letterhead.Line, nearPt, "pt")
		return
	}
	party := m.set("ĐẢNG CỘNG SẢN VIỆT NAM", p.Party, right)
	m.rule("the Party's name", party, party.right-party.x)
	m.set("*", p.Star, left)
	if place.baseline < party.baseline {
		m.t.Errorf("%s: the day stands over the Party's name", m.name)
	}
	superior, _ := m.row(office.Superior[:len("ĐẢNG BỘ")])
	m.off("the first baseline", superior.baseline-party.baseline, 0, nearMM, "mm")
}

// rule looks for a level line below a text, as long as asked, in the middle of the text, of the profile's stroke.
func (m *measured) rule(of string, r drawnRow, long float64) {
	for _, l := range m.pages[r.page].lines {
		below := l.y1 - r.baseline
		if l.y1 != l.y2 || below < 0 || below > 4 || math.Abs((l.x1+l.x2)/2-(r.x+r.right)/2) > nearMM {
			continue
		}
		m.off("the rule under "+of, l.x2-l.x1, long, nearMM, "mm")
		m.off("the stroke of the rule under "+of, l.stroke, m.profile.Letterhead.Rule, 0.05, "mm")
		return
	}
	m.t.Errorf("%s: no rule under %s", m.name, of)
}

// title: the kind of paper, what it is about and the hyphens, in the middle of the text; a công văn has what it is about under its number.
func (m *measured) title() {
	p := m.profile
	left, _, whole := m.middles()
	if strings.HasSuffix(m.name, "request") {
		about, state := "về việc", m.profile.State.Country != ""
		if state {
			about = "V/v"
		}
		m.set(about, p.SubjectBelow, left)
		m.set("Kính gửi:", p.Addressee, 0)
		return
	}
	title := ""
	for _, r := range m.rows {
		if r.page == 0 && math.Abs(r.style.Size-p.Title.Size) < nearPt && r.style.Bold && math.Abs((r.x+r.right)/2-whole) < nearMM {
			title = r.text
			break
		}
	}
	if title == "" || title != strings.ToUpper(title) {
		m.t.Errorf("%s: the title is %q", m.name, title)
		return
	}
	r := m.set(title, p.Title, whole)
	for _, next := range m.rows {
		if next.page == 0 && next.baseline > r.baseline+1 {
			m.style("what the paper is about", next, p.Subject)
			m.off("the middle of what the paper is about", (next.x+next.right)/2, whole, nearMM, "mm")
			break
		}
	}
	if p.State.Country == "" {
		m.set("-----", p.UnderSubject, whole)
	}
}

// signature: authority, title and name over each other in the right block, with room to sign; recipients on the left.
func (m *measured) signature(office generate.Settings) {
	p := m.profile
	_, right, _ := m.middles()
	if strings.HasSuffix(m.name, "minutes") || strings.HasSuffix(m.name, "handing_over") {
		m.set(map[bool]string{true: "CHỦ TRÌ", false: "ĐẠI DIỆN BÊN NHẬN"}[strings.HasSuffix(m.name, "minutes")], p.Authority, right)
		return
	}
	authority := "T/M ĐẢNG ỦY"
	if p.State.Country != "" {
		authority = "TM. ĐẢNG ỦY"
	}
	by := m.set(authority, p.Authority, right)
	title := m.set(office.Title, p.Position, right)
	name := m.set(office.Signer, p.Signer, right)
	m.off("from authority to title", (title.baseline-by.baseline)/layout.PtToMM, p.Letterhead.Line, nearPt, "pt")
	m.off("the room to sign", name.baseline-title.baseline-p.Letterhead.Line*layout.PtToMM, p.SignRoom, nearMM, "mm")
	if strings.HasSuffix(m.name, "register") {
		return
	}
	m.set("Nơi nhận:", p.Recipients, 0)
	last := m.set("- Lưu Đảng ủy.", p.Recipient, 0)
	m.off("the left of the recipients", last.x, p.Page.Left, nearMM, "mm")
}

// spacing: running text is spaced exactly, indented by First, with After between paragraphs; tables are spaced exactly too.
func (m *measured) spacing(running bool) {
	p, lines, between, cells := m.profile, 0, 0, 0
	body := func(r drawnRow) bool {
		return math.Abs(r.style.Size-p.Body.Size) < nearPt && r.baseline > p.Page.Top
	}
	for i := 1; i < len(m.rows); i++ {
		a, b := m.rows[i-1], m.rows[i]
		apart := (b.baseline - a.baseline) / layout.PtToMM
		starts, goesOn := math.Abs(b.x-p.Page.Left-p.Body.First) < 0.2, math.Abs(b.x-p.Page.Left) < 0.2
		fromText := math.Abs(a.x-p.Page.Left) < 0.2 || math.Abs(a.x-p.Page.Left-p.Body.First) < 0.2
		switch {
		case a.page != b.page || strings.HasPrefix(b.text, "Nơi nhận") || !body(a) || !body(b) || a.style.Bold || b.style.Bold || !fromText || a.right < p.Page.Left+60 && goesOn:
		case goesOn && apart > 1:
			lines++
			m.off("the distance of lines at “"+b.text+"”", apart, p.Body.Leading, nearPt, "pt")
		case starts:
			between++
			m.off("the distance of paragraphs at “"+b.text+"”", apart, p.Body.Leading+p.Body.After, nearPt, "pt")
		}
	}
	byColumn := map[string]drawnRow{}
	for _, r := range m.rows {
		if math.Abs(r.style.Size-p.Table.Size) > nearPt || r.style.Bold || r.style.Italic {
			continue
		}
		key := fmt.Sprintf("%d %.1f", r.page, r.x)
		if above, ok := byColumn[key]; ok {
			if apart := (r.baseline - above.baseline) / layout.PtToMM; apart < p.Table.Leading*1.1 {
				cells++
				m.off("the distance of lines in a table", apart, p.Table.Leading, nearPt, "pt")
			}
		}
		byColumn[key] = r
	}
	if running && (lines < 2 || between < 1) {
		m.t.Errorf("%s: %d lines and %d paragraphs were measured", m.name, lines, between)
	}
	if cells == 0 && !strings.HasSuffix(m.name, "request") && !strings.HasSuffix(m.name, "dossier_index") {
		m.t.Errorf("%s: no table was measured", m.name)
	}
}
