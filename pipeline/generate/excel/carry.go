package excel

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// formatVersion is that of the assessment workbook.
const formatVersion = "2"

// carry is what the workbook was made from.
type carry struct {
	Version string
	Plan    string // id
	Digest  string // of the plan file
	Round   int
	Models  []carried
	Sum     string // over all of the above
}

// carried is one model as the workbook shows it.
type carried struct {
	ID       string
	Revision int
	Content  string // SHA-256 of what the revision says
	Times    int    // how often it had been assessed
}

func carryOf(pl *plan.Plan, v *view, round int) (carry, error) {
	c := carry{Version: formatVersion, Plan: pl.ID, Digest: pl.Digest, Round: round}
	for _, m := range v.all {
		content, err := contentOf(m.rev.Model)
		if err != nil {
			return c, err
		}
		c.Models = append(c.Models, carried{m.entry.ID, m.rev.Number, content, v.state.AssessedTimes(m.entry.ID)})
	}
	var err error
	c.Sum, err = c.sum()
	return c, err
}

// contentOf is a digest of the values of a model. Where they stand and how
// sure the reading was is left out: reading again does not make another model.
func contentOf(m dossier.Model) (string, error) {
	values := map[string]string{}
	for id, f := range m.Fields {
		values[id] = f.Value
	}
	return digestOf(values)
}

func (c carry) sum() (string, error) { return digestOf(c.Version, c.Plan, c.Digest, c.Round, c.Models) }

// write puts the carry on its sheet, which people do not see.
func (c carry) write(f *excelize.File) error {
	if _, err := f.NewSheet(carrySheet); err != nil {
		return err
	}
	rows := [][]string{{"hoso", "assessment", c.Version}, {"plan", c.Plan, c.Digest}, {"sum", c.Sum, strconv.Itoa(c.Round)}}
	for _, m := range c.Models {
		rows = append(rows, []string{m.ID, strconv.Itoa(m.Revision), m.Content, strconv.Itoa(m.Times)})
	}
	for r, row := range rows {
		for i, words := range row {
			if err := f.SetCellStr(carrySheet, at(i+1, r+1), words); err != nil {
				return err
			}
		}
	}
	if err := f.ProtectSheet(carrySheet, &excelize.SheetProtectionOptions{}); err != nil {
		return err
	}
	return f.SetSheetVisible(carrySheet, false, true)
}

// carryIn reads the sheet back; ok is false where it is not as it was written.
func carryIn(rows [][]string) (c carry, ok bool) {
	if len(rows) < 3 || cellOf(rows[0], 0) != "hoso" || cellOf(rows[0], 1) != "assessment" {
		return c, false
	}
	c.Version, c.Plan, c.Digest, c.Sum = cellOf(rows[0], 2), cellOf(rows[1], 1), cellOf(rows[1], 2), cellOf(rows[2], 1)
	for _, row := range rows[3:] {
		revision, err := strconv.Atoi(cellOf(row, 1))
		if err != nil || cellOf(row, 0) == "" {
			return c, false
		}
		times, _ := strconv.Atoi(cellOf(row, 3)) // of a former format: none
		c.Models = append(c.Models, carried{cellOf(row, 0), revision, cellOf(row, 2), times})
	}
	c.Round, _ = strconv.Atoi(cellOf(rows[2], 2))
	sum, err := c.sum()
	return c, err == nil && (c.Version != formatVersion || sum == c.Sum)
}

func cellOf(row []string, column int) string {
	if column < 0 || column >= len(row) {
		return ""
	}
	return row[column]
}
