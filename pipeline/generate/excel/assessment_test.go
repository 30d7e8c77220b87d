package excel_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	books "hoso/pipeline/generate/excel"
)

// pen writes into an exported workbook as a person does.
type pen struct {
	t testing.TB
	f *excelize.File
}

func newPen(t testing.TB, st *dossier.State) *pen { return &pen{t, openBook(t, assessment(t, st))} }

// find gives the cell of a model (by id; of a decision: by row from 1) and a column by how its heading begins.
func (p *pen) find(sheet, id, heading string) string {
	p.t.Helper()
	rows, err := p.f.GetRows(sheet)
	if err != nil {
		p.t.Fatal(err)
	}
	column := 0
	for i, words := range rows[3] {
		if strings.HasPrefix(words, heading) {
			column = i + 1
		}
	}
	for r := 4; r < len(rows); r++ {
		if column > 0 && len(rows[r]) > 0 && rows[r][0] == id {
			return cell(column, r+1)
		}
	}
	p.t.Fatalf("%s: no cell for %s under %q", sheet, id, heading)
	return ""
}

func cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(err)
	}
	return name
}

func (p *pen) set(sheet, at string, v any) {
	p.t.Helper()
	if err := p.f.SetCellValue(sheet, at, v); err != nil {
		p.t.Fatal(err)
	}
}

func (p *pen) write(sheet, id, heading string, v any) {
	p.t.Helper()
	p.set(sheet, p.find(sheet, id, heading), v)
}

func (p *pen) mark(sheet, id, word string, headings ...string) {
	p.t.Helper()
	for _, h := range headings {
		p.write(sheet, id, h+".", word)
	}
}

// common marks all common criteria as met.
func (p *pen) common(id string) {
	p.t.Helper()
	p.mark(main, id, "đạt", "1", "2", "3", "4", "5", "6", "7", "8")
}

func (p *pen) decision(row int, values ...any) {
	p.t.Helper()
	for i, v := range values {
		p.set(rulings, cell(i+1, 4+row), v)
	}
}

func (p *pen) bytes() []byte {
	p.t.Helper()
	buf, err := p.f.WriteToBuffer()
	if err != nil {
		p.t.Fatal(err)
	}
	return buf.Bytes()
}

const (
	main    = "Thẩm định"
	group   = "Tiêu biểu tập thể"
	single  = "Tiêu biểu cá nhân"
	rulings = "Quyết định"
)

// fill is a workbook as a committee returns it.
func fill(t testing.TB, st *dossier.State) *pen {
	p := newPen(t, st)
	p.common("2026-002")
	p.mark(group, "2026-002", "Đạt", "T1", "T2", "T3")
	p.write(main, "2026-002", "Xếp loại", "Hoàn thành tốt nhiệm vụ")
	p.write(main, "2026-002", "Công nhận", "x")
	p.write(main, "2026-002", "Tiêu biểu", "Có")
	p.write(main, "2026-002", "Quyết định số", "15-QĐ/ĐU")
	p.write(main, "2026-002", "Tên ghi", "  Chi bộ Phòng 9\n VKSND  thành phố ")
	p.write(main, "2026-003", "Công nhận", "không")
	p.mark(main, "2026-003", "chưa có minh chứng", "4")
	p.write(main, "2026-003", "Nhận xét", "=Cần nêu rõ hơn")
	p.decision(1, "15-QĐ/ĐU", "05/12/2026", "Hải Phòng", "T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Văn Bình")
	p.decision(2, "16-QĐ/ĐU", 46361, "Hải Phòng", "T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Văn Bình")
	return p
}

func yes(b bool) *bool { return &b }

func wanted() ([]dossier.Assessment, []dossier.Decision) {
	met := map[string]dossier.Mark{}
	for _, id := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "T1", "T2", "T3"} {
		met[id] = dossier.Met
	}
	return []dossier.Assessment{
			{Model: "2026-002", Revision: 1, Marks: met, Rating: "good", Round: 2, Recognised: yes(true), Outstanding: yes(true), PrintedName: "Chi bộ Phòng 9 VKSND thành phố", Decision: "15-QĐ/ĐU"},
			{Model: "2026-003", Revision: 1, Marks: map[string]dossier.Mark{"4": dossier.NoEvidence}, Round: 2, Recognised: yes(false), Remarks: "=Cần nêu rõ hơn"},
		}, []dossier.Decision{
			{Plan: "dan-van-kheo-2026", Number: "15-QĐ/ĐU", Date: "2026-12-05", Place: "Hải Phòng", Authority: "T/M ĐẢNG ỦY", Title: "BÍ THƯ", Signer: "Trần Văn Bình"},
			{Plan: "dan-van-kheo-2026", Number: "16-QĐ/ĐU", Date: "2026-12-05", Place: "Hải Phòng", Authority: "T/M ĐẢNG ỦY", Title: "BÍ THƯ", Signer: "Trần Văn Bình"},
		}
}

