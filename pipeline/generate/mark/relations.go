package mark

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"hoso/pipeline/xmltok"
)

const (
	relationSpace       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	strictRelationSpace = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	packageSpace        = "http://schemas.openxmlformats.org/package/2006/relationships"
	xmlHead             = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	contentTypes        = "[Content_Types].xml"
)

// relation is a relationship within the package. Kind is the last word of its
// type, the same in transitional and strict files.
type relation struct{ id, kind, target string }

func relationsPart(of string) string {
	folder, base := path.Split(of)
	return folder + "_rels/" + base + ".rels"
}

// relations are those of a part ("" for the package), and every id in use.
func (p *pack) relations(of string) (all []relation, ids []string, err error) {
	if !p.has(relationsPart(of)) {
		return nil, nil, nil
	}
	data, err := p.part(relationsPart(of))
	if err != nil {
		return nil, nil, err
	}
	err = p.scan(data, func(t *xmltok.Tokenizer) error {
		return t.Each(func() error {
			kind, _ := t.Attr("", "Type")
			target, _ := t.Attr("", "Target")
			id, _ := t.Attr("", "Id")
			mode, _ := t.Attr("", "TargetMode")
			ids = append(ids, id)
			if t.Name.Local != "Relationship" || strings.EqualFold(mode, "External") {
				return nil
			}
			if !strings.HasPrefix(target, "/") {
				target = "/" + path.Dir("/"+of) + "/" + target
			}
			all = append(all, relation{id, kind[strings.LastIndexByte(kind, '/')+1:], strings.TrimPrefix(path.Clean(target), "/")})
			return nil
		})
	})
	return all, ids, err
}

// related is the first part of a kind that a part is related to, or "".
func (p *pack) related(of, kind string) (string, error) {
	all, _, err := p.relations(of)
	for _, r := range all {
		if r.kind == kind && p.has(r.target) {
			return r.target, err
		}
	}
	return "", err
}

// relate adds a relationship and gives its id. Space is that of the type.
func (p *pack) relate(of, space, kind, target string) (string, error) {
	_, ids, err := p.relations(of)
	if err != nil {
		return "", err
	}
	id := "rIdHoso1"
	for n := 2; slices.Contains(ids, id); n++ {
		id = fmt.Sprintf("rIdHoso%d", n)
	}
	if !p.has(relationsPart(of)) {
		p.set(relationsPart(of), []byte(xmlHead+`<Relationships xmlns="`+packageSpace+`"></Relationships>`))
	}
	return id, p.appendTo(relationsPart(of), func(prefix string) string {
		return fmt.Sprintf(`<%sRelationship Id="%s" Type="%s/%s" Target="%s"/>`, prefix, id, space, kind, escaped(target))
	})
}

// appendTo puts an element at the end of a part's root, whose prefix it bears.
func (p *pack) appendTo(name string, text func(prefix string) string) error {
	data, err := p.part(name)
	if err != nil {
		return err
	}
	var root element
	if err := p.scan(data, func(t *xmltok.Tokenizer) error { root, err = over(t); return err }); err != nil {
		return fmt.Errorf("part %s: %w", name, err)
	}
	p.set(name, splice(data, []edit{root.last(data, text(root.prefix(data)))}))
	return nil
}

// mainPart is the part that the package is about.
func (p *pack) mainPart() (string, error) {
	main, err := p.related("", "officeDocument")
	if err == nil && main == "" {
		err = errors.New("no main part")
	}
	return main, err
}

// contentType is the content type of a part.
func (p *pack) contentType(name string) (string, error) {
	byName, byEnding, err := p.contentTypes()
	if kind, ok := byName[key(name)]; ok || err != nil {
		return kind, err
	}
	return byEnding[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))], nil
}

// contentTypes are all content types, by name of a part and by its ending.
func (p *pack) contentTypes() (byName, byEnding map[string]string, err error) {
	data, err := p.part(contentTypes)
	if err != nil {
		return nil, nil, err
	}
	byName, byEnding = map[string]string{}, map[string]string{}
	err = p.scan(data, func(t *xmltok.Tokenizer) error {
		return t.Each(func() error {
			kind, _ := t.Attr("", "ContentType")
			if name, ok := t.Attr("", "PartName"); ok {
				byName[key(name)] = kind
			}
			if ending, ok := t.Attr("", "Extension"); ok {
				byEnding[strings.ToLower(ending)] = kind
			}
			return nil
		})
	})
	return byName, byEnding, err
}

// declare gives a new part its content type.
func (p *pack) declare(name, kind string) error {
	return p.appendTo(contentTypes, func(prefix string) string {
		return fmt.Sprintf(`<%sOverride PartName="/%s" ContentType="%s"/>`, prefix, escaped(name), kind)
	})
}
