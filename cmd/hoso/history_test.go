package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/samples"
)

// replaced is a sample appendix with a text replaced by another.
func replaced(t *testing.T, old, now string) []byte {
	t.Helper()
	c, err := samples.Named("01-bang-hai-cot")
	if err != nil {
		t.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(c.Data), int64(len(c.Data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	found := false
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		found = found || strings.Contains(string(data), old)
		if _, err := io.WriteString(to, strings.ReplaceAll(string(data), old, now)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if !found {
		t.Fatalf("the sample has no %q", old)
	}
	return out.Bytes()
}

// TestHistoryTellsWhatChanged follows a model through a first file, the same
// again, new bytes that say the same, and one that changes a field.
func TestHistoryTellsWhatChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	c, err := samples.Named("01-bang-hai-cot")
	if err != nil {
		t.Fatal(err)
	}
	publicity := c.Expected.Models[0].Fields["publicity"].Text
	for _, f := range []struct {
		name string
		data []byte
	}{{"1 đầu.docx", c.Data}, {"2 lại.docx", c.Data}, {"3 đóng gói lại.docx", replaced(t, publicity, publicity)}, {"4 sửa.docx", replaced(t, publicity, "Loa truyền thanh")}} {
		path := filepath.Join(dir, "inbox", f.name)
		if err := os.WriteFile(path, f.data, 0o644); err != nil {
			t.Fatal(err)
		}
		old := time.Now().Add(-time.Hour)
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"hoso", "run", "-w", dir}, &out, &errs); code != exitDone {
			t.Fatalf("%d %s%s", code, out.String(), errs.String())
		}
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"hoso", "history", "2026-001", "-w", dir}, &out, &errs); code != exitDone {
		t.Fatal(errs.String())
	}
	text := out.String()
	var at []int
	for _, want := range []string{
		"Lần nộp 1: phụ lục đăng ký, đã được thay bằng bản mới hơn", "tệp: inbox/1 đầu.docx", "lần đầu nộp",
		"Lần nộp 1 (nộp lại cùng tệp)", "tệp: inbox/2 lại.docx", "nộp lại không thay đổi nội dung",
		"Lần nộp 2: phụ lục đăng ký, đã được thay", "tệp: inbox/3 đóng gói lại.docx",
		"Lần nộp 3: phụ lục đăng ký, đang dùng", "tệp: inbox/4 sửa.docx", "Hình thức tuyên truyền: “", "” → “Loa truyền thanh",
	} {
		at = append(at, strings.Index(text, want))
		if last := at[len(at)-1]; last < 0 || len(at) > 1 && last < at[len(at)-2] {
			t.Errorf("%q is missing or out of order", want)
		}
	}
	if n := strings.Count(text, "nộp lại không thay đổi nội dung"); n != 2 {
		t.Errorf("%d times unchanged, want 2", n)
	}
	if n := strings.Count(text, "\n   - "); n != 1 {
		t.Errorf("%d changes, want 1", n)
	}
	if t.Failed() {
		t.Log(text)
	}
	if code := run(t.Context(), []string{"hoso", "history", "2026-999", "-w", dir}, &out, &errs); code != exitFailed || !strings.Contains(errs.String(), "không có mô hình “2026-999”") {
		t.Errorf("an unknown model: %d %s", code, errs.String())
	}
}
