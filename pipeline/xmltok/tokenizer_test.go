package xmltok_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"hoso/pipeline/xmltok"
)

const long = 1 << 16

// ours writes what the tokenizer gives as lines; texts that follow each other
// are joined.
func ours(r io.Reader) (string, error) { return oursBy(xmltok.New(nil), r) }

// oursBy reads with a tokenizer that may have read before.
func oursBy(t *xmltok.Tokenizer, r io.Reader) (string, error) {
	t.Reset(r, xmltok.Limits{Depth: 10000})
	var out strings.Builder
	text := ""
	for {
		kind, err := t.Next()
		if kind == xmltok.Text {
			text += string(t.Text)
			continue
		}
		if text != "" {
			out.WriteString("T " + text + "\n")
			text = ""
		}
		switch {
		case err == io.EOF:
			return out.String(), nil
		case err != nil:
			return "", err
		case kind == xmltok.Start:
			out.WriteString("S " + t.Name.Space + " " + t.Name.Local)
			for _, a := range t.Attrs {
				out.WriteString(" [" + a.Name.Space + " " + a.Name.Local + "=" + string(a.Value) + "]")
			}
			out.WriteString("\n")
		case kind == xmltok.End:
			out.WriteString("E " + t.Name.Space + " " + t.Name.Local + "\n")
		}
	}
}

// oracle does the same with encoding/xml.
func oracle(r io.Reader) (string, error) {
	d := xml.NewDecoder(r)
	var out strings.Builder
	text := ""
	depth := 0
	for {
		token, err := d.Token()
		if c, ok := token.(xml.CharData); ok {
			if depth > 0 {
				text += string(c)
			}
			continue
		}
		if text != "" && (err != nil || !isAside(token)) {
			out.WriteString("T " + text + "\n")
			text = ""
		}
		if err == io.EOF {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			depth++
			out.WriteString("S " + e.Name.Space + " " + e.Name.Local)
			for _, a := range e.Attr {
				if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
					continue
				}
				out.WriteString(" [" + a.Name.Space + " " + a.Name.Local + "=" + a.Value + "]")
			}
			out.WriteString("\n")
		case xml.EndElement:
			depth--
			out.WriteString("E " + e.Name.Space + " " + e.Name.Local + "\n")
		}
	}
}

func isAside(token xml.Token) bool {
	switch token.(type) {
	case xml.Comment, xml.ProcInst, xml.Directive:
		return true
	}
	return false
}

var wellFormed = []string{
	`<a/>`,
	"\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\" standalone='yes'?>\r\n<a>x</a>\n<!-- > end -->\n",
	`<a b="1 > 0" c='"'>x &amp; y &lt;&#x1EC7;&#7879;&quot;&apos;</a>`,
	`<a><![CDATA[<b> & ]] ]]>đuôi<!-- <c> --><?pi <x> ?></a>`,
	`<w:p xmlns:w="urn:w" w:a="1" b="2"><x xmlns="urn:x" y="3"><w:r xmlns:w="urn:v"/></x><w:r/></w:p>`,
	"<a>một\r\nhai\rba&#13;</a>",
	"<a\n b = '1'\t c=\"2\"\r\n></a >",
	"<a b='x\r\ny&#10;'/>",
	"<a>" + strings.Repeat("chữ ", long) + "</a>",
	"<a b='" + strings.Repeat("x", 3*long) + "'>" + strings.Repeat("<b>t</b>", long) + "</a>",
}

func TestSameAsEncodingXML(t *testing.T) {
	for _, doc := range wellFormed {
		want, err := oracle(strings.NewReader(doc))
		if err != nil {
			t.Fatalf("oracle refuses %.60q: %v", doc, err)
		}
		for name, r := range map[string]io.Reader{
			"whole":    strings.NewReader(doc),
			"one byte": iotest.OneByteReader(strings.NewReader(doc)),
			"data+EOF": iotest.DataErrReader(strings.NewReader(doc)),
		} {
			if got, err := ours(r); err != nil || got != want {
				t.Errorf("%s of %.60q: %v\n got %.300s\nwant %.300s", name, doc, err, got, want)
			}
		}
	}
}

