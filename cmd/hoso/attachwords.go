package main

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/plan"
)

var attachmentKindWords = map[dossier.AttachmentKind]string{
	dossier.SignedPaper: "bản ký, đóng dấu", dossier.VisitRecord: "kiểm tra, khảo sát", dossier.Publicity: "tuyên truyền",
	dossier.OtherEvidence: "minh chứng", dossier.SuperiorAnswer: "văn bản cấp trên",
}

// whose is the model of an attachment, or the movement.
func whose(a dossier.Attachment) string {
	if a.Model == "" {
		return "chung cả phong trào"
	}
	return "mô hình " + a.Model
}

func attachmentWords(a dossier.Attachment) string {
	words := fmt.Sprintf("%s: “%s” (%s", whose(a), a.Name, attachmentKindWords[a.Kind])
	if a.Date != "" {
		words += ", ngày " + shortDay(a.Date)
	}
	words += ", " + a.Format + ")"
	if a.Note != "" {
		words += ": " + a.Note
	}
	words += "; người lưu: " + a.By
	if d := a.Detached; d != nil {
		words += fmt.Sprintf("; đã gỡ: %s (%s)", d.Reason, d.By)
	}
	return words
}

func tellAttachment(c *cli.Context, e env, event string, a dossier.Attachment) error {
	if c.Bool("json") {
		return printValue(e.out, struct {
			Event string `json:"event"`
			dossier.Attachment
		}{event, a})
	}
	if a.Detached != nil {
		_, err := fmt.Fprintf(e.out, "Đã gỡ tài liệu số %d, %s: “%s” (%s; người gỡ: %s).\n", a.Number, whose(a), a.Name, a.Detached.Reason, a.Detached.By)
		return err
	}
	_, err := fmt.Fprintf(e.out, "Đã lưu tài liệu số %d, %s: “%s” (%s). Lưu nhầm thì gỡ: hoso attach detach %d --reason \"…\" --by \"HỌ TÊN\"\n", a.Number, whose(a), a.Name, attachmentKindWords[a.Kind], a.Number)
	return err
}

// attachment tells of evidence that came through the inbox.
func (t runTeller) attachment(ev pipeline.Event) {
	if len(ev.Models) == 0 {
		fmt.Fprintf(t.out, "%-18s %s: %s; lưu bằng: hoso attach MÃ %s --by \"HỌ TÊN\"\n", "Cần quyết định", ev.File, ev.Message, quotedWord(path.Base(ev.File)))
		return
	}
	fmt.Fprintf(t.out, "%-18s %s: vào hồ sơ mô hình %s (%s)\n", "Đã lưu", ev.File, strings.Join(ev.Models, ", "), attachmentKindWords[dossier.AttachmentKind(ev.Kind)])
}

// evidenceStep says what to do with evidence that waits.
func evidenceStep(state *dossier.State, r dossier.Receipt) string {
	_, why := pipeline.EvidenceModel(state, r)
	if why == "" {
		return fmt.Sprintf("Minh chứng “%s” sẽ được lưu vào hồ sơ ở lần hoso run tới.", r.Path)
	}
	name := quotedWord(path.Base(r.Path))
	return fmt.Sprintf("Minh chứng “%s” đang chờ: %s. Lưu bằng: hoso attach MÃ %s --by \"HỌ TÊN\" (không dùng: hoso assess dismiss %s).", r.Path, why, name, name)
}

// settledWords says of an arrival that waited what became of it, or "".
func settledWords(state *dossier.State, r dossier.Receipt) string {
	if r.Outcome != dossier.Staged {
		return ""
	}
	if d := state.Dismissed(r.ID); d != nil {
		return fmt.Sprintf("không dùng: %s (%s)", d.Reason, d.By)
	}
	if r.Kind != dossier.Evidence {
		return ""
	}
	for _, a := range state.Attachments {
		if a.Receipt == r.ID && a.Stands() {
			return "đã lưu vào hồ sơ, " + whose(a)
		}
		if a.Receipt == r.ID {
			return "đã gỡ khỏi hồ sơ: " + a.Detached.Reason
		}
	}
	return ""
}

// attachmentActs are the acts of attaching in the history of a model.
func attachmentActs(state *dossier.State, model string) []historyAct {
	var out []historyAct
	for _, a := range state.Attachments {
		if state.Standing(a.Model) != model || a.Model == "" {
			continue
		}
		what := fmt.Sprintf("tài liệu số %d “%s” (%s)", a.Number, a.Name, attachmentKindWords[a.Kind])
		out = append(out, historyAct{Act: "attachment", At: a.At, By: a.By, Words: "lưu " + what})
		if d := a.Detached; d != nil {
			out = append(out, historyAct{Act: "detachment", At: d.At, By: d.By, Reason: d.Reason, Words: "gỡ " + what + ": " + d.Reason})
		}
	}
	return out
}

// dossierStanding is what the dossier of a model lacks (III.1(8)).
type dossierStanding struct {
	Model    string                 `json:"model"`
	Name     string                 `json:"name"`
	Have     []string               `json:"have"` // ids of the plan's papers
	Missing  []generate.DossierPart `json:"missing"`
	Attached int                    `json:"attached"` // files
}

func dossierStandings(p *plan.Plan, state *dossier.State) []dossierStanding {
	if papers, _ := p.DossierPapers(); len(papers) == 0 {
		return nil
	}
	attached := map[string]int{}
	for _, a := range state.Attachments {
		if a.Stands() {
			attached[state.Standing(a.Model)]++
		}
	}
	check := generate.NewDossierCheck(state, p)
	var out []dossierStanding
	for i := range state.Entries {
		e := &state.Entries[i]
		d := dossierStanding{Model: e.ID, Name: e.Name, Have: []string{}, Missing: []generate.DossierPart{}, Attached: attached[e.ID]}
		for _, part := range check.Parts(e) {
			if part.Have {
				d.Have = append(d.Have, part.ID)
			} else {
				d.Missing = append(d.Missing, part)
			}
		}
		out = append(out, d)
	}
	return out
}

// printDossiers says of each model what its dossier lacks.
func printDossiers(out io.Writer, p *plan.Plan, all []dossierStanding) error {
	if len(all) == 0 {
		return nil
	}
	_, criterion := p.DossierPapers()
	fmt.Fprintf(out, "\nHỒ SƠ (tiêu chí %s)\n", criterion.ID)
	for _, d := range all {
		words := "đủ"
		if len(d.Missing) > 0 {
			var labels []string
			for _, part := range d.Missing {
				labels = append(labels, part.Label)
			}
			words = "chưa có: " + strings.Join(labels, "; ")
		}
		if _, err := fmt.Fprintf(out, "   %s %s\n      %s\n", d.Model, d.Name, words); err != nil {
			return err
		}
	}
	return nil
}
