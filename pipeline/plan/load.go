package plan

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// maxSize is far above any plan file, in bytes.
const maxSize = 1 << 20

// Load reads a plan file strictly and checks the whole of it. Name is what
// faults call the file. The error is a Faults with every fault there is,
// each with its line; the plan is nil then.
func Load(name string, data []byte) (*Plan, error) {
	d := &decoder{file: name, at: map[string]place{}}
	p := &Plan{}
	if root := d.parse(data); root != nil {
		d.decode(root, p)
		d.validate(p)
	}
	if len(d.faults) > 0 {
		slices.SortStableFunc(d.faults, byPlace)
		return nil, d.faults
	}
	sum := sha256.Sum256(data)
	p.vague = foldedSet(p.Vague)
	p.vagueMost = longest(p.vague)
	p.File, p.Digest = name, hex.EncodeToString(sum[:])
	return p, nil
}

func byPlace(a, b Fault) int {
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Column - b.Column
}

// parse gives the top mapping of the file, or nil after a fault that leaves
// nothing to go on with.
func (d *decoder) parse(data []byte) *yaml.Node {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(data) > maxSize {
		d.fault(place{1, 1}, "Tệp kế hoạch quá lớn.", "một tệp kế hoạch chỉ vài chục nghìn chữ")
		return nil
	}
	if !utf8.Valid(data) {
		d.fault(badUTF8(data), "Tệp không ở dạng UTF-8.", "mở bằng Notepad, chọn Lưu thành… (Save As), Mã hóa (Encoding): UTF-8")
		return nil
	}
	var doc yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(&doc); err != nil {
		d.syntax(err)
		return nil
	}
	var more yaml.Node
	if err := dec.Decode(&more); !errors.Is(err, io.EOF) {
		d.fault(nodePlace(&more), "Tệp có thêm phần thứ hai sau dòng “---”.", "mỗi kế hoạch một tệp")
		return nil
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		d.fault(nodePlace(&doc), "Tệp không phải là tệp kế hoạch.", "bắt đầu bằng “id: …”, như tệp kèm theo chương trình")
		return nil
	}
	return doc.Content[0]
}

var yamlLine = regexp.MustCompile(`line (\d+):`)

// syntax turns an error of the YAML reader into a fault.
func (d *decoder) syntax(err error) {
	if errors.Is(err, io.EOF) {
		d.fault(place{1, 1}, "Tệp kế hoạch rỗng.", "chép lại tệp kèm theo chương trình bằng hoso init")
		return
	}
	at := place{1, 1}
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		at.line, _ = strconv.Atoi(m[1])
	}
	d.fault(at, "Sai cách viết ở gần dòng này.",
		"xem lại thụt đầu dòng (dùng dấu cách, không dùng Tab), dấu hai chấm và dấu nháy")
}

func badUTF8(data []byte) place {
	at := place{1, 1}
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		at.column++
		if r == '\n' {
			at = place{at.line + 1, 1}
		}
		data = data[size:]
	}
	return at
}
