package ledgertest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// issued is a ledger with two recognised models, the first of which has its
// certificate.
func issued(t *testing.T, open Opener) ledger.Store {
	t.Helper()
	s := two(t, open)
	recognise(t, s, "2026-001", "2026-002")
	mustIssue(t, s, order("2026-001"))
	return s
}

func mustIssue(t *testing.T, s ledger.Store, o ledger.Order) dossier.Certificate {
	t.Helper()
	c, err := s.Issue(t.Context(), o, sealed)
	if err != nil {
		t.Fatalf("Issue %s: %v", o.Model, err)
	}
	return c
}

func verbs(t *testing.T, s ledger.Store) []string {
	t.Helper()
	lines, err := s.Journal(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range lines {
		out = append(out, l.Verb)
	}
	return out
}

// testReissue: another certificate under the next number; the one before is
// marked, in the same act.
func testReissue(t *testing.T, open Opener) {
	s := issued(t, open)
	o := order("2026-001")
	o.Again = true
	if _, err := s.Issue(t.Context(), o, sealed); !errors.Is(err, ledger.ErrNoReason) {
		t.Errorf("without a reason: %v", err)
	}
	o.Reason, o.Printed = "sai tên", "Chi bộ Phòng 9"
	c := mustIssue(t, s, o)
	if c.Sequence != 2 || c.Content.Issue != 2 || c.Content.Replaces != "01/2026" || c.Content.Recipient != "Chi bộ Phòng 9" {
		t.Errorf("issued again: %+v", c)
	}
	o.Printed = ""
	if c := mustIssue(t, s, o); c.Sequence != 3 || c.Content.Issue != 3 || c.Content.Replaces != "02/2026" {
		t.Errorf("issued a third time: %+v", c)
	}
	st := state(t, s)
	if len(st.Certificates) != 3 || st.Certificate("2026-001").Sequence != 3 {
		t.Fatalf("certificates %+v", st.Certificates)
	}
	if end := st.Numbered(2026, 1).Ended; end == nil || end.State != dossier.Replaced || end.Reason != "sai tên" || end.By != "hoso" {
		t.Errorf("the first one ended %+v", end)
	}
	o.Model = "2026-002"
	var nothing *ledger.NothingToReissueError
	if _, err := s.Issue(t.Context(), o, sealed); !errors.As(err, &nothing) {
		t.Errorf("nothing to issue again: %v", err)
	}
	fault := errors.New("fault")
	o.Model = "2026-001"
	if _, err := s.Issue(t.Context(), o, func(c dossier.Certificate) (dossier.Certificate, error) { return c, fault }); !errors.Is(err, fault) {
		t.Errorf("failing seal: %v", err)
	}
	if c := state(t, s).Certificate("2026-001"); c == nil || c.Sequence != 3 {
		t.Errorf("a failed act ended the certificate: %+v", c)
	}
	whole(t, s)
}

// testCancel: the number stays used and says why; only on purpose does the
// model get another.
func testCancel(t *testing.T, open Opener) {
	s := issued(t, open)
	cancel := ledger.Cancellation{Act: act(), Plan: Plan, Year: 2026, Sequence: 1}
	if _, err := s.Cancel(t.Context(), cancel); !errors.Is(err, ledger.ErrNoReason) {
		t.Errorf("without a reason: %v", err)
	}
	cancel.Reason = "in hỏng"
	c, err := s.Cancel(t.Context(), cancel)
	if err != nil || c.Ended == nil || c.Ended.State != dossier.Cancelled || c.Model != "2026-001" {
		t.Fatalf("cancelled %+v, %v", c, err)
	}
	if _, err := s.Cancel(t.Context(), cancel); !errors.Is(err, ledger.ErrEnded) {
		t.Errorf("a second time: %v", err)
	}
	cancel.Sequence = 9
	var unknown *ledger.UnknownNumberError
	if _, err := s.Cancel(t.Context(), cancel); !errors.As(err, &unknown) {
		t.Errorf("an unknown number: %v", err)
	}
	var ended *ledger.EndedError
	if _, err := s.Issue(t.Context(), order("2026-001"), sealed); !errors.As(err, &ended) || ended.Register != "01/2026" {
		t.Errorf("issued without purpose: %v", err)
	}
	if c := mustIssue(t, s, order("2026-002")); c.Sequence != 2 {
		t.Errorf("the number was used again: %d", c.Sequence)
	}
	o := order("2026-001")
	o.Again, o.Reason = true, "in lại"
	if c := mustIssue(t, s, o); c.Sequence != 3 || c.Content.Issue != 2 || c.Content.Replaces != "01/2026" {
		t.Errorf("issued on purpose: %+v", c)
	}
	if got := verbs(t, s); !slices.Equal(got[len(got)-3:], []string{"cancel", "issue", "reissue"}) {
		t.Errorf("journal %v", got)
	}
	whole(t, s)
}

// testWithdraw: the recognition goes and the certificate with it; the history
// stays, and a later workbook may recognise again.
func testWithdraw(t *testing.T, open Opener) {
	s := issued(t, open)
	in := ledger.Withdrawn{Act: act(), Plan: Plan, Model: "2026-001"}
	if err := s.Withdraw(t.Context(), in); !errors.Is(err, ledger.ErrNoReason) {
		t.Errorf("without a reason: %v", err)
	}
	in.Reason, in.Decision = "báo cáo không đúng sự thật", "20-QĐ/ĐU"
	if err := s.Withdraw(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	var not *ledger.NotRecognisedError
	if err := s.Withdraw(t.Context(), in); !errors.As(err, &not) {
		t.Errorf("a second time: %v", err)
	}
	var unknown *ledger.UnknownError
	in.Model = "2026-009"
	if err := s.Withdraw(t.Context(), in); !errors.As(err, &unknown) {
		t.Errorf("an unknown model: %v", err)
	}
	st := state(t, s)
	a := st.Assessment("2026-001")
	if a.Withdrawn == nil || a.Withdrawn.Decision != "20-QĐ/ĐU" || *a.Recognised || a.Decision != "15-QĐ/ĐU" || st.AssessedTimes("2026-001") != 2 {
		t.Errorf("assessment %+v", a)
	}
	if c := st.LastCertificate("2026-001"); c.Ended == nil || c.Ended.State != dossier.Withdrawn || st.Certificate("2026-001") != nil {
		t.Errorf("certificate %+v", c)
	}
	o := order("2026-001")
	o.Again, o.Reason = true, "mất giấy"
	if _, err := s.Issue(t.Context(), o, sealed); err == nil {
		t.Error("a withdrawn certificate was issued again")
	}
	if err := s.Assess(t.Context(), workbook("w2", judged("2026-001", 1, true))); err != nil {
		t.Fatal(err)
	}
	if c := mustIssue(t, s, order("2026-001")); c.Sequence != 2 || c.Content.Issue != 0 {
		t.Errorf("recognised anew: %+v", c)
	}
	if text := dumped(t, s); !strings.Contains(text, `"withdrawn":{"decision":"20-QĐ/ĐU","reason":"báo cáo không đúng sự thật"}`) {
		t.Errorf("the dump does not show it:\n%s", text)
	}
	whole(t, s)
}

// testNumbers: numbers of the paper register are taken over all or none.
func testNumbers(t *testing.T, open Opener) {
	s := issued(t, open)
	enter := func(numbers ...dossier.PaperNumber) error {
		return s.EnterNumbers(t.Context(), ledger.BookNumbers{Act: act(), Plan: Plan, Numbers: numbers})
	}
	number := func(sequence int, recipient string) dossier.PaperNumber {
		return dossier.PaperNumber{Year: 2026, Sequence: sequence, Recipient: recipient}
	}
	var faults *ledger.NumbersError
	lost := number(4, "x")
	lost.Model = "2026-009"
	if err := enter(number(1, "a"), number(2, "b"), number(2, "c"), lost); !errors.As(err, &faults) ||
		len(faults.Clashes) != 2 || !slices.Equal(faults.Gaps, []string{"03/2026"}) || !slices.Equal(faults.Models, []string{"2026-009"}) {
		t.Errorf("faults %+v, %v", faults, err)
	}
	if st := state(t, s); len(st.PaperNumbers) != 0 {
		t.Errorf("half taken: %+v", st.PaperNumbers)
	}
	of := number(3, "Chi bộ kv10")
	of.Model, of.Date = "2026-002", "2026-11-21"
	spoiled := dossier.PaperNumber{Year: 2026, Sequence: 2, Note: "hủy do viết sai"}
	for range 2 { // the second time changes nothing
		if err := enter(spoiled, of); err != nil {
			t.Fatal(err)
		}
	}
	if st := state(t, s); len(st.PaperNumbers) != 2 || st.OnPaper("2026-002").Date != "2026-11-21" || st.PaperNumbers[0].By != "hoso" {
		t.Errorf("numbers %+v", st.PaperNumbers)
	}
	var onPaper *ledger.OnPaperError
	if _, err := s.Issue(t.Context(), order("2026-002"), sealed); !errors.As(err, &onPaper) {
		t.Errorf("a model that has its certificate by hand: %v", err)
	}
	o := order("2026-002")
	o.Again, o.Reason = true, "mất giấy"
	if c := mustIssue(t, s, o); c.Sequence != 4 || c.Content.Replaces != "03/2026" || c.Content.Issue != 2 {
		t.Errorf("in place of one by hand: %+v", c)
	}
	if got := verbs(t, s); strings.Count(strings.Join(got, " "), "numbers") != 1 {
		t.Errorf("journal %v", got)
	}
	whole(t, s)
}

func testReprint(t *testing.T, open Opener) {
	s := issued(t, open)
	r := dossier.Reprint{Plan: Plan, Year: 2026, From: 1, To: 1, Act: act()}
	if err := s.Reprint(t.Context(), r); !errors.Is(err, ledger.ErrNoReason) {
		t.Errorf("without a reason: %v", err)
	}
	r.Reason = "kẹt giấy"
	if err := s.Reprint(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if st := state(t, s); len(st.Reprints) != 1 || st.Reprints[0].Reason != "kẹt giấy" || st.Reprints[0].To != 1 {
		t.Errorf("reprints %+v", st.Reprints)
	}
	if text := dumped(t, s); !strings.Contains(text, `"reason":"kẹt giấy","to":1,"type":"reprint"`) {
		t.Errorf("the dump does not show it:\n%s", text)
	}
	whole(t, s)
}

// testOvertaken: a workbook that was read before another came in is refused.
func testOvertaken(t *testing.T, open Opener) {
	s := two(t, open)
	recognise(t, s, "2026-001")
	in := workbook("w2", judged("2026-001", 1, false))
	in.Seen, in.Name = map[string]int{"2026-001": 0}, "Phiếu B.xlsx"
	var changed *ledger.ChangedError
	if err := s.Assess(t.Context(), in); !errors.As(err, &changed) || !slices.Equal(changed.Models, []string{"2026-001"}) {
		t.Errorf("overtaken: %v", err)
	}
	in.Seen["2026-001"] = 1
	if err := s.Assess(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	if w := state(t, s).Workbook(Digest("w2")); w == nil || w.Name != "Phiếu B.xlsx" || w.By != "hoso" {
		t.Errorf("workbook %+v", w)
	}
}

// testPending: a staged workbook waits until it was taken.
func testPending(t *testing.T, open Opener) {
	s := two(t, open)
	if _, err := s.Stage(t.Context(), Paper{Key: "w"}.Submission("w")); err != nil {
		t.Fatal(err)
	}
	if p := state(t, s).Pending(); len(p) != 1 {
		t.Errorf("pending %+v", p)
	}
	if err := s.Assess(t.Context(), workbook("w", judged("2026-001", 1, false))); err != nil {
		t.Fatal(err)
	}
	if p := state(t, s).Pending(); len(p) != 0 {
		t.Errorf("still pending: %+v", p)
	}
}
