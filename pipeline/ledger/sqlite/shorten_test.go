package sqlite

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"

	"hoso/pipeline/dossier"
)

// wanted are fields that a list shows.
var wanted = []string{"name", "domain", "leadership"}

// plainly decodes everything and then drops what is not wanted.
func plainly(text string) (m dossier.Model, err error) {
	err = decode(text, &m)
	maps.DeleteFunc(m.Fields, func(id string, _ dossier.Field) bool { return !slices.Contains(wanted, id) })
	return m, err
}

func FuzzSomeFields(f *testing.F) {
	written, err := json.Marshal(dossier.Model{Fields: map[string]dossier.Field{
		"content":    {Value: "a \"}{\\\" , ]\n", Source: dossier.Location{Part: "word/document.xml", Table: 1}},
		"leadership": {Boolean: true, Value: "true", Confidence: 1},
		"name":       {Value: "Một cửa {thân thiện}", Label: "Tên \\"},
	}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(written))
	f.Add(`{"fields":{}}`)
	f.Add(`{"fields":null}`)
	f.Add(` {"fields" : {"name": {"value":"x"}}}`)
	f.Add(`{"fields":{"na\u006de":{"value":"x"}}}`)
	f.Add(`{"fields":{"name":{"value":"x"}},"fields":{}}`)
	f.Add(`{"fields":{"name":{"value":"x"}`)
	f.Fuzz(func(t *testing.T, text string) {
		want, fault := plainly(text)
		if fault != nil {
			return // this package wrote no such text; that it is refused or not is no matter
		}
		var have dossier.Model
		if err := someFields(text, wanted, &have); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if len(have.Fields)+len(want.Fields) > 0 && !reflect.DeepEqual(have, want) {
			t.Errorf("%s:\n%+v, want\n%+v", text, have, want)
		}
	})
}
