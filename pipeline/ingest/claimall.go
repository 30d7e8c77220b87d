package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"
)

// writers is how many files are written at the same time: the disk syncs
// several together in little more than the time of one.
const writers = 8

// ClaimAll claims files together, in their order, with one sync of each
// folder for all of them. left are those that should wait after all, each
// with the reason; one that somebody took away is in neither. An error is of
// the machine and stops it; the claims made until then are still good.
func (b *Inbox) ClaimAll(found []Found) (claims []Claim, left []Found, err error) {
	dir := filepath.Join(b.Root, ClaimFolder)
	if err := b.claimDir(dir); err != nil {
		return nil, nil, fmt.Errorf("ingest: claim: %w", err)
	}
	drafts, err := b.writeNotes(dir, found)
	if err != nil {
		return nil, nil, fmt.Errorf("ingest: claim: %w", err)
	}
	for i, draft := range drafts {
		claim, fault := b.claimNoted(draft)
		switch {
		case fault == nil:
			claims = append(claims, claim)
		case errors.Is(fault, fs.ErrNotExist):
		case waitOf(fault) != "":
			f := draft.Found
			f.Wait = waitOf(fault)
			left = append(left, f)
		default:
			err = fmt.Errorf("ingest: claim %s: %w", draft.Path, fault)
		}
		if err != nil {
			b.discard(drafts[i+1:])
			break
		}
	}
	return claims, left, errors.Join(err, b.syncClaims(dir, claims))
}

// waitOf is the reason to wait that a fault of one file means, "" for a fault
// that is not that file's alone.
func waitOf(fault error) Wait {
	switch {
	case errors.Is(fault, ErrChanged):
		return Fresh
	case errors.Is(fault, ErrBusy):
		return Held
	case errors.Is(fault, fs.ErrPermission):
		return Unreadable
	}
	return ""
}

// writeNotes makes the notes of all files durable, side by side. The ids are
// drawn in order.
func (b *Inbox) writeNotes(dir string, found []Found) ([]Claim, error) {
	drafts := make([]Claim, len(found))
	for i, f := range found {
		drafts[i] = Claim{Found: f, Taken: b.now(), dir: dir}
		if err := b.draw(&drafts[i]); err != nil {
			return nil, err
		}
	}
	faults := make([]error, len(drafts))
	sideBySide(len(drafts), func(i int) { faults[i] = b.putNote(&drafts[i]) })
	for i := range drafts {
		if errors.Is(faults[i], fs.ErrExist) { // the id is taken: draw another
			faults[i] = b.writeNote(&drafts[i])
		}
	}
	if err := errors.Join(faults...); err != nil {
		b.discard(drafts)
		return nil, err
	}
	return drafts, nil
}

// discard removes notes whose files were not taken; else Claims does.
func (b *Inbox) discard(drafts []Claim) {
	for _, d := range drafts {
		_ = b.fs().Remove(d.note())
	}
}

// claimNoted renames one file whose note is durable. A file that should wait
// is then still, or again, where it was.
func (b *Inbox) claimNoted(c Claim) (Claim, error) {
	source := b.disk(c.Rel)
	err := b.unchanged(source, c.Found)
	if err == nil {
		err = b.patiently(func() error { return b.fs().Rename(source, c.File()) })
	}
	if errors.Is(err, ErrVolume) { // a volume mounted below the inbox
		b.discard([]Claim{c})
		return b.Claim(c.Found)
	}
	if err != nil {
		if _, gone := b.fs().Lstat(c.File()); errors.Is(gone, fs.ErrNotExist) {
			b.discard([]Claim{c})
		}
		return Claim{}, err
	}
	return b.checked(c)
}

// syncClaims makes the renames durable: before anything is committed, the
// files must be gone from where they were.
func (b *Inbox) syncClaims(dir string, claims []Claim) error {
	if len(claims) == 0 {
		return nil
	}
	dirs := []string{dir}
	seen := map[string]bool{}
	for _, c := range claims {
		if from := filepath.Dir(b.disk(c.Rel)); !seen[from] {
			seen[from] = true
			dirs = append(dirs, from)
		}
	}
	faults := make([]error, len(dirs))
	sideBySide(len(dirs), func(i int) { faults[i] = b.fs().SyncDir(dirs[i]) })
	return errors.Join(faults...)
}

// sideBySide does work for 0 to n-1, several at the same time.
func sideBySide(n int, work func(i int)) {
	var group sync.WaitGroup
	next := make(chan int)
	for range min(writers, n) {
		group.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
}
