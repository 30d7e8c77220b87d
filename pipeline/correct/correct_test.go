package correct_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"hoso/pipeline/correct"
	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

func shipped(t testing.TB) *plan.Plan {
	t.Helper()
	const name = "../../templates/plans/dan-van-kheo-2026.yaml"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Load(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestField(t *testing.T) {
	p := shipped(t)
	for text, want := range map[string]string{
		"targets": "targets", "TARGETS": "targets", "Chỉ tiêu": "targets", "chi tieu, tieu chi": "targets", "Tên mô hình": "name", "Lĩnh vực": "domain",
		"Mục tiêu": "objectives", "khong co": "", "": "", "?": "",
	} {
		f, err := correct.Field(p, text)
		switch {
		case want == "" && (err == nil || !strings.Contains(err.Error(), "targets (")):
			t.Errorf("%q: %v, want the list of fields", text, err)
		case want != "" && (err != nil || f.ID != want):
			t.Errorf("%q: %+v, %v, want %s", text, f, err, want)
		}
	}
}

func TestValue(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct{ field, text, want, fault string }{
		{"targets", " 98%  hồ sơ \n", "98%  hồ sơ", ""},
		{"targets", "", "", ""},
		{"targets", "……", "", "để giá trị trống"},
		{"targets", strings.Repeat("a", 20_001), "", "quá dài"},
		{"domain", "political_system", "political_system", ""},
		{"domain", "xây dựng hệ thống chính trị", "political_system", ""},
		{"domain", "Môi trường", "", "chọn một trong: "},
		{"origin", "Mô hình mới", "new", ""},
		{"leadership", "Có", "true", ""},
		{"leadership", "không", "false", ""},
		{"leadership", "chắc là có", "", "chỉ nhận “có” hoặc “không”"},
		{"end_date", "20/11/2026", "2026-11-20", ""},
		{"end_date", "2026-11-20", "2026-11-20", ""},
		{"end_date", "ngày 20 tháng 11 năm 2026", "2026-11-20", ""},
		{"end_date", "31/11/2026", "", "ngày gần nhất là 30/11/2026"},
		{"end_date", "2026-11-31", "", "ngày gần nhất là 30/11/2026"},
		{"end_date", "quý IV", "", "không phải là một ngày"},
	} {
		got, _, err := correct.Value(p, p.Field(c.field), c.text)
		switch {
		case c.fault == "" && (err != nil || got != c.want):
			t.Errorf("%s %q: %q, %v, want %q", c.field, c.text, got, err, c.want)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%s %q: %v, want %q", c.field, c.text, err, c.fault)
		}
	}
}

// world is one model of one unit with a version before and a current one.
func world(p *plan.Plan, corrections ...dossier.Correction) *dossier.State {
	revision := func(number int, targets string, current bool) dossier.Revision {
		return dossier.Revision{Number: number, Receipt: int64(number), Kind: dossier.Registration, Period: "registration", Current: current,
			Model: dossier.Model{Fields: map[string]dossier.Field{"name": {Value: "Một cửa"}, "targets": {Value: targets, Label: "Chỉ tiêu"}}},
			Findings: []dossier.Finding{
				{Model: dossier.At(3), Criterion: "2", Field: "targets", Severity: dossier.Missing, Basis: dossier.Asked, Message: "Chưa nêu chỉ tiêu."},
				{Model: dossier.At(3), Field: "targets", Severity: dossier.Unclear, Message: "Đọc chưa rõ."},
				{Severity: dossier.Unclear, Message: "Thư mục khác."},
			}}
	}
	for i := range corrections {
		c := &corrections[i]
		c.Number, c.Act.By, c.Reason, c.Period, c.Paper = int64(i+1), "Lan", "theo điện thoại", "registration", dossier.Registration
	}
	return &dossier.State{Plan: p.ID, Corrections: corrections,
		Receipts: []dossier.Receipt{{ID: 1, Path: "inbox/a.docx"}, {ID: 2, Path: "inbox/b.docx"}},
		Entries: []dossier.Entry{{ID: "2026-001", Name: "Một cửa", Unit: dossier.UnitRef{ID: "phong-9", Name: "Chi bộ Phòng 9"},
			Revisions: []dossier.Revision{revision(1, "95%", false), revision(2, "", true)}}}}
}

// rules check nothing but that targets are there.
func rules(p *plan.Plan) correct.Rules {
	return correct.Rules{Plan: p, Check: func(_ *plan.Plan, r *dossier.Record) []dossier.Finding {
		if r.Models[0].Text("targets") != "" {
			return nil
		}
		return []dossier.Finding{{Model: dossier.At(0), Criterion: "2", Field: "targets", Severity: dossier.Missing, Basis: dossier.Asked}}
	}}
}

func set(revision int, value, read string) dossier.Correction {
	return dossier.Correction{Kind: dossier.SetValue, Model: "2026-001", Field: "targets", Revision: revision, Value: value, Read: read}
}

func TestSetCompletesAModel(t *testing.T) {
	p := shipped(t)
	st := world(p, set(2, "98%", ""))
	read := st.Entries[0].Revisions[1].Model.Fields
	rules(p).Apply(st)
	v := st.Entries[0].Current(dossier.Registration)
	f := v.Model.Fields["targets"]
	if f.Value != "98%" || f.By != "Lan" || f.Reason != "theo điện thoại" || f.Read != "" || f.Label != "Chỉ tiêu" || f.Confidence != 1 || !v.Complete {
		t.Errorf("%+v, complete %v", f, v.Complete)
	}
	if len(v.Findings) != 1 || v.Findings[0].Message != "Thư mục khác." {
		t.Errorf("findings %+v", v.Findings)
	}
	if read["targets"].Value != "" || st.Entries[0].Revisions[0].Model.Text("targets") != "95%" {
		t.Error("what was read, or a version before, was changed")
	}
	if len(st.Disputes) != 0 {
		t.Errorf("%+v", st.Disputes)
	}
}

func TestSetSurvivesUntilTheSenderChangesTheField(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name      string
		set       []dossier.Correction
		want      string
		disputes  int
		undoFirst bool
	}{
		{"the field as it was", []dossier.Correction{set(1, "98%", "")}, "98%", 0, false},
		{"the sender changed it", []dossier.Correction{set(1, "98%", "95%")}, "", 1, false},
		{"decided again", []dossier.Correction{set(1, "98%", "95%"), set(2, "99%", "")}, "99%", 0, false},
		{"the sender came round", []dossier.Correction{set(1, "", "95%")}, "", 0, false},
		{"undone", []dossier.Correction{set(1, "98%", "95%")}, "", 0, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := world(p, c.set...)
			if c.undoFirst {
				st.Corrections[0].Undone = &dossier.Undoing{}
			}
			rules(p).Apply(st)
			v := st.Entries[0].Current(dossier.Registration)
			if v.Model.Text("targets") != c.want || len(st.Disputes) != c.disputes {
				t.Errorf("%q, %+v", v.Model.Text("targets"), st.Disputes)
			}
			if c.disputes == 0 {
				return
			}
			d := st.Disputes[0]
			if d.Kind != correct.ChangedAfterSet || d.Correction != 1 || d.Files[0] != "inbox/b.docx" || !strings.Contains(d.Message, "Lan đã ghi “98%”") || len(d.Cures) != 2 {
				t.Errorf("%+v", d)
			}
			if last := v.Findings[len(v.Findings)-1]; last.Severity != dossier.Unclear || last.Field != "targets" {
				t.Errorf("the slip is silent: %+v", v.Findings)
			}
		})
	}
}

