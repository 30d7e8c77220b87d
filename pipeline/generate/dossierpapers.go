package generate

import (
	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// DossierPart is a paper that the dossier of a model should have (III.1(8)).
type DossierPart struct {
	ID     string `json:"id"`
	Label  string `json:"label"`
	Have   bool   `json:"-"`
	Advice string `json:"advice,omitempty"`
}

// DossierCheck holds dossiers against the papers that the plan asks for: what the ledger holds itself, and what was attached.
type DossierCheck struct {
	papers      []plan.DossierPaper
	state       *dossier.State
	slips       map[string]bool
	assessments map[string]*dossier.Assessment
	decisions   map[string]bool // by number
	certified   map[string]bool
	attached    map[string]map[dossier.AttachmentKind]bool // by model, "" for the movement
}

// NewDossierCheck looks through a state once.
func NewDossierCheck(st *dossier.State, pl *plan.Plan) *DossierCheck {
	papers, _ := pl.DossierPapers()
	c := &DossierCheck{papers: papers, state: st, slips: map[string]bool{}, assessments: map[string]*dossier.Assessment{},
		decisions: map[string]bool{}, certified: map[string]bool{}, attached: map[string]map[dossier.AttachmentKind]bool{}}
	for _, p := range st.Papers {
		for _, id := range p.Models {
			c.slips[id] = c.slips[id] || p.Kind == "check_slip"
		}
	}
	for i := range st.Assessments {
		c.assessments[st.Assessments[i].Model] = &st.Assessments[i]
	}
	for _, d := range st.Decisions {
		c.decisions[d.Number] = true
	}
	for _, x := range st.Certificates {
		c.certified[x.Model] = c.certified[x.Model] || x.Ended == nil
	}
	for _, n := range st.PaperNumbers {
		c.certified[n.Model] = true
	}
	for _, a := range st.Attachments {
		if !a.Stands() {
			continue
		}
		id := st.Standing(a.Model)
		if c.attached[id] == nil {
			c.attached[id] = map[dossier.AttachmentKind]bool{}
		}
		c.attached[id][a.Kind] = true
	}
	return c
}

// Parts are the papers that the dossier of a model should have now, each with whether it is there; none where the plan names none.
func (c *DossierCheck) Parts(entry *dossier.Entry) []DossierPart {
	judged := c.assessments[entry.ID]
	recognised := judged != nil && judged.Recognised != nil && *judged.Recognised
	var out []DossierPart
	for _, p := range c.papers {
		if !p.Recognised || recognised {
			out = append(out, DossierPart{ID: p.ID, Label: p.Label, Have: c.has(entry, p), Advice: p.Advice})
		}
	}
	return out
}

func (c *DossierCheck) has(entry *dossier.Entry, p plan.DossierPaper) bool {
	for _, word := range p.Attached {
		kind := dossier.AttachmentKind(word)
		if c.attached[entry.ID][kind] || p.Movement && c.attached[""][kind] {
			return true
		}
	}
	judged := c.assessments[entry.ID]
	switch p.Held {
	case "registration", "result_report":
		return entry.Current(dossier.Kind(p.Held)) != nil
	case "check_slip":
		return c.slips[entry.ID]
	case "assessment":
		return judged != nil
	case "decision":
		return judged != nil && c.decisions[judged.Decision]
	case "certificate":
		return c.certified[entry.ID]
	}
	return false
}

// Missing are the papers that a dossier lacks.
func (c *DossierCheck) Missing(entry *dossier.Entry) []DossierPart {
	var out []DossierPart
	for _, p := range c.Parts(entry) {
		if !p.Have {
			out = append(out, p)
		}
	}
	return out
}
