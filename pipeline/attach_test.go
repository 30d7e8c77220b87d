package pipeline

import (
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

func TestEvidenceFolders(t *testing.T) {
	for name, want := range map[string]bool{
		"inbox/minh-chung/x.pdf": true, "inbox/Chi bộ 1/minh-chung/x.pdf": true, "inbox/Chi bộ 1/Minh chứng/ảnh/x.jpg": true,
		"inbox/Chi bộ 1/MINH CHỨNG/x.pdf": true, "inbox/x.pdf": false, "inbox/Chi bộ 1/minh-chung.pdf": false, "minh-chung/x.pdf": false,
		"inbox/minh-chung-cu/x.pdf": false,
	} {
		if got := isEvidence(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestEvidenceKind(t *testing.T) {
	for name, want := range map[string]dossier.AttachmentKind{
		"inbox/a/minh-chung/Ảnh khảo sát.jpg": dossier.VisitRecord, "inbox/a/minh-chung/tuyên truyền/1.jpg": dossier.Publicity,
		"inbox/a/minh-chung/Tin bài.pdf": dossier.Publicity, "inbox/a/minh-chung/ảnh.jpg": dossier.OtherEvidence,
	} {
		if got := evidenceKind(name); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestEvidenceModel(t *testing.T) {
	unit := func(id string) dossier.UnitRef { return dossier.UnitRef{ID: id, Name: "Chi bộ " + id} }
	state := &dossier.State{
		Entries: []dossier.Entry{{ID: "2026-001", Unit: unit("a")}, {ID: "2026-002", Unit: unit("b")}, {ID: "2026-004", Unit: unit("b")}, {ID: "2026-1000", Unit: unit("b")}},
		Merged:  []dossier.Entry{{ID: "2026-003", Unit: unit("a"), Into: "2026-001"}},
	}
	for _, c := range []struct{ unit, path, want, why string }{
		{"a", "inbox/a/minh-chung/x.jpg", "2026-001", ""},
		{"b", "inbox/b/minh-chung/x.jpg", "", "có 3 mô hình"},
		{"b", "inbox/b/minh-chung/2026-002.jpg", "2026-002", ""},
		{"b", "inbox/b/minh-chung/2026-1000 x.jpg", "2026-1000", ""},
		{"b", "inbox/b/minh-chung/2026-004 ảnh/x.jpg", "2026-004", ""},
		{"a", "inbox/a/minh-chung/2026-002 x.jpg", "", "là của Chi bộ b"},
		{"a", "inbox/a/minh-chung/2026-003 x.jpg", "2026-001", ""},
		{"a", "inbox/a/minh-chung/2026-009 x.jpg", "", "không có mô hình 2026-009"},
		{"a", "inbox/a/minh-chung/2026-01-28 x.jpg", "2026-001", ""},
		{"", "inbox/minh-chung/2026-002 x.jpg", "2026-002", ""},
		{"", "inbox/minh-chung/x.jpg", "", "chưa rõ của đơn vị nào"},
		{"c", "inbox/c/minh-chung/x.jpg", "", "chưa có mô hình nào"},
	} {
		r := dossier.Receipt{Path: c.path}
		if c.unit != "" {
			r.Unit = unit(c.unit)
		}
		model, why := EvidenceModel(state, r)
		if model != c.want || !strings.Contains(why, c.why) || (why == "") != (c.why == "") {
			t.Errorf("%s: %q, %q; want %q, %q", c.path, model, why, c.want, c.why)
		}
	}
}

func TestNamesInABundle(t *testing.T) {
	long := strings.Repeat("Rất dài ", 40)
	for text, want := range map[string]string{"Minh chứng: ảnh": "Minh chứng - ảnh", `a/b\c:d*e?`: "", "CON": "", long: ""} {
		got := shortName(text)
		if want != "" && got != want || got == "" || len([]rune(got)) > nameLetters+1 || strings.ContainsAny(got, `<>:"/\|?*`) || strings.HasSuffix(got, " ") || strings.HasSuffix(got, ".") {
			t.Errorf("%q: %q", text, got)
		}
	}
	for name, want := range map[string]string{"a.DOCX": ".docx", "a": "", "a.b?c": "", "a.xlsx ": ""} {
		if got := plainExtension(name); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
	for _, c := range []struct{ name, format, want string }{
		{"ảnh.JPEG", "jpg", ".jpeg"}, {"ảnh.exe", "jpg", ".jpg"}, {"biểu.xlsm", "xlsx", ".xlsm"}, {"x", "pdf", ".pdf"}, {"x.ods", "odt", ".ods"},
	} {
		if got := extensionOf(dossier.Attachment{Name: c.name, Format: c.format}); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}
