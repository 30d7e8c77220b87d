package excel

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"hoso/pipeline/dossier"
)

// tokens is the stream of elements of one part. It checks what the decoder of
// the standard library leaves open when it is used raw: nesting, limits, and
// that there is one whole root element.
type tokens struct {
	pack     *pack
	part     io.ReadCloser
	decoder  *xml.Decoder
	path     []string // local names of the open elements
	elements int
	roots    int
}

func (p *pack) tokens(name string) (*tokens, error) {
	part, err := p.stream(name)
	if err != nil {
		return nil, err
	}
	return &tokens{pack: p, part: part, decoder: decoder(part)}, nil
}

func decoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(asUTF8(bufio.NewReaderSize(r, 32<<10)))
	d.CharsetReader = charset
	return d
}

func (t *tokens) close() { t.part.Close() }

// parent is the local name of the element around the one that was just
// opened or closed.
func (t *tokens) parent(of int) string {
	if of < 0 || of >= len(t.path) {
		return ""
	}
	return t.path[of]
}

// next gives the next start, end or text; io.EOF after the end of the root.
// A start is on the path when it is given, an end no longer.
func (t *tokens) next() (xml.Token, error) {
	for {
		token, err := t.decoder.RawToken()
		if errors.Is(err, io.EOF) && (len(t.path) > 0 || t.roots != 1) {
			return nil, io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		switch v := token.(type) {
		case xml.StartElement:
			return token, t.push(v.Name)
		case xml.EndElement:
			return token, t.pop(v.Name)
		case xml.CharData:
			if len(t.path) > 0 {
				return token, nil
			}
		case xml.Directive:
			return nil, declaration(v)
		}
	}
}

func (t *tokens) push(name xml.Name) error {
	t.path = append(t.path, name.Local)
	t.elements++
	if len(t.path) == 1 {
		t.roots++
	}
	if len(t.path) > t.pack.limits.Depth || t.elements > t.pack.limits.Elements {
		return fmt.Errorf("%d elements, %d deep: %w", t.elements, len(t.path), errTooLarge)
	}
	return nil
}

func (t *tokens) pop(name xml.Name) error {
	last := len(t.path) - 1
	if last < 0 || t.path[last] != name.Local {
		return fmt.Errorf("element %s closed out of turn", name.Local)
	}
	t.path = t.path[:last]
	return nil
}

// declaration refuses document type declarations: the format forbids them, and
// entities can make a small file grow without end.
func declaration(d xml.Directive) error {
	if !bytes.Contains(d, []byte("<!ENTITY")) {
		return errors.New("document type declaration")
	}
	r := dossier.Reject(dossier.TooLarge, errors.New("entity declaration"))
	r.Message = "Tệp có khai báo bất thường có thể phình to không giới hạn nên không đọc."
	r.Advice = "Mở bằng Excel, chép nội dung sang tệp mới, lưu dạng .xlsx rồi gửi lại."
	return r
}

// attr gives an attribute by its local name.
func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// on tells whether an attribute of the type boolean is set.
func on(value string) bool { return value == "1" || value == "true" || value == "on" }

// scan reads a part to its end, only to see whether it is sound, and gives
// the local name of its root.
func scan(p *pack, data []byte) (root string, err error) {
	t := &tokens{pack: p, decoder: decoder(bytes.NewReader(data))}
	for {
		token, err := t.next()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return "", err
		}
		if start, ok := token.(xml.StartElement); ok && root == "" {
			root = start.Name.Local
		}
	}
}
