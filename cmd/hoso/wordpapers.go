package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"hoso/pipeline"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/word"
)

// The Word forms of papers, below the templates: of the Party's and of the State's.
const (
	officialForm = "word/official.docx"
	stateForm    = "word/official-nd30.docx"
)

// wordForm is the Word form for a paper.
func wordForm(e *generate.Edition) string {
	if e.Motto != "" {
		return stateForm
	}
	return officialForm
}

// wideTable is how many columns a table of the form has at most.
const wideTable = 8

// wordPapers are the Word editions of papers, for an office that edits before it signs. One that a person has edited stays as it is; the
// new one goes beside it.
func wordPapers(s *session, papers []*generate.Paper) ([]pipeline.Paper, error) {
	files := templatesOver(os.DirFS(s.ws.path("templates")))
	var out []pipeline.Paper
	for _, p := range papers {
		if p.Wide {
			continue
		}
		form, err := fs.ReadFile(files, wordForm(p.Edition()))
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(append([]byte("docx "+p.Inputs), form...))
		paper := fromPaper(p)
		paper.Name, paper.Format, paper.Inputs = strings.TrimSuffix(p.Name, ".pdf")+".docx", "docx", hex.EncodeToString(sum[:])
		paper.Bytes = func() ([]byte, error) { return word.Fill(form, editionValues(p.Edition())) }
		out = append(out, paper)
	}
	return out, nil
}

// editionValues are what fills in the form. Every list that the form knows is given, empty where the paper has none of it.
func editionValues(e *generate.Edition) word.Values {
	v := word.Values{
		Text: map[string]string{
			"superior": e.Superior, "issuer": e.Issuer, "star": e.Star, "number": e.Number, "party": e.Party, "motto": e.Motto, "place_date": e.PlaceDate, "draft": e.Draft,
		},
		Lists: map[string][]word.Values{"below": texts(e.Below), "titled": nil, "blocks": blockValues(e.Blocks), "foot": nil, "annex": nil},
	}
	if e.Title != "" {
		v.Lists["titled"] = []word.Values{titleValues(e)}
	}
	if len(e.Signs) == 3 {
		foot := word.Values{
			Text:  map[string]string{"authority": e.Signs[0], "signer": e.Signs[2]},
			Lists: map[string][]word.Values{"position": texts(e.Signs[1]), "recipients": nil, "recipient": nil, "left_signs": nil},
		}
		if len(e.Recipients) > 0 {
			foot.Lists["recipients"], foot.Lists["recipient"] = texts(e.Recipients[0]), texts(e.Recipients[1:]...)
		}
		if len(e.LeftSigns) == 2 {
			foot.Lists["left_signs"] = []word.Values{{Text: map[string]string{"role": e.LeftSigns[0], "name": e.LeftSigns[1]}}}
		}
		v.Lists["foot"] = []word.Values{foot}
	}
	if e.Annex != nil {
		annex := titleValues(e.Annex)
		annex.Lists = map[string][]word.Values{"blocks": blockValues(e.Annex.Blocks)}
		v.Lists["annex"] = []word.Values{annex}
	}
	return v
}

func titleValues(e *generate.Edition) word.Values {
	return word.Values{Text: map[string]string{"title": e.Title, "subject": e.Subject, "under_subject": e.UnderSubject}}
}

// texts gives each text that is not empty a section of its own.
func texts(all ...string) []word.Values {
	var out []word.Values
	for _, t := range all {
		if t != "" {
			out = append(out, word.Values{Text: map[string]string{"text": t}})
		}
	}
	return out
}

func blockValues(blocks []generate.TextBlock) []word.Values {
	var out []word.Values
	for _, b := range blocks {
		v := word.Values{Lists: map[string][]word.Values{}}
		for _, kind := range []generate.TextKind{generate.AddressText, generate.HeadingText, generate.BodyText, generate.LastText, generate.MarkText, generate.CenterText, generate.ItemText, generate.ArticleText, generate.ParticularsText} {
			v.Lists[string(kind)] = nil
		}
		for n := 3; n <= wideTable; n++ {
			v.Lists[fmt.Sprintf("table%d", n)] = nil
		}
		section := string(b.Kind)
		if b.Kind == generate.TableText {
			section = fmt.Sprintf("table%d", min(max(len(b.Columns), 3), wideTable))
		}
		v.Lists[section] = []word.Values{partValues(b)}
		out = append(out, v)
	}
	return out
}

func partValues(b generate.TextBlock) word.Values {
	names := strings.Split("a b c d e f g h", " ")
	v := word.Values{Text: map[string]string{"text": b.Text}, Lists: map[string][]word.Values{"row": nil}, Columns: columnsOf(b)}
	for i, name := range names {
		v.Text[name] = ""
		if i < len(b.Columns) {
			v.Text[name] = b.Columns[i]
		}
	}
	if b.Kind == generate.ParticularsText {
		names = []string{"label", "value"}
	}
	for _, row := range b.Rows {
		cells := word.Values{Text: map[string]string{}}
		for i, name := range names {
			cells.Text[name] = ""
			if i < len(row) {
				cells.Text[name] = row[i]
			}
		}
		if b.Kind == generate.ParticularsText && len(row) > 0 {
			cells.Text["label"] = strings.TrimSuffix(row[0], ":")
		}
		v.Lists["row"] = append(v.Lists["row"], cells)
	}
	return v
}