func TestWaive(t *testing.T) {
	p := shipped(t)
	st := world(p)
	r := rules(p)
	r.Apply(st)
	for what, fault := range map[string]string{"2": "", "2/targets": "", "targets": "", "Chỉ tiêu": "", "4": "đang có: 2/targets", "9/targets": "không có tiêu chí", "conflict": "không trùng"} {
		items, err := r.Waive(st, "2026-001", what)
		if fault != "" {
			if err == nil || !strings.Contains(err.Error(), fault) {
				t.Errorf("%q: %v, want %q", what, err, fault)
			}
			continue
		}
		if err != nil || len(items) != 1 {
			t.Fatalf("%q: %+v, %v", what, items, err)
		}
		after := world(p, items...)
		r.Apply(after)
		v := after.Entries[0].Current(dossier.Registration)
		if f := v.Findings[0]; f.Severity != dossier.Noted || f.Waived != "Lan" || !strings.Contains(f.Message, "theo điện thoại") || !v.Complete {
			t.Errorf("%q: %+v, complete %v", what, f, v.Complete)
		}
		if after.Entries[0].Revisions[0].Findings[0].Severity != dossier.Missing {
			t.Errorf("%q: waived in a version before", what)
		}
	}
}

// twice is one name from two units.
func twice(p *plan.Plan, corrections ...dossier.Correction) *dossier.State {
	st := world(p, corrections...)
	other := world(p).Entries[0]
	other.ID, other.Unit = "2026-002", dossier.UnitRef{ID: "khu-vuc-10", Name: "Chi bộ VKSND khu vực 10"}
	other.Revisions = other.Revisions[:1]
	other.Revisions[0].Current = true
	st.Entries = append(st.Entries, other)
	return st
}

