package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

// ErrNotAside says that a name is none of a file that was set aside.
var ErrNotAside = errors.New("ingest: no file of that name was set aside")

// Asides are the names of the files that were set aside, sorted, without
// their reason files.
func (b *Inbox) Asides() ([]string, error) {
	entries, err := b.fs().ReadDir(b.Quarantine)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("ingest: read quarantine: %w", err)
	}
	names := map[string]bool{}
	for _, entry := range entries {
		names[entry.Name()] = entry.Type().IsRegular() && !strings.HasPrefix(entry.Name(), ".")
	}
	var out []string
	for name, is := range names {
		if !is {
			continue
		}
		reason, err := b.isReason(name, names)
		if err != nil {
			return nil, fmt.Errorf("ingest: read quarantine: %w", err)
		}
		if !reason {
			out = append(out, name)
		}
	}
	sort.Strings(out)
	return out, nil
}

// isReason tells whether a file is a reason that hoso wrote: it could itself
// be a file that could not be taken, which has a reason of its own.
func (b *Inbox) isReason(name string, names map[string]bool) (bool, error) {
	if !strings.HasSuffix(name, reasonSuffix) || names[name+reasonSuffix] {
		return false, nil
	}
	data, err := b.fs().ReadFile(b.aside(name))
	return err == nil && bytes.HasPrefix(data, []byte(reasonHead)), absent(err)
}

// absent is no fault for what is not there.
func absent(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// PutBack moves a file that was set aside back to where it was dropped, or
// beside what stands there now, and only then removes its reason. It returns
// the path to show. Doing it again after a crash does no harm.
func (b *Inbox) PutBack(name string) (string, error) {
	asides, err := b.Asides()
	if err != nil {
		return "", err
	}
	if at := sort.SearchStrings(asides, name); at == len(asides) || asides[at] != name {
		return "", fmt.Errorf("%w: %s", ErrNotAside, name)
	}
	rel, err := b.placeBack(name)
	if err != nil {
		return "", fmt.Errorf("ingest: put back %s: %w", name, err)
	}
	ours, err := b.reasonIsOurs(name)
	if err == nil && ours == same {
		err = b.drop(b.aside(name) + reasonSuffix)
	}
	if err != nil {
		return "", fmt.Errorf("ingest: put back %s: %w", name, err)
	}
	return b.found(rel, nil).Path, b.fs().SyncDir(b.Quarantine)
}

func (b *Inbox) placeBack(name string) (rel string, err error) {
	from, err := b.cameFrom(name)
	if err != nil {
		return "", err
	}
	folder, base := path.Split(from)
	if err := b.mkdir(b.disk(folder)); err != nil {
		return "", err
	}
	for n := 1; n < manyNames; n++ {
		rel = path.Join(folder, numbered(base, n))
		err = b.patiently(func() error { return b.fs().Place(b.aside(name), b.disk(rel)) })
		if errors.Is(err, ErrVolume) {
			err = b.carryBack(name, rel)
		}
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return rel, errors.Join(err, b.fs().SyncDir(b.disk(folder)))
}

// carryBack copies to the inbox's own volume under a hidden name, which no
// scan takes, and places it from there.
func (b *Inbox) carryBack(name, rel string) error {
	data, err := b.fs().ReadFile(b.aside(name))
	if err != nil {
		return err
	}
	temp := b.disk(path.Join(path.Dir(rel), ".hoso-back.tmp"))
	if err := b.drop(temp); err != nil {
		return err
	}
	if err := b.fs().WriteFile(temp, data); err != nil {
		return err
	}
	if err := b.fs().Place(temp, b.disk(rel)); err != nil {
		return errors.Join(err, b.drop(temp))
	}
	return b.fs().Remove(b.aside(name))
}

// cameFrom is where a file that was set aside lay below the inbox, as its
// reason says; at the top where the reason is gone or was edited.
func (b *Inbox) cameFrom(name string) (string, error) {
	data, err := b.fs().ReadFile(b.aside(name) + reasonSuffix)
	if err != nil {
		return name, absent(err)
	}
	for line := range strings.SplitSeq(string(data), "\r\n") {
		from, is := strings.CutPrefix(line, fileLabel+": ")
		if !is {
			continue
		}
		_, rel, below := strings.Cut(from, "/")
		if below && filepath.IsLocal(filepath.FromSlash(rel)) && !strings.Contains(rel, `\`) && !hiddenPart(rel) {
			return rel, nil
		}
	}
	return name, nil
}

func hiddenPart(rel string) bool {
	for part := range strings.SplitSeq(rel, "/") {
		if passedOver(part) || passedOverFolder(part) {
			return true
		}
	}
	return false
}

// SameName tells whether two names are one to a person: case and the way in
// which letters are composed do not count.
func SameName(a, b string) bool { return folded(a) == folded(b) }
