package sqlite

import "hoso/pipeline/dossier"

const certificateColumns = `plan, year, sequence, model, revision, decision, content_json, sha256, press, ended, ended_reason, ended_by, ended_at, by, at`

func scanCertificate(scan func(...any) error) (*dossier.Certificate, error) {
	var c dossier.Certificate
	var end dossier.Ending
	var content, endedAt, at string
	err := scan(&c.Plan, &c.Year, &c.Sequence, &c.Model, &c.Revision, &c.Decision, &content, &c.SHA256, &c.Press,
		&end.State, &end.Reason, &end.By, &endedAt, &c.By, &at)
	if err != nil {
		return nil, err
	}
	if err := decode(content, &c.Content); err != nil {
		return nil, err
	}
	if end.State != "" {
		if end.At, err = unstamp(endedAt); err != nil {
			return nil, err
		}
		c.Ended = &end
	}
	c.At, err = unstamp(at)
	return &c, err
}

func (t *tx) certificates(state *dossier.State) error {
	return t.each(func(scan func(...any) error) error {
		c, err := scanCertificate(scan)
		if err != nil {
			return err
		}
		state.Certificates = append(state.Certificates, *c)
		return nil
	}, `SELECT `+certificateColumns+` FROM certificates WHERE plan = ? ORDER BY year, sequence`, state.Plan)
}

func (t *tx) paperNumbers(state *dossier.State) error {
	return t.each(func(scan func(...any) error) error {
		var text string
		if err := scan(&text); err != nil {
			return err
		}
		var n dossier.PaperNumber
		err := decode(text, &n)
		state.PaperNumbers = append(state.PaperNumbers, n)
		return err
	}, `SELECT number_json FROM paper_numbers WHERE plan = ? ORDER BY year, sequence`, state.Plan)
}

func (t *tx) reprints(state *dossier.State) error {
	return t.each(func(scan func(...any) error) error {
		var r dossier.Reprint
		var at string
		err := scan(&r.Plan, &r.Year, &r.From, &r.To, &r.Reason, &r.By, &at)
		if err != nil {
			return err
		}
		r.At, err = unstamp(at)
		state.Reprints = append(state.Reprints, r)
		return err
	}, `SELECT plan, year, first, last, reason, by, at FROM reprints WHERE plan = ? ORDER BY id`, state.Plan)
}

func (t *tx) workbooks(state *dossier.State) error {
	return t.each(func(scan func(...any) error) error {
		var w dossier.Workbook
		var at string
		err := scan(&w.Plan, &w.SHA256, &w.Name, &w.Round, &w.By, &at)
		if err != nil {
			return err
		}
		w.At, err = unstamp(at)
		state.Workbooks = append(state.Workbooks, w)
		return err
	}, `SELECT plan, sha256, name, round, by, at FROM workbooks WHERE plan = ? ORDER BY id`, state.Plan)
}
