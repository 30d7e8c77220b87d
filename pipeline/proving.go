package pipeline

import (
	"context"
	"crypto/ed25519"
	"fmt"
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/prove"
)

// Seal gives what a certificate says the signed payload of its QR code and the
// short code for the telephone.
type Seal func(dossier.CertificateContent) (dossier.CertificateContent, error)

// Sealing signs with a key, which is asked for when the first certificate is issued.
func Sealing(key func() (ed25519.PrivateKey, error)) Seal {
	return func(c dossier.CertificateContent) (dossier.CertificateContent, error) {
		private, err := key()
		if err != nil {
			return c, err
		}
		if c.Payload, err = prove.Payload(prove.Of(c), private); err != nil {
			return c, err
		}
		public, ok := private.Public().(ed25519.PublicKey)
		if !ok {
			return c, fmt.Errorf("seal: %w", prove.ErrKey)
		}
		c.Code, c.PublicKey = prove.Code(c.Payload), prove.PublicText(public)
		return c, nil
	}
}

// Issued is everything that this office has issued, of every plan, to check
// certificates with; current is the public key in use, or nil. What people
// correct changes nothing of it: a certificate stays as it was issued.
func (o *Office) Issued(ctx context.Context, current ed25519.PublicKey) (*prove.Register, error) {
	plans, err := o.Ledger.Plans(ctx)
	if err != nil {
		return nil, err
	}
	var all []dossier.Certificate
	var numbers []dossier.PaperNumber
	for _, plan := range plans {
		state, err := o.Ledger.State(ctx, plan)
		if err != nil {
			return nil, err
		}
		all, numbers = append(all, state.Certificates...), append(numbers, state.PaperNumbers...)
	}
	return prove.NewRegister(slices.Clip(all), numbers, current), nil
}

// Verify judges the bytes of a PDF by the register.
func (o *Office) Verify(r *prove.Register, data []byte) (prove.Verdict, error) {
	return r.AskPDF(data, digest(data), o.Printed, o.ReadPDF)
}
