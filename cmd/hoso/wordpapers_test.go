package main

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/word"
	"hoso/pipeline/viet"
	"hoso/templates"
)

// assessedState is one model with a result, assessed and decided.
func assessedState() *dossier.State {
	yes, at := true, dossier.Act{At: time.Date(2026, 10, 1, 8, 0, 0, 0, viet.Zone())}
	unit := dossier.UnitRef{ID: "phong-9", Name: "Chi bộ Phòng 9"}
	value := func(s string) dossier.Field { return dossier.Field{Value: s, Confidence: 1} }
	return &dossier.State{
		Plan:     "dan-van-kheo-2026",
		Receipts: []dossier.Receipt{{ID: 1, Unit: unit, Path: "inbox/a & b <c>.docx", Kind: dossier.Registration, Outcome: dossier.Accepted, Act: dossier.Act{At: time.Date(2026, 1, 28, 8, 0, 0, 0, viet.Zone())}}},
		Entries: []dossier.Entry{{ID: "2026-001", Unit: unit, Name: "Một cửa <thân thiện> & nhanh", Revisions: []dossier.Revision{
			{Number: 1, Receipt: 1, Kind: dossier.Registration, Current: true, Model: dossier.Model{Fields: map[string]dossier.Field{"name": value("Một cửa <thân thiện> & nhanh"), "domain": value("economy")}},
				Findings: []dossier.Finding{{Model: dossier.At(0), Criterion: "2", Section: "II.4.2", Field: "targets", Severity: dossier.Missing, Basis: dossier.Asked, Message: "Chưa nêu chỉ tiêu."}}},
			{Number: 2, Receipt: 1, Kind: dossier.ResultReport, Period: "annual", Current: true, Model: dossier.Model{Fields: map[string]dossier.Field{"results": value("Đã tiếp 210 lượt công dân")}}},
		}}},
		Assessments: []dossier.Assessment{{Model: "2026-001", Revision: 1, Marks: map[string]dossier.Mark{"1": dossier.Met, "8": dossier.NoEvidence}, Recognised: &yes, Outstanding: &yes, Decision: "15-QĐ/ĐU", Act: at}},
		Decisions:   []dossier.Decision{{Number: "15-QĐ/ĐU", Date: "2026-10-02", Place: "Hải Phòng", Authority: "T/M ĐẢNG ỦY", Title: "PHÓ BÍ THƯ", Signer: "Vũ Đình Khang", Act: at}},
	}
}

// editedPapers are one of each paper that an office edits before it signs, in a form of the settings.
func editedPapers(t *testing.T, form string) []*generate.Paper {
	t.Helper()
	_, p := formFixture(t)
	press, err := newPress(generate.Settings{Superior: "ĐẢNG BỘ CẤP TRÊN", Issuer: "ĐẢNG ỦY MẪU", Symbol: "ĐU", Place: "Hải Phòng", Authority: "T/M ĐẢNG ỦY", Title: "BÍ THƯ", Helper: "Tổ giúp việc", Recipients: []string{"Các chi bộ", "Lưu Đảng ủy"}, Form: form}, nil)
	if err != nil {
		t.Fatal(err)
	}
	st, day := assessedState(), viet.Date{Year: 2026, Month: 11, Day: 25}
	var papers []*generate.Paper
	add := func(paper *generate.Paper, err error) {
		if err != nil {
			t.Fatal(err)
		}
		papers = append(papers, paper)
	}
	for _, period := range generate.Periods() {
		add(press.Report(period, st, p, day, generate.Official{}))
	}
	request, _, err := press.Request(st, p, "phong-9", day, generate.Official{})
	add(request, err)
	add(press.Minutes(st, p, day, generate.Official{}))
	add(press.Proposal(st, p, day, generate.Official{}))
	decisions, err := press.Decisions(st, p, day, generate.Official{})
	add(decisions[0], err)
	add(press.OwingList(st, p, day))
	return papers
}

// TestWordEditionSaysTheSame: every word of the PDF's text stands in the Word file too, escaped, in a package that is the same each time.
func TestWordEditionSaysTheSame(t *testing.T) {
	for _, form := range []string{"", "nd30"} {
		for _, paper := range editedPapers(t, form) {
			saysTheSame(t, paper)
		}
	}
}

func saysTheSame(t *testing.T, paper *generate.Paper) {
	t.Helper()
	form, err := fs.ReadFile(templates.Files(), wordForm(paper.Edition()))
	if err != nil {
		t.Fatal(err)
	}
	data, err := word.Fill(form, editionValues(paper.Edition()))
	if err != nil {
		t.Fatalf("%s: %v", paper.Name, err)
	}
	again, err := word.Fill(form, editionValues(paper.Edition()))
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("%s: two runs differ: %v", paper.Name, err)
	}
	text := squeezed(wordText(t, data))
	if strings.Contains(text, "{{") {
		t.Errorf("%s: a placeholder is left: %s", paper.Name, text)
	}
	pages, err := paper.Pages()
	if err != nil {
		t.Fatal(err)
	}
	for n, page := range pages {
		for _, set := range page.Texts {
			piece := squeezed(set.Text)
			if number := n > 0 && set.Baseline < 20; !number && !strings.Contains(text, piece) {
				t.Errorf("%s: the Word file lacks %q", paper.Name, set.Text)
			}
		}
	}
}

// wordText is the text of a Word file's body.
func wordText(t *testing.T, data []byte) string {
	t.Helper()
	text, err := wordWords(data)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// plainWords is the text of a part of a Word file.
func plainWords(xml string) string {
	text := regexp.MustCompile(`<w:tab/>|<w:br/>|</w:p>`).ReplaceAllString(xml, " ")
	text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, "")
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&amp;", "&").Replace(text)
}

func squeezed(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), "")
}
