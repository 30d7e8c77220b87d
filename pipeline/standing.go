package pipeline

import "hoso/pipeline/dossier"

// Standing is how a recognised model stands with its certificate.
type Standing string

// The standings; their counts sum up to the recognised models.
const (
	Issued    Standing = "issued"    // hoso issued it and it is in force
	OnPaper   Standing = "on_paper"  // the paper register has it
	Cancelled Standing = "cancelled" // it was cancelled, and none is in its place
	HeldBack  Standing = "held"      // not issued yet
)

func standing(state *dossier.State, model string) Standing {
	last := state.LastCertificate(model)
	switch {
	case last != nil && last.Ended == nil:
		return Issued
	case last != nil && last.Ended.State == dossier.Cancelled:
		return Cancelled
	case last == nil && state.OnPaper(model) != nil:
		return OnPaper
	}
	return HeldBack
}

// Reconciliation holds the recognised models against the register: recognised
// = issued + on paper + cancelled + held.
type Reconciliation struct {
	Recognised int      `json:"recognised"`
	Issued     int      `json:"issued"`
	OnPaper    int      `json:"on_paper"`
	Cancelled  int      `json:"cancelled"`
	Held       int      `json:"held"`
	HeldModels []string `json:"held_models,omitempty"`
	Numbers    int      `json:"numbers"` // of the register that are used, whatever became of them
}

// Reconcile counts.
func Reconcile(state *dossier.State) Reconciliation {
	out := Reconciliation{Numbers: len(state.Certificates) + len(state.PaperNumbers)}
	for _, id := range Recognised(state) {
		out.Recognised++
		switch standing(state, id) {
		case Issued:
			out.Issued++
		case OnPaper:
			out.OnPaper++
		case Cancelled:
			out.Cancelled++
		case HeldBack:
			out.Held++
			out.HeldModels = append(out.HeldModels, id)
		}
	}
	return out
}