func TestRefused(t *testing.T) {
	for doc, want := range map[string]error{
		``:                             xmltok.ErrRoot,
		`  `:                           xmltok.ErrRoot,
		`<a`:                           xmltok.ErrSyntax,
		`<a>`:                          xmltok.ErrSyntax,
		`<a></b>`:                      xmltok.ErrSyntax,
		`</a>`:                         xmltok.ErrSyntax,
		`<a/><b/>`:                     xmltok.ErrRoot,
		`<a/>x`:                        xmltok.ErrRoot,
		`<a>&nbsp;</a>`:                xmltok.ErrSyntax,
		`<a>&amp</a>`:                  xmltok.ErrSyntax,
		`<a>&#0;</a>`:                  xmltok.ErrSyntax,
		`<a>&#x110000;</a>`:            xmltok.ErrSyntax,
		`<a b=1/>`:                     xmltok.ErrSyntax,
		`<a b="<"/>`:                   xmltok.ErrSyntax,
		`<a b/>`:                       xmltok.ErrSyntax,
		`<a <b/>`:                      xmltok.ErrSyntax,
		`<w:a/>`:                       xmltok.ErrPrefix,
		`<1/>`:                         xmltok.ErrName,
		`<!DOCTYPE a><a/>`:             xmltok.ErrDoctype,
		`<a><![CDATA[x</a>`:            xmltok.ErrSyntax,
		`<a><!-- x</a>`:                xmltok.ErrSyntax,
		"\xFF\xFE<\x00a\x00/\x00>\x00": xmltok.ErrCharset,
		"<a>\xC3</a>":                  xmltok.ErrCharset,
		"<a>\x01</a>":                  xmltok.ErrSyntax,
		`<?xml version="1.0" encoding="windows-1258"?><a/>`: xmltok.ErrCharset,
		"<\x00a\x00/\x00>\x00":                              xmltok.ErrSyntax,
		strings.Repeat("<a>", 10001):                        xmltok.ErrLimit,
	} {
		if _, err := ours(strings.NewReader(doc)); !errors.Is(err, want) {
			t.Errorf("%.60q: %v, want %v", doc, err, want)
		}
	}
}

