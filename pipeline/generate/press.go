package generate

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
)

// Meta is what a file says about itself. Created is never the time of making but that of the act or the day that the paper is
// about, so that the same inputs give the same bytes.
type Meta struct {
	Title, Author, Subject string
	Created                time.Time
}

// Writer turns pages into the bytes of a file. A fault of the pages is its own. It must be safe for several goroutines.
type Writer interface {
	Write(pages layout.Pages, m Meta) ([]byte, error)
}

// Press makes papers. It holds no state of its own: any number of goroutines may use one.
type Press struct {
	Book     *Book
	Metrics  *layout.Metrics
	Writer   Writer
	Bulk     Writer // for certificates and check slips, which are many, and for long papers; nil: Writer
	Settings Settings
	Version  string // of the program

	Stationery Stationery                          // what certificates are printed on
	Code       func(text string) ([][]bool, error) // the squares of a QR code, true is black; may be nil where none is printed
}

// Paper is one paper that can be made: what it is called and what it follows from. It is laid out only when its bytes are asked for.
type Paper struct {
	Name    string // suggested file name, with a slash after its folder: "Phiếu rà soát/Chi bộ Phòng 9/….pdf"
	Kind    string // as in the contract: "check_slip", "report", "owing_list"
	Format  string // "pdf"
	Inputs  string // SHA-256 of all that it follows from
	Wide    bool   // on its side, for a table; made as a workbook too, not for Word
	Models  []string
	Receipt int64
	Meta    Meta

	press   *Press
	many    bool // one of thousands: written by the press's Bulk
	compose func() *sheet
}

// longPaper is from how many pages on a paper is written by the press's Bulk: a library that holds every page until the end takes
// more memory than an office PC has to spare.
const longPaper = 40

// Pages lays the paper out.
func (p *Paper) Pages() ([]layout.Page, error) {
	pages, err := layout.Collect(p.compose().pages())
	if err != nil {
		return nil, fmt.Errorf("generate %s: %w", p.Name, err)
	}
	return pages, nil
}

// Open are the places that only a person can write and has not yet, in their order. A paper with one of them, or without a signer, is a
// draft and says so across its pages.
func (p *Paper) Open() (places []Place, draft bool) {
	s := p.compose()
	return s.open, s.draft()
}

// Bytes lays the paper out and writes it, a long one page by page.
func (p *Paper) Bytes() ([]byte, error) {
	content, err := p.write(p.compose().pages())
	if err != nil {
		return nil, fmt.Errorf("generate %s: %w", p.Name, err)
	}
	return content, nil
}

func (p *Paper) write(pages layout.Pages) ([]byte, error) {
	if p.many {
		return p.press.bulk().Write(pages, p.Meta)
	}
	pages, long, stop, err := ahead(pages, longPaper)
	if err != nil {
		return nil, err
	}
	defer stop()
	if long {
		return p.press.bulk().Write(pages, p.Meta)
	}
	return p.press.Writer.Write(pages, p.Meta)
}

// ahead takes up to n pages and tells whether there are more. It gives them all, to be asked for once and before stop.
func ahead(pages layout.Pages, n int) (all layout.Pages, more bool, stop func(), err error) {
	next, stop := iter.Pull2(pages)
	var first []layout.Page
	for len(first) <= n {
		page, err, ok := next()
		if err != nil {
			stop()
			return nil, false, nil, err
		}
		if !ok {
			return layout.Set(first...), false, stop, nil
		}
		first = append(first, page)
	}
	return func(yield func(layout.Page, error) bool) {
		for i := range first {
			page := first[i]
			first[i] = layout.Page{}
			if !yield(page, nil) {
				return
			}
		}
		for page, err, ok := next(); ok && yield(page, err); page, err, ok = next() {
		}
	}, true, stop, nil
}

// InputsDigest is the SHA-256, in hex, over canonical JSON of all that a paper follows from: its kind, the parts of the
// ledger's state that it shows, the plan, the settings, the templates, the typeface by the program's version, and the day where it matters.
func (p *Press) InputsDigest(kind string, pl *plan.Plan, parts ...any) (string, error) {
	planDigest := ""
	if pl != nil {
		planDigest = pl.ID + " " + pl.Digest
	}
	data, err := json.Marshal(struct {
		Kind, Plan, Templates, Version string
		Settings                       Settings
		Parts                          []any
	}{kind, planDigest, p.Book.digest, p.Version, p.Settings, parts})
	if err != nil {
		return "", fmt.Errorf("generate: digest of the inputs of %s: %w", kind, err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}
