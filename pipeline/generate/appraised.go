package generate

import (
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// recommendedMark and introducedMark are the verdicts of the appraisal (plan, IV.3); of a workbook that knew no rounds, and where the
// appraisal said nothing, those of the year's end.
func recommendedMark(a *dossier.Assessment) *bool {
	if a.Recommended != nil {
		return a.Recommended
	}
	return a.Recognised
}

func introducedMark(a *dossier.Assessment) *bool {
	if a.Introduced != nil {
		return a.Introduced
	}
	return a.Outstanding
}

func (w *party) recommendedModels() []modelFacts {
	return w.withVerdict(func(a *dossier.Assessment) bool { return isTrue(a, recommendedMark) })
}

func (w *party) introducedModels() []modelFacts {
	return w.withVerdict(func(a *dossier.Assessment) bool { return isTrue(a, introducedMark) })
}

// decidedModels are those that a decision recognises, and those that the appraisal recommends and no decision has dealt with yet: of them
// the decision is drafted.
func (w *party) decidedModels() []modelFacts {
	return w.withVerdict(func(a *dossier.Assessment) bool {
		return isTrue(a, recognisedMark) || a.Recognised == nil && isTrue(a, recommendedMark)
	})
}

// foremost tells whether a model stands as outstanding in a decision or its draft.
func foremost(a *dossier.Assessment) bool {
	return isTrue(a, outstandingMark) || a.Recognised == nil && isTrue(a, introducedMark)
}

// waivers says which models pass although they break rules of the plan, on whose word and why. Criteria that are printed nowhere stay out.
func (w *party) waivers() {
	waived := w.withVerdict(func(a *dossier.Assessment) bool { return a.Waiver != nil })
	if len(waived) == 0 {
		return
	}
	w.intro(w.say("waivers_intro"))
	for _, m := range waived {
		v := w.assessment(m.entry.ID).Waiver
		key := "waiver"
		criteria := w.printable(v.Breaches)
		if criteria == "" {
			key = "waiver_plain"
		}
		w.item(w.say(key, "model", w.modelName(m), "criteria", criteria, "person", v.By, "reason", trimStop(v.Reason)))
	}
}

// printable lists criteria in the plan's order, without those that are printed nowhere.
func (w *party) printable(ids []string) string {
	var out []string
	for _, c := range w.plan.Criteria {
		if !c.Private && slices.Contains(ids, c.ID) {
			out = append(out, c.ID)
		}
	}
	return strings.Join(out, ", ")
}

// superiors quotes what the superior committee answered.
func (w *party) superiors() {
	for _, m := range w.withVerdict(func(a *dossier.Assessment) bool { return a.Superior != "" }) {
		w.item(w.say("superior_answer", "model", w.modelName(m), "answer", trimStop(w.assessment(m.entry.ID).Superior)))
	}
}

// waiverWords are the sentences of papers that print waivers.
func waiverWords() vocabulary {
	return vocabulary{"waivers_intro": "", "waiver": "model criteria person reason", "waiver_plain": "model person reason"}
}
