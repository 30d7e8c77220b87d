package plan

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"
	"go.yaml.in/yaml/v3"

	"hoso/pipeline/viet"
)

// place is where something stands in the file, from 1.
type place struct{ line, column int }

func nodePlace(n *yaml.Node) place { return place{max(n.Line, 1), max(n.Column, 1)} }

// decoder walks the YAML beside the Go types, so that every fault has its
// place and one fault does not hide the next. A path is "fields[3].labels[0]".
type decoder struct {
	file   string
	faults Faults
	at     map[string]place // by path
}

func (d *decoder) fault(at place, message, hint string) {
	d.faults = append(d.faults, Fault{d.file, at.line, at.column, message, hint})
}

// faultAt is a fault at a path, or at the nearest path above that is known.
func (d *decoder) faultAt(path, message, hint string) {
	for path != "" {
		if at, ok := d.at[path]; ok {
			d.fault(at, message, hint)
			return
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	d.fault(place{1, 1}, message, hint)
}

func (d *decoder) decode(n *yaml.Node, p *Plan) { d.mapping(n, reflect.ValueOf(p).Elem(), "") }

func (d *decoder) value(n *yaml.Node, v reflect.Value, path string) {
	d.at[path] = nodePlace(n)
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.fault(nodePlace(n), "Tệp kế hoạch không dùng “&” và “*” để chép lại.", "ghi lại cả phần đó, hoặc đặt chữ trong nháy đơn")
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem(), path)
	case reflect.Struct:
		d.mapping(n, v, path)
	case reflect.Slice:
		d.list(n, v, path)
	default:
		d.scalar(n, v, path)
	}
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.SequenceNode {
		d.fault(nodePlace(n), fmt.Sprintf("“%s” phải là một danh sách.", lastKey(path)), "mỗi mục một dòng, bắt đầu bằng “- ”")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		d.value(item, v.Index(i), fmt.Sprintf("%s[%d]", path, i))
	}
}

func (d *decoder) scalar(n *yaml.Node, v reflect.Value, path string) {
	key := lastKey(path)
	if n.Kind != yaml.ScalarNode {
		d.fault(nodePlace(n), fmt.Sprintf("“%s” phải là một giá trị, không phải danh sách hay nhóm.", key), "chữ có dấu hai chấm thì đặt trong nháy đơn")
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.TrimSpace(viet.Clean(n.Value)))
		if n.Tag == "!!null" || v.String() == "" {
			v.SetString("")
			d.fault(nodePlace(n), fmt.Sprintf("“%s” để trống.", key), "ghi nội dung hoặc bỏ cả dòng này")
		}
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if err != nil {
			d.fault(nodePlace(n), fmt.Sprintf("“%s” phải là một số, không phải “%s”.", key, n.Value), "ví dụ 1")
		}
		v.SetInt(int64(i))
	case reflect.Bool:
		if n.Value != "true" && n.Value != "false" {
			d.fault(nodePlace(n), fmt.Sprintf("“%s” phải là true (có) hoặc false (không), không phải “%s”.", key, n.Value), "true hoặc false")
		}
		v.SetBool(n.Value == "true")
	}
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.MappingNode {
		d.fault(nodePlace(n), fmt.Sprintf("“%s” phải là một nhóm “khóa: giá trị”.", lastKey(path)), "khóa của nhóm: "+strings.Join(keysOf(v.Type()), ", "))
		return
	}
	seen := map[string]place{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		d.entry(n.Content[i], n.Content[i+1], v, path, seen)
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if _, ok := seen[f.Tag.Get("yaml")]; !ok && f.Tag.Get("need") == "yes" {
			d.fault(nodePlace(n), fmt.Sprintf("Thiếu khóa “%s”.", f.Tag.Get("yaml")), "thêm dòng “"+f.Tag.Get("yaml")+": …”")
		}
	}
}

func (d *decoder) entry(key, value *yaml.Node, v reflect.Value, path string, seen map[string]place) {
	name, at := key.Value, nodePlace(key)
	if first, ok := seen[name]; ok {
		d.fault(at, fmt.Sprintf("Khóa “%s” ghi hai lần.", name), fmt.Sprintf("đã có ở dòng %d, bỏ một trong hai", first.line))
		return
	}
	seen[name] = at
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("yaml") == name && name != "-" {
			d.value(value, v.Field(i), strings.TrimPrefix(path+"."+name, "."))
			return
		}
	}
	d.fault(at, fmt.Sprintf("Không có khóa “%s”.", name), nearest(name, keysOf(v.Type())))
}

func keysOf(t reflect.Type) []string {
	var keys []string
	for i := range t.NumField() {
		if key := t.Field(i).Tag.Get("yaml"); key != "-" && key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// nearest is the known word that a mistyped one most likely means, or all of
// them where none is near.
func nearest(word string, known []string) string {
	best, distance := "", 2+len(word)/2
	for _, k := range known {
		if n := levenshtein.ComputeDistance(strings.ToLower(word), k); n < distance {
			best, distance = k, n
		}
	}
	if best != "" {
		return "“" + best + "”"
	}
	return "một trong: " + strings.Join(known, ", ")
}

// lastKey is the key that a path ends in, for a message.
func lastKey(path string) string {
	if i := strings.LastIndex(path, "."); i >= 0 {
		path = path[i+1:]
	}
	if i := strings.Index(path, "["); i >= 0 {
		path = path[:i]
	}
	return path
}
