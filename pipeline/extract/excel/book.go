package excel

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/sheetgrid"
)

// book is the workbook: its sheets in order and what their cells refer to.
type book struct {
	pack     *pack
	sheets   []sheetRef
	styles   []style
	strings  []rich
	date1904 bool

	text      int             // bytes of text so far
	encodings map[string]bool // legacy encodings met
	notes     sheetgrid.Notes
}

// sheetRef is a worksheet as the workbook names it.
type sheetRef struct {
	name   string
	part   string
	hidden bool
}

// relation is a relationship of a part, in the order of the file.
type relation struct{ id, kind, target string }

func openBook(p *pack) (*book, error) {
	main, err := mainPart(p)
	if err != nil {
		return nil, err
	}
	relations, err := readRelations(p, main)
	if err != nil {
		return nil, err
	}
	b := &book{pack: p, encodings: map[string]bool{}}
	var styles, texts string
	for _, r := range relations {
		switch r.kind {
		case "styles":
			styles = p.resolve(main, r.target)
		case "sharedStrings":
			texts = p.resolve(main, r.target)
		}
	}
	if err := b.structure(main, relations); err != nil {
		return nil, err
	}
	if styles != "" {
		if b.styles, err = readStyles(p, styles); err != nil {
			return nil, err
		}
	}
	if texts == "" {
		return b, nil
	}
	b.strings, err = readStrings(p, texts)
	return b, err
}

// mainPart finds the workbook part.
func mainPart(p *pack) (string, error) {
	relations, err := readRelations(p, "")
	if err != nil {
		return "", err
	}
	for _, r := range relations {
		if r.kind != "officeDocument" {
			continue
		}
		name := p.resolve("", r.target)
		if name == "" {
			return "", fmt.Errorf("main part %q is missing", r.target)
		}
		if strings.HasSuffix(name, ".bin") {
			return "", dossier.Reject(dossier.UnsupportedFormat, errors.New("binary workbook"))
		}
		return name, nil
	}
	switch {
	case p.parts["xl/workbook.xml"] != nil:
		return "xl/workbook.xml", nil
	case p.parts["xl/workbook.bin"] != nil:
		return "", dossier.Reject(dossier.UnsupportedFormat, errors.New("binary workbook"))
	case len(p.parts) == 0 || p.parts["[content_types].xml"] != nil:
		return "", errors.New("package without a main part")
	}
	return "", dossier.Reject(dossier.UnsupportedFormat, errors.New("foreign archive"))
}

// readRelations reads the relationships of a part ("" for the package)
// that lead to other parts. A part without any gives none.
func readRelations(p *pack, of string) ([]relation, error) {
	slash := strings.LastIndexByte(of, '/') + 1
	name := of[:slash] + "_rels/" + of[slash:] + ".rels"
	if p.parts[key(name)] == nil {
		return nil, nil
	}
	return remembered(p, &p.shared.relations, name, func() ([]relation, error) { return relationsIn(p, name) })
}

func relationsIn(p *pack, name string) ([]relation, error) {
	var found []relation
	err := p.scan(name, func(c cursor) error {
		return c.under("Relationship", func() error {
			if strings.EqualFold(c.attr("TargetMode"), "External") {
				return nil
			}
			kind := c.attr("Type")
			kind = kind[strings.LastIndexByte(kind, '/')+1:]
			found = append(found, relation{id: c.attr("Id"), kind: kind, target: c.attr("Target")})
			return nil
		})
	})
	return found, err
}

// read reads every shown sheet.
func (b *book) read() (*dossier.Document, error) {
	doc := &dossier.Document{Format: dossier.Excel}
	for _, ref := range b.sheets {
		if ref.hidden {
			b.notes.HiddenSheet(ref.name)
			continue
		}
		table, err := b.readSheet(ref)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", ref.name, err)
		}
		table.Index = len(doc.Blocks) + 1
		doc.Blocks = append(doc.Blocks, dossier.Block{Table: table})
	}
	doc.Notes = b.notes.All
	doc.Encodings = slices.Sorted(maps.Keys(b.encodings))
	return doc, nil
}
