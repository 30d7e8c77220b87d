package excel

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// workbook is a workbook that came back, as plain rows of raw texts.
type workbook struct {
	sheets map[string][][]string
	date04 bool // days are counted from 1904 (Excel for Mac of old)
}

// load reads the sheets that matter. The error is of the file, never of what
// people wrote in it.
func load(r io.ReaderAt, size int64) (w *workbook, err error) {
	if _, err := openPackage(r, size); err != nil {
		return nil, err
	}
	defer func() {
		if p := recover(); p != nil { // a fault of the library on a broken file is the file's
			w, err = nil, fmt.Errorf("excel: read workbook: %v", p)
		}
	}()
	f, err := excelize.OpenReader(io.NewSectionReader(r, 0, size), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxPlain, UnzipXMLSizeLimit: maxPlain,
	})
	if err != nil {
		return nil, fmt.Errorf("excel: read workbook: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w = &workbook{sheets: map[string][][]string{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.date04 = *props.Date1904
	}
	have := f.GetSheetList()
	for _, name := range []string{mainSheet, collectiveSheet, individualSheet, decisionSheet, carrySheet, numbersSheet, correctionSheet, correctionCarry} {
		if !slices.Contains(have, name) {
			continue
		}
		if w.sheets[name], err = rowsOf(f, name); err != nil {
			return nil, fmt.Errorf("excel: read sheet %s: %w", name, err)
		}
	}
	return w, nil
}

// rowsOf reads the rows of a sheet up to the last one that has something.
func rowsOf(f *excelize.File, name string) ([][]string, error) {
	rows, err := f.Rows(name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out [][]string
	last := 0
	for rows.Next() {
		if len(out) == maxRows {
			break
		}
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		out = append(out, slices.Clone(cells[:min(len(cells), maxCells)]))
		if len(cells) > 0 {
			last = len(out)
		}
	}
	return out[:last], rows.Error()
}

// grid is a sheet that people filled in, with its columns found by heading.
type grid struct {
	form   formSheet
	head   int            // index of the row of headings
	at     map[string]int // column by key, from 0
	rows   [][]string
	faults *Faults
}

// gridOf finds the headings of a form in a sheet; what is missing is a fault.
func gridOf(w *workbook, form formSheet, faults *Faults) *grid {
	rows, ok := w.sheets[form.name]
	if !ok {
		faults.add(form.name, "", "Không còn trang tính này; xuất lại phiếu rồi ghi lại.")
		return nil
	}
	g := &grid{form: form, rows: rows, faults: faults, head: -1}
	for i := range rows[:min(len(rows), 20)] {
		if at := headings(form, rows[i]); at[form.columns[0].key] != nil {
			g.head = i
			g.at = map[string]int{}
			g.take(at)
			return g
		}
	}
	faults.add(form.name, "", "Không thấy dòng tiêu đề có cột “%s”; xuất lại phiếu rồi ghi lại.", firstLine(form.columns[0].heading))
	return nil
}

func headings(form formSheet, row []string) map[string][]int {
	at := map[string][]int{}
	for i, words := range row {
		if key := form.keyOf(words); key != "" {
			at[key] = append(at[key], i)
		}
	}
	return at
}

func (g *grid) take(at map[string][]int) {
	for _, c := range g.form.columns {
		switch places := at[c.key]; {
		case len(places) == 0:
			g.at[c.key] = -1
			g.faults.add(g.form.name, "", "Thiếu cột “%s”; xuất lại phiếu rồi ghi lại.", firstLine(c.heading))
		case len(places) > 1:
			g.at[c.key] = places[0]
			g.faults.add(g.form.name, g.cell(g.head, places[1]), "Cột “%s” có hai lần; bỏ một cột.", firstLine(c.heading))
		default:
			g.at[c.key] = places[0]
		}
	}
}

// cell names a cell by the indexes of row and column, from 0.
func (g *grid) cell(row, column int) string { return at(max(column, 0)+1, row+1) }

// read is the tidy text of a cell and its name.
func (g *grid) read(row int, key string) (words, cell string) {
	column := g.at[key]
	return tidy(cellOf(g.rows[row], column)), g.cell(row, column)
}

func (g *grid) fault(cell, format string, args ...any) {
	g.faults.add(g.form.name, cell, format, args...)
}
