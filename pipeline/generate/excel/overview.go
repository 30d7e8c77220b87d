package excel

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Whole gives models, by id, with all their fields: those of a state that
// holds only what lists show (generate.ListedFields).
type Whole func(ids []string) (map[string]*dossier.Entry, error)

// together is how many models are whole in memory at once.
const together = 256

// Overview is the workbook of all models of a plan: a row a model, then the
// units that have not submitted, what is to be added (II.4.2), and the files
// that could not be taken. asOf is the day that it speaks of: days late of
// units that owe something are counted up to it, and what came later is left out.
// The state may hold of each model what lists show; whole gives the rest when
// the workbook is written, and is nil where the state has all.
func Overview(st *dossier.State, pl *plan.Plan, s generate.Settings, version string, asOf viet.Date, whole Whole) (*Book, error) {
	v := gather(generate.StateOn(st, asOf), pl, asOf)
	v.whole = whole
	models := v.models(s)
	tables := []table{v.owing(), v.lacking(), v.untaken(), v.corrected()}
	inputs, err := v.overviewInputs(s, version, models, tables)
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
		carried := [][]string{correctionsHead(pl)}
		models.Each = v.eachModel(&carried)
		if err := addSheets(f, models, tables); err != nil {
			return err
		}
		for _, t := range slices.Concat([]table{models}, tables) {
			if err := writeTable(f, t, looks); err != nil {
				return fmt.Errorf("sheet %s: %w", t.Sheet, err)
			}
		}
		return writeCorrections(f, looks, pl, carried)
	}
	return b, nil
}

// addSheets makes the sheets in their order and hides the last, for which the
// library looks at every sheet: before any has rows.
func addSheets(f *excelize.File, models table, tables []table) error {
	names := []string{models.Sheet}
	for _, t := range tables {
		names = append(names, t.Sheet)
	}
	for _, name := range append(names, correctionSheet, correctionCarry) {
		if err := addSheet(f, name); err != nil {
			return err
		}
	}
	return f.SetSheetVisible(correctionCarry, false, true)
}

// overviewInputs is a digest of all that the workbook follows from, taken
// piece by piece: of the rows of models what lists show of them.
func (v *view) overviewInputs(s generate.Settings, version string, models table, tables []table) (string, error) {
	d := newDigester()
	d.add("overview", version, v.plan.ID, v.plan.Digest, v.asOf, s.Issuer, models)
	for _, m := range v.all {
		rev, err := generate.Listed(m.rev)
		if err != nil {
			return "", err
		}
		d.add(m.entry.ID, v.unit(m.entry.Unit), rev, v.received(m), v.lateDays(m))
	}
	for _, t := range tables {
		rows := t.Rows
		t.Rows = nil
		d.add(t)
		for _, row := range rows {
			d.add(row)
		}
	}
	return d.sum()
}

// basis is the line below a title: which plan, up to which day.
func (v *view) basis() string {
	return fmt.Sprintf("(Theo Kế hoạch số %s ngày %s của %s; số liệu đến ngày %s)",
		v.plan.Number, viet.ShortDate(plan.ParseDay(v.plan.Date)), v.plan.Issuer, viet.ShortDate(v.asOf))
}
