package excel

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/generate"
	"hoso/pipeline/viet"
)

// digit is the width in mm of a digit of Excel's default type: the unit of column widths.
const digit = 1.9

// List is the edition of a paper as a workbook: a sheet for each of its tables, with the same rows; nil where the paper has none.
func List(p *generate.Paper) (*Book, error) {
	lists := p.Lists()
	if len(lists) == 0 {
		return nil, nil
	}
	var tables []table
	for _, l := range lists {
		tables = append(tables, tableOf(l))
	}
	inputs, err := digestOf("list", p.Inputs, tables)
	if err != nil {
		return nil, err
	}
	made := p.Meta.Created.In(viet.Zone())
	return &Book{
		Name: strings.TrimSuffix(p.Name, ".pdf") + ".xlsx", Kind: p.Kind, Format: "xlsx", Inputs: inputs, Models: p.Models,
		meta: meta{title: p.Meta.Title, author: p.Meta.Author, subject: p.Meta.Subject, day: viet.Date{Year: made.Year(), Month: int(made.Month()), Day: made.Day()}},
		write: func(f *excelize.File) error {
			looks, err := newStyles(f)
			if err != nil {
				return err
			}
			for _, t := range tables {
				if err := writeTable(f, t, looks); err != nil {
					return fmt.Errorf("sheet %s: %w", t.Sheet, err)
				}
			}
			return nil
		},
	}, nil
}

func tableOf(l generate.ListSheet) table {
	t := table{Sheet: l.Name, Title: l.Title, Empty: l.Empty}
	if l.Issuer != "" {
		t.Above = []string{l.Issuer}
	}
	for _, c := range l.Columns {
		t.Columns = append(t.Columns, column{Heading: c.Heading, Width: max(c.Width/digit, 5), Look: lookOf(c.Kind)})
	}
	for _, row := range l.Rows {
		values := make([]value, len(row))
		for i, v := range row {
			values[i] = valueOf(v)
		}
		t.Rows = append(t.Rows, values)
	}
	return t
}

func lookOf(k generate.ListKind) look {
	switch k {
	case generate.ListShort:
		return centered
	case generate.ListDay:
		return day
	case generate.ListOrdinal:
		return count
	case generate.ListText:
	}
	return running
}

func valueOf(v generate.ListValue) value {
	switch {
	case v.Number != nil:
		return number(*v.Number)
	case v.Day != viet.Date{}:
		return dated(v.Day, viet.ShortDate(v.Day))
	}
	return text(v.Text)
}
