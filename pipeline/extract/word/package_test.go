package word_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/word"
)

func TestRejected(t *testing.T) {
	whole := body(p(r("a"))).bytes(t)
	badSum := bytes.Clone(stored(t, body(p(r("chữ")))))
	at := bytes.Index(badSum, []byte("chữ"))
	badSum[at] = 'C'
	encrypted := bytes.Clone(whole)
	for _, mark := range []string{"PK\x01\x02", "PK\x03\x04"} {
		for from := 0; ; {
			at := bytes.Index(encrypted[from:], []byte(mark))
			if at < 0 {
				break
			}
			from += at + 4
			encrypted[from+map[string]int{"PK\x01\x02": 4, "PK\x03\x04": 2}[mark]] |= 1
		}
	}
	sheet := strings.Replace(packageRels, "word/document.xml", "xl/workbook.xml", 1)
	tests := map[string]struct {
		content []byte
		want    dossier.Code
	}{
		"whole":           {whole, ""},
		"empty":           {nil, dossier.Empty},
		"no ZIP":          {[]byte("không phải ZIP"), dossier.Corrupt},
		"one byte":        {[]byte("P"), dossier.Corrupt},
		"cut":             {whole[:len(whole)/2], dossier.Corrupt},
		"cut at the end":  {whole[:len(whole)-10], dossier.Corrupt},
		"check sum":       {badSum, dossier.Corrupt},
		"encrypted ZIP":   {encrypted, dossier.Encrypted},
		"OLE":             {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 512)), dossier.UnsupportedFormat},
		"foreign ZIP":     {file{"readme.txt": "x"}.bytes(t), dossier.UnsupportedFormat},
		"empty ZIP":       {file{}.bytes(t), dossier.UnsupportedFormat},
		"workbook":        {file{"_rels/.rels": sheet, "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`}.bytes(t), dossier.UnsupportedFormat},
		"other root":      {file{"_rels/.rels": packageRels, "word/document.xml": `<a/>`}.bytes(t), dossier.Corrupt},
		"no main part":    {file{"_rels/.rels": packageRels}.bytes(t), dossier.Corrupt},
		"malformed":       {file{"_rels/.rels": packageRels, "word/document.xml": document("<w:p>")}.bytes(t), dossier.Corrupt},
		"cut part":        {file{"_rels/.rels": packageRels, "word/document.xml": document(p(r("a")))[:650]}.bytes(t), dossier.Corrupt},
		"junk behind":     {file{"_rels/.rels": packageRels, "word/document.xml": document("") + "<w:p/>"}.bytes(t), dossier.Corrupt},
		"UTF-16":          {file{"_rels/.rels": packageRels, "word/document.xml": "\xFF\xFE<\x00w\x00"}.bytes(t), dossier.Corrupt},
		"DOCTYPE":         {file{"_rels/.rels": packageRels, "word/document.xml": "<!DOCTYPE w:document>" + document("")}.bytes(t), dossier.Corrupt},
		"entities":        {file{"_rels/.rels": packageRels, "word/document.xml": `<!DOCTYPE x [<!ENTITY a "b">]>` + document("")}.bytes(t), dossier.TooLarge},
		"malformed style": {body(p(r("a"))).with("styles", "styles.xml", "<w:styles").bytes(t), dossier.Corrupt},
		"malformed rels":  {file{"_rels/.rels": "<", "word/document.xml": document("")}.bytes(t), dossier.Corrupt},
	}
	for name, test := range tests {
		document, err := readBytes(test.content, extract.DefaultLimits())
		if readertest.Code(err) != test.want || (document == nil) != (err != nil) {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
}

// stored makes the package without compression.
func stored(t *testing.T, f file) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range f {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = io.WriteString(part, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestMainPartUnderAnotherName(t *testing.T) {
	moved := func(target string) string { return strings.Replace(packageRels, "word/document.xml", target, 1) }
	for name, f := range map[string]file{
		"by relationship": {"_rels/.rels": moved("doc/main.xml"), "doc/main.xml": document(p(r("a")))},
		"absolute":        {"_rels/.rels": moved("/doc/main.xml"), "doc/main.xml": document(p(r("a")))},
		"other case":      {"_rels/.rels": moved("Word/Document.xml"), "word/document.xml": document(p(r("a")))},
		"backslashes":     {`_rels\.rels`: moved("word/document.xml"), `word\document.xml`: document(p(r("a")))},
		"no relationship": {"word/document.xml": document(p(r("a")))},
		"strict": {"_rels/.rels": strings.ReplaceAll(packageRels, relationType, "http://purl.oclc.org/ooxml/officeDocument/relationships/"),
			"word/document.xml": strings.ReplaceAll(document(p(r("a"))), "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")},
		"other prefix": {"_rels/.rels": packageRels,
			"word/document.xml": `<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>a</t></r></p></body></document>`},
	} {
		document, err := readBytes(f.bytes(t), extract.DefaultLimits())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		same(t, lines(document.Blocks), []string{"a"})
	}
}

func TestOutside(t *testing.T) {
	story := func(root, content string) string {
		return "<w:" + root + " " + declarations + ">" + content + "</w:" + root + ">"
	}
	f := body(p(r("thân"))).
		with("header", "header10.xml", story("hdr", p(r("mười")))).
		with("header", "header2.xml", story("hdr", p(r("ĐẢNG BỘ"))+tbl(1, tr(tc("", r("ô")))))).
		with("footer", "footer1.xml", story("ftr", p(r("chân")))).
		with("footnotes", "footnotes.xml", story("footnotes", `<w:footnote w:type="separator">`+p(r("---"))+`</w:footnote><w:footnote w:id="2">`+p(r("chú thích"))+`</w:footnote>`)).
		with("comments", "comments.xml", story("comments", `<w:comment>`+p(r("nhận xét"))+`</w:comment>`))
	doc := f.read(t)
	same(t, lines(doc.Blocks), []string{"thân"})
	same(t, lines(doc.Outside), []string{"ĐẢNG BỘ", "|ô|", "mười", "chân", "chú thích"})
	if got, want := doc.Outside[0].Paragraph.Where, (dossier.Location{Part: "word/header2.xml", Paragraph: 1}); got != want {
		t.Errorf("place %+v", got)
	}
}

func TestNothingOutsideTheFile(t *testing.T) {
	f := body(p(r("a")))
	f["word/_rels/document.xml.rels"] = rels + `<Relationship Id="x" Type="` + relationType + `header" Target="http://example.org/h.xml" TargetMode="External"/>` +
		`<Relationship Id="y" Type="` + relationType + `footer" Target="../../../etc/passwd"/></Relationships>`
	same(t, lines(f.read(t).Blocks), []string{"a"})
}

func TestLimits(t *testing.T) {
	deep := strings.Repeat(`<w:tbl><w:tr><w:tc>`, 200) + p(r("a")) + strings.Repeat(`</w:tc></w:tr></w:tbl>`, 200)
	bomb := document(p(run("<w:t>" + strings.Repeat(" ", 65<<20) + "</w:t>")))
	var manyLists strings.Builder
	for i := range 20_010 {
		manyLists.WriteString(abstractNum(i, ""))
	}
	var prefixes strings.Builder
	for i := range 1100 {
		fmt.Fprintf(&prefixes, ` xmlns:p%d="urn:%d"`, i, i)
	}
	many := file{"_rels/.rels": packageRels, "word/document.xml": document("")}
	for i := range 60 {
		many[strings.Repeat("x", i+1)] = ""
	}
	small := extract.DefaultLimits()
	small.Parts, small.Text, small.Cells, small.Elements, small.Total = 50, 100, 50, 500, 1<<16
	tests := map[string]struct {
		content []byte
		limits  extract.Limits
		want    dossier.Code
	}{
		"bomb":         {file{"_rels/.rels": packageRels, "word/document.xml": bomb}.bytes(t), extract.DefaultLimits(), dossier.TooLarge},
		"lying bomb":   {lying(t, bomb), extract.DefaultLimits(), dossier.Corrupt},
		"nesting":      {body(deep).bytes(t), extract.DefaultLimits(), dossier.TooLarge},
		"wide span":    {body(tbl(1, tr(tc(`<w:gridSpan w:val="2000000000"/>`, "")))).bytes(t), extract.DefaultLimits(), dossier.TooLarge},
		"wide gap":     {body(tbl(1, tr(`<w:trPr><w:gridBefore w:val="2000000000"/></w:trPr>`+tc("", "")))).bytes(t), extract.DefaultLimits(), dossier.TooLarge},
		"wide after":   {body(tbl(1, tr(`<w:trPr><w:gridAfter w:val="2000000000"/></w:trPr>`+tc("", "")))).bytes(t), extract.DefaultLimits(), dossier.TooLarge},
		"all tables":   {body(strings.Repeat(tbl(1, tr(tc(`<w:gridSpan w:val="100000"/>`, ""))), 5)).bytes(t), extract.DefaultLimits(), dossier.TooLarge},
		"long number":  {body(item(1, 0, "a")).numbering(abstractNum(0, lvl(0, "decimal", strings.Repeat("x", 1000), "")) + num(1, 0, "")).bytes(t), extract.DefaultLimits(), dossier.TooLarge},
		"lists":        {body("").numbering(manyLists.String()).bytes(t), extract.DefaultLimits(), dossier.TooLarge},
		"prefixes":     {body("<w:p" + prefixes.String() + "/>").bytes(t), extract.DefaultLimits(), dossier.TooLarge},
		"parts":        {many.bytes(t), small, dossier.TooLarge},
		"text":         {body(p(r(strings.Repeat("a", 101)))).bytes(t), small, dossier.TooLarge},
		"cells":        {body(tbl(26, strings.Repeat(tr(strings.Repeat(tc("", ""), 26)), 2))).bytes(t), small, dossier.TooLarge},
		"elements":     {body(strings.Repeat(p(""), 500)).bytes(t), small, dossier.TooLarge},
		"all together": {body("<!--"+strings.Repeat("x", 1<<15)+"-->").with("styles", "styles.xml", "<!--"+strings.Repeat("x", 1<<15)+"--><a/>").bytes(t), small, dossier.TooLarge},
	}
	for name, test := range tests {
		began := time.Now()
		_, err := readBytes(test.content, test.limits)
		if readertest.Code(err) != test.want {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// lying makes a package whose main part declares far less than it holds.
func lying(t *testing.T, content string) []byte {
	good := file{"_rels/.rels": packageRels, "word/document.xml": content}.bytes(t)
	archive, err := zip.NewReader(bytes.NewReader(good), int64(len(good)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range archive.File {
		header := part.FileHeader
		header.UncompressedSize64 = min(header.UncompressedSize64, 1<<30)
		if strings.HasSuffix(part.Name, "document.xml") {
			header.UncompressedSize64 = 1000
		}
		raw, err := part.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.CreateRaw(&header)
		if err == nil {
			_, err = io.Copy(to, raw)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTimeout(t *testing.T) {
	content := body(p(r("a"))).bytes(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := word.New().Read(ctx, bytes.NewReader(content), int64(len(content)), extract.DefaultLimits())
	if readertest.Code(err) != dossier.Timeout {
		t.Errorf("ended before: %v", err)
	}
	ctx = &countdown{Context: context.Background(), left: 2}
	_, err = word.New().Read(ctx, bytes.NewReader(content), int64(len(content)), extract.DefaultLimits())
	if readertest.Code(err) != dossier.Timeout {
		t.Errorf("ended within: %v", err)
	}
}

// countdown ends after it was asked a number of times.
type countdown struct {
	context.Context
	left int
}

// Err tells whether the time is up.
func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

type brokenDisk struct{}

// ReadAt fails as a disk does.
func (brokenDisk) ReadAt([]byte, int64) (int, error) { return 0, errors.New("disk failure") }

func TestFaultOfTheMachineIsNoRejection(t *testing.T) {
	_, err := word.New().Read(context.Background(), brokenDisk{}, 1000, extract.DefaultLimits())
	var rejection *dossier.Rejection
	if err == nil || errors.As(err, &rejection) || !strings.Contains(err.Error(), "disk failure") {
		t.Errorf("got %v", err)
	}
}
