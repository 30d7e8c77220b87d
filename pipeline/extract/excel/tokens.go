package excel

import (
	"errors"
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/xmltok"
)

// cursor walks the elements of one part.
type cursor struct{ *xmltok.Tokenizer }

// scan gives the root element of a part to visit and reads on to the end, so
// that the whole part is seen to be sound and its checksum is compared.
func (p *pack) scan(name string, visit func(c cursor) error) error {
	part, err := p.stream(name)
	if err != nil {
		return err
	}
	defer part.Close()
	text, recoded := asUTF8(part)
	p.tokens.Reset(text, xmltok.Limits{Depth: p.limits.Depth, Elements: p.limits.Elements, Recoded: recoded})
	c := cursor{p.tokens}
	if err := c.Root(func() error { return visit(c) }); err != nil {
		return fmt.Errorf("part %q: %w", name, declared(err))
	}
	return nil
}

// declared words the refusal of entities, which can make a small file grow
// without end. Any other declaration of a document type is malformed: the
// format forbids it.
func declared(err error) error {
	if !errors.Is(err, xmltok.ErrEntities) {
		return err
	}
	r := dossier.Reject(dossier.TooLarge, err)
	r.Message = "Tệp có khai báo bất thường có thể phình to không giới hạn nên không đọc."
	r.Advice = "Mở bằng Excel, chép nội dung sang tệp mới, lưu dạng .xlsx rồi gửi lại."
	return r
}

// attr gives an attribute of the element at hand by its local name; one with
// a prefix does not count.
func (c cursor) attr(local string) string { value, _ := c.Attr("", local); return value }

// reference gives the attribute r:id, whichever address its prefix has.
func (c cursor) reference() string {
	for _, a := range c.Attrs {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return string(a.Value)
		}
	}
	return ""
}

// on tells whether an attribute of the type boolean is set.
func on(value string) bool { return value == "1" || value == "true" || value == "on" }

// under gives the children of the element at hand that have this name.
func (c cursor) under(local string, visit func() error) error {
	return c.Each(func() error {
		if c.Name.Local != local {
			return nil
		}
		return visit()
	})
}
