package excel_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	books "hoso/pipeline/generate/excel"
)

// Each case spoils a workbook that is right, or the ledger after the export;
// want is a part of the one fault that must come, with its place.
var spoilings = []struct {
	name  string
	spoil func(p *pen, st *dossier.State)
	want  string
}{
	{"unknown mark", func(p *pen, _ *dossier.State) { p.mark(main, "2026-003", "chưa đạtt", "1") }, "Thẩm định, ô F7: “chưa đạtt” không có trong danh sách; có phải là “chưa đạt”?"},
	{"mark without likeness", func(p *pen, _ *dossier.State) { p.mark(main, "2026-003", "tùy anh em", "1") }, "Thẩm định, ô F7: “tùy anh em” không có trong danh sách; chọn một trong: đạt, chưa đạt"},
	{"unknown rating", func(p *pen, _ *dossier.State) {
		p.write(main, "2026-003", "Xếp loại", "Hoàn thành tốt nhiệm")
	}, "Thẩm định, ô N7: “Hoàn thành tốt nhiệm” không có trong danh sách; có phải là “Hoàn thành tốt nhiệm vụ”?"},
	{"neither yes nor no", func(p *pen, _ *dossier.State) { p.write(main, "2026-003", "Công nhận", "có lẽ") }, "Thẩm định, ô O7: “có lẽ” chưa rõ; ghi “có” hoặc “không”."},
	{"impossible date", func(p *pen, _ *dossier.State) { p.set(rulings, "B5", "31/11/2026") }, "Quyết định, ô B5: Ngày 31/11/2026 không có trong lịch; ngày gần nhất là 30/11/2026."},
	{"no date", func(p *pen, _ *dossier.State) { p.set(rulings, "B5", "sắp tới") }, "Quyết định, ô B5: “sắp tới” không phải là ngày"},
	{"a year alone", func(p *pen, _ *dossier.State) { p.set(rulings, "B5", 2026) }, "Quyết định, ô B5: “2026” không phải là ngày"},
	{"month before day", func(p *pen, _ *dossier.State) { p.set(rulings, "B5", "12/25/2026") }, "Quyết định, ô B5: Ngày 12/25/2026 không có trong lịch"},
	{"recognised without decision", func(p *pen, _ *dossier.State) { p.write(main, "2026-002", "Quyết định số", "") }, "Thẩm định, ô Q5: Mô hình 2026-002 ghi công nhận nhưng chưa chọn số quyết định."},
	{"decision not there", func(p *pen, _ *dossier.State) { p.write(main, "2026-002", "Quyết định số", "15-QĐ/ĐUU") }, "Thẩm định, ô Q5: Trang tính “Quyết định” không có quyết định 15-QĐ/ĐUU; có phải là “15-QĐ/ĐU”?"},
	{"decision without recognition", func(p *pen, _ *dossier.State) { p.write(main, "2026-003", "Quyết định số", "16-QĐ/ĐU") }, "Thẩm định, ô Q7: Mô hình 2026-003 ghi không công nhận nên không ghi số quyết định."},
	{"decision without answer", func(p *pen, _ *dossier.State) {
		p.write(main, "2026-003", "Công nhận", "")
		p.write(main, "2026-003", "Quyết định số", "16-QĐ/ĐU")
	}, "Thẩm định, ô O7: Mô hình 2026-003 có số quyết định nhưng chưa ghi công nhận"},
	{"decision without place", func(p *pen, _ *dossier.State) { p.set(rulings, "C5", " ") }, "Quyết định, ô C5: Quyết định 15-QĐ/ĐU chưa ghi nơi ban hành."},
	{"decision without authority", func(p *pen, _ *dossier.State) { p.set(rulings, "D5", "") }, "Quyết định, ô D5: Quyết định 15-QĐ/ĐU chưa ghi thẩm quyền ký."},
	{"decision without title", func(p *pen, _ *dossier.State) { p.set(rulings, "E5", "") }, "Quyết định, ô E5: Quyết định 15-QĐ/ĐU chưa ghi chức vụ người ký."},
	{"decision without signer", func(p *pen, _ *dossier.State) { p.set(rulings, "F5", "") }, "Quyết định, ô F5: Quyết định 15-QĐ/ĐU chưa ghi họ và tên người ký."},
	{"decision without date", func(p *pen, _ *dossier.State) { p.set(rulings, "B5", "") }, "Quyết định, ô B5: Quyết định 15-QĐ/ĐU chưa ghi ngày quyết định."},
	{"decision without number", func(p *pen, _ *dossier.State) { p.set(rulings, "A6", "") }, "Quyết định, ô A6: Quyết định chưa ghi số."},
	{"decision twice", func(p *pen, _ *dossier.State) { p.set(rulings, "A6", "15-QĐ/ĐU") }, "Quyết định, ô A6: Quyết định 15-QĐ/ĐU ghi hai dòng (dòng kia ở ô A5)"},
	{"unknown id", func(p *pen, _ *dossier.State) { p.set(main, "A7", "2026-0033") }, "Thẩm định, ô A7: Không có mô hình mã “2026-0033”; có phải là “2026-003”?"},
	{"row copied", func(p *pen, _ *dossier.State) { p.set(main, "A9", "2026-003") }, "Thẩm định, ô A9: Mô hình 2026-003 có hai dòng (dòng kia ở ô A7); bỏ dòng chép thêm."},
	{"row without id", func(p *pen, _ *dossier.State) { p.set(main, "O12", "có") }, "Thẩm định, ô A12: Dòng có ghi nhưng không có mã mô hình"},
	{"model changed", func(_ *pen, st *dossier.State) { newer(st) }, "Thẩm định, ô A5: Mô hình 2026-002 đã thay đổi: phiếu lập từ bản số 1, hiện nay là bản số 2"},
	{"content mended", func(_ *pen, st *dossier.State) {
		st.Entries[1].Revisions[0].Model.Fields["subject"] = value("Chi bộ Phòng 9 (sửa)", 3)
	}, "Thẩm định, ô A5: Nội dung mô hình 2026-002 (bản số 1) đã được sửa trong sổ sau khi xuất phiếu"},
	{"model of another ledger", func(_ *pen, st *dossier.State) { st.Entries = st.Entries[2:3] }, "Thẩm định, ô A5: Mô hình 2026-002 không có trong sổ theo dõi này"},
	{"outstanding without a criterion", func(p *pen, _ *dossier.State) { p.mark(main, "2026-002", "chưa đạt", "6") }, "Thẩm định, ô K5: Mô hình 2026-002 ghi tiêu biểu nhưng tiêu chí 6 (Giải quyết việc khó, cấp bách) ghi “chưa đạt”; phải “đạt”."},
	{"outstanding without T2", func(p *pen, _ *dossier.State) { p.mark(group, "2026-002", "", "T2") }, "Tiêu biểu tập thể, ô F5: Mô hình 2026-002 ghi tiêu biểu nhưng tiêu chí T2 (Được công nhận tiêu biểu nhất) chưa ghi; phải “đạt”."},
	{"outstanding not recognised", func(p *pen, _ *dossier.State) {
		p.write(main, "2026-002", "Công nhận", "")
		p.write(main, "2026-002", "Quyết định số", "")
	}, "Thẩm định, ô O5: Mô hình 2026-002 ghi tiêu biểu thì phải được công nhận."},
	{"T3 against the rating", func(p *pen, _ *dossier.State) { p.write(main, "2026-002", "Xếp loại", "Hoàn thành nhiệm vụ") }, "Tiêu biểu tập thể, ô G5: Tiêu chí T3 ghi “Đạt” nhưng đơn vị xếp loại “Hoàn thành nhiệm vụ”."},
	{"sheet deleted", func(p *pen, _ *dossier.State) { p.drop(single) }, "Tiêu biểu cá nhân: Không còn trang tính này"},
	{"column deleted", func(p *pen, _ *dossier.State) { p.set(main, "T4", "Ghi chú") }, "Thẩm định: Thiếu cột “Tên ghi trên giấy”"},
	{"carry deleted", func(p *pen, _ *dossier.State) { p.drop("_hoso") }, "trang tính ẩn “_hoso” đã bị xóa"},
	{"carry edited", func(p *pen, _ *dossier.State) { p.set("_hoso", "B4", "7") }, "_hoso: Trang tính ẩn đã bị sửa"},
	{"another plan", func(p *pen, st *dossier.State) { p.set("_hoso", "B2", "dan-van-kheo-2025") }, "_hoso: "},
}

