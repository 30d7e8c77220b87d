package sqlite

import (
	"context"
	"fmt"
	"reflect"

	"hoso/pipeline/dossier"
)

// PutPaper implements ledger.Store.
func (s *Store) PutPaper(ctx context.Context, papers ...dossier.Paper) error {
	texts := make([]string, len(papers))
	for i := range papers {
		p := &papers[i]
		if err := whole(&p.Act, p.Plan); err != nil {
			return err
		}
		if p.Path == "" {
			return fmt.Errorf("ledger/sqlite: a paper needs its path")
		}
		text, err := encode(*p)
		if err != nil {
			return err
		}
		texts[i] = text
	}
	return s.act(ctx, func(t *tx) error {
		for i, p := range papers {
			if err := t.putPaper(p, texts[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) putPaper(p dossier.Paper, text string) error {
	if err := t.plan(p.Plan, p.Act); err != nil {
		return err
	}
	unchanged, err := t.samePaper(p, text)
	if err != nil || unchanged {
		return err
	}
	if err := t.exec(`UPDATE papers SET current = 0 WHERE path = ? AND current = 1`, p.Path); err != nil {
		return err
	}
	err = t.exec(`INSERT INTO papers (path, plan, current, receipt, paper_json, by, at) VALUES (?, ?, 1, nullif(?, 0), ?, ?, ?)`,
		p.Path, p.Plan, p.Receipt, text, p.By, stamp(p.At))
	if err != nil {
		return err
	}
	return t.note(p.Act, p.Plan, "paper", p.Path, p)
}

// Retire implements ledger.Store.
func (s *Store) Retire(ctx context.Context, p dossier.Paper) error {
	if err := whole(&p.Act, p.Plan); err != nil {
		return err
	}
	return s.act(ctx, func(t *tx) error {
		var n int
		if _, err := t.one([]any{&n}, `SELECT count(*) FROM papers WHERE path = ? AND plan = ? AND current = 1`, p.Path, p.Plan); err != nil || n == 0 {
			return err
		}
		if err := t.exec(`UPDATE papers SET current = 0 WHERE path = ? AND current = 1`, p.Path); err != nil {
			return err
		}
		return t.note(p.Act, p.Plan, "retire", p.Path, p)
	})
}

// Wrote implements ledger.Store.
func (s *Store) Wrote(ctx context.Context, path, sha string) (wrote bool, err error) {
	err = s.look(ctx, func(t *tx) error {
		var n int
		_, err := t.one([]any{&n}, `SELECT count(*) FROM papers WHERE path = ? AND json_extract(paper_json, '$.sha256') = ?`, path, sha)
		wrote = n > 0
		return err
	})
	return wrote, err
}

// samePaper tells whether the paper under the path is just this one, but for
// the act.
func (t *tx) samePaper(p dossier.Paper, text string) (bool, error) {
	var stored string
	found, err := t.one([]any{&stored}, `SELECT paper_json FROM papers WHERE path = ? AND current = 1`, p.Path)
	if err != nil || !found {
		return false, err
	}
	var former, again dossier.Paper
	if err := decode(stored, &former); err != nil {
		return false, wrap("paper "+p.Path, err)
	}
	if err := decode(text, &again); err != nil {
		return false, wrap("paper "+p.Path, err)
	}
	again.Act = former.Act
	return reflect.DeepEqual(former, again), nil
}
