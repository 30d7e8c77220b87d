package dossier

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Entry finds a model by its id, or nil.
func (s *State) Entry(id string) *Entry {
	if i, found := slices.BinarySearchFunc(s.Entries, id, byID); found {
		return &s.Entries[i]
	}
	for i := range s.Entries { // ids of several years stand in another order
		if s.Entries[i].ID == id {
			return &s.Entries[i]
		}
	}
	return nil
}

// Receipt finds an arrival by its id, or nil.
func (s *State) Receipt(id int64) *Receipt {
	if i, found := slices.BinarySearchFunc(s.Receipts, id, func(r Receipt, id int64) int { return cmp.Compare(r.ID, id) }); found {
		return &s.Receipts[i]
	}
	for i := range s.Receipts { // a state that nobody has sorted
		if s.Receipts[i].ID == id {
			return &s.Receipts[i]
		}
	}
	return nil
}

// byID orders the ids of one year: a longer number is a greater one.
func byID(e Entry, id string) int {
	return cmp.Or(cmp.Compare(len(e.ID), len(id)), strings.Compare(e.ID, id))
}

// Assessment is the newest assessment of a model, or nil.
func (s *State) Assessment(model string) *Assessment {
	for i := len(s.Assessments) - 1; i >= 0; i-- {
		if s.Assessments[i].Model == model {
			return &s.Assessments[i]
		}
	}
	return nil
}

// Decision finds a decision by its number, or nil.
func (s *State) Decision(number string) *Decision {
	for i := len(s.Decisions) - 1; i >= 0; i-- {
		if s.Decisions[i].Number == number {
			return &s.Decisions[i]
		}
	}
	return nil
}

// Certificate finds the certificate of a model that is in force, or nil.
func (s *State) Certificate(model string) *Certificate {
	for i := len(s.Certificates) - 1; i >= 0; i-- {
		if s.Certificates[i].Model == model && s.Certificates[i].Ended == nil {
			return &s.Certificates[i]
		}
	}
	return nil
}

// Files counts the arrivals by outcome.
func (s *State) Files() map[Outcome]int {
	out := map[Outcome]int{}
	maps.Copy(out, s.Others)
	for _, r := range s.Receipts {
		out[r.Outcome]++
	}
	return out
}

// Standing follows an id through merges to the model that stands for it now.
func (s *State) Standing(id string) string {
	for range len(s.Merged) + 1 {
		i := 0
		for i < len(s.Merged) && s.Merged[i].ID != id {
			i++
		}
		if i == len(s.Merged) {
			return id
		}
		id = s.Merged[i].Into
	}
	return id
}

// Correction finds a correction by its number, or nil.
func (s *State) Correction(number int64) *Correction {
	for i := range s.Corrections {
		if s.Corrections[i].Number == number {
			return &s.Corrections[i]
		}
	}
	return nil
}

// corrected tells whether the corrections of a workbook were taken.
func (s *State) corrected(workbook string) bool {
	for i := range s.Corrections {
		if s.Corrections[i].Workbook == workbook {
			return true
		}
	}
	return false
}
