package outbox

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// FS is what the outbox needs of a file system; ingest.OS() is one.
type FS interface {
	Lstat(name string) (fs.FileInfo, error)
	ReadFile(name string) ([]byte, error)
	// WriteFile makes a new file with these bytes, synced; it fails where
	// one exists.
	WriteFile(name string, data []byte) error
	// Rename replaces what is at the new name.
	Rename(from, to string) error
	Remove(name string) error
	MkdirAll(dir string) error
	SyncDir(dir string) error
}

// Fate is what became of a paper that was to be written.
type Fate string

// The fates.
const (
	Written   Fate = "written"
	Unchanged Fate = "unchanged" // these very bytes stand there already
	Beside    Fate = "beside"    // written under another name: see Put
)

// Outbox writes below one folder. Several goroutines may use it for different
// papers.
type Outbox struct {
	Root string // the workspace, or whatever the paths are relative to
	FS   FS
	// Ours tells whether hoso ever wrote bytes of this SHA-256 to a path, as
	// the ledger's history has it. It is asked beside previousSHA: about
	// the names beside an edited file, and after a crash between the writing
	// of a paper and its record (record first, then Put, and even that is
	// found out). Where it is nil, previousSHA alone counts.
	Ours  func(path, sha string) bool
	Sleep func(time.Duration) // time.Sleep where nil; between tries over a busy file
}

// manyNames is how many names beside an edited file are tried.
const manyNames = 10_000

// Put brings a file below Root to these bytes. path has slashes;
// previousSHA is the SHA-256 that the ledger has for it, "" where hoso never
// wrote it. Only a file that still has those bytes is replaced; otherwise, or
// where it can't be replaced as somebody has it open, the paper goes beside
// it and the fate is Beside. written is the path that now has the bytes; where
// a paper of the same bytes lay beside already, that is it, and Unchanged.
func (o *Outbox) Put(path string, data []byte, previousSHA string) (written string, fate Fate, err error) {
	done := o.PutAll([]Item{{path, data, previousSHA}})[0]
	return done.Written, done.Fate, done.Err
}

// put is Put without the sync of the folder.
func (o *Outbox) put(path string, data []byte, previousSHA string) (written string, fate Fate, err error) {
	path = norm.NFC.String(path)
	if !filepath.IsLocal(filepath.FromSlash(path)) {
		return "", "", fmt.Errorf("outbox: path leaves the folder: %q", path)
	}
	if err := o.FS.MkdirAll(filepath.Dir(o.disk(path))); err != nil {
		return "", "", fmt.Errorf("outbox: %w", err)
	}
	sha := digest(data)
	var busy error // why the file itself could not be replaced
	for n := 0; n < manyNames; n++ {
		name, known := path, previousSHA
		if n > 0 {
			name, known = beside(path, n), ""
		}
		state, err := o.look(name, sha, known)
		switch {
		case err != nil:
			return "", "", fmt.Errorf("outbox: %s: %w", name, err)
		case state == equal:
			return name, Unchanged, nil
		case state == theirs:
			continue
		}
		err = o.replace(name, data, known)
		switch {
		case err == nil && n == 0:
			return name, Written, nil
		case err == nil:
			return name, Beside, nil
		case state == ours && errors.As(err, new(*heldError)), errors.Is(err, errEdited):
			busy = err
			continue
		}
		return "", "", fmt.Errorf("outbox: %s: %w", name, err)
	}
	return "", "", errors.Join(fmt.Errorf("outbox: no free name beside %s", path), busy)
}

// state is what stands at a name, as seen by somebody who wants to write there.
type state int

const (
	free   state = iota
	ours         // still the bytes that hoso wrote
	equal        // the very bytes that shall be written
	theirs       // a person's
)

// look never follows a link: what is no regular file is a person's.
func (o *Outbox) look(name, sha, known string) (state, error) {
	info, err := o.FS.Lstat(o.disk(name))
	if errors.Is(err, fs.ErrNotExist) {
		return free, nil
	}
	if err != nil {
		return theirs, err
	}
	if !info.Mode().IsRegular() {
		return theirs, nil
	}
	var data []byte
	err = o.patiently(func() (err error) {
		data, err = o.FS.ReadFile(o.disk(name))
		return err
	})
	if err != nil {
		return theirs, nil // what can't be read can't be known as ours
	}
	there := digest(data)
	switch {
	case there == sha:
		return equal, nil
	case there == known, o.Ours != nil && o.Ours(name, there):
		return ours, nil
	}
	return theirs, nil
}

// heldError says that the file at the name could not be replaced.
type heldError struct{ error }

func (e *heldError) Unwrap() error { return e.error }

// errEdited says that somebody changed the file while the new one was written.
var errEdited = errors.New("outbox: file was edited meanwhile")

// replace writes under a temporary name and renames, after another look at
// what would be replaced.
func (o *Outbox) replace(name string, data []byte, known string) error {
	target := o.disk(name)
	temp := filepath.Join(filepath.Dir(target), ".hoso-"+digest([]byte(name))[:16]+".tmp")
	if err := o.FS.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := o.FS.WriteFile(temp, data); err != nil {
		return err
	}
	state, err := o.look(name, "", known)
	switch {
	case err == nil && state == theirs:
		err = errEdited
	case err == nil:
		if err = o.patiently(func() error { return o.FS.Rename(temp, target) }); err != nil {
			err = &heldError{err}
		}
	}
	if err != nil {
		_ = o.FS.Remove(temp) // else the next try does
	}
	return err
}

// patiently tries five times in all: virus scanners and sync clients let go
// of a file within milliseconds, a person's viewer does not.
func (o *Outbox) patiently(do func() error) error {
	sleep := o.Sleep
	if sleep == nil {
		sleep = time.Sleep
	}
	err := do()
	for _, pause := range []time.Duration{10, 20, 50, 100} {
		if err == nil {
			return nil
		}
		sleep(pause * time.Millisecond)
		err = do()
	}
	return err
}

// beside is the n-th name beside an edited file, from 1.
func beside(path string, n int) string {
	folder, name := "", path
	if slash := strings.LastIndexByte(path, '/'); slash >= 0 {
		folder, name = path[:slash+1], path[slash+1:]
	}
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	if n == 1 {
		return folder + stem + " (bản mới)" + ext
	}
	return folder + stem + " (bản mới " + strconv.Itoa(n) + ")" + ext
}

// besideName is how beside names a file.
var besideName = regexp.MustCompile(`^(.+) \(bản mới(?: [0-9]+)?\)(\.[^./]*)?$`)

// BesideOf gives the path that a paper was meant for which went beside.
func BesideOf(path string) (main string, is bool) {
	found := besideName.FindStringSubmatch(path)
	if found == nil {
		return "", false
	}
	return found[1] + found[2], true
}

func (o *Outbox) disk(path string) string { return filepath.Join(o.Root, filepath.FromSlash(path)) }

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
