package ledgertest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

func attaching(model, key string) ledger.Attaching {
	return ledger.Attaching{Act: act(), Plan: Plan, Attachment: dossier.Attachment{
		Model: model, Kind: dossier.Publicity, Name: key + ".pdf", Format: "pdf", SHA256: Digest(key), Size: int64(len(key)), Date: "2026-05-20", Note: "tin bài",
	}}
}

func mustAttach(t *testing.T, s ledger.Store, in ledger.Attaching) dossier.Attachment {
	t.Helper()
	a, err := s.Attach(t.Context(), in)
	if err != nil {
		t.Fatalf("Attach %s: %v", in.Name, err)
	}
	return a
}

// testAttach: a file is kept with a model or with the movement, once, and is
// taken away with a reason.
func testAttach(t *testing.T, open Opener) {
	s := two(t, open)
	first := mustAttach(t, s, attaching("2026-001", "tin"))
	if first.Number != 1 || first.By != "hoso" || !first.Stands() {
		t.Errorf("attached %+v", first)
	}
	if again := mustAttach(t, s, attaching("2026-001", "tin")); again.Number != 1 {
		t.Errorf("attached twice: %+v", again)
	}
	other := attaching("2026-001", "tin")
	other.Kind = dossier.VisitRecord
	mustAttach(t, s, other)
	if all := mustAttach(t, s, attaching("", "trả lời")); all.Number != 3 || all.Model != "" {
		t.Errorf("of the movement: %+v", all)
	}
	gone, err := s.Detach(t.Context(), ledger.Detaching{Act: act(), Plan: Plan, Number: 1, Reason: "nhầm mô hình"})
	if err != nil || gone.Stands() || gone.Detached.Reason != "nhầm mô hình" {
		t.Fatalf("detached %+v, %v", gone, err)
	}
	st := state(t, s)
	if len(st.Attachments) != 3 || len(st.AttachedTo("2026-001")) != 1 || len(st.AttachedTo("")) != 1 || st.Attachment(1).Stands() {
		t.Errorf("attachments %+v", st.Attachments)
	}
	if back := mustAttach(t, s, attaching("2026-001", "tin")); back.Number != 4 {
		t.Errorf("attached again: %+v", back)
	}
	text := dumped(t, s)
	if strings.Count(text, `"type":"attachment"`) != 4 || !strings.Contains(text, `"detached":{"by":"hoso","reason":"nhầm mô hình"}`) || strings.Contains(text, `"at"`) {
		t.Errorf("the dump:\n%s", text)
	}
	if got := verbs(t, s); !slices.Equal(got[len(got)-5:], []string{"attach", "attach", "attach", "detach", "attach"}) {
		t.Errorf("journal %v", got)
	}
	whole(t, s)
}

