package generate

import (
	"fmt"
	"strconv"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
)

// The designs that are shipped.
const (
	collectiveDesign = "collective"
	individualDesign = "individual"
)

// MissingParts is the error of a certificate that cannot be issued because its decision, or what it says, is not whole.
type MissingParts struct{ Parts []string }

func (e *MissingParts) Error() string {
	return "chưa lập được giấy chứng nhận, còn thiếu: " + strings.Join(e.Parts, ", ")
}

// Certificate makes the PDF of one certificate, A4 landscape, one page. Number, date, place, authority, title and signer
// are exactly those of the decision. It refuses with *MissingParts when one of them or the register number is missing, with
// *layout.TooLong, which names the box, when a text does not fit at its smallest size, and with *layout.MissingGlyph when the
// typeface lacks a letter.
func (p *Press) Certificate(c dossier.CertificateContent) ([]byte, error) {
	return p.Certificates([]dossier.CertificateContent{c})
}

// Certificates makes one PDF of several certificates, a page each, in their order: for the printer.
func (p *Press) Certificates(list []dossier.CertificateContent) ([]byte, error) {
	return p.Copies(list, 0, 0)
}

// Copies are Certificates for a printer that is off: what stands on stock is moved to the right and down by so many mm.
func (p *Press) Copies(list []dossier.CertificateContent, right, down float64) ([]byte, error) {
	if len(list) == 0 {
		return nil, fmt.Errorf("generate: no certificate to print")
	}
	pages := func(yield func(layout.Page, error) bool) {
		for _, c := range list {
			page, err := p.CertificatePage(c)
			if stock, _ := p.OnStock(c); err == nil && stock && (right != 0 || down != 0) {
				move(&page, layout.Point{X: right, Y: down})
			}
			if !yield(page, err) {
				return
			}
		}
	}
	d, err := p.designOf(list[0])
	if err != nil {
		return nil, err
	}
	meta := Meta{
		Title:  d.title() + " " + list[0].Register,
		Author: oneLine(list[0].Issuer), Subject: list[0].ModelName, Created: midnight(dayOf(list[0].Decision.Date)),
	}
	return p.bulk().Write(pages, meta)
}

func (p *Press) bulk() Writer {
	if p.Bulk != nil {
		return p.Bulk
	}
	return p.Writer
}

// CertificatePage lays one certificate out.
func (p *Press) CertificatePage(c dossier.CertificateContent) (layout.Page, error) {
	page, _, err := p.fitCertificate(c)
	return page, err
}

// fitCertificate lays one certificate out and tells how each text fitted into its box.
func (p *Press) fitCertificate(c dossier.CertificateContent) (layout.Page, []Fit, error) {
	if err := whole(c); err != nil {
		return layout.Page{}, nil, err
	}
	d, err := p.designOf(c)
	if err != nil {
		return layout.Page{}, nil, err
	}
	page, fits, err := p.drawCertificate(d, c)
	if err != nil {
		return layout.Page{}, nil, fmt.Errorf("giấy chứng nhận số %s: %w", c.Register, err)
	}
	return page, fits, nil
}

func (p *Press) drawCertificate(d *Design, c dossier.CertificateContent) (layout.Page, []Fit, error) {
	page := layout.Page{Width: d.Page.Width, Height: d.Page.Height, Backdrop: d.backdrop}
	if c.Sample {
		if err := p.Metrics.PutWatermark(&page, d.Sample); err != nil {
			return page, nil, err
		}
	}
	var fits []Fit
	values := certificateValues(c, d)
	for i := range d.Boxes {
		b := &d.Boxes[i]
		if d.Stock && b.Stock || b.Optional && hasEmpty(b.Text, values) {
			continue
		}
		fit, err := p.putBox(&page, d, b, values)
		if err != nil {
			return page, nil, err
		}
		fits = append(fits, fit)
	}
	if err := p.putCode(&page, d, c.Payload); err != nil {
		return page, nil, err
	}
	return page, fits, nil
}

// title is the largest text of a design: what the paper is called.
func (d *Design) title() string {
	best := 0
	for i := range d.Boxes {
		if d.Boxes[i].Size > d.Boxes[best].Size {
			best = i
		}
	}
	return d.Boxes[best].Text
}

// whole names everything that a certificate must have and this one lacks.
func whole(c dossier.CertificateContent) error {
	var missing []string
	for _, part := range []struct{ value, name string }{
		{c.Register, "số vào sổ"}, {c.ModelName, "tên mô hình"}, {c.Recipient, "tên tập thể, cá nhân"},
		{c.Issuer, "cơ quan ban hành"}, {c.Decision.Number, "số quyết định"}, {c.Decision.Date, "ngày quyết định"},
		{c.Decision.Place, "địa danh"}, {c.Decision.Authority, "quyền hạn ký"}, {c.Decision.Title, "chức vụ người ký"},
		{c.Decision.Signer, "người ký"},
	} {
		if strings.TrimSpace(part.value) == "" {
			missing = append(missing, part.name)
		}
	}
	if c.Decision.Date != "" && dayOf(c.Decision.Date) == (viet.Date{}) {
		missing = append(missing, "ngày quyết định có thật (đang ghi “"+c.Decision.Date+"”)")
	}
	if len(missing) > 0 {
		return &MissingParts{missing}
	}
	return nil
}

