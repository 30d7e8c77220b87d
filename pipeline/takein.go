package pipeline

import (
	"context"
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
)

// committed gives the receipt of a claim: that of an earlier run, or a new
// one. When it returns, the bytes are in the archive and the ledger knows.
func (o *Office) committed(ctx context.Context, claim ingest.Claim) (dossier.Receipt, error) {
	prior, err := o.Ledger.ByClaim(ctx, claim.ID)
	if err != nil {
		return dossier.Receipt{}, err
	}
	if prior != nil {
		return *prior, nil
	}
	stored, err := o.Inbox.Store(claim)
	if err != nil {
		return dossier.Receipt{}, err
	}
	record, err := o.readStored(ctx, stored, claim.Name())
	submission := o.submission(claim, stored)
	switch reason := rejection(err); {
	case reason != nil:
		return o.Ledger.Reject(ctx, submission, *reason)
	case err != nil:
		return dossier.Receipt{}, err
	case record.Kind == dossier.Assessed:
		return o.Ledger.Stage(ctx, submission)
	}
	o.complete(&submission, *record)
	return o.Ledger.Accept(ctx, submission)
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
		Act:  o.act(),
		Plan: o.Plan.ID, Year: o.Plan.Year, Period: "registration", Claim: claim.ID,
		Path: claim.Path, SHA256: stored.SHA256, Size: stored.Size,
		Reader: o.Version + " " + o.Plan.Digest,
	}
	if unit, ok := o.Reading.Extract.Unit(claim.UnitFolder); ok {
		s.Folder = &unit
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
