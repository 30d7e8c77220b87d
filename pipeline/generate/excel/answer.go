package excel

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// Verdict is what a committee says of one model, for Answer.
type Verdict struct {
	Recognised  bool
	Outstanding bool   // with every criterion of III.1 and III.2 met
	Printed     string // name on the certificate, "" for the subject as it stands
	Remarks     string
}

// Answer fills a blank assessment workbook in as a committee would: every
// common criterion is met by the models that are recognised, and in the second
// round one decision recognises them. The demonstration uses it; people use Excel.
func Answer(blank []byte, pl *plan.Plan, verdicts map[string]Verdict, d dossier.Decision) (filled []byte, err error) {
	f, err := excelize.OpenReader(bytes.NewReader(blank))
	if err != nil {
		return nil, fmt.Errorf("excel: answer workbook: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	rows, err := f.GetRows(carrySheet)
	if err != nil {
		return nil, fmt.Errorf("excel: answer workbook: %w", err)
	}
	made, _ := carryIn(rows)
	a := answering{f: f, plan: pl, verdicts: verdicts, decision: d}
	for _, form := range formsOf(pl, made.Round) {
		if err := a.sheet(form); err != nil {
			return nil, err
		}
	}
	if made.Round == dossier.YearEnd {
		if err := a.ruling(); err != nil {
			return nil, err
		}
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("excel: answer workbook: %w", err)
	}
	return out.Bytes(), nil
}

// ruling fills the decision in.
func (a answering) ruling() error {
	d := a.decision
	for i, text := range []string{d.Number, d.Date, d.Place, d.Authority, d.Title, d.Signer} {
		if err := a.set(decisionSheet, i, headRow+1, text); err != nil {
			return err
		}
	}
	return nil
}

type answering struct {
	f        *excelize.File
	plan     *plan.Plan
	verdicts map[string]Verdict
	decision dossier.Decision
}

// sheet fills in the rows of the models that have a verdict.
func (a answering) sheet(form formSheet) error {
	rows, err := a.f.GetRows(form.name)
	if err != nil {
		return fmt.Errorf("excel: answer sheet %s: %w", form.name, err)
	}
	for i := headRow; i < len(rows); i++ {
		if len(rows[i]) == 0 {
			continue
		}
		verdict, ok := a.verdicts[rows[i][0]]
		if !ok {
			continue
		}
		for c, column := range form.columns {
			if text := a.answer(form, column, verdict); text != "" {
				if err := a.set(form.name, c, i+1, text); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// answer is what stands in one column for a verdict, "" for nothing.
func (a answering) answer(form formSheet, c formColumn, v Verdict) string {
	yes := map[bool]string{true: "có", false: "không"}
	switch {
	case c.key == keyRecognised || c.key == keyRecommended:
		return yes[v.Recognised]
	case c.key == keyOutstanding || c.key == keyIntroduced:
		return yes[v.Outstanding]
	case c.key == keyDecision && v.Recognised:
		return a.decision.Number
	case c.key == keyPrinted:
		return v.Printed
	case c.key == keyRemarks:
		return v.Remarks
	case c.key == keyRating && v.Outstanding:
		return ratings(a.plan)[0]
	case c.answer == marking && form.name == mainSheet:
		return map[bool]string{true: "đạt", false: "chưa có minh chứng"}[v.Recognised]
	case c.answer == marking && v.Outstanding:
		return "đạt"
	case c.answer == assuring && v.Outstanding:
		return "bảo đảm"
	}
	return ""
}

func (a answering) set(sheet string, column, row int, text string) error {
	cell, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		return err
	}
	return a.f.SetCellStr(sheet, cell, text)
}