func TestLimits(t *testing.T) {
	tests := map[string]struct {
		doc    string
		limits xmltok.Limits
	}{
		"elements": {"<a>" + strings.Repeat("<b/>", 10) + "</a>", xmltok.Limits{Elements: 10}},
		"token":    {"<a>" + strings.Repeat("x", 1<<18) + "</a>", xmltok.Limits{Token: 1 << 17}},
		"tag":      {"<a b='" + strings.Repeat("x", 1<<18) + "'/>", xmltok.Limits{Token: 1 << 17}},
		"comment":  {"<!--" + strings.Repeat("x", 1<<18) + "--><a/>", xmltok.Limits{Token: 1 << 17}},
	}
	for name, test := range tests {
		tok := xmltok.New(nil)
		tok.Reset(strings.NewReader(test.doc), test.limits)
		var err error
		for err == nil {
			_, err = tok.Next()
		}
		if !errors.Is(err, xmltok.ErrLimit) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReaderErrorComesThrough(t *testing.T) {
	broken := errors.New("disk")
	r := io.MultiReader(strings.NewReader("<a><b"), iotest.ErrReader(broken))
	if _, err := ours(r); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestPrefixes(t *testing.T) {
	tok := xmltok.New(map[string]string{"urn:old": "w", "urn:strict": "w"})
	for _, space := range []string{"urn:old", "urn:strict"} {
		tok.Reset(strings.NewReader(`<x:p xmlns:x="`+space+`"/>`), xmltok.Limits{})
		if _, err := tok.Next(); err != nil || tok.Name != (xmltok.Name{Space: "w", Local: "p"}) {
			t.Errorf("%s: %v %v", space, tok.Name, err)
		}
		if got, ok := tok.Resolve("x"); got != "w" || !ok {
			t.Errorf("Resolve: %q %v", got, ok)
		}
	}
}

// FuzzTokenizer holds the tokenizer against encoding/xml: what that accepts
// must read the same, save for what is refused on purpose.
func FuzzTokenizer(f *testing.F) {
	for _, doc := range wellFormed {
		if len(doc) < 1000 {
			f.Add([]byte(doc))
		}
	}
	f.Add([]byte(`<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`))
	onPurpose := []error{
		xmltok.ErrDoctype, xmltok.ErrPrefix, xmltok.ErrRoot, xmltok.ErrName, xmltok.ErrLimit, xmltok.ErrCharset,
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		got, err := ours(strings.NewReader(string(doc)))
		slow, slowErr := ours(iotest.OneByteReader(strings.NewReader(string(doc))))
		if (err == nil) != (slowErr == nil) || got != slow {
			t.Fatalf("byte by byte it reads otherwise: %v %v\n%s\n%s", err, slowErr, got, slow)
		}
		tok := xmltok.New(nil)
		for range 3 { // what is remembered changes nothing
			again, againErr := oursBy(tok, strings.NewReader(string(doc)))
			if (err == nil) != (againErr == nil) || got != again {
				t.Fatalf("read again it reads otherwise: %v %v\n%s\n%s", err, againErr, got, again)
			}
			tok.Release()
		}
		for _, e := range onPurpose {
			if errors.Is(err, e) {
				return
			}
		}
		want, oracleErr := oracle(strings.NewReader(string(doc)))
		if oracleErr != nil {
			return
		}
		if err != nil {
			t.Fatalf("refused: %v", err)
		}
		if got != want {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// A tokenizer reads each stream as a new one would, whatever it read before:
// the same tags mean something else below other declarations.
func TestRemembersNoMeaning(t *testing.T) {
	const inner = `<p:b p:c="1" d="x>y"/><p:b p:c="1" e="a&amp;b"/><p:b p:c="1"/><p:b p:c="1"/>`
	streams := []string{
		`<p:a xmlns:p="one" k="v">` + inner + `</p:a>`,
		`<p:a xmlns:p="two" k="v">` + inner + `</p:a>`,
		`<p:a xmlns:p="one" k="v">` + inner + `<q xmlns:p="two" xmlns="three">` + inner + `<r/></q>` + inner + `<r/></p:a>`,
		`<p:a xmlns:p="one" k="v"/>`,
		`<p:a k="v">` + inner + `</p:a>`, // refused: p means nothing here
		`<a xmlns="one"><b/><c xmlns=""><b/></c><b/></a>`,
		`<a xmlns="two"><b/><c xmlns=""><b/></c><b/></a>`,
		`<a><b/><p:b xmlns:p="one"/><p:b xmlns:p="one"/></a>`,
		`<a><b/><p:b/></a>`, // refused
		`<p:a xmlns:p="one" k="&lt;"><p:b p:c='1'></p:b ></p:a>`,
	}
	tok := xmltok.New(nil)
	for round := range 3 {
		for i := range streams {
			doc := streams[(i*(round+1)*3+round)%len(streams)]
			want, wantErr := ours(strings.NewReader(doc))
			got, err := oursBy(tok, strings.NewReader(doc))
			if got != want || (err == nil) != (wantErr == nil) {
				t.Errorf("round %d, %s:\n%s %v, want\n%s %v", round, doc, got, err, want, wantErr)
			}
			if i%3 == round {
				tok.Release()
			}
		}
	}
}

// The places of tokens are those of the stream, whatever the buffer does.
func TestOffsets(t *testing.T) {
	doc := "\uFEFF<?xml version=\"1.0\"?>\n<a><b x='>'/>" + strings.Repeat("<c>chữ</c>", long) + "<d>đuôi</d></a>"
	for name, r := range map[string]io.Reader{"whole": strings.NewReader(doc), "one byte": iotest.OneByteReader(strings.NewReader(doc))} {
		tok := xmltok.New(nil)
		tok.Reset(r, xmltok.Limits{})
		seen := map[string]string{}
		for {
			kind, err := tok.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			raw := doc[tok.Begin():tok.Offset()]
			switch {
			case kind == xmltok.Text && raw != string(tok.Text):
				t.Fatalf("%s: text %q stands at %q", name, tok.Text, raw)
			case kind == xmltok.Start:
				seen["start "+tok.Name.Local] = raw
			case kind == xmltok.End:
				seen["end "+tok.Name.Local] = raw
			}
		}
		want := map[string]string{"start a": "<a>", "end a": "</a>", "start b": "<b x='>'/>", "end b": "", "start c": "<c>", "end c": "</c>", "start d": "<d>", "end d": "</d>"}
		for key, raw := range want {
			if seen[key] != raw {
				t.Errorf("%s: %s stands at %q, want %q", name, key, seen[key], raw)
			}
		}
	}
}
