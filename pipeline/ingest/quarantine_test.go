package ingest_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
)

// setAside brings a file to the quarantine and returns its path there.
func setAside(t *testing.T, b *ingest.Inbox, rel, content string) string {
	t.Helper()
	drop(t, b, rel, content, time.Hour)
	shown, err := b.SetAside(claimOnly(t, b), *dossier.Reject(dossier.Encrypted, nil))
	if err != nil {
		t.Fatal(err)
	}
	return shown
}

func TestSetAsideSaysWhy(t *testing.T) {
	b := newBox(t, &clock{noon})
	shown := setAside(t, b, "phong-9/phụ lục.docx", "bytes")
	if shown != "quarantine/phụ lục.docx" {
		t.Errorf("set aside as %q", shown)
	}
	if got := read(t, filepath.Join(b.Quarantine, "phụ lục.docx")); got != "bytes" {
		t.Errorf("bytes %q", got)
	}
	want := "\uFEFFTỆP CHƯA NHẬN ĐƯỢC\r\n" +
		"\r\nTệp: inbox/phong-9/phụ lục.docx\r\n" +
		"\r\nThời gian nhận: 12 giờ 00 phút, ngày 28/01/2026\r\n" +
		"\r\nLý do: Tệp có đặt mật khẩu nên không đọc được.\r\n" +
		"\r\nCần làm gì: Mở tệp, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ), lưu lại rồi gửi lại.\r\n" +
		"\r\nVí dụ: trong Word: Tệp › Thông tin › Bảo vệ tài liệu › Mã hóa bằng mật khẩu, xóa trống ô mật khẩu, OK, rồi Lưu; mở lại thấy không hỏi mật khẩu là được.\r\n" +
		"\r\nNội dung tệp được giữ nguyên. Sau khi sửa, chép tệp vào thư mục nhận hồ sơ (inbox) để gửi lại; nếu sửa ngay trong thư mục này thì chạy: hoso retry\r\n"
	if got := read(t, filepath.Join(b.Quarantine, "phụ lục.docx.reason.txt")); got != want {
		t.Errorf("reason\n%s\nwant\n%s", got, want)
	}
	if claims, err := b.Claims(); err != nil || len(claims) != 0 {
		t.Errorf("claims left: %v, %v", claims, err)
	}
}

func TestSetAsideNames(t *testing.T) {
	long := strings.Repeat("ấ", 80) + ".docx" // 245 bytes: no room for the reason's name
	tests := []struct{ drops, want []string }{
		{[]string{"a/x.docx=1", "b/x.docx=2", "c/x.docx=3"}, []string{"x.docx", "x (2).docx", "x (3).docx"}},
		{[]string{"x.docx=1", "x.docx=1"}, []string{"x.docx", "x.docx"}}, // the same bytes lie there once
		{[]string{"x=1", "x=2"}, []string{"x", "x (2)"}},
		{[]string{"a:b?.docx=1", "het. .=2", "NUL.docx=3", "com¹.x.docx=4", "a\ab.docx=5", "CON =6"}, []string{"a_b_.docx", "het", "_NUL.docx", "_com¹.x.docx", "a\ufffdb.docx", "_CON"}},
		{[]string{long + "=1", long + "=2"}, []string{strings.Repeat("ấ", 73) + ".docx", strings.Repeat("ấ", 73) + " (2).docx"}},
		{[]string{norm.NFD.String("bộ.docx") + "=1", "bộ.docx=2"}, []string{"bộ.docx", "bộ (2).docx"}},
		// Somebody drops a text of that name: a reason file never covers it.
		{[]string{"x.docx.reason.txt=mine", "x.docx=1"}, []string{"x.docx.reason.txt", "x (2).docx"}},
		{[]string{"x.docx=1", "x.docx.reason.txt=mine"}, []string{"x.docx", "x.docx.reason (2).txt"}},
	}
	for i, tt := range tests {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			b := newBox(t, &clock{noon})
			for i, d := range tt.drops {
				rel, content, _ := strings.Cut(d, "=")
				if got := setAside(t, b, rel, content); got != "quarantine/"+tt.want[i] {
					t.Errorf("%q set aside as %q (%d bytes), want %q", rel, got, len(got), tt.want[i])
				}
			}
			for i, d := range tt.drops {
				_, content, _ := strings.Cut(d, "=")
				name := filepath.Join(b.Quarantine, tt.want[i])
				if got := read(t, name); got != content {
					t.Errorf("%s has %q, want %q", tt.want[i], got, content)
				}
				if got := read(t, name+".reason.txt"); !strings.Contains(got, "mật khẩu") {
					t.Errorf("reason of %s: %q", tt.want[i], got)
				}
			}
		})
	}
}

func TestSetAsideKeepsTheNewestReason(t *testing.T) {
	c := &clock{noon}
	b := newBox(t, c)
	setAside(t, b, "x.docx", "1")
	c.time = noon.Add(24 * time.Hour)
	setAside(t, b, "x.docx", "1")
	entries, err := os.ReadDir(b.Quarantine)
	if err != nil || len(entries) != 2 {
		t.Errorf("%v, %v; want the file and its reason", entries, err)
	}
	if got := read(t, filepath.Join(b.Quarantine, "x.docx.reason.txt")); !strings.Contains(got, "ngày 29/01/2026") {
		t.Errorf("reason %q", got)
	}
}

func FuzzReasonText(f *testing.F) {
	f.Add("inbox/x.docx", "Tệp bị hỏng.", "Gửi lại.", int64(1769576400))
	f.Add(" ", "", "", int64(0))
	f.Add("a\r\nb\xff", "e\u0301\n\n", "\ufeff\u2028", int64(-1))
	f.Fuzz(func(t *testing.T, path, message, advice string, unix int64) {
		text := string(ingest.ReasonText(path, time.Unix(unix, 0), dossier.Rejection{Message: message, Advice: advice}))
		body, marked := strings.CutPrefix(text, "\uFEFF")
		switch {
		case !marked || strings.Contains(body, "\uFEFF"):
			t.Errorf("byte order mark: %q", text)
		case !utf8.ValidString(text) || !norm.NFC.IsNormalString(body):
			t.Errorf("no NFC: %q", text)
		case strings.Count(text, "\n") != strings.Count(text, "\r\n") || strings.Count(text, "\r") != strings.Count(text, "\r\n"):
			t.Errorf("line ends: %q", text)
		}
		if lines := strings.Count(text, "\r\n"); lines > 11 || lines < 5 {
			t.Errorf("%d lines: a value broke out of its line: %q", lines, text)
		}
	})
}
