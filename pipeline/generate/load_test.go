package generate_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"hoso/pipeline/generate"
	"hoso/templates"
)

// edited are the shipped templates with one text replaced in one file.
func edited(t *testing.T, file, old, new string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(templates.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(templates.Files(), name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	text := string(files[file].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%s has no %q", file, old)
	}
	files[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
	return files
}

// TestLoadSaysWhatIsWrong: each mistake is told with file, line and the nearest right thing.
func TestLoadSaysWhatIsWrong(t *testing.T) {
	const slip, design, profile = "papers/check_slip.yaml", "certificates/collective.yaml", "layout/hd05.yaml"
	for _, c := range []struct {
		file, old, new string
		want           []string
	}{
		{slip, "label_unit:", "label_units:", []string{"không có khóa “label_units”", "có phải là “label_unit”", "dòng 1"}},
		{slip, "title: PHIẾU", "title: {unit} PHIẾU", nil},
		{slip, "label_unit: Đơn vị nộp", "label_unit: Đơn vị nộp {unitt}", []string{"{unitt}", "không có ở câu này"}},
		{slip, "{date} {time}", "{date} {tme}", []string{"chỗ điền {tme}", "“time”", "dòng"}},
		{slip, "label_unit: Đơn vị nộp\n", "", []string{"thiếu khóa “label_unit”"}},
		{slip, "label_unit: Đơn vị nộp\n", "label_unit: a\nlabel_unit: b\n", nil},
		{slip, "title: PHIẾU", "title: [PHIẾU", []string{"YAML"}},
		{design, "smallest:", "smalest:", []string{"không có khóa “smalest”", "“smallest”", "dòng"}},
		{design, "color: red", "color: rad", []string{"không có màu “rad”", "“red”"}},
		{design, "{recipient}\"", "{recipent}\"", []string{"ô “chủ thể”", "{recipent}", "“recipient”"}},
		{design, "height: 35.4", "height: 20", []string{"chỗ ký, đóng dấu phải cao ít nhất 35 mm"}},
		{design, "x: 165, y: 180.3,", "x: 165, y: 172,", []string{"ô “người ký”", "đè lên chỗ ký"}},
		{design, "x: 29, y: 167.6", "x: 270, y: 167.6", []string{"ô “quyết định”", "ngoài trang giấy"}},
		{design, "\"#B98A2E\"", "\"vàng\"", []string{"màu “gold” phải viết như"}},
		{design, "name: collective", "name: tap-the", []string{"phải giống tên tệp"}},
		{profile, "body: {size: 14", "body: {sise: 14", []string{"không có khóa “sise”", "“size”", "dòng"}},
		{profile, "from: 2026-05-27", "from: 27/5/2026", []string{"ngày áp dụng"}},
	} {
		_, err := generate.Load(edited(t, c.file, c.old, c.new))
		var faults generate.Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s with %q: %v", c.file, c.new, err)
			continue
		}
		for _, want := range append(c.want, c.file) {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s with %q does not say %q: %v", c.file, c.new, want, err)
			}
		}
	}
}

// TestLineOfAFault: the line is the one that a person sees in an editor.
func TestLineOfAFault(t *testing.T) {
	files := edited(t, "papers/owing_list.yaml", "title: DANH SÁCH", "title: DANH SÁCH {x}")
	line := 1 + strings.Count(strings.Split(string(files["papers/owing_list.yaml"].Data), "title:")[0], "\n")
	_, err := generate.Load(files)
	var faults generate.Faults
	if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Line != line {
		t.Errorf("line %d: %v", line, err)
	}
}

// TestClerkEditsASentence: her words come out, and the digest of the inputs changes with them.
func TestClerkEditsASentence(t *testing.T) {
	book, err := generate.Load(edited(t, "papers/check_slip.yaml", "title: PHIẾU RÀ SOÁT HỒ SƠ", "title: PHIẾU RÀ SOÁT"))
	if err != nil {
		t.Fatal(err)
	}
	before := newPress(t)
	after := newPress(t)
	after.Book = book
	a, err := before.CheckSlip(sampleState(), shippedPlan(t), 3)
	if err != nil {
		t.Fatal(err)
	}
	b, err := after.CheckSlip(sampleState(), shippedPlan(t), 3)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := b.Pages()
	if err != nil {
		t.Fatal(err)
	}
	if a.Inputs == b.Inputs || !strings.HasPrefix(allText(pages), "PHIẾU RÀ SOÁT\n") {
		t.Errorf("digests %s, %s", a.Inputs, b.Inputs)
	}
}

// TestInputsFollowWhatIsShown: a paper is made again when what it shows has changed, and only then.
func TestInputsFollowWhatIsShown(t *testing.T) {
	p, pl := newPress(t), shippedPlan(t)
	digest := func() string {
		slip, err := p.CheckSlip(sampleState(), pl, 3)
		if err != nil {
			t.Fatal(err)
		}
		return slip.Inputs
	}
	first := digest()
	st := sampleState()
	st.Entries[1].Revisions[0].Complete = false
	other, err := p.CheckSlip(st, pl, 3)
	if err != nil || other.Inputs != first {
		t.Errorf("another unit's model changes the slip: %v", err)
	}
	p.Settings.Contact = "đ/c khác"
	if digest() == first {
		t.Error("the settings do not change the slip")
	}
	a, err := p.RegistrationReport(sampleState(), pl, day(2026, 2, 9))
	if err != nil {
		t.Fatal(err)
	}
	b, err := p.RegistrationReport(sampleState(), pl, day(2026, 2, 10))
	if err != nil {
		t.Fatal(err)
	}
	if a.Inputs == b.Inputs || len(a.Inputs) != 64 {
		t.Error("the day does not change the report")
	}
}
