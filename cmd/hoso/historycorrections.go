package main

import (
	"fmt"
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// withCorrections adds to the acts of a model what people put right in it.
func withCorrections(p *plan.Plan, state *dossier.State, model string, acts []historyAct) []historyAct {
	for _, c := range state.Corrections {
		if !slices.ContainsFunc(append([]string{c.Model}, c.Models...), func(id string) bool { return id != "" && state.Standing(id) == model }) {
			continue
		}
		acts = append(acts, historyAct{Act: "correction", At: c.At.In(viet.Zone()), By: c.By, Reason: c.Reason, Words: fmt.Sprintf("việc sửa số %d: %s; lý do: %s", c.Number, correctionWords(p, c), orDash(c.Reason))})
		if u := c.Undone; u != nil {
			acts = append(acts, historyAct{Act: "undo", At: u.At.In(viet.Zone()), By: u.By, Reason: u.Reason, Words: fmt.Sprintf("bỏ việc sửa số %d; lý do: %s", c.Number, u.Reason)})
		}
	}
	slices.SortStableFunc(acts, func(a, b historyAct) int { return a.At.Compare(b.At) })
	return acts
}
