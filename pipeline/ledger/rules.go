package ledger

import (
	"fmt"
	"strconv"
	"time"

	"hoso/pipeline/dossier"
)

// Older tells whether a paper is older than the one that is current, by the
// dates that both state; false where one states none.
func Older(letter, current dossier.Letter) bool {
	a, b := day(letter), day(current)
	return a != "" && b != "" && a < b
}

// day is the date of a letter where it is one that can be compared. An
// impossible day of a month, which the check finds, still says when.
func day(l dossier.Letter) string {
	if l.Date == nil || len(l.Date.Value) != len("2026-01-28") {
		return ""
	}
	if _, err := time.Parse("2006-01", l.Date.Value[:7]); err != nil {
		return ""
	}
	return l.Date.Value
}

// Findings are those of a record that concern one of its models: its own
// and those of the whole file.
func Findings(all []dossier.Finding, model int) []dossier.Finding {
	out := []dossier.Finding{}
	for _, f := range all {
		if f.Model == nil || *f.Model == model {
			out = append(out, f)
		}
	}
	return out
}

// Assessable is the number of the revision that a committee judges: the
// current registration, else the newest current revision; 0 where there is
// none.
func Assessable(e *dossier.Entry) int {
	if r := e.Current(dossier.Registration); r != nil {
		return r.Number
	}
	for i := len(e.Revisions) - 1; i >= 0; i-- {
		if e.Revisions[i].Current {
			return e.Revisions[i].Number
		}
	}
	return 0
}

// Lacks are the parts that a certificate needs and a decision does not state.
func Lacks(d dossier.Decision) []Part {
	var missing []Part
	for _, p := range parts(d) {
		if p.value == "" || p.part == PartDate && !isDay(p.value) {
			missing = append(missing, p.part)
		}
	}
	return missing
}

// Merge adds to a decision what a newer workbook states of it: parts that
// were blank are filled in, none that stands is changed. Differ names those
// that contradict.
func Merge(have, more dossier.Decision) (merged dossier.Decision, differ []Part) {
	old, add := parts(have), parts(more)
	old = append(old, decisionPart{PartForm, have.Form}, decisionPart{PartSubjects, have.Subjects})
	add = append(add, decisionPart{PartForm, more.Form}, decisionPart{PartSubjects, more.Subjects})
	for i := range old {
		if old[i].value != "" && add[i].value != "" && old[i].value != add[i].value {
			differ = append(differ, old[i].part)
		}
	}
	merged = have
	merged.Date = first(have.Date, more.Date)
	merged.Place = first(have.Place, more.Place)
	merged.Authority = first(have.Authority, more.Authority)
	merged.Title = first(have.Title, more.Title)
	merged.Signer = first(have.Signer, more.Signer)
	merged.Form = first(have.Form, more.Form)
	merged.Subjects = first(have.Subjects, more.Subjects)
	return merged, differ
}

// Year is the year of a plan: the one that is stated, else the one that ends
// the plan's id ("dan-van-kheo-2026").
func Year(plan string, stated int) (int, error) {
	if stated > 0 {
		return stated, nil
	}
	if len(plan) >= 4 {
		if year, err := strconv.Atoi(plan[len(plan)-4:]); err == nil && year >= 1000 {
			return year, nil
		}
	}
	return 0, fmt.Errorf("ledger: no year for plan %q", plan)
}

// ModelID is the id of a model: "2026-001".
func ModelID(year, sequence int) string { return fmt.Sprintf("%d-%03d", year, sequence) }

// Register is how the number of a certificate is printed: "01/2026".
func Register(year, sequence int) string { return fmt.Sprintf("%02d/%d", sequence, year) }

type decisionPart struct {
	part  Part
	value string
}

func parts(d dossier.Decision) []decisionPart {
	return []decisionPart{
		{PartNumber, d.Number}, {PartDate, d.Date}, {PartPlace, d.Place},
		{PartAuthority, d.Authority}, {PartTitle, d.Title}, {PartSigner, d.Signer},
	}
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