// certificateValues are the values by the names of the placeholders, as pairs.
func certificateValues(c dossier.CertificateContent, d *Design) []string {
	outstanding := ""
	if c.Outstanding {
		outstanding = d.Words["outstanding"]
	}
	return []string{
		"register", c.Register, "year", strconv.Itoa(c.Year), "model", unquoted(c.ModelName), "recipient", withoutLead(oneLine(c.Recipient), d.lead("recipient")),
		"domain", lowered(c.Domain), "outstanding", outstanding, "decision", c.Decision.Number,
		"date", viet.OfficialDate(dayOf(c.Decision.Date)), "place", c.Decision.Place, "authority", c.Decision.Authority,
		"title", c.Decision.Title, "signer", c.Decision.Signer, "superior", oneLine(c.Superior), "issuer", oneLine(c.Issuer),
		"reissue", reissue(c), "code", c.Code,
	}
}

// reissue says of a certificate that it is not the first.
func reissue(c dossier.CertificateContent) string {
	if c.Issue < 2 {
		return ""
	}
	return fmt.Sprintf("Cấp lại lần %d, thay giấy số %s", c.Issue, c.Replaces)
}

// lead is what a design prints before a placeholder: "Đồng chí" in "Đồng chí: {recipient}".
func (d *Design) lead(name string) string {
	for i := range d.Boxes {
		if before, _, found := strings.Cut(d.Boxes[i].Text, "{"+name+"}"); found {
			return strings.TrimRight(before, ": ")
		}
	}
	return ""
}

// withoutLead takes off a name what the design prints before it, lest it read "Đồng chí: Đồng chí Nguyễn Văn A".
func withoutLead(name, lead string) string {
	leads := []string{lead}
	if strings.EqualFold(lead, "đồng chí") {
		leads = append(leads, "đ/c")
	}
	for _, l := range leads {
		n := len(l)
		if n == 0 || len(name) <= n || !strings.EqualFold(name[:n], l) || !strings.ContainsRune(": ", rune(name[n])) {
			continue
		}
		if rest := strings.TrimLeft(name[n:], ": "); rest != "" {
			return rest
		}
	}
	return name
}

// certificateProbe is an empty content, to learn the names of the placeholders.
func certificateProbe() dossier.CertificateContent { return dossier.CertificateContent{} }

func certificateNames(d *Design) []string {
	var names []string
	for i, v := range certificateValues(certificateProbe(), d) {
		if i%2 == 0 {
			names = append(names, v)
		}
	}
	return names
}

// Fit is how a text went into its box.
type Fit struct {
	Box, Text  string
	Size, Full float64 // pt: as set, and as the design has it
	Lines      int
}

// putBox fills one box in and sets it on the page.
func (p *Press) putBox(page *layout.Page, d *Design, b *DesignBox, values []string) (Fit, error) {
	text := fillIn(b.Text, values, func(string) {}) // Load has seen to it that every name is known
	style := layout.Style{Size: b.Size, Bold: b.Bold, Italic: b.Italic, Color: d.colors[b.Color], Tracking: b.Tracking}
	before := len(page.Texts)
	size, err := p.Metrics.PutBox(page, layout.Box{
		Name: b.Name, X: b.X, Y: b.Y, Width: b.Width, Height: b.Height, Spans: []layout.Span{{Text: text, Style: style}},
		Align: aligns()[b.Align], VAlign: valigns()[b.VAlign], Spacing: b.Spacing, MaxLines: b.Lines, Smallest: b.Smallest,
	})
	fit := Fit{Box: b.Name, Text: text, Size: size, Full: b.Size, Lines: len(page.Texts) - before}
	if err != nil || b.Rule == 0 {
		return fit, err
	}
	style.Size = size
	long := min(p.Metrics.Width(text, style), b.Width)
	page.Fill(b.X+(b.Width-long)/2, b.Y+b.Height, long, b.Rule, style.Color)
	return fit, nil
}

// hasEmpty tells whether one of the values that a text needs is empty; {outstanding} may be.
func hasEmpty(text string, values []string) bool {
	for _, hole := range placeholders(text) {
		name := strings.Trim(hole, "{}")
		if at := pairAt(values, name); name != "outstanding" && (at < 0 || values[at+1] == "") {
			return true
		}
	}
	return false
}
