package sqlite_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/ledgertest"
)

// TestOpenFirstLedger opens a ledger as the first version of the program left
// it, with a certificate: it is whole, and every act works on it.
func TestOpenFirstLedger(t *testing.T) {
	text, err := os.ReadFile("migrations/00001_ledger.sql")
	if err != nil {
		t.Fatal(err)
	}
	_, up, _ := strings.Cut(string(text), "-- +goose Up\n")
	up, _, _ = strings.Cut(up, "-- +goose Down")
	path := filepath.Join(t.TempDir(), "hoso.db")
	w, sha, at := ledgertest.Digest("w"), ledgertest.Digest("a"), "2026-12-01T02:00:00Z"
	meddle(t, path, up,
		`CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))`,
		`INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1)`,
		`INSERT INTO plans VALUES ('dan-van-kheo-2026', '`+at+`')`,
		`INSERT INTO contents VALUES ('`+sha+`', 1)`,
		`INSERT INTO receipts VALUES (1, 'c', 'dan-van-kheo-2026', 'inbox/a.docx', 'p9', 'Chi bộ p9', 'p9', '`+sha+`', 'registration', 'accepted', '', '', '', NULL, 'lan', '`+at+`')`,
		`INSERT INTO records VALUES ('`+sha+`', 'dan-van-kheo-2026', 'test', 1, '{}')`,
		`INSERT INTO models VALUES ('2026-001', 2026, 1, 'dan-van-kheo-2026', 'p9', 'Chi bộ p9', 'p9', 'Tiếp công dân', 'lan', '`+at+`')`,
		`INSERT INTO revisions VALUES ('2026-001', 1, 1, 0, 'registration', 'registration', 'Tiếp công dân', '{}', '{}', '[]', 1, 1, 'lan', '`+at+`')`,
		`INSERT INTO assessments VALUES (1, 'dan-van-kheo-2026', '2026-001', 1, '`+w+`', '{"model":"2026-001","revision":1,"recognised":true,"decision":"15-QĐ/ĐU","workbook":"`+w+`","by":"lan","at":"`+at+`"}', 'lan', '`+at+`')`,
		`INSERT INTO decisions VALUES (1, 'dan-van-kheo-2026', '15-QĐ/ĐU', '2026-11-20', 'Hải Phòng', 'T/M ĐẢNG ỦY', 'BÍ THƯ', 'Trần Văn A', '`+w+`', 'lan', '`+at+`')`,
		`INSERT INTO certificates VALUES (2026, 1, 'dan-van-kheo-2026', '2026-001', 1, '15-QĐ/ĐU', '{"register":"01/2026","recipient":"Chi bộ p9"}', '`+ledgertest.Digest("pdf")+`', 1, 'lan', '`+at+`')`,
		`INSERT INTO journal (plan, verb, subject, detail_json, by, at) VALUES ('dan-van-kheo-2026', 'accept', 'x', '{}', 'lan', '`+at+`'),
			('dan-van-kheo-2026', 'assess', 'x', '{}', 'lan', '`+at+`'), ('dan-van-kheo-2026', 'issue', 'x', '{}', 'lan', '`+at+`')`)
	s := openAt(t, path)
	if faults, err := s.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Fatalf("Check %v, %v", faults, err)
	}
	st, err := s.State(t.Context(), ledgertest.Plan)
	if err != nil {
		t.Fatal(err)
	}
	c := st.Certificate("2026-001")
	if c == nil || c.Content.Register != "01/2026" || st.Workbook(w) == nil || st.Decision("15-QĐ/ĐU").Signer != "Trần Văn A" {
		t.Fatalf("state %+v", st)
	}
	in := ledger.Cancellation{Act: dossier.Act{By: "lan", At: c.At}, Plan: ledgertest.Plan, Year: 2026, Sequence: 1, Reason: "in hỏng"}
	if _, err := s.Cancel(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	if faults, err := s.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("Check %v, %v", faults, err)
	}
}
