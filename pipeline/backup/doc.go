// Package backup keeps a whole workspace in one ZIP file, which any program
// opens, and unpacks it again.
//
// The last entry is a list of all others with their sizes and SHA-256. A
// backup is read through and held against its list before anything of it is
// written: one that was cut off or changed is refused whole.
//
// What is copied while others work on it is copied in an order in which
// nothing falls between: first what comes in, then the ledger, then what the
// ledger relies on, which only grows. The caller gives that order.
package backup

import "fmt"

// ListName is the entry with the list.
const ListName = "hoso-backup.json"

// format is that of the list; a newer one is refused.
const format = 1

// List is what a backup says of itself.
type List struct {
	Format  int    `json:"format"`
	Version string `json:"version"` // of the program
	Made    string `json:"made"`    // RFC 3339
	Acts    int64  `json:"acts"`    // the ledger's last act
	Files   []File `json:"files"`   // in the order of the entries
}

// File is one entry; a folder's path ends with a slash. Left says that it is not unpacked: it was taken into the
// ledger while the backup was made.
type File struct {
	Path   string `json:"path"` // below the workspace, with slashes
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256,omitempty"`
	Left   bool   `json:"left,omitempty"`
}

// DamagedError says why a backup can't be used. Nothing was written.
type DamagedError struct {
	Path  string
	What  string // Vietnamese
	Cause error  // may be nil
}

func (e *DamagedError) Error() string {
	return fmt.Sprintf("bản sao lưu “%s” không dùng được: %s. Chưa ghi gì; hãy dùng bản sao lưu khác", e.Path, e.What)
}

// Unwrap gives the cause.
func (e *DamagedError) Unwrap() error { return e.Cause }
