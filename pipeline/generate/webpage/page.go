package webpage

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"strings"
)

// Name is the page's name in out/, without letters that a file manager or an
// old program could get wrong.
const Name = "VIEC-CAN-LAM.html"

// file is the template, below the templates.
const file = "pages/viec-can-lam.html"

// Page is the template, read. It is safe for concurrent use.
type Page struct {
	template *template.Template
	Digest   string // SHA-256 of the template
}

// Load reads the template from a tree of templates. An error says what is
// wrong in it, at which line, in Vietnamese.
func Load(files fs.FS) (*Page, error) {
	data, err := fs.ReadFile(files, file)
	if err != nil {
		return nil, fmt.Errorf("webpage: %w", err)
	}
	text := string(bytes.TrimPrefix(data, []byte("\ufeff")))
	t, err := template.New(file).Option("missingkey=error").Funcs(functions()).Parse(strings.ReplaceAll(text, "\r\n", "\n"))
	if err != nil {
		return nil, fmt.Errorf("mẫu trang %s viết sai: %w", file, err)
	}
	sum := sha256.Sum256(data)
	p := &Page{template: t, Digest: hex.EncodeToString(sum[:])}
	_, err = p.Write(example())
	return p, err
}

// functions are what the template may call besides the language's own.
func functions() template.FuncMap {
	return template.FuncMap{
		// href marks a link that this program made as safe: file: links are
		// none of those that the library lets pass.
		"href": func(link string) template.URL { return template.URL(safe(link)) },
	}
}

// safe lets only links pass that Href and FileHref make.
func safe(link string) string {
	for _, begin := range []string{"./", "../", "file:///", "file://"} {
		if strings.HasPrefix(link, begin) {
			return link
		}
	}
	return "#"
}

// Write writes the page, UTF-8 with a line feed at the end of each line.
func (p *Page) Write(v View) ([]byte, error) {
	var out bytes.Buffer
	if err := p.template.Execute(&out, v); err != nil {
		return nil, fmt.Errorf("mẫu trang %s viết sai: %w", file, err)
	}
	return out.Bytes(), nil
}

// example has something in every place, so that a mistake in any part of a
// template is found when it is read.
func example() View {
	d := Deadline{Label: "Nộp", Before: "29/01/2026", LastDay: "28/01/2026", Notice: "tạm tính", Working: "27/01/2026"}
	link := Link{Text: "Phiếu", Href: "./a.pdf", Kind: "pdf"}
	return View{
		Movement: "x", Year: 2026, Number: "1", Office: "x", Sample: true, Today: "01/01/2026", Version: "1", Next: []string{"x"},
		Deadline: &d, Deadlines: []Deadline{d, {Left: -1}},
		Units: []Unit{{Name: "x", State: "incomplete", Late: 1, More: 1, Unread: []string{"x"},
			Models: []Model{{ID: "1", Name: "x", Missing: []string{"x"}, Corrected: []string{"x"}, Papers: []Link{link}}}}, {State: "complete"}},
		Aside: []Aside{{File: "x", Link: "../x", Reason: "x", Advice: "x", Note: "../x", Unit: "x"}}, MoreAside: 1,
		Disputes: []Dispute{{Message: "x", Cures: []string{"x"}}}, Counts: []Count{{"accepted", 1}}, Received: 1,
		Groups: []Group{{"report", []Link{link}}}, Issued: []Certificate{{Number: "1", State: "in_force", Link: "./x"}}, MoreGiven: 1, Folder: "../",
	}
}
