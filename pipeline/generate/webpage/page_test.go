package webpage_test

import (
	"bytes"
	"io"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"hoso/pipeline/generate/webpage"
	"hoso/templates"
)

func load(t *testing.T) *webpage.Page {
	t.Helper()
	page, err := webpage.Load(templates.Files())
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func write(t *testing.T, v webpage.View) string {
	t.Helper()
	page := load(t)
	data, err := page.Write(v)
	if err != nil {
		t.Fatal(err)
	}
	again, err := page.Write(v)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("written again it is other bytes (%v)", err)
	}
	return string(data)
}

// TestNothingFromOutside: whatever stands in it, the page asks for nothing, and
// what people wrote stays text.
func TestNothingFromOutside(t *testing.T) {
	const evil = `</p><script src="http://x.vn/x.js"></script><img src=x onerror=alert(1)>"'&{{.}}`
	link := webpage.Link{Text: evil, Href: "javascript:alert(1)", Kind: evil}
	d := webpage.Deadline{Label: evil, Before: evil, LastDay: evil, Notice: evil, Working: evil}
	page := write(t, webpage.View{
		Movement: evil, Number: evil, Office: evil, Today: evil, Version: evil, Next: []string{evil}, Deadline: &d, Deadlines: []webpage.Deadline{d},
		Units: []webpage.Unit{{Name: evil, State: "incomplete", Unread: []string{evil},
			Models: []webpage.Model{{ID: evil, Name: evil, Missing: []string{evil}, Corrected: []string{evil}, Papers: []webpage.Link{link}}}}},
		Aside:    []webpage.Aside{{File: evil, Link: evil, Reason: evil, Advice: evil, Note: evil, Unit: evil}},
		Disputes: []webpage.Dispute{{Message: evil, Cures: []string{evil}}}, Groups: []webpage.Group{{Kind: "report", Links: []webpage.Link{link}}},
		Issued: []webpage.Certificate{{Number: evil, Model: evil, Recipient: evil, Link: evil}}, Folder: evil,
	})
	shown := 0
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() != io.EOF {
				t.Fatal(z.Err())
			}
			break
		}
		token := z.Token()
		if kind == html.TextToken {
			shown += strings.Count(token.Data, evil)
			continue
		}
		switch token.Data {
		case "script", "img", "link", "iframe", "object", "form", "base":
			t.Errorf("<%s> on the page", token.Data)
		}
		for _, a := range token.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && a.Val != "#" {
				t.Errorf("%s=%q", a.Key, a.Val)
			}
		}
	}
	if shown < 20 {
		t.Errorf("what was written stands there %d times as text", shown)
	}
	if from := regexp.MustCompile(`url\(|@import|https?://`).FindString(regexp.MustCompile(`(?s)<style>.*</style>`).FindString(page)); from != "" {
		t.Errorf("the style asks for %q", from)
	}
}

// TestWords: each state has its words; nothing is said of what is not there.
func TestWords(t *testing.T) {
	empty := write(t, webpage.View{Movement: "Dân vận khéo", Year: 2026})
	for _, want := range []string{"Hiện không có việc nào phải làm.", "Chưa có văn bản nào.", "Mọi thời hạn trong kế hoạch đã qua."} {
		if !strings.Contains(empty, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, not := range []string{"Giấy chứng nhận đã cấp", "Cần người quyết định", "BẢN MẪU"} {
		if strings.Contains(empty, not) {
			t.Errorf("%q of nothing", not)
		}
	}
	for state, word := range map[string]string{"none": "chưa nộp", "unread": "đã gửi tệp nhưng chưa đọc được", "fewer": "còn thiếu mô hình", "incomplete": "cần bổ sung", "complete": "đủ"} {
		if page := write(t, webpage.View{Units: []webpage.Unit{{Name: "A", State: state}}}); !strings.Contains(page, ">"+word+"</span>") {
			t.Errorf("%s: no “%s”", state, word)
		}
	}
	for left, word := range map[int]string{0: "Hôm nay", 3: "3 ngày"} {
		if page := write(t, webpage.View{Deadline: &webpage.Deadline{Left: left}}); !strings.Contains(page, "<b>"+word+"</b>") {
			t.Errorf("%d days left: no “%s”", left, word)
		}
	}
}

func TestHref(t *testing.T) {
	for below, want := range map[string]string{
		"out/a b.pdf":                     "./a%20b.pdf",
		"out/Phiếu rà soát/50% #1?.pdf":   "./Phi%E1%BA%BFu%20r%C3%A0%20so%C3%A1t/50%25%20%231%3F.pdf",
		"out/a:b.pdf":                     "./a:b.pdf",
		"quarantine/x.docx.reason.txt":    "../quarantine/x.docx.reason.txt",
		"quarantine/javascript:alert(1)":  "../quarantine/javascript:alert%281%29",
		"out/../../etc/passwd":            "../../etc/passwd",
		"out/certificates/01-2026 “A”.pd": "./certificates/01-2026%20%E2%80%9CA%E2%80%9D.pd",
	} {
		got := webpage.Href(below)
		if u, err := url.Parse(got); err != nil || u.Scheme != "" || got != want {
			t.Errorf("Href(%q) = %q, want %q (%v)", below, got, want, err)
		}
	}
	for absolute, want := range map[string]string{
		`D:\Hồ sơ\x y.docx`: "file:///D:/H%E1%BB%93%20s%C6%A1/x%20y.docx", `\\máy\chung\x`: "file://m%C3%A1y/chung/x", "/a b": "file:///a%20b",
	} {
		if got := webpage.FileHref(absolute); got != want {
			t.Errorf("FileHref(%q) = %q, want %q", absolute, got, want)
		}
	}
}

// TestOwnTemplate: an office's template with a mistake is told of when it is
// read, with its line, whatever part the mistake is in.
func TestOwnTemplate(t *testing.T) {
	for text, want := range map[string]string{
		"{{.Office}}\n{{range .Units}}{{.Nam}}{{end}}": ":2:",
		"a\nb\n{{if}}": ":3:",
	} {
		_, err := webpage.Load(fstest.MapFS{"pages/viec-can-lam.html": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "viết sai") {
			t.Errorf("%q: %v", text, err)
		}
	}
	page, err := webpage.Load(fstest.MapFS{"pages/viec-can-lam.html": {Data: []byte("\ufeffXin chào {{.Office}}\r\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if data, err := page.Write(webpage.View{Office: "A & B"}); err != nil || string(data) != "Xin chào A &amp; B\n" {
		t.Errorf("%q %v", data, err)
	}
}
