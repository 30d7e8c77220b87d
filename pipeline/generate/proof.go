package generate

import (
	"errors"
	"fmt"
	"sort"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
)

// ProofItem is one model that is recognised, or has a certificate, before it is printed.
type ProofItem struct {
	Model      string
	Content    dossier.CertificateContent
	Submitted  string // the subject as the unit's own file writes it
	Recognised bool
	Issued     bool   // it has a certificate, whose content this is
	Held       bool   // it gets none without more ado: cancelled, or numbered in the paper book
	Trouble    string // why the content cannot be made whole, in words for people
}

// PointCode says what a person should look at before certificates are printed.
type PointCode string

// The points of a proof.
const (
	Shrunk        PointCode = "shrunk"         // a text is set smaller than the design has it
	Wrapped       PointCode = "wrapped"        // a name takes more than one line
	NoGlyph       PointCode = "no_glyph"       // the typeface lacks a letter
	DoesNotFit    PointCode = "too_long"       // a text does not fit at its smallest size
	NotWhole      PointCode = "missing"        // a part that must be printed is missing
	Alike         PointCode = "alike"          // a name differs from another only by tone marks or i/y
	Spelling      PointCode = "spelling"       // a name differs from the submission's own spelling
	NoCertificate PointCode = "no_certificate" // recognised, without a certificate and not about to get one
	NotRecognised PointCode = "not_recognised" // a certificate in force without recognition
)

// ProofPoint is one thing to look at.
type ProofPoint struct {
	Code     PointCode `json:"code"`
	Model    string    `json:"model"`
	Other    string    `json:"other,omitempty"` // the other model of two that are alike
	Text     string    `json:"text,omitempty"`
	Message  string    `json:"message"`
	Blocking bool      `json:"blocking"` // nothing is printed while it stands
	Passable bool      `json:"passable"` // a person may let it pass
	Passed   *Passed   `json:"passed,omitempty"`
}

// Proof looks certificates over before they are printed: every point, in the order of the items.
func (p *Press) Proof(items []ProofItem) []ProofPoint {
	var out []ProofPoint
	for i := range items {
		out = append(out, p.proofOne(&items[i])...)
	}
	out = append(out, alike(items)...)
	at := map[string]int{}
	for i, item := range items {
		at[item.Model] = i
	}
	sort.SliceStable(out, func(a, b int) bool { return at[out[a].Model] < at[out[b].Model] })
	return out
}

func (p *Press) proofOne(item *ProofItem) []ProofPoint {
	point := func(code PointCode, blocking bool, text, format string, args ...any) ProofPoint {
		return ProofPoint{Code: code, Model: item.Model, Text: text, Blocking: blocking && !item.Issued && !item.Held, Message: fmt.Sprintf(format, args...)}
	}
	var out []ProofPoint
	switch {
	case item.Trouble != "":
		return append(out, point(NotWhole, true, "", "%s", item.Trouble))
	case item.Issued && !item.Recognised:
		out = append(out, point(NotRecognised, false, item.Content.Register, "Giấy số %s còn hiệu lực nhưng mô hình không còn được công nhận", item.Content.Register))
	case item.Held:
		out = append(out, point(NoCertificate, false, "", "Mô hình được công nhận nhưng không có giấy đang có hiệu lực"))
	}
	_, fits, err := p.fitCertificate(item.Content)
	if err != nil {
		return append(out, point(whyNot(err), true, "", "%s", err))
	}
	for _, f := range fits {
		if f.Size < f.Full {
			out = append(out, point(Shrunk, false, f.Text, "Ô “%s” thu từ cỡ %g xuống %g", f.Box, f.Full, f.Size))
		}
		if f.Lines > 1 {
			out = append(out, point(Wrapped, false, f.Text, "Ô “%s” xuống %d dòng", f.Box, f.Lines))
		}
	}
	return append(out, spelled(item)...)
}

func whyNot(err error) PointCode {
	var tooLong *layout.TooLong
	var glyph *layout.MissingGlyph
	switch {
	case errors.As(err, &tooLong):
		return DoesNotFit
	case errors.As(err, &glyph):
		return NoGlyph
	}
	return NotWhole
}

// spelled compares the name to be printed with the submission's own. Other letters may be meant; other marks on the same letters hardly.
func spelled(item *ProofItem) []ProofPoint {
	printed, own := oneLine(item.Content.Recipient), oneLine(item.Submitted)
	if own == "" || printed == own {
		return nil
	}
	marks := sameLetters(printed, own)
	return []ProofPoint{{Code: Spelling, Model: item.Model, Text: printed, Blocking: marks && !item.Issued && !item.Held, Passable: true,
		Message: fmt.Sprintf("Tên ghi trên giấy “%s” khác hồ sơ của đơn vị: “%s”", printed, own)}}
}

// sameLetters tells whether two names differ by marks or i/y, and not by capitals alone.
func sameLetters(a, b string) bool {
	return viet.Plain(a) == viet.Plain(b) && !strings.EqualFold(a, b)
}

// alike finds names that are written in two ways on two certificates.
func alike(items []ProofItem) []ProofPoint {
	var out []ProofPoint
	for _, name := range []struct {
		what string
		of   func(*ProofItem) string
	}{
		{"Tên tập thể, cá nhân", func(i *ProofItem) string { return oneLine(i.Content.Recipient) }},
		{"Tên mô hình", func(i *ProofItem) string { return oneLine(i.Content.ModelName) }},
	} {
		first := map[string][]*ProofItem{}
		for i := range items {
			item := &items[i]
			key := viet.Plain(name.of(item))
			for _, other := range first[key] {
				if key != "" && sameLetters(name.of(item), name.of(other)) {
					out = append(out, ProofPoint{Code: Alike, Model: item.Model, Other: other.Model, Text: name.of(item), Passable: true,
						Blocking: !item.Issued && !item.Held,
						Message:  fmt.Sprintf("%s “%s” chỉ khác dấu hoặc i/y với “%s” của %s", name.what, name.of(item), name.of(other), other.Model)})
					break
				}
			}
			first[key] = append(first[key], item)
		}
	}
	return out
}

// Passed is who let a point pass, and why.
type Passed struct {
	By     string `json:"by"`
	Reason string `json:"reason"`
}

// Stands tells whether a point keeps certificates from being printed.
func (p *ProofPoint) Stands() bool { return p.Blocking && p.Passed == nil }