// newer gives model 2026-002 a second revision.
func newer(st *dossier.State) {
	first := st.Entries[1].Revisions[0]
	second := first
	second.Number = 2
	first.Current = false
	st.Entries[1].Revisions = []dossier.Revision{first, second}
}

func (p *pen) drop(sheet string) {
	p.t.Helper()
	if err := p.f.DeleteSheet(sheet); err != nil {
		p.t.Fatal(err)
	}
}

func TestFaults(t *testing.T) {
	for _, c := range spoilings {
		t.Run(c.name, func(t *testing.T) {
			st := sample()
			p := fill(t, sample())
			c.spoil(p, st)
			_, _, err := read(t, p.bytes(), st)
			var faults books.Faults
			if !errors.As(err, &faults) {
				t.Fatalf("error %v", err)
			}
			if len(faults) != 1 || !strings.Contains(faults[0].String(), c.want) {
				t.Errorf("faults:\n%v\nwant one:\n%s", faults, c.want)
			}
		})
	}
}

// All faults come back at once, in the order of the workbook.
func TestFaultsAtOnce(t *testing.T) {
	p := fill(t, sample())
	p.set(rulings, "B5", "31/11/2026")
	p.mark(group, "2026-002", "chưa đạt", "T1")
	p.mark(main, "2026-003", "đat roi", "8", "1")
	_, _, err := read(t, p.bytes(), sample())
	var got []string
	for _, f := range err.(books.Faults) {
		got = append(got, f.Sheet+" "+f.Cell)
	}
	if want := "Thẩm định F7|Thẩm định M7|Tiêu biểu tập thể E5|Quyết định B5"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

func TestNothingJudged(t *testing.T) {
	_, _, err := read(t, assessment(t, sample()), sample())
	if err == nil || !strings.Contains(err.Error(), "chưa ghi kết quả thẩm định của mô hình nào") {
		t.Errorf("error %v", err)
	}
}

// A workbook of another plan is told by name, as exported there.
func TestOtherPlan(t *testing.T) {
	other := shippedPlan(t)
	other.ID = "dan-van-kheo-2025"
	b, err := books.Assessment(sample(), other, settings(), "1", asOf(), dossier.YearEnd)
	_, _, err = read(t, bytesOf(t, b, err), sample())
	if err == nil || !strings.Contains(err.Error(), "Phiếu của kế hoạch “dan-van-kheo-2025”") {
		t.Errorf("error %v", err)
	}
}

// An outstanding individual needs C0a to C6, in words of their own for C5 and
// C6; a leader L1 and L2 too; and it must be told whether it is one.
func TestIndividuals(t *testing.T) {
	criteria := []string{"C0a", "C0b", "C0c", "C1", "C2", "C3", "C4"}
	put := func(id string) *pen {
		p := newPen(t, sample())
		p.common(id)
		p.mark(single, id, "đạt", criteria...)
		p.mark(single, id, "bảo đảm", "C5", "C6")
		for heading, words := range map[string]string{"Công nhận": "có", "Tiêu biểu": "có", "Quyết định số": "15-QĐ/ĐU"} {
			p.write(main, id, heading, words)
		}
		p.decision(1, "15-QĐ/ĐU", "ngày 05 tháng 12 năm 2026", "Hải Phòng", "T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Văn Bình")
		return p
	}
	expect := func(name string, p *pen, want ...string) {
		t.Helper()
		_, _, err := read(t, p.bytes(), sample())
		for _, words := range want {
			if err == nil || !strings.Contains(err.Error(), words) {
				t.Errorf("%s: error %v, want %q", name, err, words)
			}
		}
		if len(want) == 0 && err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	expect("officer", put("2026-003"))
	expect("leader without L", put("2026-001"), "tiêu chí L1", "tiêu chí L2")
	leader := put("2026-001")
	leader.mark(single, "2026-001", "đạt", "L1", "L2")
	expect("leader of a unit without rating", leader, "Thẩm định, ô N6: Mô hình 2026-001 ghi tiêu biểu, tiêu chí L2 ghi “đạt” nhưng chưa ghi xếp loại đơn vị.")
	leader.write(main, "2026-001", "Xếp loại", "Hoàn thành xuất sắc nhiệm vụ")
	expect("leader", leader)
	expect("not told", put("2026-005"), "ghi rõ cá nhân có phải lãnh đạo, quản lý không")
	told := put("2026-005")
	told.write(single, "2026-005", "Lãnh đạo", "không")
	expect("told", told)
	private := put("2026-003")
	private.mark(single, "2026-003", "chưa xét", "C6")
	expect("C6 open", private, "Tiêu biểu cá nhân, ô N6: Mô hình 2026-003 ghi tiêu biểu nhưng tiêu chí C6 (Nêu gương, chống tham nhũng) ghi “chưa xét”; phải “bảo đảm”.")
	wrong := put("2026-003")
	wrong.mark(single, "2026-003", "đạt", "C5")
	expect("C5 in other words", wrong, "chọn một trong: bảo đảm, chưa bảo đảm, chưa xét")
}

func TestThousandModels(t *testing.T) {
	st := many(1000)
	p := newPen(t, st)
	for row := 5; row < 1005; row++ {
		p.set(main, fmt.Sprintf("F%d", row), "đạt")
	}
	assessments, _, err := read(t, p.bytes(), st)
	if err != nil || len(assessments) != 1000 {
		t.Fatalf("%d assessments, %v", len(assessments), err)
	}
	if data := overview(t, st); len(data) > 2<<20 {
		t.Errorf("the overview takes %d bytes", len(data))
	}
}

func TestAnswer(t *testing.T) {
	decision := dossier.Decision{Number: "15-QĐ/ĐU", Date: "2026-12-05", Place: "Hải Phòng", Authority: "T/M ĐẢNG ỦY", Title: "BÍ THƯ", Signer: "Trần Văn Bình"}
	verdicts := map[string]books.Verdict{"2026-002": {Recognised: true, Outstanding: true}, "2026-005": {Recognised: true, Outstanding: true}, "2026-003": {}}
	data, err := books.Answer(assessment(t, sample()), shippedPlan(t), verdicts, decision)
	if err != nil {
		t.Fatal(err)
	}
	assessments, decisions, err := read(t, data, sample())
	if err != nil || len(assessments) != 3 || len(decisions) != 1 {
		t.Errorf("%+v, %+v, %v", assessments, decisions, err)
	}
}

// A part that inflates to far more than it says is refused, and soon.
func TestBomb(t *testing.T) {
	var plain bytes.Buffer
	squeeze, err := flate.NewWriter(&plain, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	for range 300 {
		if _, err := squeeze.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := squeeze.Close(); err != nil {
		t.Fatal(err)
	}
	for _, says := range []uint64{100, 300 << 20} {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
			to, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CompressedSize64: uint64(plain.Len()), UncompressedSize64: says})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := to.Write(plain.Bytes()); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if books.IsAssessment(bytes.NewReader(out.Bytes()), int64(out.Len())) {
			t.Error("told for an assessment workbook")
		}
		if _, _, err := read(t, out.Bytes(), sample()); err == nil {
			t.Error("no fault")
		}
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 200<<20 {
			t.Errorf("a part that says %d bytes took %d MB", says, used>>20)
		}
	}
}

func BenchmarkReadAssessment1000(b *testing.B) {
	st := many(1000)
	p := newPen(b, st)
	for row := 5; row < 1005; row++ {
		p.set(main, fmt.Sprintf("F%d", row), "đạt")
	}
	data := p.bytes()
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := read(b, data, st); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzWorkbook(f *testing.F) {
	whole := assessment(f, sample())
	f.Add(whole)
	f.Add(overview(f, sample()))
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	pl, st := shippedPlan(f), sample()
	f.Fuzz(func(t *testing.T, data []byte) {
		books.IsAssessment(bytes.NewReader(data), int64(len(data)))
		filled, err := books.ReadAssessment(bytes.NewReader(data), int64(len(data)), pl, st, books.Reading{})
		if err == nil && len(filled.Assessments) == 0 {
			t.Error("neither assessments nor faults")
		}
	})
}