func testAttachRefused(t *testing.T, open Opener) {
	s := two(t, open)
	before := dumped(t, s)
	var fault *ledger.Fault
	var unknown *ledger.UnknownError
	for name, change := range map[string]func(*ledger.Attaching){
		"kind":    func(in *ledger.Attaching) { in.Kind = "photo" },
		"no name": func(in *ledger.Attaching) { in.Name = " " },
		"bytes":   func(in *ledger.Attaching) { in.SHA256 = "x" },
		"date":    func(in *ledger.Attaching) { in.Date = "2026-02-30" },
		"arrival": func(in *ledger.Attaching) { in.Receipt = 1 },
	} {
		in := attaching("2026-001", "tin")
		change(&in)
		if _, err := s.Attach(t.Context(), in); !errors.As(err, &fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.Attach(t.Context(), attaching("2026-009", "tin")); !errors.As(err, &unknown) {
		t.Errorf("unknown model: %v", err)
	}
	mustAttach(t, s, attaching("2026-001", "tin"))
	detach := ledger.Detaching{Act: act(), Plan: Plan, Number: 1}
	if _, err := s.Detach(t.Context(), detach); !errors.Is(err, ledger.ErrNoReason) {
		t.Errorf("without a reason: %v", err)
	}
	detach.Reason, detach.Number = "nhầm", 7
	if _, err := s.Detach(t.Context(), detach); !errors.As(err, &fault) {
		t.Errorf("unknown number: %v", err)
	}
	detach.Number = 1
	if _, err := s.Detach(t.Context(), detach); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Detach(t.Context(), detach); !errors.As(err, &fault) {
		t.Errorf("a second time: %v", err)
	}
	if after := dumped(t, s); strings.Count(after, "\n") != strings.Count(before, "\n")+1 {
		t.Errorf("what was refused left something:\n%s", after)
	}
	whole(t, s)
}

func staged(t *testing.T, s ledger.Store, key string) dossier.Receipt {
	t.Helper()
	r, err := s.Stage(t.Context(), Paper{Key: key, Kind: dossier.Evidence, Folder: "p9"}.Submission("claim "+key))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// testAttachStaged: evidence that came through the inbox waits until somebody
// says where it belongs, and never again.
func testAttachStaged(t *testing.T, open Opener) {
	s := two(t, open)
	r := staged(t, s, "ảnh")
	if r.Kind != dossier.Evidence || r.Outcome != dossier.Staged || len(state(t, s).Pending()) != 1 {
		t.Fatalf("staged %+v", r)
	}
	in := attaching("2026-001", "ảnh")
	in.Receipt = r.ID
	a := mustAttach(t, s, in)
	if a.Receipt != r.ID || len(state(t, s).Pending()) != 0 {
		t.Errorf("attached %+v", a)
	}
	var fault *ledger.Fault
	if _, err := s.Attach(t.Context(), in); !errors.As(err, &fault) {
		t.Errorf("an arrival was attached twice: %v", err)
	}
	if _, err := s.Detach(t.Context(), ledger.Detaching{Act: act(), Plan: Plan, Number: a.Number, Reason: "nhầm"}); err != nil {
		t.Fatal(err)
	}
	if p := state(t, s).Pending(); len(p) != 0 {
		t.Errorf("what was taken away waits again: %+v", p)
	}
	other := attaching("2026-002", "khác")
	other.Receipt = staged(t, s, "chưa rõ").ID
	if _, err := s.Attach(t.Context(), other); !errors.As(err, &fault) {
		t.Errorf("other bytes than those that came: %v", err)
	}
	if text := dumped(t, s); !strings.Contains(text, `"receipt":{"path":"inbox/ảnh.docx"`) {
		t.Errorf("the dump names no arrival:\n%s", text)
	}
	whole(t, s)
}

// testAttachMerge: what was attached to a model goes with it.
func testAttachMerge(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	accept(t, s, Paper{Key: "a", Unit: "p9", Names: []string{talk, reform}}, "a")
	mustAttach(t, s, attaching("2026-002", "tin"))
	in := ledger.Corrected{Act: act(), Plan: Plan, Items: []dossier.Correction{{Kind: dossier.MergeIn, Model: "2026-002", Into: "2026-001", Reason: "trùng"}}}
	done, err := s.Correct(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if got := state(t, s).AttachedTo("2026-001"); len(got) != 1 {
		t.Errorf("after the merge: %+v", got)
	}
	var merged *ledger.MergedError
	if _, err := s.Attach(t.Context(), attaching("2026-002", "ảnh")); !errors.As(err, &merged) {
		t.Errorf("to a merged model: %v", err)
	}
	if _, err := s.Undo(t.Context(), ledger.Undoing{Act: act(), Plan: Plan, Number: done[0].Number, Reason: "không trùng"}); err != nil {
		t.Fatal(err)
	}
	if st := state(t, s); len(st.AttachedTo("2026-001")) != 0 || len(st.AttachedTo("2026-002")) != 1 {
		t.Errorf("after the undoing: %+v", st.Attachments)
	}
	whole(t, s)
}

// testDismiss: what waits and is not wanted waits no longer; it may still be
// taken on purpose.
func testDismiss(t *testing.T, open Opener) {
	s := two(t, open)
	r, err := s.Stage(t.Context(), Paper{Key: "w", Kind: dossier.Assessed}.Submission("w"))
	if err != nil {
		t.Fatal(err)
	}
	in := dossier.Dismissal{Act: act(), Plan: Plan, Receipt: r.ID}
	if err := s.Dismiss(t.Context(), in); !errors.Is(err, ledger.ErrNoReason) {
		t.Errorf("without a reason: %v", err)
	}
	in.Reason = "bản nháp"
	if err := s.Dismiss(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	st := state(t, s)
	if d := st.Dismissed(r.ID); d == nil || d.Reason != "bản nháp" || d.By != "hoso" || len(st.Pending()) != 0 {
		t.Errorf("dismissed %+v, waiting %+v", d, st.Pending())
	}
	var fault *ledger.Fault
	if err := s.Dismiss(t.Context(), in); !errors.As(err, &fault) {
		t.Errorf("a second time: %v", err)
	}
	in.Receipt = 1
	if err := s.Dismiss(t.Context(), in); !errors.As(err, &fault) {
		t.Errorf("what does not wait: %v", err)
	}
	if err := s.Assess(t.Context(), workbook("w", judged("2026-001", 1, false))); err != nil {
		t.Errorf("taken on purpose: %v", err)
	}
	if text := dumped(t, s); !strings.Contains(text, `"reason":"bản nháp","receipt":{"path":"inbox/w.docx"`) {
		t.Errorf("the dump does not show it:\n%s", text)
	}
	whole(t, s)
}
