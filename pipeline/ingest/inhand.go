package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// InHand are the files that are claimed and not put away, in no order: those
// that a hoso works on at this moment, and those that one left which was
// stopped over a fault or killed. It changes nothing, so anybody may look; the
// ledger knows which of them it has already.
func (b *Inbox) InHand() ([]Claim, error) {
	dirs, err := b.claimDirs()
	if err != nil {
		return nil, fmt.Errorf("ingest: read claims: %w", err)
	}
	var claims []Claim
	for _, dir := range dirs {
		entries, err := b.fs().ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("ingest: read claims: %w", err)
		}
		for id := range claimed(entries) {
			c, err := b.resume(dir, id)
			if errors.Is(err, fs.ErrNotExist) { // put away meanwhile
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("ingest: read claims: %w", err)
			}
			claims = append(claims, c)
		}
	}
	return claims, nil
}

// claimed are the ids of the files that lie in a claim folder.
func claimed(entries []fs.DirEntry) map[string]bool {
	ids := map[string]bool{}
	for _, entry := range entries {
		if id, is := strings.CutSuffix(entry.Name(), ".bin"); is && entry.Type().IsRegular() {
			ids[id] = true
		}
	}
	return ids
}
