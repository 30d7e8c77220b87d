package pipeline

import (
	"context"
	"encoding/json"
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// since are the arrivals whose slips the acts since a stamp may concern; ok is
// false where that may be all, or where the stamp is of another ledger.
func (o *Office) since(ctx context.Context, former stamp) (receipts []int64, ok bool, err error) {
	for line, err := range ledger.Each(ctx, o.Ledger, former.Seq-1) {
		if err != nil {
			return nil, false, err
		}
		if line.Seq <= former.Seq {
			if ok = line.Seq == former.Seq && lineDigest(line) == former.Last; !ok {
				return nil, false, nil
			}
			continue
		}
		if line.At.Unix() < former.At {
			return nil, false, nil // the clock went back: another arrival may be a unit's first now
		}
		some, known, err := o.concerned(ctx, line)
		if err != nil || !known {
			return nil, false, err
		}
		receipts = append(receipts, some...)
	}
	slices.Sort(receipts)
	return slices.Compact(receipts), ok, nil
}

// concerned are the arrivals whose slips one act changes; known is false where
// it may change any.
func (o *Office) concerned(ctx context.Context, l ledger.Line) (receipts []int64, known bool, err error) {
	if l.Plan != o.Plan.ID {
		return nil, true, nil
	}
	switch l.Verb {
	case "reject", "stage", "assess", "issue", "reissue", "cancel", "withdraw", "numbers", "reprint", "paper", "retire", "attach", "detach", "dismiss":
		return nil, true, nil // no slip shows it
	case "accept":
		var came struct {
			Receipt int64    `json:"receipt"`
			Models  []string `json:"models"`
		}
		if err := json.Unmarshal(l.Detail, &came); err != nil {
			return nil, false, err
		}
		if len(came.Models) == 0 {
			return nil, true, nil
		}
		return []int64{came.Receipt}, true, nil
	case "correct":
		var c dossier.Correction
		if err := json.Unmarshal(l.Detail, &c); err != nil {
			return nil, false, err
		}
		if c.Kind == dossier.SetValue || c.Kind == dossier.Waive {
			receipts, err = o.receiptsOf(ctx, c.Models)
			return receipts, err == nil, err
		}
	}
	return nil, false, nil
}

// receiptsOf are the arrivals that brought versions of some models.
func (o *Office) receiptsOf(ctx context.Context, models []string) (receipts []int64, err error) {
	for _, id := range models {
		entry, _, err := o.Ledger.Entry(ctx, id)
		if err != nil || entry == nil {
			return nil, err
		}
		for _, v := range entry.Revisions {
			receipts = append(receipts, v.Receipt)
		}
	}
	return receipts, nil
}
