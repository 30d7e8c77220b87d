package ingest

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"hoso/pipeline/dossier"
)

// ClaimFolder is where claims lie. It lies in the inbox, so that a claim stays on its volume, and
// begins with a dot, so that no scan enters it.
const ClaimFolder = ".hoso"

// ErrChanged says that a file is no longer as it was found: somebody is
// still writing it.
var ErrChanged = errors.New("ingest: file changed since it was found")

// Claim is a file that hoso has taken into its hands. Found says what it was
// in the inbox.
type Claim struct {
	ID string // unique for ever: the ledger takes each only once
	Found
	Taken time.Time
	// Packed says that it came in a ZIP, Refused why a ZIP was not opened.
	Packed  bool
	Refused *dossier.Rejection

	dir string // the claim folder
}

// File is where the bytes lie while they are claimed.
func (c Claim) File() string { return filepath.Join(c.dir, c.ID+".bin") }

func (c Claim) note() string { return filepath.Join(c.dir, c.ID+".json") }

// note is what stands beside the claimed bytes; it is durable before the
// file is renamed. Raw is the path on disk, in base64 as a name may be no UTF-8.
type note struct {
	ID      string    `json:"id"`
	Path    string    `json:"path"`
	Raw     []byte    `json:"raw"`
	Folder  string    `json:"unit_folder,omitempty"`
	Size    int64     `json:"size"`
	ModTime time.Time `json:"modified"`
	Taken   time.Time `json:"taken"`
	Packed  bool      `json:"packed,omitempty"`
}

// Claim takes a file out of the inbox by a rename within its own volume. It
// fails with ErrChanged or ErrBusy where the file should wait after all, and
// with fs.ErrNotExist where somebody took it away; it is then still (or
// again) where it was.
func (b *Inbox) Claim(f Found) (Claim, error) {
	source := b.disk(f.Rel)
	if err := b.unchanged(source, f); err != nil {
		return Claim{}, err
	}
	c, err := b.claimInto(filepath.Join(b.Root, ClaimFolder), f)
	if errors.Is(err, ErrVolume) { // a volume mounted below the inbox
		c, err = b.claimInto(filepath.Join(filepath.Dir(source), ClaimFolder), f)
	}
	if err != nil {
		return Claim{}, fmt.Errorf("ingest: claim %s: %w", f.Path, err)
	}
	return b.checked(c)
}

// checked gives a claim that was renamed, unless somebody changed the file at
// the last moment: then it goes back to where it was. One that can't go back
// stays claimed; Store finds the change again.
func (b *Inbox) checked(c Claim) (Claim, error) {
	err := b.away(b.unchanged(c.File(), c.Found))
	if errors.Is(err, ErrChanged) && b.Return(c) != nil {
		return c, nil
	}
	if err != nil {
		return Claim{}, err
	}
	return c, nil
}

// claimInto writes the note, then renames. An error after the rename leaves
// a claim that Claims finds.
func (b *Inbox) claimInto(dir string, f Found) (Claim, error) {
	if err := b.claimDir(dir); err != nil {
		return Claim{}, err
	}
	c := Claim{Found: f, Taken: b.now(), dir: dir}
	if err := b.writeNote(&c); err != nil {
		return Claim{}, err
	}
	source := b.disk(f.Rel)
	err := b.patiently(func() error { return b.fs().Rename(source, c.File()) })
	if err != nil {
		if _, gone := b.fs().Lstat(c.File()); errors.Is(gone, fs.ErrNotExist) {
			_ = b.fs().Remove(c.note()) // else Claims removes it
		}
		return Claim{}, err
	}
	if err := b.away(b.fs().SyncDir(dir)); err != nil {
		return Claim{}, err
	}
	return c, b.away(b.fs().SyncDir(filepath.Dir(source)))
}

func (b *Inbox) claimDir(dir string) error {
	if _, err := b.fs().Lstat(dir); err == nil {
		return nil
	}
	if err := b.mkdir(dir); err != nil {
		return err
	}
	_ = b.fs().Hide(dir) // for the eye only
	return b.fs().SyncDir(filepath.Dir(dir))
}

// mkdir makes a folder in the inbox, and those above it, but never the inbox.
func (b *Inbox) mkdir(dir string) error { return mkdirBelow(b.fs(), b.Root, dir) }

