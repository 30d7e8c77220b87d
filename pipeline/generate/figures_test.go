package generate_test

import (
	"fmt"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

// TestFiguresOfManyUnits: five hundred units beyond the plan stay one sentence and one table.
func TestFiguresOfManyUnits(t *testing.T) {
	p, pl, st := newPress(t), shippedPlan(t), sampleState()
	for i := range 500 {
		e := st.Entries[2]
		e.ID = fmt.Sprintf("2026-%03d", 10+i)
		e.Unit = dossier.UnitRef{ID: fmt.Sprintf("phong-%d", 20+i), Name: fmt.Sprintf("Chi bộ Phòng %d", 20+i)}
		st.Entries = append(st.Entries, e)
	}
	report, err := p.RegistrationReport(st, pl, day(2026, 6, 9))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := report.Pages()
	if err != nil {
		t.Fatal(err)
	}
	inMargins(t, pages)
	text := words(pages)
	for _, want := range []string{"501 đơn vị đăng ký thêm", "và 489 đơn vị khác", "Tổng số mô hình đăng ký: 503 mô hình", "Chi bộ Phòng 519"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if len(report.Models) != 503 {
		t.Errorf("%d models", len(report.Models))
	}
}

// TestListOfSeveralUnits: one file for two units; each is judged by its arrival, the slip names both.
func TestListOfSeveralUnits(t *testing.T) {
	p, pl, st := newPress(t), shippedPlan(t), sampleState()
	st.Receipts = st.Receipts[1:2]
	st.Receipts[0].Unit = dossier.UnitRef{}
	st.Entries = st.Entries[:2]
	for i := range st.Entries {
		st.Entries[i].Revisions = st.Entries[i].Revisions[len(st.Entries[i].Revisions)-1:]
		st.Entries[i].Revisions[0].Receipt = st.Receipts[0].ID
	}
	slip, err := p.CheckSlip(st, pl, st.Receipts[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Phiếu rà soát/nhiều đơn vị/Phiếu rà soát hồ sơ 0002.pdf"; slip.Name != want {
		t.Errorf("the slip is called %q, not %q", slip.Name, want)
	}
	text := slipText(t, p, st, st.Receipts[0].ID)
	for _, want := range []string{"Chi bộ Phòng 9; Chi bộ VKSND khu vực 10", "Chậm 05 ngày", "02 mô hình. Còn 03 nội dung", "III- MÔ HÌNH “Tiếp công dân tận tâm”"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	report, err := p.RegistrationReport(st, pl, day(2026, 6, 9))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := report.Pages()
	if err != nil {
		t.Fatal(err)
	}
	if text := words(pages); !strings.Contains(text, "Chi bộ Phòng 9 (05 ngày); Chi bộ VKSND khu vực 10 (05 ngày)") {
		t.Errorf("both units are 5 days late: %s", text)
	}
}

// TestValuesAsAPersonReadsThem: an impossible date in the official style, nothing for a field that holds nothing.
func TestValuesAsAPersonReadsThem(t *testing.T) {
	st := sampleState()
	fields := st.Entries[0].Revisions[1].Model.Fields
	fields["end_date"], fields["publicity"], fields["launch"] = value("2026-11-31", 14), value("", 15), value("2026-11", 16)
	text := slipText(t, newPress(t), st, 3)
	for _, want := range []string{"Ngày hoàn thành 31/11/2026", "Không suy ra từ nội dung khác trong tệp"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if strings.Contains(text, "2026-11-31") || strings.Contains(text, "dòng 15") {
		t.Error(text)
	}
}

// TestNamesThatWindowsTakes: a unit's name as a file gives it may hold anything.
func TestNamesThatWindowsTakes(t *testing.T) {
	st := sampleState()
	st.Receipts[2].Unit.Name = "Chi bộ: Phòng 9/A " + strings.Repeat("dài ", 40) + "."
	slip, err := newPress(t).CheckSlip(st, shippedPlan(t), 3)
	if err != nil {
		t.Fatal(err)
	}
	if folder := strings.Split(slip.Name, "/"); len(folder) != 3 || strings.ContainsAny(folder[1], `<>:"\|?*`) || len([]rune(folder[1])) > 80 || strings.HasSuffix(folder[1], " ") {
		t.Errorf("%q", slip.Name)
	}
}

// TestSignatureIsNeverTornOff: however long the table is, the last sentence stands on the page of the signature.
func TestSignatureIsNeverTornOff(t *testing.T) {
	p, pl, st := newPress(t), shippedPlan(t), sampleState()
	for i := range 30 {
		e := st.Entries[2]
		e.ID, e.Unit = fmt.Sprintf("2026-%03d", 10+i), dossier.UnitRef{ID: fmt.Sprintf("phong-%d", 20+i), Name: fmt.Sprintf("Chi bộ Phòng %d", 20+i)}
		st.Entries = append(st.Entries, e)
		list, err := p.OwingList(st, pl, day(2026, 6, 9))
		if err != nil {
			t.Fatal(err)
		}
		pages, err := list.Pages()
		if err != nil {
			t.Fatal(err)
		}
		last := words(pages[len(pages)-1:])
		if !strings.Contains(last, "Danh sách này có") || !strings.Contains(last, "T/M ĐẢNG ỦY") || !strings.Contains(last, "Nơi nhận") {
			t.Errorf("%d units: the last page is %s", len(st.Entries), last)
		}
	}
}

// TestConfirmedDeadline: a day that a person has confirmed is still not the plan's own.
func TestConfirmedDeadline(t *testing.T) {
	p, pl := newPress(t), shippedPlan(t)
	for i := range pl.Deadlines {
		pl.Deadlines[i].Confirmed = true
	}
	report, err := p.RegistrationReport(sampleState(), pl, day(2026, 2, 9))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := report.Pages()
	if err != nil {
		t.Fatal(err)
	}
	if want := "Kế hoạch ghi 31/11/2026, ngày không có; thực hiện trước ngày 30/11/2026 theo xác nhận của cơ quan"; !strings.Contains(words(pages), want) {
		t.Errorf("no %q in %s", want, words(pages))
	}
}

// TestResultReportHasNoDeadlineOfTheUnit: the year's deadlines are the office's own and never counted against a unit.
func TestResultReportHasNoDeadlineOfTheUnit(t *testing.T) {
	st := sampleState()
	st.Receipts[1].Kind, st.Entries[1].Revisions[0].Kind = dossier.ResultReport, dossier.ResultReport
	text := slipText(t, newPress(t), st, 2)
	for _, never := range []string{"Thời hạn nộp", "Chậm", "chưa đến thời điểm đánh giá"} {
		if strings.Contains(text, never) {
			t.Errorf("%q in %s", never, text)
		}
	}
	if !strings.Contains(text, "Báo cáo kết quả mô hình “Dân vận khéo” năm 2026") {
		t.Error(text)
	}
}
