package main

import (
	"fmt"
	"io"
	"slices"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// historyAct is something that people decided of a model.
type historyAct struct {
	Act      string    `json:"act"` // assessment, withdrawal, certificate, replaced, cancelled, withdrawn, paper_number, reprint
	At       time.Time `json:"at"`
	By       string    `json:"by"`
	Register string    `json:"register,omitempty"`
	Decision string    `json:"decision,omitempty"`
	Reason   string    `json:"reason,omitempty"`
	Words    string    `json:"words"` // for a person
}

// actsOf follows a model through committee and register, in the order of time.
func actsOf(state *dossier.State, model string) []historyAct {
	var out []historyAct
	for i := range state.Assessments {
		if a := &state.Assessments[i]; a.Model == model {
			out = append(out, assessmentAct(state, a))
		}
	}
	for _, c := range state.Certificates {
		if c.Model == model {
			out = append(out, certificateActs(state, c)...)
		}
	}
	for _, n := range state.PaperNumbers {
		if n.Model == model {
			register := fmt.Sprintf("%02d/%d", n.Sequence, n.Year)
			out = append(out, historyAct{Act: "paper_number", At: n.At, By: n.By, Register: register, Decision: n.Decision, Words: "đã cấp giấy số " + register + " theo sổ giấy"})
		}
	}
	out = append(out, attachmentActs(state, model)...)
	for i := range out {
		out[i].At = out[i].At.In(viet.Zone())
	}
	slices.SortStableFunc(out, func(a, b historyAct) int { return a.At.Compare(b.At) })
	return out
}

func assessmentAct(state *dossier.State, a *dossier.Assessment) historyAct {
	act := historyAct{Act: "assessment", At: a.At, By: a.By, Decision: a.Decision}
	if a.Withdrawn != nil {
		act.Act, act.Reason, act.Decision = "withdrawal", a.Withdrawn.Reason, a.Withdrawn.Decision
		act.Words = "thu hồi công nhận: " + a.Withdrawn.Reason
		if a.Withdrawn.Decision != "" {
			act.Words += " (Quyết định số " + a.Withdrawn.Decision + ")"
		}
		return act
	}
	act.Words = "thẩm định"
	if a.Round > 0 {
		act.Words += fmt.Sprintf(" đợt %d", a.Round)
	}
	if w := state.Workbook(a.Workbook); w != nil && w.Name != "" {
		act.Words += " (phiếu “" + w.Name + "”)"
	}
	act.Words += ": " + verdictOf(a)
	if a.Waiver != nil {
		act.Reason = a.Waiver.Reason
		act.Words += fmt.Sprintf("; ngoại lệ do %s chấp thuận: %s", a.Waiver.By, a.Waiver.Reason)
	}
	return act
}

// verdictOf is what an assessment comes to.
func verdictOf(a *dossier.Assessment) string {
	yes := func(b *bool) bool { return b != nil && *b }
	words := "chưa kết luận"
	switch {
	case yes(a.Recognised):
		words = "công nhận theo Quyết định số " + a.Decision
		if yes(a.Outstanding) {
			words = "công nhận, tiêu biểu, theo Quyết định số " + a.Decision
		}
	case a.Recognised != nil:
		words = "không công nhận"
	case yes(a.Introduced):
		words = "đề nghị công nhận, giới thiệu lên cấp trên"
	case yes(a.Recommended):
		words = "đề nghị công nhận"
	case a.Recommended != nil:
		words = "chưa đề nghị công nhận"
	}
	if a.Superior != "" {
		words += "; ý kiến cấp trên: " + a.Superior
	}
	return words
}

func certificateActs(state *dossier.State, c dossier.Certificate) []historyAct {
	words := "cấp giấy chứng nhận số " + c.Content.Register
	if c.Content.Issue > 1 {
		words = fmt.Sprintf("cấp lại lần %d: giấy số %s thay số %s", c.Content.Issue, c.Content.Register, c.Content.Replaces)
	}
	out := []historyAct{{Act: "certificate", At: c.At, By: c.By, Register: c.Content.Register, Decision: c.Decision, Words: words}}
	for _, r := range state.Reprints {
		inForce := c.Ended == nil || r.At.Before(c.Ended.At)
		if r.Year == c.Year && r.From <= c.Sequence && c.Sequence <= r.To && inForce && !r.At.Before(c.At) {
			out = append(out, historyAct{Act: "reprint", At: r.At, By: r.By, Register: c.Content.Register, Reason: r.Reason, Words: "in lại giấy số " + c.Content.Register + ": " + r.Reason})
		}
	}
	if end := c.Ended; end != nil {
		out = append(out, historyAct{Act: string(end.State), At: end.At, By: end.By, Register: c.Content.Register, Reason: end.Reason,
			Words: "giấy số " + c.Content.Register + " " + endWords[end.State] + ": " + end.Reason})
	}
	return out
}

func (h history) printActs(out io.Writer) {
	if len(h.Acts) > 0 {
		fmt.Fprintf(out, "\nViệc người đã sửa, thẩm định, công nhận, giấy chứng nhận\n")
	}
	for _, a := range h.Acts {
		fmt.Fprintf(out, "   %s, %s: %s\n", a.At.Format("15:04 ngày 02/01/2006"), a.By, a.Words)
	}
}
