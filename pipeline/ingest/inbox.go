package ingest

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Settled is how long a file must have stood still before it is taken
// (contract, "How a file is taken").
const Settled = 2 * time.Second

// Inbox is the folder where people drop files, with the two folders that the
// files go to. The three folders may lie on different volumes; all but Root,
// Archive and Quarantine may be left zero.
type Inbox struct {
	Root       string // the inbox folder, best as an absolute path
	Archive    string
	Quarantine string

	FS     FS                  // OS() where nil
	Now    func() time.Time    // time.Now where nil
	Sleep  func(time.Duration) // time.Sleep where nil; between tries over a busy file
	Rand   io.Reader           // crypto/rand where nil; for the ids of claims
	Settle time.Duration       // Settled where zero

	seen    map[string]sight // by path on disk, from the scan before
	folders []string         // on disk, that the scan before went through
	news    bool             // the scan before saw what the one before it had not
}

// Wait says why a file is not taken yet.
type Wait string

// The reasons to wait.
const (
	Fresh      Wait = "fresh"      // it changed just now
	Held       Wait = "held"       // open or locked in another program
	Unreadable Wait = "unreadable" // no right to read it, or the drive has a fault
)

// Words says the reason to a person.
func (w Wait) Words() string {
	switch w {
	case Fresh:
		return "Tệp vừa được chép vào hoặc còn đang ghi."
	case Held:
		return "Tệp đang mở ở chương trình khác; đóng lại rồi chạy lại."
	case Unreadable:
		return "Không mở hoặc không lấy được tệp; kiểm tra quyền đọc, ghi của thư mục hoặc ổ đĩa."
	}
	return ""
}

// Found is a file in the inbox.
type Found struct {
	Path       string // to show: "inbox/phong-9/x.docx", slashes, NFC, valid UTF-8
	Rel        string // on disk: below Root, with slashes, its bytes as they are
	Size       int64
	ModTime    time.Time
	UnitFolder string    // name of the first folder below the inbox, NFC; "" for none
	Wait       Wait      // "" where it is ready
	Settles    time.Time // where Wait is Fresh: when it may be taken if nobody touches it again
}

// Name is the file's own name, to show.
func (f Found) Name() string { return f.Path[strings.LastIndexByte(f.Path, '/')+1:] }

// found describes a file by its path below the inbox.
func (b *Inbox) found(rel string, info fs.FileInfo) Found {
	f := Found{Path: filepath.Base(b.Root) + "/" + rel, Rel: rel}
	f.Path = shown(f.Path)
	if folder, _, deep := strings.Cut(rel, "/"); deep {
		f.UnitFolder = shown(folder)
	}
	if info != nil {
		f.Size, f.ModTime = info.Size(), info.ModTime()
	}
	return f
}

// Folders are the folders that the last Scan went through, on disk, the inbox
// first: what is to be watched for events.
func (b *Inbox) Folders() []string { return b.folders }

// News tells whether the last Scan saw a file that the one before had not seen,
// or not so.
func (b *Inbox) News() bool { return b.news }

// disk is where a path below the inbox lies.
func (b *Inbox) disk(rel string) string { return filepath.Join(b.Root, filepath.FromSlash(rel)) }

// shown makes a name fit to be printed: NFC, valid UTF-8, no control characters.
func shown(name string) string {
	name = strings.ToValidUTF8(name, string(unicode.ReplacementChar))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, name)
	return norm.NFC.String(name)
}

func (b *Inbox) fs() FS {
	if b.FS == nil {
		return OS()
	}
	return b.FS
}

func (b *Inbox) now() time.Time {
	if b.Now == nil {
		return time.Now()
	}
	return b.Now()
}

func (b *Inbox) settle() time.Duration {
	if b.Settle == 0 {
		return Settled
	}
	return b.Settle
}

func (b *Inbox) random() io.Reader {
	if b.Rand == nil {
		return rand.Reader
	}
	return b.Rand
}

func (b *Inbox) archive() *Archive { return &Archive{Root: b.Archive, FS: b.FS} }

// patiently tries again, up to five times in all, while somebody else has
// the file in hand: virus scanners, indexers and sync clients let go of it
// within milliseconds.
func (b *Inbox) patiently(do func() error) error {
	sleep := b.Sleep
	if sleep == nil {
		sleep = time.Sleep
	}
	err := do()
	for _, pause := range []time.Duration{10, 20, 50, 100} {
		if !errors.Is(err, ErrBusy) {
			return err
		}
		sleep(pause * time.Millisecond)
		err = do()
	}
	return err
}
