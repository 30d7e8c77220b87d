package excel

import (
	"fmt"
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/sheetgrid"
)

// structure reads the sheets and the date system.
func (b *book) structure(main string, relations []relation) error {
	known, root := map[string]bool{}, ""
	err := b.pack.scan(main, func(c cursor) error {
		if root = c.Name.Local; root != "workbook" {
			return nil // first see that it is sound
		}
		return c.Each(func() error {
			switch c.Name.Local {
			case "workbookPr":
				b.date1904 = on(c.attr("date1904"))
			case "sheets":
				return c.under("sheet", func() error { return b.sheet(c, main, relations, known) })
			}
			return nil
		})
	})
	if err == nil && root != "workbook" {
		return dossier.Reject(dossier.UnsupportedFormat, fmt.Errorf("main part is a %s", root))
	}
	return err
}

// sheet notes one sheet of the workbook and the part that holds it.
func (b *book) sheet(c cursor, main string, relations []relation, known map[string]bool) error {
	name, id := c.attr("name"), c.reference()
	ref := sheetRef{name: sheetgrid.SheetName(name, len(b.sheets)+1), hidden: c.attr("state") == "hidden" || c.attr("state") == "veryHidden"}
	i := slices.IndexFunc(relations, func(r relation) bool { return r.id == id })
	if i < 0 {
		return fmt.Errorf("sheet %q has no part", name)
	}
	if relations[i].kind != "worksheet" {
		return nil // charts, dialogs and old macros hold no cells
	}
	if ref.part = b.pack.resolve(main, relations[i].target); ref.part == "" {
		return fmt.Errorf("part %q of sheet %q is missing", relations[i].target, name)
	}
	if known[ref.part] {
		return fmt.Errorf("part %q is that of two sheets", ref.part)
	}
	known[ref.part] = true
	b.sheets = append(b.sheets, ref)
	return nil
}
