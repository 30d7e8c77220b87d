package generate

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"hoso/pipeline/dossier"
)

// ListedFields are what lists, sums and answers show of a model: little of what it holds. Whoever makes nothing else may leave the rest in
// the ledger, but for models that people corrected.
func ListedFields() []string {
	return []string{"name", "subject", "subject_type", "leadership", "domain", "origin", "start_date", "end_date"}
}

// ListedRevision is what a digest of a revision is taken of: all but its fields, and the digest of those, and its letter, which no
// list shows.
type ListedRevision struct {
	dossier.Revision
	Fields string
}

// Listed is a revision for a digest, the same whether it was read as a whole or as lists show it.
func Listed(rev *dossier.Revision) (ListedRevision, error) {
	out := ListedRevision{*rev, rev.Content}
	out.Model, out.Letter = dossier.Model{}, dossier.Letter{}
	if out.Fields != "" {
		return out, nil
	}
	data, err := json.Marshal(rev.Model)
	if err != nil {
		return out, fmt.Errorf("digest of the fields of a model: %w", err)
	}
	sum := sha256.Sum256(data)
	out.Fields = hex.EncodeToString(sum[:])
	return out, nil
}

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
			rev, err := Listed(m.rev)
			if err != nil {
				return nil, err
			}
			data, err := json.Marshal([]any{m.entry.ID, m.entry.Unit, m.entry.Name, rev, st.Receipt(m.rev.Receipt)})
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
