// Package generate says what stands on each paper. It takes what the ledger holds as plain data (dossier.State), the plan,
// the settings of the office and a day, and makes pages; it reads no ledger, no clock and no disk.
//
// Three things are data and not code, so that an office can change them:
//
//	templates/papers/*.yaml        the wording: a sentence a key, with {placeholders}
//	templates/layout/*.yaml        the measures: paper, sizes, indents, with their source (HD 36, HD 05)
//	templates/certificates/*.yaml  the designs of certificates: ornament, and a box with a place for each text
//
// Load reads them strictly: an unknown key or placeholder is a Fault with file, line and the nearest right name, all faults
// at once. The way of a paper:
//
//	book, err := generate.Load(templates)                    // once
//	press := &generate.Press{Book: book, Metrics: m, Writer: w, Settings: s, Version: v}
//	slip, err := press.CheckSlip(state, plan, receipt)       // what follows from what: cheap
//	if slip.Inputs != recorded { bytes, err := slip.Bytes() } // laid out and written: only when needed
//
// The same inputs give the same bytes. What is not known (a number, a date, a signer) is left blank on a paper that people
// still write into, and is an error on a certificate.
package generate
