package sqlite_test

import (
	"database/sql"
	"os"
	"strings"
	"testing"
)

// TestCheckFinds: each kind of damage gets its sentence.
func TestCheckFinds(t *testing.T) {
	for _, c := range []struct {
		name, want string
		damage     []string
	}{
		{"a line of the journal", "Nhật ký thiếu dòng: có 2 dòng nhưng số cuối là 3.",
			[]string{`DROP TRIGGER journal_no_delete`, `DELETE FROM journal WHERE seq = 2`}},
		{"an arrival without its act", "Sổ có 3 tệp đã nhận nhưng nhật ký ghi 2 lần nhận.",
			[]string{`DROP TRIGGER journal_no_delete`, `DELETE FROM journal WHERE seq = 3`}},
		{"a model", "Mã mô hình năm 2026 không liên tục: số cuối là 6.",
			[]string{`PRAGMA foreign_keys = 0`, `DROP TRIGGER models_no_delete`, `DELETE FROM models WHERE sequence = 2`}},
		{"a parent", "trỏ đến một dòng không có trong bảng receipts",
			[]string{`PRAGMA foreign_keys = 0`, `DROP TRIGGER receipts_no_delete`, `DELETE FROM receipts WHERE id = 1`}},
		{"a revision", "Mô hình 2026-001 không có đủ các lần nộp: lần cuối là 0.",
			[]string{`DROP TRIGGER revisions_no_delete`, `DELETE FROM revisions WHERE model = '2026-001'`}},
		{"a number of the register", "Số giấy chứng nhận năm 2026 không liên tục: số cuối là 2.",
			[]string{`INSERT INTO paper_numbers SELECT 2026, 2, id, '', '{}', 'x', 'x' FROM plans`}},
		{"what was read", "được nhận nhưng không còn nội dung đã đọc", []string{`DELETE FROM records`}},
		{"an index", "bị hỏng", []string{`PRAGMA writable_schema = 1`,
			`UPDATE sqlite_master SET sql = 'CREATE INDEX models_owner ON models (plan, unit_name)' WHERE name = 'models_owner'`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filled(t)
			meddle(t, path, c.damage...)
			faults, err := openAt(t, path).Check(t.Context())
			if err != nil || !strings.Contains(strings.Join(faults, "\n"), c.want) {
				t.Errorf("Check %q, %v; want %q", faults, err, c.want)
			}
		})
	}
}

// TestCheckBrokenPage: a file with a broken page is told, not a panic.
func TestCheckBrokenPage(t *testing.T) {
	path := filled(t)
	size, page := pageOf(t, path, "papers_plan")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := (page - 1) * size; i < page*size; i++ {
		content[i] ^= 0x5a
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	faults, err := openAt(t, path).Check(t.Context())
	if err != nil || len(faults) == 0 || !strings.Contains(faults[0], "bị hỏng") {
		t.Errorf("Check %q, %v; want that the file is broken", faults, err)
	}
}

// pageOf is the first page of a table or index.
func pageOf(t *testing.T, path, name string) (size, page int) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(`PRAGMA page_size`).Scan(&size); err != nil {
		t.Fatal(err)
	}
	if err := db.QueryRow(`SELECT rootpage FROM sqlite_master WHERE name = ?`, name).Scan(&page); err != nil {
		t.Fatal(err)
	}
	return size, page
}

// TestNothingIsRewritten: not even another program changes the history by
// mistake.
func TestNothingIsRewritten(t *testing.T) {
	path := filled(t)
	for _, statement := range []string{
		`UPDATE journal SET by = 'x'`, `DELETE FROM journal`, `UPDATE receipts SET path = 'x'`, `DELETE FROM receipts`,
		`DELETE FROM revisions`, `DELETE FROM models`,
	} {
		if err := try(t, path, statement); err == nil {
			t.Errorf("%s was done", statement)
		}
	}
}
