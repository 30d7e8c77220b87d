package pipeline

import (
	"context"
	"fmt"
	"slices"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/viet"
)

// RegisterPapers are the registers of certificates, one a year, as paper and
// as workbook; none where no number is used.
func (o *Office) RegisterPapers(ctx context.Context) ([]Paper, error) {
	state, err := o.State(ctx)
	if err != nil {
		return nil, err
	}
	return o.registers(state)
}

func (o *Office) registers(state *dossier.State) ([]Paper, error) {
	var out []Paper
	for _, year := range registerYears(state) {
		paper, err := o.Press.Register(o.Plan, generate.RegisterOf(state, year, lastEntered(state, year)))
		if err != nil {
			return nil, fmt.Errorf("register of %d: %w", year, err)
		}
		book, err := o.Books.List(paper)
		if err != nil {
			return nil, fmt.Errorf("register of %d: %w", year, err)
		}
		out = append(out, fromPress(paper), book)
	}
	return out, nil
}

func registerYears(state *dossier.State) []int {
	var years []int
	for _, c := range state.Certificates {
		years = append(years, c.Year)
	}
	for _, n := range state.PaperNumbers {
		years = append(years, n.Year)
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// lastEntered is the day of the last act in a year's register: it speaks up to
// that day, and is made again only when something was entered.
func lastEntered(state *dossier.State, year int) viet.Date {
	var last time.Time
	later := func(at time.Time) {
		if at.After(last) {
			last = at
		}
	}
	for _, c := range state.Certificates {
		if c.Year != year {
			continue
		}
		later(c.At)
		if c.Ended != nil {
			later(c.Ended.At)
		}
	}
	for _, n := range state.PaperNumbers {
		if n.Year == year {
			later(n.At)
		}
	}
	return viet.DayOf(last)
}
