package sqlite

import (
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// move says that a model, or all that an arrival brought, is another unit's.
func (t *tx) move(c *dossier.Correction, item, year int) error {
	if c.Unit == nil || ledger.UnitKey(*c.Unit) == "" {
		return ledger.Refuse(item, "cần nêu đơn vị nhận")
	}
	if c.Model != "" {
		return t.moveModel(c, item)
	}
	var from dossier.UnitRef
	var outcome dossier.Outcome
	_, err := t.one([]any{&from.ID, &from.Name, &outcome}, `SELECT coalesce(k.unit_id, r.unit_id), coalesce(k.unit_name, r.unit_name), r.outcome
		FROM receipts r LEFT JOIN receipt_corrections k ON k.receipt = r.id WHERE r.id = ?`, c.Receipt)
	switch {
	case err != nil:
		return err
	case outcome == dossier.Duplicate:
		return ledger.Refuse(item, "tệp %s trùng với một tệp đã nhận trước; hãy chuyển tệp đó", c.File)
	case outcome == dossier.Staged:
		return ledger.Refuse(item, "tệp %s là phiếu chờ nhập, không phải hồ sơ của đơn vị", c.File)
	case ledger.UnitKey(from) == ledger.UnitKey(*c.Unit):
		return ledger.Refuse(item, "tệp %s đang thuộc %s rồi", c.File, c.Unit.Name)
	}
	owners, err := t.owners(c.Receipt)
	if err != nil {
		return err
	}
	if len(owners) > 1 {
		return ledger.Refuse(item, "tệp %s gồm mô hình của nhiều đơn vị; hãy chuyển từng mô hình, ví dụ: hoso move %s --to …", c.File, owners[0])
	}
	c.From = &from
	return t.moveReceipt(c, item, *c.Unit, year)
}

// owners are a model of each owner that an arrival serves.
func (t *tx) owners(receipt int64) (models []string, err error) {
	err = t.each(func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		models = append(models, id)
		return err
	}, `SELECT min(m.id) FROM revisions v JOIN models m ON m.id = v.model
		WHERE v.receipt = ? AND v.withdrawn = 0 AND m.merged_into = '' GROUP BY m.unit_id, m.unit_name ORDER BY 1`, receipt)
	return models, err
}

func (t *tx) moveModel(c *dossier.Correction, item int) error {
	var from dossier.UnitRef
	if _, err := t.one([]any{&from.ID, &from.Name}, `SELECT unit_id, unit_name FROM models WHERE id = ?`, c.Model); err != nil {
		return err
	}
	if ledger.UnitKey(from) == ledger.UnitKey(*c.Unit) {
		return ledger.Refuse(item, "mô hình %s đang thuộc %s rồi", c.Model, c.Unit.Name)
	}
	c.From, c.Models = &from, []string{c.Model}
	return t.setUnit(c.Model, *c.Unit)
}

// setUnit gives a model another owner.
func (t *tx) setUnit(model string, unit dossier.UnitRef) error {
	entry, err := t.entry(model)
	if err != nil {
		return err
	}
	subject := ""
	for _, v := range entry.Revisions {
		if said := v.Model.Text("subject"); said != "" {
			subject = said
		}
	}
	return t.exec(`UPDATE models SET unit_id = ?, unit_name = ?, owner_key = ? WHERE id = ?`,
		unit.ID, unit.Name, ledger.Owner(unit, subject), model)
}

// moveReceipt finds for each revision of an arrival its model among those of
// the other unit, as if the unit had sent the file.
func (t *tx) moveReceipt(c *dossier.Correction, item int, unit dossier.UnitRef, year int) error {
	err := t.exec(`INSERT INTO receipt_corrections (receipt, unit_id, unit_name, unit_key) VALUES (?, ?, ?, ?)
		ON CONFLICT (receipt) DO UPDATE SET unit_id = excluded.unit_id, unit_name = excluded.unit_name, unit_key = excluded.unit_key`,
		c.Receipt, unit.ID, unit.Name, ledger.UnitKey(unit))
	if err != nil {
		return err
	}
	parts, err := t.brought(c.Receipt)
	if err != nil {
		return err
	}
	places, err := t.placesFor(c.Plan, unit, parts)
	if err != nil {
		return err
	}
	for i, p := range parts {
		into := places[i].ID
		if former, err := t.formerHome(p, unit); err != nil || former != "" {
			if err := errFirst(err, func() error { return t.part(former, p.model) }); err != nil {
				return err
			}
			c.Models = append(c.Models, former, p.model)
			continue
		}
		if err := t.moveOne(c, item, unit, year, p, into); err != nil {
			return err
		}
	}
	return nil
}

