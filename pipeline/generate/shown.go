package generate

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"hoso/pipeline/dossier"
)

// shownUnit is what a paper that shows the facts follows from, of one unit.
type shownUnit struct {
	ID, Name, Section string
	Required, Late    int
	Unread            []dossier.Receipt
	Models            [][]byte // SHA-256 of each with its arrival
}

// shown is what papers of the facts follow from: what is current, never what it replaced, so that the digest costs no more when the
// ledger has a longer history. Each model is digested by itself, which takes the memory of one.
func (f *facts) shown(st *dossier.State) ([]shownUnit, error) {
	var out []shownUnit
	for _, u := range f.units {
		s := shownUnit{ID: u.id, Name: u.name, Section: u.section, Required: u.required, Late: u.late, Unread: u.unread}
		for _, m := range u.models {
			data, err := json.Marshal([]any{m.entry.ID, m.entry.Unit, m.entry.Name, m.rev, st.Receipt(m.rev.Receipt)})
			if err != nil {
				return nil, fmt.Errorf("generate: digest of model %s: %w", m.entry.ID, err)
			}
			sum := sha256.Sum256(data)
			s.Models = append(s.Models, sum[:])
		}
		out = append(out, s)
	}
	return out, nil
}
