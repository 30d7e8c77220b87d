package excel

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// partLimit bounds, in bytes, the two parts that are held in memory as a tree.
const partLimit = 32 << 20

const (
	types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`
	roots = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	none  = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`
)

// structure reads the sheets, the date system and the styles.
func (b *book) structure(main, styles string, relations []relation) error {
	parts := map[string][]byte{
		"[Content_Types].xml": []byte(types), "_rels/.rels": []byte(roots), "xl/_rels/workbook.xml.rels": []byte(none),
	}
	root, err := b.pack.sound(main, "xl/workbook.xml", parts)
	if err != nil {
		return err
	}
	if root != "workbook" {
		return dossier.Reject(dossier.UnsupportedFormat, fmt.Errorf("main part is a %s", root))
	}
	if styles != "" {
		if _, err := b.pack.sound(styles, "xl/styles.xml", parts); err != nil {
			return err
		}
	}
	file, err := openSlim(b.pack.ctx, parts)
	if err != nil {
		return err
	}
	defer file.Close()
	b.styles = stylesOf(file)
	b.date1904 = file.WorkBook.WorkbookPr != nil && file.WorkBook.WorkbookPr.Date1904
	known := map[string]bool{}
	for _, s := range file.WorkBook.Sheets.Sheet {
		ref := sheetRef{name: viet.Clean(s.Name), hidden: s.State == "hidden" || s.State == "veryHidden"}
		i := slices.IndexFunc(relations, func(r relation) bool { return r.id == s.ID })
		if i < 0 {
			return fmt.Errorf("sheet %q has no part", s.Name)
		}
		if relations[i].kind != "worksheet" {
			continue // charts, dialogs and old macros hold no cells
		}
		if ref.part = b.pack.resolve(main, relations[i].target); ref.part == "" {
			return fmt.Errorf("part %q of sheet %q is missing", relations[i].target, s.Name)
		}
		if known[ref.part] {
			return fmt.Errorf("part %q is that of two sheets", ref.part)
		}
		known[ref.part] = true
		b.sheets = append(b.sheets, ref)
	}
	return nil
}

// sound reads a part whole, after a look that it is well-formed and within the
// limits, into parts, and gives the name of its root.
func (p *pack) sound(name, as string, parts map[string][]byte) (root string, err error) {
	data, err := p.bytes(name)
	if err != nil {
		return "", err
	}
	if len(data) > partLimit {
		return "", fmt.Errorf("part %q of %d bytes: %w", name, len(data), errTooLarge)
	}
	root, err = scan(p, data)
	if err != nil {
		return "", fmt.Errorf("part %q: %w", name, err)
	}
	parts[as] = data
	return root, nil
}

// openSlim has excelize open a package that holds only parts. excelize cannot
// be interrupted, so it works beside us and is left behind at the time limit.
func openSlim(ctx context.Context, parts map[string][]byte) (*excelize.File, error) {
	packed, err := repack(parts)
	if err != nil {
		return nil, err
	}
	type result struct {
		file *excelize.File
		err  error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if p := recover(); p != nil {
				r = result{err: fmt.Errorf("panic: %v\n%s", p, debug.Stack())}
			}
			done <- r
		}()
		r.file, r.err = excelize.OpenReader(bytes.NewReader(packed), excelize.Options{
			RawCellValue: true, UnzipSizeLimit: 3 * partLimit, UnzipXMLSizeLimit: 3 * partLimit,
		})
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-done:
		if r.err == nil && r.file.WorkBook == nil {
			r.err = errors.New("no workbook")
		}
		if r.err != nil {
			return nil, fmt.Errorf("workbook: %w", r.err)
		}
		return r.file, nil
	}
}

func repack(parts map[string][]byte) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, data := range parts {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return nil, fmt.Errorf("repack: %w", err)
		}
		if _, err := part.Write(data); err != nil {
			return nil, fmt.Errorf("repack: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("repack: %w", err)
	}
	return out.Bytes(), nil
}