func errFirst(err error, do func() error) error {
	if err != nil {
		return err
	}
	return do()
}

// piece is a revision that an arrival brought.
type piece struct {
	model    string
	number   int
	receipt  int64
	position int
	name     string
	subject  string
	alone    bool // the model has no revision of another arrival
}

func (t *tx) brought(receipt int64) (parts []piece, err error) {
	err = t.each(func(scan func(...any) error) error {
		p := piece{receipt: receipt}
		err := scan(&p.model, &p.number, &p.position, &p.name, &p.subject, &p.alone)
		parts = append(parts, p)
		return err
	}, `SELECT v.model, v.number, v.position, v.name, coalesce(json_extract(v.model_json, '$.fields.subject.value'), ''),
		NOT EXISTS (SELECT 1 FROM revisions o WHERE o.model = v.model AND o.receipt <> v.receipt AND o.withdrawn = 0)
		FROM revisions v JOIN models m ON m.id = v.model
		WHERE v.receipt = ? AND v.withdrawn = 0 AND m.merged_into = '' ORDER BY v.position`, receipt)
	return parts, err
}

func (t *tx) placesFor(plan string, unit dossier.UnitRef, parts []piece) ([]ledger.Place, error) {
	var fault error
	candidates := make([]ledger.Candidate, len(parts))
	for i, p := range parts {
		candidates[i] = ledger.Candidate{Owner: ledger.Owner(unit, p.subject), Name: p.name}
	}
	places := ledger.Assign(candidates, func(owner string) []ledger.Known {
		known, err := t.known(plan, owner)
		if err != nil {
			fault = err
		}
		return known
	})
	return places, fault
}

// formerHome is a model of the unit that was merged into the piece's model
// when the arrival left the unit: going back, it stands again.
func (t *tx) formerHome(p piece, unit dossier.UnitRef) (id string, err error) {
	_, err = t.one([]any{&id}, `SELECT m.id FROM models m JOIN revisions v ON v.model = m.id
		WHERE m.merged_into = ? AND v.receipt = ? AND v.position = ? AND m.owner_key = ? LIMIT 1`,
		p.model, p.receipt, p.position, ledger.Owner(unit, p.subject))
	return id, err
}

// moveOne moves one revision, or its whole model where it has no other.
func (t *tx) moveOne(c *dossier.Correction, item int, unit dossier.UnitRef, year int, p piece, into string) error {
	c.Models = append(c.Models, p.model)
	if into == p.model {
		return nil
	}
	if into == "" && p.alone {
		return t.setUnit(p.model, unit)
	}
	if into == "" {
		var err error
		if into, err = t.newModel(c, unit, p, year); err != nil {
			return err
		}
	}
	c.Models = append(c.Models, into)
	if p.alone {
		return t.join(p.model, into, item)
	}
	if err := t.copyRevision(p.model, p.number, into); err != nil {
		return err
	}
	if err := t.exec(`UPDATE revisions SET withdrawn = 1, current = 0 WHERE model = ? AND number = ?`, p.model, p.number); err != nil {
		return err
	}
	return errFirst(t.settle(p.model), func() error { return t.settle(into) })
}

// newModel makes a model for what a move parts off.
func (t *tx) newModel(c *dossier.Correction, unit dossier.UnitRef, p piece, year int) (string, error) {
	var sequence int
	if _, err := t.one([]any{&sequence}, `SELECT coalesce(max(sequence), 0) + 1 FROM models WHERE year = ?`, year); err != nil {
		return "", err
	}
	id := ledger.ModelID(year, sequence)
	return id, t.exec(`INSERT INTO models (id, year, sequence, plan, unit_id, unit_name, owner_key, name, by, at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, id, year, sequence, c.Plan, unit.ID, unit.Name,
		ledger.Owner(unit, p.subject), strings.TrimSpace(p.name), c.By, stamp(c.At))
}

// moveBack undoes a move: what the arrival brought is the former unit's.
func (t *tx) moveBack(c *dossier.Correction, year int) error {
	back := *c
	if c.From == nil {
		return nil
	}
	if c.Model == "" {
		return t.moveReceipt(&back, 0, *c.From, year)
	}
	var into string
	if _, err := t.one([]any{&into}, `SELECT merged_into FROM models WHERE id = ?`, c.Model); err != nil {
		return err
	}
	if into != "" {
		return &ledger.MergedError{Model: c.Model, Into: into}
	}
	return t.setUnit(c.Model, *c.From)
}
