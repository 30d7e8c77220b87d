package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Overview is the workbook of all models of a plan: a row a model, then the
// units that have not submitted, what is to be added (II.4.2), and the files
// that could not be taken. asOf is the day that it speaks of: days late of
// units that owe something are counted up to it, and what came later is left out.
func Overview(st *dossier.State, pl *plan.Plan, s generate.Settings, version string, asOf viet.Date) (*Book, error) {
	v := gather(generate.StateOn(st, asOf), pl, asOf)
	tables := []table{v.models(s), v.owing(), v.lacking(), v.untaken(), v.corrected()}
	carried, err := correctionsCarry(pl, v.all)
	if err != nil {
		return nil, err
	}
	inputs, err := digestOf("overview", version, pl.ID, asOf, s.Issuer, tables, carried)
	if err != nil {
		return nil, err
	}
	b := &Book{
		Name: "Biểu tổng hợp mô hình.xlsx", Kind: "overview", Format: "xlsx", Inputs: inputs,
		meta: meta{title: "Biểu tổng hợp mô hình", author: s.Issuer, subject: pl.Title, day: asOf},
	}
	for _, m := range v.all {
		b.Models = append(b.Models, m.entry.ID)
	}
	b.write = func(f *excelize.File) error {
		looks, err := newStyles(f)
		if err != nil {
			return err
		}
		for _, t := range tables {
			if err := writeTable(f, t, looks); err != nil {
				return fmt.Errorf("sheet %s: %w", t.Sheet, err)
			}
		}
		return writeCorrections(f, looks, pl, carried)
	}
	return b, nil
}

// basis is the line below a title: which plan, up to which day.
func (v *view) basis() string {
	return fmt.Sprintf("(Theo Kế hoạch số %s ngày %s của %s; số liệu đến ngày %s)",
		v.plan.Number, viet.ShortDate(plan.ParseDay(v.plan.Date)), v.plan.Issuer, viet.ShortDate(v.asOf))
}
