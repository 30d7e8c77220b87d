// Package page makes one HTML page with which anybody checks the text of a
// certificate's QR code in a browser, without a network: the public keys and
// the certificates that ended stand in the page. Nothing is loaded from
// outside, and Ed25519 is calculated in plain JavaScript (check.js), as not
// every browser has it.
package page

import (
	"bytes"
	_ "embed" // the page and its script
	"fmt"
	"html/template"
	"time"
)

//go:embed page.html
var layout string

//go:embed check.js
var script string

// Facts are what a page knows. The same facts give the same bytes.
type Facts struct {
	Office  string // who issues
	Contact string // whom to ask, or ""
	Day     string // up to which it knows, YYYY-MM-DD
	Keys    []Key
	Ended   []Ended
}

// Key is a public key of the office.
type Key struct {
	ID     string `json:"id"`
	Public string `json:"key"` // 32 bytes in base64
}

// Ended is a certificate that is no longer in force.
type Ended struct {
	Register string `json:"register"`     // "01/2026"
	State    string `json:"state"`        // withdrawn, cancelled, replaced
	Date     string `json:"date"`         // YYYY-MM-DD
	By       string `json:"by,omitempty"` // number of the one in its place
}

// Make makes the page. A page without a key could check nothing and is an error.
func Make(f Facts) ([]byte, error) {
	if len(f.Keys) == 0 {
		return nil, fmt.Errorf("page: no key")
	}
	day, err := time.Parse(time.DateOnly, f.Day)
	if err != nil {
		return nil, fmt.Errorf("page: %w", err)
	}
	parsed, err := template.New("page").Parse(layout)
	if err != nil {
		return nil, fmt.Errorf("page: %w", err)
	}
	var out bytes.Buffer
	err = parsed.Execute(&out, struct {
		Facts
		Shown  string
		Script template.JS
		Data   any
	}{f, day.Format("02/01/2006"), template.JS(script), struct {
		Keys  []Key   `json:"keys"`
		Ended []Ended `json:"ended"`
	}{f.Keys, append([]Ended{}, f.Ended...)}})
	if err != nil {
		return nil, fmt.Errorf("page: %w", err)
	}
	return out.Bytes(), nil
}
