package pipeline

import (
	"context"
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
)

// prepared is a claim that is in the archive and has been read: all that can
// be done beside others. What follows, the commit, is done in order.
type prepared struct {
	claim      ingest.Claim
	prior      *dossier.Receipt // where an earlier run committed it
	submission ledger.Submission
	staged     bool
	reason     *dossier.Rejection
	err        error // of the machine, or ingest.ErrChanged
}

// prepare stores and reads one claim. resumed says that the claim is of an
// earlier run, which may have committed it.
func (o *Office) prepare(ctx context.Context, claim ingest.Claim, resumed bool) prepared {
	p := prepared{claim: claim}
	if resumed {
		if p.prior, p.err = o.Ledger.ByClaim(ctx, claim.ID); p.err != nil || p.prior != nil {
			return p
		}
	}
	stored, err := o.Inbox.Store(claim)
	if err != nil {
		p.err = err
		return p
	}
	p.submission = o.submission(claim, stored)
	if p.reason = claim.Refused; p.reason != nil {
		return p
	}
	if isEvidence(claim.Path) {
		return o.prepareEvidence(p, stored)
	}
	record, err := o.readStored(ctx, stored, claim.Name())
	switch p.reason = rejection(err); {
	case p.reason != nil:
	case err != nil:
		p.err = err
	case record.Kind == dossier.Assessed:
		p.staged = true
	case record.Kind == dossier.Corrections:
		p.staged, p.submission.Record = true, *record
	default:
		o.complete(&p.submission, *record)
	}
	return p
}

// prepareEvidence looks what kind of file it is and no further.
func (o *Office) prepareEvidence(p prepared, stored ingest.Stored) prepared {
	p.submission.Record.Kind = dossier.Evidence
	file, size, err := o.Archive.Open(stored.SHA256)
	if err != nil {
		p.err = err
		return p
	}
	defer file.Close()
	_, err = o.evidenceFormat(file, size)
	if p.reason = rejection(err); p.reason == nil {
		p.staged, p.err = true, err
	}
	return p
}

// commit gives the receipt of a claim: that of an earlier run, or a new one.
// When it returns, the bytes are in the archive and the ledger knows. Its
// time is that of the commit.
func (o *Office) commit(ctx context.Context, p prepared) (dossier.Receipt, error) {
	p.submission.Act = o.act()
	switch {
	case p.err != nil:
		return dossier.Receipt{}, p.err
	case p.prior != nil:
		return *p.prior, nil
	case p.reason != nil:
		return o.Ledger.Reject(ctx, p.submission, *p.reason)
	case p.staged:
		return o.Ledger.Stage(ctx, p.submission)
	}
	return o.Ledger.Accept(ctx, p.submission)
}

// finish commits a prepared claim, tells it, and only then puts it away. Doing
// it again after a fault gives the same receipt and tells nothing twice.
func (o *Office) finish(ctx context.Context, p prepared, emit func(Event)) (dossier.Receipt, error) {
	receipt, err := o.commit(ctx, p)
	if err == nil {
		err = o.tellOnce(ctx, p.claim, receipt, emit)
	}
	if err != nil {
		return dossier.Receipt{}, fmt.Errorf("take in %s: %w", p.claim.Path, err)
	}
	if err := o.putAway(p.claim, receipt); err != nil {
		return dossier.Receipt{}, err
	}
	delete(o.told, p.claim.ID)
	return receipt, nil
}

// putAway takes a claim out of the inbox that the ledger has: a rejected one
// to the quarantine.
func (o *Office) putAway(claim ingest.Claim, receipt dossier.Receipt) error {
	if receipt.Outcome != dossier.Quarantined {
		if err := o.Inbox.Release(claim); err != nil {
			return fmt.Errorf("release %s: %w", claim.Path, err)
		}
		return nil
	}
	reason := dossier.Rejection{Code: receipt.Code, Message: receipt.Message, Advice: receipt.Advice}
	if _, err := o.Inbox.SetAside(claim, reason); err != nil {
		return fmt.Errorf("set aside %s: %w", claim.Path, err)
	}
	return nil
}

func (o *Office) readStored(ctx context.Context, stored ingest.Stored, name string) (*dossier.Record, error) {
	file, size, err := o.Archive.Open(stored.SHA256)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return o.Reading.Record(ctx, file, size, name)
}

// submission is the arrival as the ledger takes it, before it is read.
func (o *Office) submission(claim ingest.Claim, stored ingest.Stored) ledger.Submission {
	s := ledger.Submission{
		Plan: o.Plan.ID, Year: o.Plan.Year, Period: "registration", Claim: claim.ID,
		Path: claim.Path, SHA256: stored.SHA256, Size: stored.Size,
		Reader: o.Version + " " + o.Plan.Digest,
	}
	for _, folder := range claim.Folders() {
		if unit, ok := o.Reading.Extract.Unit(folder); ok {
			s.Folder = &unit
			break
		}
	}
	return s
}

// complete adds what was read: the period, the units of a list, and a finding
// where folder and file name different units.
func (o *Office) complete(s *ledger.Submission, record dossier.Record) {
	s.Record = record
	if record.Kind == dossier.ResultReport {
		s.Period = o.reportPeriod(record)
	}
	if record.Unit == nil && s.Folder == nil {
		for _, m := range record.Models {
			unit, _ := o.Reading.Extract.ModelUnit(m)
			s.Units = append(s.Units, unit)
		}
	}
	if s.Folder != nil && record.Unit != nil && s.Folder.ID != record.Unit.ID {
		s.Record.Findings = append(s.Record.Findings, dossier.Finding{Severity: dossier.Unclear,
			Message: fmt.Sprintf("Tệp nằm trong thư mục của %s nhưng ghi đơn vị là %s; chương trình ghi theo thư mục.", s.Folder.Name, record.Unit.Name),
			Advice:  "Chuyển tệp sang đúng thư mục của đơn vị, hoặc sửa tên đơn vị trong tệp."})
	}
}

// reportPeriod is the period that a result report answers to: the half year
// where it is dated before September of the plan's year, else the year.
func (o *Office) reportPeriod(record dossier.Record) string {
	if date := record.Document.Date; date != nil && date.Value < fmt.Sprintf("%04d-09", o.Plan.Year) {
		return "midyear"
	}
	return "annual"
}

func (o *Office) act() dossier.Act { return dossier.Act{By: o.By, At: o.Now()} }