func check(t *testing.T, data []byte) {
	t.Helper()
	if !books.IsAssessment(bytes.NewReader(data), int64(len(data))) {
		t.Error("not told for an assessment workbook")
	}
	assessments, decisions, err := read(t, data, sample())
	if err != nil {
		t.Fatal(err)
	}
	wantA, wantD := wanted()
	if !reflect.DeepEqual(assessments, wantA) {
		t.Errorf("assessments:\n got %+v\nwant %+v", assessments, wantA)
	}
	if !reflect.DeepEqual(decisions, wantD) {
		t.Errorf("decisions:\n got %+v\nwant %+v", decisions, wantD)
	}
}

func TestRoundTrip(t *testing.T) { check(t, fill(t, sample()).bytes()) }

// What a committee found before is filled in, and comes back the same.
func TestExportAgain(t *testing.T) {
	st := sample()
	st.Assessments, st.Decisions = wanted()
	data := assessment(t, st)
	check(t, data)
	st.Entries[1].Revisions[0].Number = 2 // another revision has to be judged anew
	_, _, err := read(t, assessment(t, st), st)
	if err != nil {
		t.Fatal(err)
	}
}

func TestThroughLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
			t.Fatal("soffice is not here")
		}
		t.Skip("soffice is not here: the round trip through LibreOffice is left out")
	}
	folder := t.TempDir()
	in, out := filepath.Join(folder, "phieu.xlsx"), filepath.Join(folder, "out")
	if err := os.WriteFile(in, fill(t, sample()).bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, in)
	if words, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, words)
	}
	data, err := os.ReadFile(filepath.Join(out, "phieu.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	check(t, data)
}

// Place, authority, title and signer come from the decision, never from the settings.
func TestNothingFromTheSettings(t *testing.T) {
	f := openBook(t, assessment(t, sample()))
	rows, err := f.GetRows(rulings)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4; i < len(rows); i++ {
		if words := strings.Join(rows[i], ""); words != "" {
			t.Errorf("row %d: %q", i+1, words)
		}
	}
}

func TestNotAnAssessment(t *testing.T) {
	other := overview(t, sample())
	for name, data := range map[string][]byte{"overview": other, "nothing": nil, "text": []byte("PK\x03\x04 not a zip"), "cut": other[:len(other)/2]} {
		if books.IsAssessment(bytes.NewReader(data), int64(len(data))) {
			t.Errorf("%s is told for an assessment workbook", name)
		}
		if _, _, err := read(t, data, sample()); !errors.As(err, new(books.Faults)) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// What the submission says to a criterion stands beside it, and the criterion
// word for word at its heading.
func TestNotes(t *testing.T) {
	st := sample()
	report := dossier.Revision{Number: 2, Kind: dossier.ResultReport, Current: true, Model: dossier.Model{Fields: map[string]dossier.Field{
		"results": value("Giải quyết 120 lượt công dân", 4), "unit_rating": value("good", 5),
	}}}
	st.Entries[1].Revisions = append(st.Entries[1].Revisions, report)
	p := newPen(t, st)
	notes := map[string]string{}
	for _, sheet := range []string{main, group} {
		list, err := p.f.GetComments(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range list {
			for _, run := range n.Paragraph {
				notes[sheet+" "+n.Cell] += run.Text
			}
		}
	}
	for at, want := range map[string]string{
		main + " F4":  "Mục III.1(1): Có đăng ký thực hiện mô hình",
		main + " J5":  "Kết quả đạt được: Giải quyết 120 lượt công dân (bảng 1, dòng 4, cột 2)",
		main + " L5":  "Hồ sơ chưa nêu: Tính bền vững",
		main + " M5":  "báo cáo kết quả thực hiện.\nHồ sơ còn thiếu: phiếu rà soát hồ sơ; tài liệu, tin, bài tuyên truyền về mô hình;",
		group + " G5": "Hoàn thành tốt nhiệm vụ (bảng 1, dòng 5, cột 2)",
	} {
		if !strings.Contains(notes[at], want) {
			t.Errorf("note at %s: %q, want %q", at, notes[at], want)
		}
	}
}

// What is not to be written is locked, what is to be written is not.
func TestLocks(t *testing.T) {
	f := openBook(t, assessment(t, sample()))
	for at, open := range map[string]bool{
		main + "!A5": false, main + "!D5": false, main + "!F5": true, main + "!S5": false, main + "!T5": true,
		single + "!E5": false, single + "!E7": true, single + "!P6": false, single + "!P5": true, rulings + "!A4": false, rulings + "!H24": true,
	} {
		sheet, cell, _ := strings.Cut(at, "!")
		id, err := f.GetCellStyle(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := style.Protection != nil && !style.Protection.Locked; got != open {
			t.Errorf("%s open: %v, want %v", at, got, open)
		}
	}
	if visible, err := f.GetSheetVisible("_hoso"); visible || err != nil {
		t.Errorf("the carried sheet is shown: %v, %v", visible, err)
	}
}
