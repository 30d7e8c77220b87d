package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"time"
)

// sight is what a scan saw of a file, and since when it has looked so.
type sight struct {
	size    int64
	modTime time.Time
	since   time.Time // zero: it looked so when first seen
}

// Scan looks through the inbox and its folders and tells which files can be
// taken and which must wait (Found.Wait says why), both by the bytes of
// Path. A folder that can't be read is one Unreadable entry, so that it
// stops no other. It fails only where the inbox itself can't be read.
//
// Passed over without a word: hidden and system files, lock files, unfinished
// downloads, links (never followed), pipes, sockets and devices.
func (b *Inbox) Scan() (ready, waiting []Found, err error) {
	seen := map[string]sight{}
	var folders []string
	err = b.walk("", func(folder string, entries []fs.DirEntry, fault error) {
		if fault != nil {
			f := b.found(folder, nil)
			f.Wait = Unreadable
			waiting = append(waiting, f)
			return
		}
		folders = append(folders, b.disk(folder))
		for _, f := range b.scanFolder(folder, entries, seen) {
			if f.Wait == "" {
				ready = append(ready, f)
			} else {
				waiting = append(waiting, f)
			}
		}
	})
	if err != nil {
		return nil, nil, fmt.Errorf("ingest: read inbox: %w", err)
	}
	b.news = b.differs(seen)
	b.seen, b.folders = seen, folders
	byPath(ready)
	byPath(waiting)
	return ready, waiting, nil
}

// differs tells whether files came or changed since the scan before.
func (b *Inbox) differs(seen map[string]sight) bool {
	for rel, now := range seen {
		before, known := b.seen[rel]
		if !known || before.size != now.size || !before.modTime.Equal(now.modTime) {
			return true
		}
	}
	return false
}

// walk visits the inbox folder by folder; fault is why a folder can't be
// read. A folder that has gone meanwhile is no fault.
func (b *Inbox) walk(folder string, visit func(folder string, entries []fs.DirEntry, fault error)) error {
	entries, err := b.fs().ReadDir(b.disk(folder))
	if err != nil {
		return err
	}
	visit(folder, entries, nil)
	for _, entry := range entries {
		if !entry.IsDir() || passedOverFolder(entry.Name()) {
			continue
		}
		below := path.Join(folder, entry.Name())
		if info, err := b.fs().Lstat(b.disk(below)); err == nil && (hidden(info) || !info.IsDir()) {
			continue
		}
		err := b.walk(below, visit)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			visit(below, nil, err)
		}
	}
	return nil
}

func (b *Inbox) scanFolder(folder string, entries []fs.DirEntry, seen map[string]sight) []Found {
	names := make([]string, 0, len(entries))
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	held := locksAmong(names)
	var files []Found
	for _, entry := range entries {
		if !entry.Type().IsRegular() || passedOver(entry.Name()) {
			continue
		}
		rel := path.Join(folder, entry.Name())
		info, err := b.fs().Lstat(b.disk(rel))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil && (!info.Mode().IsRegular() || hidden(info)) {
			continue
		}
		f := b.found(rel, info)
		f.Wait = b.wait(f, err, held.hold(entry.Name()), seen)
		if f.Wait == Fresh {
			f.Settles = b.settles(f, seen[rel])
		}
		files = append(files, f)
	}
	return files
}

// wait says why a file must wait, "" where it need not.
func (b *Inbox) wait(f Found, fault error, held bool, seen map[string]sight) Wait {
	switch {
	case fault != nil:
		return Unreadable
	case !b.still(f, seen):
		return Fresh
	case held:
		return Held
	}
	switch err := b.fs().Probe(b.disk(f.Rel)); {
	case errors.Is(err, ErrBusy):
		return Held
	case err != nil:
		return Unreadable
	}
	return ""
}

// still tells whether a file has stood still long enough. Its own time tells
// at the first look; where that lies in the future (another machine's clock,
// or ours was set back), or where the file changed from one look to the
// next, the looks tell.
func (b *Inbox) still(f Found, seen map[string]sight) bool {
	now := b.now()
	before, known := b.seen[f.Rel]
	is := sight{size: f.Size, modTime: f.ModTime}
	switch {
	case known && (before.size != is.size || !before.modTime.Equal(is.modTime)):
		is.since = now
	case known && !before.since.After(now):
		is.since = before.since
	case known:
		is.since = now // our clock was set back
	}
	future := f.ModTime.After(now)
	if future && is.since.IsZero() {
		is.since = now
	}
	seen[f.Rel] = is
	if now.Sub(is.since) < b.settle() {
		return false
	}
	return future || now.Sub(f.ModTime) >= b.settle()
}

// settles is when a file that is fresh now will have stood still long enough.
func (b *Inbox) settles(f Found, seen sight) time.Time {
	from := seen.since
	if f.ModTime.After(from) && !f.ModTime.After(b.now()) {
		from = f.ModTime
	}
	return from.Add(b.settle())
}

func byPath(files []Found) {
	sort.Slice(files, func(i, j int) bool {
		if files[i].Path != files[j].Path {
			return files[i].Path < files[j].Path
		}
		return files[i].Rel < files[j].Rel
	})
}
