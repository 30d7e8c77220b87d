package html_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/html"
	"hoso/pipeline/extract/readertest"
)

func TestText(t *testing.T) {
	cases := map[string]struct{ in, want string }{
		"paragraphs":         {"<p>a<p>b<div>c<div>d</div>e</div>", "a\nb\nc\nd\ne"},
		"blanks":             {"<p>\n  a \t b\n</p><p>a <b> b</b> c</p>", "a b\na b c"},
		"line break":         {"<p>a<br>\n b</p>", "a\nb"},
		"preformatted":       {"<pre>a  b\nc</pre>", "a  b\nc"},
		"entities":           {"<p>T&ecirc;n m&#244; h&#xEC;nh&nbsp;&amp; &#7897;</p>", "Tên mô hình & ộ"},
		"bold":               {"<p><b>Tên:</b> gì</p><p style='font-weight:bold'>a<span style='font-weight:normal'>b</span>", "*Tên:* gì\n*a*b"},
		"headings":           {"<h1>a</h1><h2>b</h2>c", "*a*\n*b*\nc"},
		"typed letters":      {"<p style='text-transform:uppercase'>chi bộ</p>", "chi bộ"},
		"TCVN3":              {`<p><span style='font-size:13.0pt;font-family:".VnTime","sans-serif"'>Tªn m« h×nh</span></p>`, "Tên mô hình"},
		"TCVN3, soft hyphen": {`<p><font face=".VnTime, serif">Cuèn sæ tay cña ng&shy;êi míi</font></p>`, "Cuốn sổ tay của người mới"},
		"VNI by class":       {"<style><!-- p.a, li.a {margin:0; font-family:VNI-Times;} @page x {size:1;} --></style><p class=a>Daân vaän kheùo</p>", "Dân vận khéo"},
		"font of a class":    {"<style>@font-face{font-family:x}/* .b{} */.b{mso-x:1;font-family:'.VnTime'}</style><p class='a b'>Tªn m« h×nh</p>", "Tên mô hình"},
		"symbols":            {"<p><span style='font-family:Wingdings'>¨</span> c <span style='font-family:\"Wingdings 2\"'>R</span></p>", "☐ c ☑"},
		"hidden":             {"<p>a<span style='display:none'>b</span><span style='mso-hide:all'>c</span><span hidden>d</span></p><div style='display: none'>e</div>", "a"},
		"scripts":            {"<title>t</title><script>s</script><style>p{}</style>a<!-- b --><noscript>c</noscript><template>d</template>", "a"},
		"lists":              {"<ol><li>a<li>b<ul><li>c</ul></ol><ol type=a start=3><li value=5>d<li><p>e</p><p>f</p></ol>", "[1.]a\n[2.]b\n[-]c\n[e.]d\n[f.]e\nf"},
		"roman list":         {"<ol type=I start=9><li>a<li>b</ol>", "[IX.]a\n[X.]b"},
		"numbers of Word":    {"<p><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>a</p>", "[1.]a"},
		"bullets of Word":    {"<p><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span></span>a</p>", "[-]a"},
		"tabs of Word":       {"<p>a<span style='mso-tab-count:2'>&nbsp; &nbsp; </span>b</p>", "a\t\tb"},
		"forms":              {"<p><input type=checkbox checked> a <input type=radio> b <input value='c'> <select><option>d<option selected>e</select><input type=hidden value=f></p>", "☒ a ☐ b c e"},
		"blank ones":         {"<p>&nbsp;</p><p></p><p>a</p>", "a"},
		"no elements":        {"chỉ có chữ", "chỉ có chữ"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := readLines(t, c.in); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestTables(t *testing.T) {
	cases := map[string]struct{ in, want string }{
		"plain":             {"<table><tr><td>a<td>b<tr><td>c<td><p>d<p>e</table>f", "|a|b|\n|c|d¶e|\nf"},
		"head":              {"<table><thead><tr><th>a<tbody><tr><td>b</table>", "|*a*|\n|b|"},
		"spans":             {"<table><tr><td colspan=2>a<td rowspan=2>b<tr><td>c<td>d</table>", "|a(1x2)|^|b(2x1)|\n|c|d|^|"},
		"to the end":        {"<table><tr><td rowspan=0>a<td>b<tr><td>c</table>", "|a(2x1)|b|\n|^|c|"},
		"too long":          {"<table><tr><td rowspan=9 colspan=1>a<td>b<tr><td>c</table>", "|a(2x1)|b|\n|^|c|"},
		"overlap":           {"<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>", "|a|b(2x1)|\n|c|^|"},
		"ragged":            {"<table><tr><td>a<td>b<tr><td>c</table>", "|a|b|\n?|c||"},
		"nested":            {"<table><tr><td>a<table><tr><td>x</table><td>b</table>", "|a¶{|x|}|b|"},
		"list within":       {"<ol><li>n<table><tr><td>a</table><li>m</ol>", "[1.]n\n|a|\n[2.]m"},
		"last row of Excel": {"<table><tr><td>a</td></tr><![if supportMisalignedColumns]><tr style='display:none'><td width=64></td></tr><![endif]></table>", "|a|"},
		"fault":             {"<table><tr><td class=xl65 align=center x:err=\"#REF!\">#REF!</td><td>b</td></tr></table>", "||b|"},
		"hidden cell":       {"<table><tr><td>a<td style='display:none'>b</table>", "|a||"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := readLines(t, c.in); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestExcelPage reads a page as Excel saves it.
func TestExcelPage(t *testing.T) {
	const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet><style><!--table {mso-displayed-decimal-separator:"\,";}
td {font-family:"Times New Roman", serif; mso-number-format:General;} .xl65 {mso-style-parent:style0; font-weight:700; font-family:.VnTime, sans-serif;}
--></style></head><body link=blue><table border=0 x:str><col width=64>
<tr height=20><td height=20 class=xl65 width=64>Tªn m« h×nh</td><td x:num="0.9">90%</td></tr>
<tr height=0 style='display:none'><td>ẩn</td><td x:err="#REF!">#REF!</td></tr></table></body></html>`
	doc, err := read(page)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(readertest.Lines(doc.Blocks), "\n"); got != "|*Tên mô hình*|90%|\n|ẩn||" {
		t.Errorf("got\n%s", got)
	}
	table := doc.Blocks[0].Table
	if row := table.Rows[1]; !row.Hidden || !row.Cells[0].Hidden || row.Cells[1].Fault != "#REF!" || table.Sheet != "" {
		t.Errorf("row %+v", row)
	}
	if len(doc.Notes) != 2 || !slices.Equal(doc.Encodings, []string{"tcvn3"}) {
		t.Errorf("notes %v, encodings %v", doc.Notes, doc.Encodings)
	}
	want := dossier.Location{Part: "document", Table: 1, Row: 1, Column: 2}
	if c := table.Rows[0].Cells[1]; c.Where != want || c.Paragraphs[0].Where != want {
		t.Errorf("%+v", c)
	}
}

// TestCharsets reads the same words in each encoding.
func TestCharsets(t *testing.T) {
	const want = "Tên mô hình “à”"
	page := func(charset, text string) string {
		return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=` + charset + `"></head><p>` + text
	}
	wide := func(mark string, high, low int) string {
		out := []byte(mark)
		for _, u := range utf16.Encode([]rune("<html><p>" + want)) {
			pair := [2]byte{}
			pair[high], pair[low] = byte(u>>8), byte(u)
			out = append(out, pair[:]...)
		}
		return string(out)
	}
	const latin = "T\xEAn m\xF4 h\xECnh \x93\xE0\x94"
	const vietnamese = "T\xEAn m\xF4 hi\xCCnh \x93\xE0\x94" // ì is no letter of 1258: i and a combining grave
	cases := map[string]string{
		"mark of UTF-8":       "\xEF\xBB\xBF" + page("windows-1252", want),
		"UTF-8":               page("utf-8", want),
		"UTF-8 that lies":     page("windows-1252", want),
		"UTF-8 unsaid":        "<p>" + want,
		"1252":                page("windows-1252", latin),
		"1252 unsaid":         "<p>" + latin,
		"1258":                page("windows-1258", vietnamese),
		"UTF-16":              wide("\xFF\xFE", 1, 0),
		"UTF-16, big end":     wide("\xFE\xFF", 0, 1),
		"UTF-16 without mark": wide("", 1, 0),
		"web archive": "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"X\"\r\n\r\nfirst\r\n--X\r\n" +
			"Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
			"<html><p class=3DMsoNormal>T=C3=AAn m=C3=B4 h=\r\n=C3=ACnh =E2=80=9C=C3=A0=E2=80=9D</p>\r\n--X\r\n" +
			"Content-Type: image/png\r\n\r\nx\r\n--X--\r\n",
		"web archive, base64": "MIME-Version: 1.0\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+VOpuIG30IGjsbmggk+CU\r\n",
	}
	for name, content := range cases {
		if got := readLines(t, content); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestOutside(t *testing.T) {
	doc, err := read(`<div style='mso-element:header'><p>đầu</p></div><p>a<a style='mso-footnote-id:ftn1' href="#_ftn1">[1]</a></p><ins>b</ins><del>c</del>` +
		`<div style='mso-element:footnote-list'><p><a style='mso-footnote-id:ftn1' href="#_ftnref1">[1]</a>chú</p></div>` +
		`<div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a> thích</p></div><div style='mso-element: comment-list'>x</div>`)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(readertest.Lines(doc.Blocks), "\n"); got != "a\nb" {
		t.Errorf("%q", got)
	}
	if got := strings.Join(readertest.Lines(doc.Outside), "\n"); got != "đầu\nchú\nthích" || len(doc.Notes) != 1 {
		t.Errorf("outside %q, notes %v", got, doc.Notes)
	}
}

func TestRejections(t *testing.T) {
	cases := map[string]struct {
		content string
		want    dossier.Code
	}{
		"nothing":                    {"", dossier.Empty},
		"archive without a page":     {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\nContent-Type: image/png\r\n\r\nx\r\n--X--\r\n", dossier.Corrupt},
		"archive broken off":         {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\nContent-Type: text/html\r\n\r\n<p>a", dossier.Corrupt},
		"archive that is no message": {"MIME-Version: 1.0", dossier.Corrupt},
		"sound":                      {"<p>a", ""},
		"deep":                       {strings.Repeat("<div>", 5000), dossier.TooLarge},
	}
	for name, c := range cases {
		if _, err := read(c.content); readertest.Code(err) != c.want {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestLimits(t *testing.T) {
	content := strings.Repeat("<table><tr><td colspan=9>một<td>hai</table>", 50)
	tests := map[string]func(*extract.Limits){
		"size":  func(l *extract.Limits) { l.Inflated = 100 },
		"nodes": func(l *extract.Limits) { l.Elements = 100 },
		"text":  func(l *extract.Limits) { l.Text = 100 },
		"cells": func(l *extract.Limits) { l.Cells = 90 },
	}
	for name, change := range tests {
		limits := extract.DefaultLimits()
		change(&limits)
		_, err := html.New().Read(context.Background(), bytes.NewReader([]byte(content)), int64(len(content)), limits)
		if readertest.Code(err) != dossier.TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := html.New().Read(ctx, bytes.NewReader([]byte(content)), int64(len(content)), extract.DefaultLimits()); readertest.Code(err) != dossier.Timeout {
		t.Errorf("ended context: %v", err)
	}
}
