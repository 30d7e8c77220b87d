package generate_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"hoso/pipeline/generate/layout"
)

// A drawnPage is what the content stream of a PDF draws on one page, in mm from the top left corner: read from the bytes of the file,
// not from the layout.
type drawnPage struct {
	width, height float64
	texts         []drawnText
	lines         []drawnLine
}

type drawnText struct {
	text        string
	style       layout.Style // without underline: the file has a line for it
	x, baseline float64
}

type drawnLine struct{ x1, y1, x2, y2, stroke float64 }

var (
	pdfObject = regexp.MustCompile(`(?s)(\d+) 0 obj\r?\n(.*?)endobj`)
	pdfMedia  = regexp.MustCompile(`/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]`)
	pdfFonts  = regexp.MustCompile(`/F([0-9a-f]{40}) (\d+) 0 R`)
	pdfName   = regexp.MustCompile(`/BaseFont /(\w+)`)
	pdfStream = regexp.MustCompile(`/Contents (\d+) 0 R`)
	// a font, a text (two bytes a letter, with a backslash before brackets, backslashes and returns), the stroke, a line
	pdfShow = regexp.MustCompile(`(?s)BT /F(\w+) ([\d.]+) Tf ET|BT ([\d.-]+) ([\d.-]+) Td \(((?:[^\\()]|\\.)*)\) Tj ET|([\d.]+) w\n|([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l S`)
)

// drawn reads a PDF of package pdf. Every font must be embedded.
func drawn(t testing.TB, content []byte) []drawnPage {
	t.Helper()
	objects := map[string][]byte{}
	var order []string
	for _, m := range pdfObject.FindAllSubmatch(content, -1) {
		objects[string(m[1])] = m[2]
		order = append(order, string(m[1]))
	}
	styles := map[string]layout.Style{}
	for _, m := range pdfFonts.FindAllSubmatch(content, -1) {
		font := objects[string(m[2])]
		name := string(pdfName.FindSubmatch(font)[1])
		_, kind, _ := strings.Cut(name, "serif")
		styles[string(m[1])] = layout.Style{Bold: strings.Contains(kind, "B"), Italic: strings.Contains(kind, "I")}
	}
	if files, all := bytes.Count(content, []byte("/FontFile2")), bytes.Count(content, []byte("/Type /FontDescriptor")); files == 0 || files != all {
		t.Errorf("%d of %d fonts are embedded", files, all)
	}
	def := pdfMedia.FindSubmatch(objects["1"])
	var pages []drawnPage
	for _, id := range order {
		object := objects[id]
		if !bytes.Contains(object, []byte("/Type /Page\n")) {
			continue
		}
		size := pdfMedia.FindSubmatch(object)
		if size == nil {
			size = def
		}
		page := drawnPage{width: number(t, string(size[1])) * layout.PtToMM, height: number(t, string(size[2])) * layout.PtToMM}
		at := pdfStream.FindSubmatch(object)[1]
		page.read(t, inflated(t, objects[string(at)]), styles)
		pages = append(pages, page)
	}
	return pages
}

func inflated(t testing.TB, object []byte) string {
	t.Helper()
	_, rest, _ := bytes.Cut(object, []byte("stream\n"))
	in, err := zlib.NewReader(bytes.NewReader(rest))
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

// read takes the stream operator by operator.
func (p *drawnPage) read(t testing.TB, stream string, styles map[string]layout.Style) {
	t.Helper()
	var style layout.Style
	stroke := 0.0
	mm := func(s string) float64 { return number(t, s) * layout.PtToMM }
	for _, m := range pdfShow.FindAllStringSubmatch(latin(stream), -1) {
		switch {
		case m[1] != "":
			style = styles[m[1]]
			style.Size = number(t, m[2])
		case m[3] != "":
			p.texts = append(p.texts, drawnText{utf16Text(m[5]), style, mm(m[3]), p.height - mm(m[4])})
		case m[6] != "":
			stroke = mm(m[6])
		default:
			p.lines = append(p.lines, drawnLine{mm(m[7]), p.height - mm(m[8]), mm(m[9]), p.height - mm(m[10]), stroke})
		}
	}
}

// latin gives each byte a letter of its own, so that expressions see bytes.
func latin(s string) string {
	letters := make([]rune, len(s))
	for i := range len(s) {
		letters[i] = rune(s[i])
	}
	return string(letters)
}

func utf16Text(escaped string) string {
	var raw []byte
	letters := []rune(escaped)
	for i := 0; i < len(letters); i++ {
		b := byte(letters[i])
		if b == '\\' && i+1 < len(letters) {
			i++
			if b = byte(letters[i]); b == 'r' {
				b = '\r'
			}
		}
		raw = append(raw, b)
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}

func number(t testing.TB, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// drawnRow is the texts of one baseline and of one style that follow each other without a gap: a line of a column.
type drawnRow struct {
	page               int
	text               string
	style              layout.Style
	x, right, baseline float64
}

// drawnRows joins the texts of pages to lines. Two texts belong together where less than 6 mm is between them.
func drawnRows(pages []drawnPage, m *layout.Metrics) []drawnRow {
	var rows []drawnRow
	for n, page := range pages {
		texts := slices.Clone(page.texts)
		slices.SortStableFunc(texts, func(a, b drawnText) int {
			if math.Abs(a.baseline-b.baseline) > 0.1 {
				return int(math.Copysign(1, a.baseline-b.baseline))
			}
			return int(math.Copysign(1, a.x-b.x))
		})
		for _, x := range texts {
			if strings.HasPrefix(x.text, "BẢN DỰ THẢO") {
				continue // the watermark
			}
			right := x.x + m.Width(strings.TrimRight(x.text, " "), x.style)
			if k := len(rows) - 1; k >= 0 && rows[k].page == n && math.Abs(rows[k].baseline-x.baseline) < 0.1 && x.x-rows[k].right < 6 && rows[k].style == x.style {
				rows[k].text, rows[k].right = rows[k].text+" "+strings.TrimSpace(x.text), right
				continue
			}
			rows = append(rows, drawnRow{n, strings.TrimSpace(x.text), x.style, x.x, right, x.baseline})
		}
	}
	return rows
}
