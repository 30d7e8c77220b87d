package compare

import "hoso/pipeline/dossier"

// Arrival is one arrival that concerns a model. Before is the version that
// stood when it came, of the same kind and period; nil for the first. Of a
// duplicate both are the version that it repeats.
type Arrival struct {
	Receipt          dossier.Receipt
	Revision, Before *dossier.Revision
}

// Arrivals follows a model through its arrivals, in their order. An older
// version that came late replaced nothing.
func Arrivals(state *dossier.State, entry *dossier.Entry) []Arrival {
	byReceipt := map[int64]int{}
	for i, r := range entry.Revisions {
		byReceipt[r.Receipt] = i
	}
	var out []Arrival
	before := map[string]*dossier.Revision{} // by kind and period: what was there
	for _, receipt := range state.Receipts {
		if i, ok := byReceipt[receipt.ID]; ok {
			r := &entry.Revisions[i]
			series := string(r.Kind) + " " + r.Period
			out = append(out, Arrival{receipt, r, before[series]})
			if receipt.Outcome != dossier.SupersededOlder {
				before[series] = r
			}
		} else if i, ok := byReceipt[receipt.DuplicateOf]; ok {
			out = append(out, Arrival{receipt, &entry.Revisions[i], &entry.Revisions[i]})
		}
	}
	return out
}
