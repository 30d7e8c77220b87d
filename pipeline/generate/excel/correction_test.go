package excel_test

import (
	"bytes"
	"testing"

	"hoso/pipeline/dossier"
	books "hoso/pipeline/generate/excel"
)

// filledOverview is an overview with rows of corrections from row 5 on.
func filledOverview(t testing.TB, st *dossier.State, rows ...[]string) []byte {
	t.Helper()
	f := openBook(t, overview(t, st))
	for r, row := range rows {
		for c, words := range row {
			if err := f.SetCellStr("Sửa số liệu", string(rune('A'+c))+string(rune('5'+r)), words); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestReadCorrections(t *testing.T) {
	st := sample()
	id := st.Entries[0].ID
	blank := overview(t, st)
	if books.IsCorrected(bytes.NewReader(blank), int64(len(blank))) {
		t.Error("an overview in which nothing is written passes as corrected")
	}
	data := filledOverview(t, st, []string{id, "Mục tiêu", "Mới", "Lan", "gọi điện"}, []string{id, "Ngày hoàn thành", "46346", "", "gọi điện"})
	if !books.IsCorrected(bytes.NewReader(data), int64(len(data))) {
		t.Error("not known as corrected")
	}
	rows, err := books.ReadCorrections(bytes.NewReader(data), int64(len(data)), shippedPlan(t), st, "Hùng")
	if err != nil || len(rows) != 2 || rows[0].By != "Lan" || rows[0].Value != "Mới" || rows[1].By != "Hùng" || rows[1].Value != "2026-11-20" {
		t.Fatalf("%+v, %v", rows, err)
	}
	if f := rows[0].Fault("value", "x"); f.Cell != "C5" || f.Sheet != "Sửa số liệu" {
		t.Errorf("%+v", f)
	}
}

// FuzzReadCorrections: a workbook from outside gives rows or faults in words.
func FuzzReadCorrections(f *testing.F) {
	st, pl := sample(), shippedPlan(f)
	f.Add(overview(f, st))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := bytes.NewReader(data)
		_ = books.IsCorrected(r, int64(len(data)))
		_, err := books.ReadCorrections(r, int64(len(data)), pl, st, "Lan")
		if _, ok := err.(books.Faults); err != nil && !ok {
			t.Errorf("%T %v", err, err)
		}
	})
}
