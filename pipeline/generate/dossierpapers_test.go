package generate_test

import (
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
)

// TestDossierCheck: what the ledger holds itself and what was attached; what follows from a recognition is asked for only then.
func TestDossierCheck(t *testing.T) {
	pl := shippedPlan(t)
	entry := dossier.Entry{ID: "2026-001", Revisions: []dossier.Revision{{Number: 1, Kind: dossier.Registration, Current: true}}}
	st := &dossier.State{Entries: []dossier.Entry{entry}, Papers: []dossier.Paper{{Kind: "check_slip", Models: []string{"2026-001"}}}}
	missing := func() string {
		var ids []string
		for _, p := range generate.NewDossierCheck(st, pl).Missing(&st.Entries[0]) {
			if p.Label == "" || p.Advice == "" {
				t.Errorf("%s says nothing", p.ID)
			}
			ids = append(ids, p.ID)
		}
		return strings.Join(ids, " ")
	}
	want := func(step, ids string) {
		t.Helper()
		if got := missing(); got != ids {
			t.Errorf("%s: %s, want %s", step, got, ids)
		}
	}
	want("registered", "publicity visit evidence result_report assessment")
	yes := true
	st.Assessments = []dossier.Assessment{{Model: "2026-001", Recognised: &yes, Decision: "15-QĐ/ĐU"}}
	want("recognised", "publicity visit evidence result_report decision signed_decision certificate")
	st.Decisions = []dossier.Decision{{Number: "15-QĐ/ĐU"}}
	st.Certificates = []dossier.Certificate{{Model: "2026-001", Ended: &dossier.Ending{}}}
	want("a certificate that ended", "publicity visit evidence result_report signed_decision certificate")
	st.Certificates = append(st.Certificates, dossier.Certificate{Model: "2026-001"})
	st.Attachments = []dossier.Attachment{
		{Number: 1, Model: "2026-001", Kind: dossier.Publicity}, {Number: 2, Kind: dossier.SignedPaper}, {Number: 3, Kind: dossier.VisitRecord},
		{Number: 4, Model: "2026-001", Kind: dossier.OtherEvidence, Detached: &dossier.Undoing{}},
	}
	want("attached", "visit evidence result_report")
	st.Entries[0].Revisions = append(st.Entries[0].Revisions, dossier.Revision{Number: 2, Kind: dossier.ResultReport, Current: true})
	st.Attachments = append(st.Attachments, dossier.Attachment{Number: 5, Model: "2026-001", Kind: dossier.VisitRecord}, dossier.Attachment{Number: 6, Model: "2026-001", Kind: dossier.OtherEvidence})
	want("all of it", "")
}