// writeNote gives the claim its id and makes the note durable.
func (b *Inbox) writeNote(c *Claim) error {
	for {
		if err := b.draw(c); err != nil {
			return err
		}
		if err := b.putNote(c); !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
}

// draw gives a claim an id that was never used.
func (b *Inbox) draw(c *Claim) error {
	var chance [16]byte
	if _, err := io.ReadFull(b.random(), chance[:]); err != nil {
		return err
	}
	c.ID = c.Taken.UTC().Format("20060102T150405") + "-" + hex.EncodeToString(chance[:])
	return nil
}

// putNote makes the note durable; it fails with fs.ErrExist where the id is
// in use.
func (b *Inbox) putNote(c *Claim) error {
	data, err := json.MarshalIndent(note{ID: c.ID, Path: c.Path, Raw: []byte(c.Rel),
		Folder: c.UnitFolder, Size: c.Size, ModTime: c.ModTime, Taken: c.Taken, Packed: c.Packed}, "", "  ")
	if err != nil {
		return err
	}
	return b.fs().WriteFile(c.note(), append(data, '\n'))
}

// Claims are the claims that an earlier run left unfinished, by path. It
// also clears away what a crash left half-made. The caller asks the ledger of
// each whether it was committed, and finishes it.
func (b *Inbox) Claims() ([]Claim, error) {
	if err := b.archive().sweep(); err != nil {
		return nil, fmt.Errorf("ingest: %w", err)
	}
	dirs, err := b.claimDirs()
	if err != nil {
		return nil, fmt.Errorf("ingest: read claims: %w", err)
	}
	var claims []Claim
	for _, dir := range dirs {
		found, err := b.claimsIn(dir)
		if err != nil {
			return nil, fmt.Errorf("ingest: read claims: %w", err)
		}
		claims = append(claims, found...)
	}
	sort.Slice(claims, func(i, j int) bool {
		if claims[i].Path != claims[j].Path {
			return claims[i].Path < claims[j].Path
		}
		return claims[i].ID < claims[j].ID
	})
	return claims, nil
}

func (b *Inbox) claimDirs() ([]string, error) {
	var dirs []string
	err := b.walk("", func(folder string, entries []fs.DirEntry, fault error) {
		for _, entry := range entries {
			if entry.Name() == ClaimFolder && entry.IsDir() {
				dirs = append(dirs, b.disk(path.Join(folder, ClaimFolder)))
			}
		}
	})
	return dirs, err
}

func (b *Inbox) claimsIn(dir string) ([]Claim, error) {
	entries, err := b.fs().ReadDir(dir)
	if err != nil {
		return nil, err
	}
	files := claimed(entries)
	var claims []Claim
	for _, entry := range entries {
		id, is := strings.CutSuffix(entry.Name(), ".json")
		if is && !files[id] { // never renamed, or released already
			if err := b.fs().Remove(filepath.Join(dir, entry.Name())); err != nil {
				return nil, err
			}
		}
	}
	for id := range files {
		c, err := b.resume(dir, id)
		if err != nil {
			return nil, err
		}
		claims = append(claims, c)
	}
	return claims, nil
}

// resume reads a claim back. Where its note is lost or spoilt, the file is
// taken under its id as a name: better a strange name than a lost paper.
func (b *Inbox) resume(dir, id string) (Claim, error) {
	c := Claim{ID: id, dir: dir}
	var n note
	data, err := b.fs().ReadFile(c.note())
	if errors.Is(err, fs.ErrNotExist) { // lost for good, or out of sight
		err = b.gone(c.note())
		data = nil
	}
	if err != nil {
		return Claim{}, err
	}
	if json.Unmarshal(data, &n) == nil && n.ID == id && filepath.IsLocal(filepath.FromSlash(string(n.Raw))) {
		c.Found = Found{Path: n.Path, Rel: string(n.Raw), UnitFolder: n.Folder, Size: n.Size, ModTime: n.ModTime}
		c.Taken, c.Packed = n.Taken, n.Packed
		return c, nil
	}
	info, err := b.fs().Lstat(c.File())
	if err != nil {
		return Claim{}, err
	}
	c.Found, c.Taken = b.found(id, info), info.ModTime()
	return c, nil
}
