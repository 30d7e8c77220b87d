package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"hoso/pipeline/dossier"
)

// Printed are the bytes of an issued certificate, as they were issued.
func (o *Office) Printed(c dossier.Certificate) ([]byte, error) {
	file, size, err := o.Archive.Open(c.SHA256)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.NewSectionReader(file, 0, size))
	if err == nil && digest(data) != c.SHA256 {
		err = fmt.Errorf("bản lưu của giấy chứng nhận số %s đã bị thay đổi; khôi phục archive từ bản sao lưu (xem: hoso doctor --deep)", c.Content.Register)
	}
	return data, err
}

// CertificatePapers are issued certificates as papers for out/: copies of the
// archived bytes.
func (o *Office) CertificatePapers(issued []dossier.Certificate) []Paper {
	var out []Paper
	for _, c := range issued {
		out = append(out, Paper{
			Name: fmt.Sprintf("Giấy chứng nhận/%02d-%d %s.pdf", c.Sequence, c.Year, c.Content.Recipient),
			Kind: "certificate", Format: "pdf", Inputs: c.SHA256, Models: []string{c.Model},
			Bytes: func() ([]byte, error) { return o.Printed(c) },
		})
	}
	return out
}

// Merged is one PDF of issued certificates, in the order that is given, each
// page as it was issued. Those that this program and these templates drew are
// drawn again from their frozen content, in one pass with shared fonts, after
// the first of them was proved to come out in the bytes of the archive; of all
// others the archived pages are taken.
func (o *Office) Merged(issued []dossier.Certificate) ([]byte, error) {
	return o.merged(issued, 0, 0)
}

// merged is Merged for a printer that is off by so many mm.
func (o *Office) merged(issued []dossier.Certificate, right, down float64) ([]byte, error) {
	var parts [][]byte
	drawn := map[string]bool{}
	for from := 0; from < len(issued); {
		to := from
		for to < len(issued) && o.drawsAlike(issued[to], drawn) {
			to++
		}
		part, err := o.part(issued[from:max(to, from+1)], to > from, right, down)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
		from = max(to, from+1)
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return o.Join(parts)
}

// part is a run of certificates drawn in one pass, or one from the archive.
func (o *Office) part(run []dossier.Certificate, again bool, right, down float64) ([]byte, error) {
	if !again {
		return o.asIssued(run[0], right, down)
	}
	contents := make([]dossier.CertificateContent, len(run))
	for i, c := range run {
		contents[i] = c.Content
	}
	return o.Press.Copies(contents, right, down)
}

// drawsAlike tells whether a certificate comes out now as it was issued. known
// has what was proved of each way in which one is drawn.
func (o *Office) drawsAlike(c dossier.Certificate, known map[string]bool) bool {
	if c.Press == "" || c.Press != o.Press.Digest() {
		return false
	}
	kind := fmt.Sprint(c.Press, c.Content.Design, c.Content.Collective, c.Content.Sample, c.Content.Outstanding, c.Content.Issue > 1)
	alike, ok := known[kind]
	if !ok {
		again, err := o.Press.Certificate(c.Content)
		stored, missing := o.Printed(c)
		alike = err == nil && missing == nil && bytes.Equal(again, stored)
		known[kind] = alike
	}
	return alike
}

// Reprint gives the certificates From to To of a year's register that are in
// force and records that they are printed again, with the reason. Others are
// the numbers in between that are not to be printed.
func (o *Office) Reprint(ctx context.Context, r dossier.Reprint) (again, others []dossier.Certificate, err error) {
	state, err := o.State(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range state.Certificates {
		switch {
		case c.Year != r.Year || c.Sequence < r.From || c.Sequence > r.To:
		case c.Ended != nil:
			others = append(others, c)
		default:
			again = append(again, c)
		}
	}
	if len(again) == 0 {
		return nil, others, nil
	}
	r.Plan, r.At = o.Plan.ID, o.Now()
	return again, others, o.Ledger.Reprint(ctx, r)
}
