package sqlite

import (
	"context"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Journal implements ledger.Store.
func (s *Store) Journal(ctx context.Context, after int64) ([]ledger.Line, error) {
	return s.Acts(ctx, after, -1)
}

// Acts implements ledger.Store.
func (s *Store) Acts(ctx context.Context, after int64, most int) (lines []ledger.Line, err error) {
	err = s.look(ctx, func(t *tx) error {
		return t.each(func(scan func(...any) error) error {
			var l ledger.Line
			var detail, at string
			err := scan(&l.Seq, &l.Plan, &l.Verb, &l.Subject, &detail, &l.By, &at)
			if err != nil {
				return err
			}
			l.Detail = []byte(detail)
			l.At, err = unstamp(at)
			lines = append(lines, l)
			return err
		}, `SELECT seq, plan, verb, subject, detail_json, by, at FROM journal WHERE seq > ? ORDER BY seq LIMIT ?`, after, most)
	})
	return lines, err
}

// Seq implements ledger.Store.
func (s *Store) Seq(ctx context.Context) (seq int64, err error) {
	err = s.look(ctx, func(t *tx) error {
		_, err := t.one([]any{&seq}, `SELECT coalesce(max(seq), 0) FROM journal`)
		return err
	})
	return seq, err
}

// note writes the act's line in the journal: detail must say the whole act,
// so that ledger.Replay can do it again.
func (t *tx) note(act dossier.Act, plan, verb, subject string, detail any) error {
	text, err := encode(detail)
	if err != nil {
		return err
	}
	return t.exec(`INSERT INTO journal (plan, verb, subject, detail_json, by, at) VALUES (?, ?, ?, ?, ?, ?)`,
		plan, verb, ledger.Subject(subject), text, act.By, stamp(act.At))
}
