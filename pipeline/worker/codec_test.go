package worker

import (
	"reflect"
	"testing"

	"hoso/pipeline/dossier"
)

// fill sets every field to something that is not its zero value.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("chữ " + v.Type().String())
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		n := 2
		if depth > 12 {
			n = 0
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(v.Index(i), depth+1)
		}
	case reflect.Pointer:
		if depth <= 12 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth+1)
		}
	default:
		v.SetInt(-7)
	}
}

func answers(t testing.TB) *codec {
	t.Helper()
	lang, err := newLanguage()
	if err != nil {
		t.Fatal(err)
	}
	return lang.answers
}

func roundTrip(t testing.TB, in answer) answer {
	t.Helper()
	c := answers(t)
	var out answer
	if err := c.decode(c.append(nil, in), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestEveryField holds that no field of a Document is lost, those added later
// included.
func TestEveryField(t *testing.T) {
	var in answer
	fill(reflect.ValueOf(&in).Elem(), 0)
	if out := roundTrip(t, in); !reflect.DeepEqual(out, in) {
		t.Errorf("got %+v, want %+v", out, in)
	}
}

func TestCodecKeepsShapes(t *testing.T) {
	merged := &dossier.Cell{Row: 1, Paragraphs: []dossier.Paragraph{}}
	table := &dossier.Table{Rows: []dossier.Row{
		{Cells: []*dossier.Cell{merged, merged, nil}}, {Cells: nil}, {Cells: []*dossier.Cell{}},
	}}
	nested := &dossier.Table{Index: 2}
	merged.Tables = []*dossier.Table{nested, nested}
	in := answer{Document: &dossier.Document{Blocks: []dossier.Block{{Table: table}, {Paragraph: &dossier.Paragraph{}}}, Encodings: []string{}}}
	out := roundTrip(t, in)
	if !reflect.DeepEqual(out, in) {
		t.Fatalf("got %+v", out.Document)
	}
	row := out.Document.Blocks[0].Table.Rows[0].Cells
	if row[0] != row[1] || row[0].Tables[0] != row[0].Tables[1] {
		t.Error("what was one is two")
	}
	if out := roundTrip(t, answer{}); !reflect.DeepEqual(out, answer{}) {
		t.Errorf("nothing became %+v", out)
	}
}

func TestCodecRefusesTypes(t *testing.T) {
	for _, v := range []any{map[string]int{}, struct{ hidden int }{}, struct{ F func() }{}, 1.5, []any{1}} {
		if _, err := newCodec(reflect.TypeOf(v)); err == nil {
			t.Errorf("%T can be sent", v)
		}
	}
}

// TestDecodeCutShort cuts an answer at every place.
func TestDecodeCutShort(t *testing.T) {
	var in answer
	in.Document = &dossier.Document{Blocks: []dossier.Block{{Table: &dossier.Table{Rows: []dossier.Row{{Cells: []*dossier.Cell{{}}}}}}}}
	c := answers(t)
	whole := c.append(nil, in)
	for n := range whole {
		if err := c.decode(whole[:n], new(answer)); err == nil {
			t.Errorf("%d of %d bytes are an answer", n, len(whole))
		}
	}
	if err := c.decode(append(whole, 0), new(answer)); err == nil {
		t.Error("a byte too many went by")
	}
}

func FuzzDecode(f *testing.F) {
	c := answers(f)
	cell := &dossier.Cell{Paragraphs: []dossier.Paragraph{{Text: "Tên mô hình"}}}
	f.Add(c.append(nil, answer{Document: &dossier.Document{Blocks: []dossier.Block{{Table: &dossier.Table{
		Rows: []dossier.Row{{Cells: []*dossier.Cell{cell, cell}}}}}}}}))
	f.Add(c.append(nil, answer{Refused: &refusal{Code: dossier.Corrupt}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		var got answer
		if c.decode(data, &got) != nil {
			return
		}
		if again := roundTrip(t, got); !reflect.DeepEqual(again, got) {
			t.Errorf("%+v became %+v", got, again)
		}
	})
}

func BenchmarkCodec(b *testing.B) {
	c := answers(b)
	table := &dossier.Table{Columns: 2}
	for i := range 30 {
		row := dossier.Row{Index: i}
		for k := range 2 {
			row.Cells = append(row.Cells, &dossier.Cell{Row: i, Column: k, Paragraphs: []dossier.Paragraph{{
				Text: "Một cửa thân thiện, hồ sơ không chờ", Where: dossier.Location{Part: "body", Table: 1, Row: i, Column: k}}}})
		}
		table.Rows = append(table.Rows, row)
	}
	in := answer{Document: &dossier.Document{Blocks: []dossier.Block{{Table: table}}}}
	data := c.append(nil, in)
	b.SetBytes(int64(len(data)))
	b.Run("append", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			data = c.append(data[:0], in)
		}
	})
	b.Run("decode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := c.decode(data, new(answer)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
