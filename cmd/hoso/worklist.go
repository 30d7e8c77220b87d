package main

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/webpage"
	"hoso/pipeline/ingest"
	"hoso/pipeline/viet"
)

// The page shows so many of each at most; the rest is in the workbooks.
const (
	pageModels  = 100 // of one unit
	pageAsides  = 100
	pageIssued  = 200
	pageReports = 50 // papers of one kind
)

// worklistKind is the kind of the page among the papers.
const worklistKind = "worklist"

// worklists makes the page of what is to be done.
func (s *session) worklists(page *webpage.Page) func(*dossier.State) (pipeline.Paper, error) {
	return func(state *dossier.State) (pipeline.Paper, error) {
		view, err := s.worklist(state, s.Today())
		if err != nil {
			return pipeline.Paper{}, err
		}
		data, err := page.Write(view)
		if err != nil {
			return pipeline.Paper{}, err
		}
		sum := sha256.Sum256(data) // it is made of nothing but what stands on it
		return pipeline.Paper{Name: webpage.Name, Kind: worklistKind, Format: "html", Inputs: hex.EncodeToString(sum[:]),
			Bytes: func() ([]byte, error) { return data, nil }}, nil
	}
}

// worklist is what stands on the page.
func (s *session) worklist(state *dossier.State, today viet.Date) (webpage.View, error) {
	st := statusOn(s.Plan, state, today)
	v := webpage.View{
		Movement: s.Plan.Movement, Year: s.Plan.Year, Number: s.Plan.Number, Office: s.ws.Office.Issuer, Sample: s.ws.Office.Sample,
		Today: viet.ShortDate(today), Version: version, Next: st.Next, Folder: "../",
	}
	for _, d := range st.Deadlines {
		row := webpage.Deadline{Label: d.Label, Before: shortDay(d.Before), LastDay: shortDay(d.LastDay), Left: d.DaysLeft, Ours: d.Owner == "office", Notice: d.Notice}
		if d.Working != "" {
			row.Working = shortDay(d.Working)
		}
		if v.Deadlines = append(v.Deadlines, row); row.Left >= 0 && (v.Deadline == nil || row.Left < v.Deadline.Left) {
			v.Deadline = &row
		}
	}
	for _, d := range state.Disputes {
		v.Disputes = append(v.Disputes, webpage.Dispute{Message: d.Message, Cures: d.Cures})
	}
	files := state.Files()
	for _, o := range outcomes() {
		if o == dossier.Waiting {
			continue // those are not in the ledger yet
		}
		v.Received += files[o]
		v.Counts = append(v.Counts, webpage.Count{Outcome: string(o), Files: files[o]})
	}
	v.Units = worklistUnits(st, slipLinks(state))
	v.Groups = worklistPapers(state)
	v.Issued, v.MoreGiven = worklistIssued(state)
	var err error
	v.Aside, v.MoreAside, err = s.worklistAside(state)
	return v, err
}

// worklistUnits puts those first that owe something.
func worklistUnits(st status, slips map[string][]webpage.Link) []webpage.Unit {
	var out []webpage.Unit
	for _, u := range st.Units {
		unit := webpage.Unit{Name: u.Unit, State: u.State, Required: u.Required, Late: u.DaysLate, Unread: u.Unread}
		for _, m := range u.Models {
			if len(unit.Models) == pageModels {
				unit.More++
				continue
			}
			unit.Models = append(unit.Models, webpage.Model{ID: m.ID, Name: m.Name, Complete: m.Complete, Missing: m.Missing, Corrected: m.Corrected, Papers: slips[m.ID]})
		}
		out = append(out, unit)
	}
	slices.SortStableFunc(out, func(a, b webpage.Unit) int {
		switch {
		case a.Owes() == b.Owes():
			return 0
		case a.Owes():
			return -1
		}
		return 1
	})
	return out
}

// slipLinks are, by model, the slip of its current registration and what goes
// with it.
func slipLinks(state *dossier.State) map[string][]webpage.Link {
	current := map[int64][]string{}
	for i := range state.Entries {
		if r := state.Entries[i].Current(dossier.Registration); r != nil {
			current[r.Receipt] = append(current[r.Receipt], state.Entries[i].ID)
		}
	}
	out := map[string][]webpage.Link{}
	for _, p := range papersByPath(state) {
		if p.Kind != "check_slip" {
			continue
		}
		for _, id := range current[p.Receipt] {
			if slices.Contains(p.Models, id) {
				out[id] = append(out[id], linkTo(p))
			}
		}
	}
	return out
}