func TestTwoUnitsClaimOneModel(t *testing.T) {
	p := shipped(t)
	r := rules(p)
	st := twice(p)
	r.Apply(st)
	if len(st.Disputes) != 1 {
		t.Fatalf("%+v", st.Disputes)
	}
	d := st.Disputes[0]
	for _, want := range []string{"2026-001", "2026-002", "Phòng 9", "khu vực 10", "inbox/a.docx", "inbox/b.docx"} {
		if !strings.Contains(d.Message, want) {
			t.Errorf("%q lacks %s", d.Message, want)
		}
	}
	items, err := r.Waive(st, "2026-002", "conflict/2026-001")
	if err != nil || len(items) != 1 {
		t.Fatalf("%+v, %v", items, err)
	}
	st = twice(p, items...)
	r.Apply(st)
	if len(st.Disputes) != 0 {
		t.Errorf("waived: %+v", st.Disputes)
	}
	st = twice(p)
	st.Entries[1].Unit = st.Entries[0].Unit
	r.Apply(st)
	if len(st.Disputes) != 0 {
		t.Errorf("of one unit: %+v", st.Disputes)
	}
}

// FuzzRequest: whatever people write gives a correction or a sentence.
func FuzzRequest(f *testing.F) {
	p := shipped(f)
	r := rules(p)
	for _, s := range []string{"targets", "Chỉ tiêu", "2/targets", "conflict/x", "31/11/2026", "có", "2026-13-45", "\x00\xff", "//", strings.Repeat("x", 300)} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		st := world(p)
		if c, err := r.Set(st, "2026-001", a, b); err != nil {
			sentence(t, err)
		} else if p.Field(c.Field) == nil {
			t.Errorf("%+v", c)
		}
		for i := range p.Fields {
			if value, _, err := correct.Value(p, &p.Fields[i], b); err != nil {
				sentence(t, err)
			} else if o := &p.Fields[i]; o.Type == "option" && value != "" && o.Option(value) == nil {
				t.Errorf("%s has no option %q", o.ID, value)
			}
		}
		if _, err := r.Waive(st, a, b); err != nil {
			sentence(t, err)
		}
		if _, err := r.Waive(st, "2026-001", b); err != nil {
			sentence(t, err)
		}
	})
}

func sentence(t *testing.T, err error) {
	t.Helper()
	if _, ok := err.(*correct.Refusal); !ok || err.Error() == "" {
		t.Errorf("%T %v", err, err)
	}
	if words := err.Error(); utf8.RuneCountInString(words) > 6000 {
		t.Errorf("%d letters", utf8.RuneCountInString(words))
	}
}
