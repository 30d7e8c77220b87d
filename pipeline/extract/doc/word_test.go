package doc_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/readertest"
)

// Modifiers as Word writes them.
var (
	bold      = []byte{0x35, 0x08, 1}
	hidden    = []byte{0x3C, 0x08, 1}
	deleted   = []byte{0x00, 0x08, 1}
	special   = []byte{0x55, 0x08, 1}
	inTable   = []byte{0x16, 0x24, 1}
	endsRow   = []byte{0x17, 0x24, 1}
	innerCell = []byte{0x4B, 0x24, 1}
	innerRow  = []byte{0x4C, 0x24, 1}
)

func depth(n int) []byte { return append([]byte{0x49, 0x66}, u32s(n)...) }

func join(parts ...[]byte) []byte { return slices.Concat(parts...) }

// rowOf defines a row by its borders; flags are those of each cell (TC80).
func rowOf(borders []int, flags ...int) []byte {
	body := append([]byte{byte(len(borders) - 1)}, u16s(borders...)...)
	for _, f := range flags {
		body = append(body, u16s(f, 0, 0, 0, 0, 0, 0, 0, 0, 0)...)
	}
	return join([]byte{0x08, 0xD6}, u16s(len(body)+1), body)
}

func readMade(t *testing.T, m made) *dossier.Document {
	t.Helper()
	d, err := readBytes(m.bytes())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// texts are the texts of the paragraphs of blocks, tables as their cells.
func texts(list []dossier.Block) []string {
	var out []string
	for _, b := range list {
		if b.Paragraph != nil {
			out = append(out, b.Paragraph.Text)
			continue
		}
		for _, row := range b.Table.Rows {
			line := "|"
			for _, cell := range row.Cells {
				line += cell.Text()
				for _, inner := range cell.Tables {
					line += "{" + strings.Join(texts([]dossier.Block{{Table: inner}}), ";") + "}"
				}
				line += "|"
			}
			if row.InDoubt {
				line += "?"
			}
			out = append(out, line)
		}
	}
	return out
}

// TestTextAsWordWritesIt holds what LibreOffice does not write.
func TestTextAsWordWritesIt(t *testing.T) {
	tests := map[string]struct {
		made made
		want []string
	}{
		"one piece":    {made{text: "Tên\rmô\r"}, []string{"Tên", "mô"}},
		"no last mark": {made{text: "Tên\rmô"}, []string{"Tên", "mô"}},
		"pieces out of order, narrow and wide": {
			made{text: "Gió “mát” – hè\r", pieces: []madePiece{{end: 4, narrow: true, order: 1}, {end: 15, order: 0}}},
			[]string{"Gió “mát” – hè"},
		},
		"letters of Windows in a narrow piece": {made{text: "a\u0093b\u0094\u0096\r", pieces: []madePiece{{end: 6, narrow: true}}}, []string{"a“b”–"}},
		"a deleted piece of a quick save": {
			made{text: "còn bỏ giữ\r", pieces: []madePiece{{end: 4}, {end: 7, order: 1, prm: 0x41<<1 | 1<<8}, {end: 11, order: 2}}},
			[]string{"còn giữ"},
		},
		"a hidden piece by a list of modifiers": {
			made{text: "còn ẩn giữ\r", clx: join([]byte{1}, u16s(len(hidden)), hidden), pieces: []madePiece{{end: 4}, {end: 7, order: 1, prm: 1}, {end: 11, order: 2}}},
			[]string{"còn giữ"},
		},
		"a hidden mark":      {made{text: "Nối \rliền\r", runs: []stretch{{4, nil}, {5, hidden}, {10, nil}}}, []string{"Nối liền"}},
		"a deleted mark":     {made{text: "Nối \rliền\r", runs: []stretch{{4, nil}, {5, deleted}, {10, nil}}}, []string{"Nối liền"}},
		"tags of custom XML": {made{text: "<a>b< \r", runs: []stretch{{1, special}, {2, nil}, {3, special}, {7, nil}}}, []string{"ab< "}},
		"a field in a field": {made{text: "x\x13 IF \x13 PAGE \x141\x15 \x14hai\x15y\r"}, []string{"xhaiy"}},
		"an open instruction ends with its paragraph": {made{text: "x\x13 PAGE\rsau\r"}, []string{"x", "sau"}},
		"an end without a field":                      {made{text: "x\x15y\x14z\r"}, []string{"xyz"}},
		"hyphens":                                     {made{text: "30\x1E40 a\x1Fb\vc\r"}, []string{"30-40 ab\nc"}},
		"comments and notes": {
			made{text: "Tên\x05\rxem thêm\rghi chú\r", counts: map[int]int{4: 9, 5: 8}}, []string{"Tên"},
		},
	}
	for name, test := range tests {
		d := readMade(t, test.made)
		if got := texts(d.Blocks); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// cells writes paragraphs of a row: for each a length and its modifiers.
func cells(parts ...stretch) []stretch {
	end := 0
	for i := range parts {
		end += parts[i].end
		parts[i].end = end
	}
	return parts
}

func TestTablesAsWordWritesThem(t *testing.T) {
	in, out := join(inTable, depth(1)), join(inTable, depth(1), endsRow)
	inner := join(inTable, depth(2))
	two := []int{0, 1000, 2000}
	end := func(definition ...byte) []byte { return join(out, definition) }
	tests := map[string]struct {
		text  string
		paras []stretch
		data  []byte
		want  []string
	}{
		"two cells":                {"a\ab\a\a\r", cells(stretch{2, in}, stretch{2, in}, stretch{1, end(rowOf(two, 0, 0)...)}, stretch{1, nil}), nil, []string{"|a|b|"}},
		"no definition of the row": {"a\ab\a\a\r", cells(stretch{2, in}, stretch{2, in}, stretch{1, out}, stretch{1, nil}), nil, []string{"|a|b|?"}},
		"fewer cells than defined": {"a\ab\a\a\r", cells(stretch{2, in}, stretch{2, in}, stretch{1, end(rowOf([]int{0, 1000, 2000, 3000}, 0, 0, 0)...)}, stretch{1, nil}), nil, []string{"|a|b|?"}},
		"borders that go back":     {"a\ab\a\a\r", cells(stretch{2, in}, stretch{2, in}, stretch{1, end(rowOf([]int{0, 1000, 500}, 0, 0)...)}, stretch{1, nil}), nil, []string{"|a|b|?"}},
		"no end of the row":        {"a\ab\a\r", cells(stretch{2, in}, stretch{2, in}, stretch{1, nil}), nil, []string{"|a|b|?"}},
		"merged across, first 1":   {"a\a\a\a\r", cells(stretch{2, in}, stretch{1, in}, stretch{1, end(rowOf(two, 1, 2)...)}, stretch{1, nil}), nil, []string{"|a|"}},
		"merged across, first 2": {"a\ab\ac\ad\a\a\r", cells(stretch{2, in}, stretch{2, in}, stretch{2, in}, stretch{2, in},
			stretch{1, end(rowOf([]int{0, 1000, 2000, 3000, 4000}, 2, 1, 2, 1)...)}, stretch{1, nil}), nil, []string{"|a\nb|c\nd|"}},
		"merged down": {"a\ab\a\a\ac\a\a\r", cells(stretch{2, in}, stretch{2, in}, stretch{1, end(rowOf(two, 0x60, 0)...)},
			stretch{1, in}, stretch{2, in}, stretch{1, end(rowOf(two, 0x20, 0)...)}, stretch{1, nil}), nil, []string{"|a|b|", "|a|c|"}},
		"wide above narrow": {"a\a\ab\ac\a\a\r", cells(stretch{2, in}, stretch{1, end(rowOf([]int{0, 2010}, 0)...)},
			stretch{2, in}, stretch{2, in}, stretch{1, end(rowOf(two, 0, 0)...)}, stretch{1, nil}), nil, []string{"|a|a|", "|b|c|"}},
		"definition elsewhere": {"a\ab\a\a\r", cells(stretch{2, in}, stretch{2, in}, stretch{1, join([]byte{0x46, 0x66}, u32s(8))}, stretch{1, nil}),
			join(make([]byte, 8), u16s(len(end(rowOf(two, 0, 0)...))), end(rowOf(two, 0, 0)...)), []string{"|a|b|"}},
		"merged by a modifier": {"a\a\ab\a\a\r", cells(stretch{2, in}, stretch{1, in}, stretch{2, in},
			stretch{1, end(join(rowOf([]int{0, 1000, 2000, 3000}, 0, 0, 0), []byte{0x24, 0x56, 0, 2})...)}, stretch{1, nil}), nil, []string{"|a|b|"}},
		"a merge taken back": {"a\ab\a\a\r", cells(stretch{2, in}, stretch{2, in},
			stretch{1, end(join(rowOf(two, 1, 2), []byte{0x25, 0x56, 0, 2})...)}, stretch{1, nil}), nil, []string{"|a|b|"}},
		"merged down by a modifier": {"a\a\a\a\a\r", cells(stretch{2, in}, stretch{1, end(join(rowOf([]int{0, 900}, 0), []byte{0x2B, 0xD6, 2, 0, 3})...)},
			stretch{1, in}, stretch{1, end(join(rowOf([]int{0, 900}, 0), []byte{0x2B, 0xD6, 2, 0, 1})...)}, stretch{1, nil}), nil, []string{"|a|", "|a|"}},
		"a column put in": {"a\ab\a\a\r", cells(stretch{2, in}, stretch{2, in},
			stretch{1, end(join(rowOf([]int{0, 900}, 0), []byte{0x21, 0x76, 1, 1, 0, 4})...)}, stretch{1, nil}), nil, []string{"|a|b|"}},
		"a column taken out": {"a\a\a\r", cells(stretch{2, in},
			stretch{1, end(join(rowOf(two, 0, 0), []byte{0x22, 0x56, 0, 1})...)}, stretch{1, nil}), nil, []string{"|a|"}},
		"a column made wider": {"a\a\ab\ac\a\a\r", cells(stretch{2, in}, stretch{1, end(join(rowOf([]int{0, 500}, 0), []byte{0x23, 0x76, 0, 1}, u16s(2000))...)},
			stretch{2, in}, stretch{2, in}, stretch{1, end(rowOf(two, 0, 0)...)}, stretch{1, nil}), nil, []string{"|a|a|", "|b|c|"}},
		"nested": {"x\ry\r\rz\a\a\r", cells(stretch{2, join(inner, innerCell)}, stretch{2, join(inner, innerCell)}, stretch{1, join(inner, innerRow, rowOf(two, 0, 0))},
			stretch{2, in}, stretch{1, end(rowOf([]int{0, 4000}, 0)...)}, stretch{1, nil}), nil, []string{"|z{|x|y|}|"}},
	}
	for name, test := range tests {
		d := readMade(t, made{text: test.text, paras: test.paras, data: test.data})
		if got := texts(d.Blocks); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
		for _, b := range d.Blocks {
			if b.Table != nil {
				readertest.SoundTable(t, b.Table)
			}
		}
	}
}

// TestLead tells how much of a paragraph stands in bold.
func TestLead(t *testing.T) {
	d := readMade(t, made{text: "Mục tiêu: giảm\r", runs: []stretch{{10, bold}, {15, nil}}})
	if p := d.Blocks[0].Paragraph; p.Text[:p.Lead] != "Mục tiêu: " {
		t.Errorf("lead %q", p.Text[:p.Lead])
	}
}

// TestHostile holds that what is meant to hurt ends soon and in words.
func TestHostile(t *testing.T) {
	in := join(inTable, depth(1))
	tests := map[string]struct {
		made made
		code dossier.Code
	}{
		"tables without end":  {made{text: "a\r", paras: []stretch{{2, join(inTable, depth(1<<30))}}}, dossier.TooLarge},
		"millions of marks":   {made{text: strings.Repeat("\r", 1_000_000)}, ""},
		"millions of cells":   {made{text: strings.Repeat("\a", 1_000_000), paras: []stretch{{1_000_000, in}}}, dossier.TooLarge},
		"millions of fields":  {made{text: strings.Repeat("\x13", 1_000_000) + "\r"}, ""},
		"one long paragraph":  {made{text: strings.Repeat("Mô hình ", 100_000) + "\r"}, ""},
		"rows by the million": {made{text: strings.Repeat("\a", 1_000_000), paras: []stretch{{1_000_000, join(in, endsRow)}}}, ""},
	}
	for name, test := range tests {
		content := test.made.bytes()
		began := time.Now()
		if _, err := readBytes(content); readertest.Code(err) != test.code {
			t.Errorf("%s: %v, want %q", name, err, test.code)
		}
		if took := time.Since(began); took > 20*time.Second { // under -race on a busy machine; one second else
			t.Errorf("%s took %v", name, took)
		} else {
			t.Logf("%s: %v", name, took)
		}
	}
}