func papersByPath(state *dossier.State) []dossier.Paper {
	out := slices.Clone(state.Papers)
	slices.SortFunc(out, func(a, b dossier.Paper) int { return strings.Compare(a.Path, b.Path) })
	return out
}

func linkTo(p dossier.Paper) webpage.Link {
	name := path.Base(p.Path)
	return webpage.Link{Text: strings.TrimSuffix(name, path.Ext(name)), Href: webpage.Href(p.Path), Kind: p.Format}
}

// paperGroups are the kinds in the order in which the page names them; all
// others come last, slips and certificates stand with their models.
func paperGroups() []string {
	return []string{"report", "owing_list", "overview", "assessment_sheet", "certificate_register", "other"}
}

func worklistPapers(state *dossier.State) []webpage.Group {
	links := map[string][]webpage.Link{}
	for _, p := range papersByPath(state) {
		kind := p.Kind
		switch {
		case kind == "check_slip" || kind == "certificate" || kind == worklistKind:
			continue
		case !slices.Contains(paperGroups(), kind):
			kind = "other"
		}
		if len(links[kind]) < pageReports {
			links[kind] = append(links[kind], linkTo(p))
		}
	}
	var out []webpage.Group
	for _, kind := range paperGroups() {
		if len(links[kind]) > 0 {
			out = append(out, webpage.Group{Kind: kind, Links: links[kind]})
		}
	}
	return out
}

// worklistIssued are the certificates, the newest first.
func worklistIssued(state *dossier.State) (out []webpage.Certificate, more int) {
	papers := map[string]string{}
	for _, p := range state.Papers {
		if p.Kind == "certificate" {
			papers[p.SHA256] = webpage.Href(p.Path)
		}
	}
	for i := len(state.Certificates) - 1; i >= 0; i-- {
		c := state.Certificates[i]
		if len(out) == pageIssued {
			return out, i + 1
		}
		row := webpage.Certificate{Number: c.Content.Register, Model: c.Content.ModelName, Recipient: c.Content.Recipient, State: "in_force", Link: papers[c.SHA256]}
		if c.Ended != nil {
			row.State = string(c.Ended.State)
		}
		out = append(out, row)
	}
	return out, 0
}

// worklistAside are the files that could not be taken and still lie in the
// quarantine, the newest first.
func (s *session) worklistAside(state *dossier.State) (out []webpage.Aside, more int, err error) {
	lying, err := s.Inbox.AsideNames()
	if err != nil {
		return nil, 0, err
	}
	shown := map[string]bool{}
	for i := len(state.Receipts) - 1; i >= 0; i-- {
		r := state.Receipts[i]
		if r.Outcome != dossier.Quarantined {
			continue
		}
		name, err := lying.Of(r.Path, r.Size)
		if err != nil {
			return nil, 0, err
		}
		if name == "" || shown[name] {
			continue
		}
		shown[name] = true
		if len(out) == pageAsides {
			more++
			continue
		}
		out = append(out, webpage.Aside{File: path.Base(r.Path), Link: s.asideLink(name), Reason: r.Message, Advice: r.Advice, Note: s.asideLink(name + ingest.ReasonSuffix), Unit: r.Unit.Name})
	}
	return out, more, nil
}

// asideLink leads to a file in the quarantine, which may lie elsewhere.
func (s *session) asideLink(name string) string {
	full := filepath.Join(s.ws.path(s.ws.Folders.Quarantine), name)
	if rel, err := filepath.Rel(s.ws.dir, full); err == nil && filepath.IsLocal(rel) {
		return webpage.Href(filepath.ToSlash(rel))
	}
	return webpage.FileHref(full)
}

// worklistPath is where the page lies: beside an edited one under another
// name, "" where there is none yet.
func worklistPath(state *dossier.State) string {
	newest, at := "", time.Time{}
	for _, p := range state.Papers {
		if p.Kind == worklistKind && (newest == "" || p.At.After(at)) {
			newest, at = p.Path, p.At
		}
	}
	return newest
}
