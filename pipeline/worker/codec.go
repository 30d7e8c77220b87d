package worker

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"reflect"
)

// codec writes values of one type as bytes and back: exported fields, strings,
// whole numbers, truth values, slices and pointers. Two pointers to one thing
// are two pointers to one thing again (a merged cell stands at several places of
// its grid), and nil and empty slices are told apart.
type codec struct {
	root  *shape
	print uint64 // of all types: both sides must agree
}

// shape is what the codec knows of a type.
type shape struct {
	typ    reflect.Type
	kind   reflect.Kind
	elem   *shape   // of a slice or pointer
	fields []*shape // of a struct
}

func newCodec(t reflect.Type) (*codec, error) {
	known := map[reflect.Type]*shape{}
	print := fnv.New64a()
	root, err := shapeOf(t, known, func(s string) { print.Write([]byte(s)) })
	if err != nil {
		return nil, err
	}
	return &codec{root: root, print: print.Sum64()}, nil
}

func shapeOf(t reflect.Type, known map[reflect.Type]*shape, note func(string)) (*shape, error) {
	if s := known[t]; s != nil {
		return s, nil
	}
	s := &shape{typ: t, kind: t.Kind()}
	known[t] = s
	note(t.String() + " " + t.Kind().String() + ";")
	var err error
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
	case reflect.Slice, reflect.Pointer:
		s.elem, err = shapeOf(t.Elem(), known, note)
	case reflect.Struct:
		for i := 0; i < t.NumField() && err == nil; i++ {
			var field *shape
			f := t.Field(i)
			if !f.IsExported() {
				return nil, fmt.Errorf("worker: field %s of %s is not exported", f.Name, t)
			}
			note(f.Name + ":")
			field, err = shapeOf(f.Type, known, note)
			s.fields = append(s.fields, field)
		}
	default:
		err = fmt.Errorf("worker: %s cannot be sent to another process", t)
	}
	return s, err
}

// append writes v, a value of the codec's type, behind b.
func (c *codec) append(b []byte, v any) []byte {
	e := encoder{out: b, met: map[reference]uint64{}}
	e.write(c.root, reflect.ValueOf(v))
	return e.out
}

// reference is a pointer with its type: a struct and its first field share an
// address.
type reference struct {
	shape *shape
	at    uintptr
}

type encoder struct {
	out []byte
	met map[reference]uint64
}

func (e *encoder) write(s *shape, v reflect.Value) {
	switch s.kind {
	case reflect.String:
		text := v.String()
		e.out = append(binary.AppendUvarint(e.out, uint64(len(text))), text...)
	case reflect.Bool:
		n := byte(0)
		if v.Bool() {
			n = 1
		}
		e.out = append(e.out, n)
	case reflect.Slice:
		e.slice(s, v)
	case reflect.Pointer:
		e.pointer(s, v)
	case reflect.Struct:
		for i, field := range s.fields {
			e.write(field, v.Field(i))
		}
	default:
		e.out = binary.AppendVarint(e.out, v.Int())
	}
}

// slice writes 0 for nil, otherwise the length and one, then the elements.
func (e *encoder) slice(s *shape, v reflect.Value) {
	if v.IsNil() {
		e.out = append(e.out, 0)
		return
	}
	n := v.Len()
	e.out = binary.AppendUvarint(e.out, uint64(n)+1)
	for i := range n {
		e.write(s.elem, v.Index(i))
	}
}

// pointer writes 0 for nil, the number of a thing met before, or the next
// number and the thing.
func (e *encoder) pointer(s *shape, v reflect.Value) {
	if v.IsNil() {
		e.out = append(e.out, 0)
		return
	}
	ref := reference{s, v.Pointer()}
	number, met := e.met[ref]
	if !met {
		number = uint64(len(e.met)) + 1
		e.met[ref] = number
	}
	e.out = binary.AppendUvarint(e.out, number)
	if !met {
		e.write(s.elem, v.Elem())
	}
}

// decode reads a value of the codec's type into the thing that into points at.
func (c *codec) decode(data []byte, into any) (err error) {
	d := decoder{in: data, short: map[string]string{}}
	d.read(c.root, reflect.ValueOf(into).Elem(), 0)
	if d.err == nil && len(d.in) > 0 {
		d.err = fmt.Errorf("%d bytes too many", len(d.in))
	}
	return d.err
}

const (
	maxNesting  = 4096 // of values in an answer
	shortString = 24   // bytes; equal strings up to this length become one
)

var errBroken = errors.New("answer is broken")

type decoder struct {
	in    []byte
	met   []reflect.Value
	short map[string]string
	err   error
}

func (d *decoder) fail() uint64 {
	d.in, d.err = nil, errBroken
	return 0
}

func (d *decoder) number() uint64 {
	n, size := binary.Uvarint(d.in)
	if size <= 0 {
		return d.fail()
	}
	d.in = d.in[size:]
	return n
}

func (d *decoder) signed() int64 {
	n, size := binary.Varint(d.in)
	if size <= 0 {
		return int64(d.fail())
	}
	d.in = d.in[size:]
	return n
}

func (d *decoder) text() string {
	n := d.number()
	if n > uint64(len(d.in)) {
		n = d.fail()
	}
	b := d.in[:n]
	d.in = d.in[n:]
	if len(b) > shortString {
		return string(b)
	}
	if s, ok := d.short[string(b)]; ok {
		return s
	}
	s := string(b)
	d.short[s] = s
	return s
}

func (d *decoder) read(s *shape, v reflect.Value, depth int) {
	if depth > maxNesting {
		d.fail()
	}
	if d.err != nil {
		return
	}
	switch s.kind {
	case reflect.String:
		v.SetString(d.text())
	case reflect.Bool:
		v.SetBool(d.number() != 0)
	case reflect.Slice:
		d.slice(s, v, depth+1)
	case reflect.Pointer:
		d.pointer(s, v, depth+1)
	case reflect.Struct:
		for i, field := range s.fields {
			d.read(field, v.Field(i), depth+1)
		}
	default:
		n := d.signed()
		if v.OverflowInt(n) {
			d.fail()
			return
		}
		v.SetInt(n)
	}
}

func (d *decoder) slice(s *shape, v reflect.Value, depth int) {
	n := d.number()
	if n == 0 {
		return
	}
	n--
	if n > uint64(len(d.in)) { // each element takes a byte at least
		d.fail()
		return
	}
	v.Set(reflect.MakeSlice(s.typ, int(n), int(n)))
	for i := range int(n) {
		d.read(s.elem, v.Index(i), depth)
	}
}

func (d *decoder) pointer(s *shape, v reflect.Value, depth int) {
	n := d.number()
	known := uint64(len(d.met))
	switch {
	case n == 0:
	case n > known+1:
		d.fail()
	case n <= known:
		if thing := d.met[n-1]; thing.Type() == s.typ {
			v.Set(thing)
		} else {
			d.fail()
		}
	default:
		thing := reflect.New(s.elem.typ)
		d.met = append(d.met, thing)
		v.Set(thing)
		d.read(s.elem, thing.Elem(), depth)
	}
}
