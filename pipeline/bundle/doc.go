// Package bundle writes files into one ZIP file that proves itself: beside
// the files lies a list of their SHA-256 in the form that sha256sum writes,
// so that any program can check them, and Verify tells of each file whether
// it is whole, altered, missing or foreign.
//
// The same files in the same order give the same bytes: no time, no owner and
// no machine stands in them.
package bundle

// ListName is the entry with the list, the last one.
const ListName = "SHA256SUMS.txt"

// Entry is a file of a bundle.
type Entry struct {
	Path   string // with slashes, NFC
	SHA256 string // in lower-case hexadecimal
	Size   int64
}
