package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// statusFile lies in the workspace. It has the answer of `status` as of the
// last act of the ledger, so that asking again costs no more when the ledger
// has grown. It can be deleted at any time.
const statusFile = ".hoso.status"

// statusCache is the answer of one day, without what waits in the inbox.
type statusCache struct {
	Key   string    `json:"key"` // what it follows from: Office.Standpoint
	Text  string    `json:"text"`
	Value status    `json:"-"` // zero where Kept has it
	Kept  []byte    `json:"-"` // Value as it was kept
	Files counts    `json:"files"`
	Some  []arrival `json:"some"` // of what was not accepted: those that are listed
}

// answer makes the answer of a day from what is current.
func (s *session) answer(state *dossier.State, asOf viet.Date) (statusCache, error) {
	out := statusCache{Value: statusOn(s.Plan, state, asOf), Files: counts{}}
	for o, n := range state.Files() {
		out.Files[o] = n
	}
	shown := counts{}
	for _, a := range received(state) {
		if a.Outcome == dossier.Accepted {
			continue
		}
		if shown[a.Outcome]++; shown[a.Outcome] <= shownFiles {
			out.Some = append(out.Some, a)
		}
	}
	var text bytes.Buffer
	if err := out.Value.print(&text); err != nil {
		return out, err
	}
	if err := printRecognitions(&text, state); err != nil {
		return out, err
	}
	if err := printDossiers(&text, s.Plan, out.Value.Dossiers); err != nil {
		return out, err
	}
	out.Text = text.String()
	return out, nil
}

// writeAnswer keeps an answer. Its parts stand one a line: what is listed,
// then the value, so that the one that is not asked for need not be read.
func (s *session) writeAnswer(a statusCache) error {
	file, err := os.CreateTemp(s.ws.dir, statusFile+".*.tmp")
	if err != nil {
		return err
	}
	to := json.NewEncoder(file) // which ends each part with its line
	if err = to.Encode(a); err == nil {
		err = to.Encode(a.Value)
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(file.Name(), s.ws.path(statusFile))
	}
	if err != nil {
		_ = os.Remove(file.Name())
	}
	return err
}

// keptAnswer is the answer of this moment, where it was kept.
func (s *session) keptAnswer(key string) (a statusCache, ok bool) {
	data, err := os.ReadFile(s.ws.path(statusFile))
	if err != nil {
		return a, false
	}
	head, value, found := bytes.Cut(data, []byte("\n"))
	if !found || json.Unmarshal(head, &a) != nil || a.Key != key || key == "" {
		return statusCache{}, false
	}
	a.Kept = value
	return a, true
}

// looked keeps the answer of today after papers were brought up to date.
// Where it can't, status works it out.
func (s *session) looked(ctx context.Context) func(*dossier.State) {
	return func(state *dossier.State) {
		if a, err := s.answer(state, s.Today()); err == nil {
			if a.Key, err = s.Standpoint(ctx); err == nil {
				_ = s.writeAnswer(a)
			}
		}
	}
}

// statusNow is the answer of a day: of today as it was kept, else worked out.
func (s *session) statusNow(ctx context.Context, asOf viet.Date) (statusCache, error) {
	key, err := s.Standpoint(ctx)
	if err != nil {
		return statusCache{}, err
	}
	today := asOf == s.Today()
	if today {
		if a, ok := s.keptAnswer(key); ok {
			return a, nil
		}
	}
	state, err := s.Listed(ctx)
	if err != nil {
		return statusCache{}, err
	}
	a, err := s.answer(state, asOf)
	if err == nil && today {
		a.Key = key
		_ = s.writeAnswer(a) // in a folder that cannot be written to it is worked out each time
	}
	return a, err
}

// status is the value, read where it was kept.
func (a *statusCache) status() (st status, err error) {
	if a.Kept == nil {
		return a.Value, nil
	}
	err = json.Unmarshal(a.Kept, &st)
	return st, err
}
