package main

import (
	"encoding/json"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"hoso/pipeline/backup"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/sqlite"
)

// While a backup is made, watch goes on taking files: one that was copied from
// the inbox may have been copied as a claim as well, or be in the ledger that
// was copied after it. What is in a backup twice is unpacked once, so that the
// restored workspace counts each arrival once; in doubt it is unpacked, as a
// file that is counted twice is better than one that is lost.

// note is a claim that was seen: which file of the inbox it was.
type note struct {
	rel    string
	packed bool // it came in a ZIP
}

// inbox copies what is in the inbox, claims included, that is not copied yet.
func (b *backing) inbox() error {
	seq, err := b.seq()
	if err != nil {
		return err
	}
	b.looks = append(b.looks, seq)
	if b.claims == nil {
		b.claims = map[string]note{}
	}
	return b.folder(b.inboxPlace(), b.ws.Folders.Inbox, func(rel string) bool {
		if id, is := claimOf(rel, ".json"); is {
			if from, packed, ok := ingest.Peek(filepath.Join(b.ws.path(b.ws.Folders.Inbox), filepath.FromSlash(rel))); ok {
				b.claims[id] = note{from, packed}
			}
		}
		return false
	})
}

func (b *backing) inboxPlace() string { return b.place(b.ws.Folders.Inbox, "inbox") }

// seq is the last act of the ledger that others work with.
func (b *backing) seq() (int64, error) {
	if !fileExists(b.ws.path(b.ws.Database)) {
		return 0, nil
	}
	store, err := sqlite.OpenReadOnly(b.ctx, b.ws.path(b.ws.Database))
	if err != nil {
		return 0, err
	}
	defer store.Close()
	return store.Seq(b.ctx)
}

// claimOf is the id of a claim by one of its files below the inbox.
func claimOf(rel, suffix string) (id string, is bool) {
	if path.Base(path.Dir(rel)) != ingest.ClaimFolder {
		return "", false
	}
	return strings.CutSuffix(path.Base(rel), suffix)
}

// meanwhile is what went from the inbox into the copied ledger while the backup
// was made.
type meanwhile struct {
	arrivals map[[2]string]bool // by path as shown, and SHA-256
	unpacked map[string]bool    // folders of ZIPs that were unpacked before the last look
	later    map[string]bool    // or after it
}

var packedID = regexp.MustCompile(`-[0-9a-f]{32}-\d{4}$`)

func (b *backing) meanwhile(store *sqlite.Store) (*meanwhile, error) {
	out := &meanwhile{map[[2]string]bool{}, map[string]bool{}, map[string]bool{}}
	for l, err := range ledger.Each(b.ctx, store, b.looks[0]) {
		if err != nil {
			return nil, err
		}
		var a ledger.Arrived
		if err := json.Unmarshal(l.Detail, &a); err != nil || a.Given == nil {
			continue // no arrival
		}
		out.arrivals[[2]string{l.Subject, a.Given.SHA256}] = true
		switch {
		case !packedID.MatchString(a.Given.Claim):
		case l.Seq <= b.looks[len(b.looks)-1]:
			above(l.Subject, out.unpacked)
		default:
			above(l.Subject, out.later)
		}
	}
	return out, nil
}

// above notes the folders above a file of a ZIP, one of which is the ZIP's.
func above(file string, folders map[string]bool) {
	for dir := path.Dir(file); dir != "." && dir != "/"; dir = path.Dir(dir) {
		folders[dir] = true
	}
}

// unpackedBetween tells whether a ZIP that was copied was unpacked, and some
// of its files taken, between the last look and the copying of the ledger.
func (b *backing) unpackedBetween(store *sqlite.Store) (between bool, err error) {
	gone, err := b.meanwhile(store)
	if err != nil {
		return false, err
	}
	b.eachBelow(b.inboxPlace(), func(_ *backup.File, rel string) {
		if folder := b.unpackedTo(rel); folder != "" && gone.later[folder] && !gone.unpacked[folder] {
			between = true
		}
	})
	return between, nil
}

// unpackedTo is the folder that the files of a ZIP are shown in, "" for what
// is no ZIP in the inbox.
func (b *backing) unpackedTo(rel string) string {
	if _, claim := claimOf(rel, ""); claim || !strings.EqualFold(path.Ext(rel), ".zip") {
		return ""
	}
	return b.shown(ingest.Unpacked(rel))
}

// shown is a path below the inbox as the journal has it.
func (b *backing) shown(rel string) string {
	box := &ingest.Inbox{Root: b.ws.path(b.ws.Folders.Inbox)}
	return ledger.Subject(box.Shown(rel))
}

// leave marks what was copied of the inbox and is in the copied ledger, or in
// a copied claim, too.
func (b *backing) leave() error {
	if !fileExists(b.snapshot) {
		return nil
	}
	store, err := sqlite.OpenReadOnly(b.ctx, b.snapshot)
	if err != nil {
		return err
	}
	defer store.Close()
	gone, err := b.meanwhile(store)
	if err != nil {
		return err
	}
	if err := b.leaveClaims(store, gone); err != nil {
		return err
	}
	b.eachBelow(b.inboxPlace(), func(f *backup.File, rel string) {
		if _, claim := claimOf(rel, ""); !claim { // leaveClaims saw to those
			f.Left = gone.arrivals[[2]string{b.shown(rel), f.SHA256}] || gone.unpacked[b.unpackedTo(rel)]
		}
	})
	return nil
}

// leaveClaims marks claims that are in the copied ledger; those that are not
// stand for the file in the inbox that they were.
func (b *backing) leaveClaims(store *sqlite.Store, gone *meanwhile) (err error) {
	left, kept := map[string]bool{}, map[string]bool{}
	b.eachBelow(b.inboxPlace(), func(f *backup.File, rel string) {
		id, is := claimOf(rel, ".bin")
		if !is || err != nil {
			return
		}
		prior, fault := store.ByClaim(b.ctx, id)
		if err = fault; prior != nil {
			f.Left, left[id] = true, true
			return
		}
		kept[id] = true
		if of, known := b.claims[id]; known {
			gone.arrivals[[2]string{b.shown(of.rel), f.SHA256}] = true
			if of.packed {
				above(b.shown(of.rel), gone.unpacked)
			}
		}
	})
	b.eachBelow(b.inboxPlace(), func(f *backup.File, rel string) {
		if id, is := claimOf(rel, ".json"); is {
			f.Left = left[id] || !kept[id]
		}
		if _, is := claimOf(rel, ".tmp"); is {
			f.Left = true // a file of a ZIP on its way out
		}
	})
	return err
}

// leavePapers marks papers that were written after the ledger was copied: the
// restored ledger would take them for a person's.
func (b *backing) leavePapers() error {
	if !fileExists(b.snapshot) {
		return nil
	}
	then, err := sqlite.OpenReadOnly(b.ctx, b.snapshot)
	if err != nil {
		return err
	}
	defer then.Close()
	now, err := sqlite.OpenReadOnly(b.ctx, b.ws.path(b.ws.Database))
	if err != nil {
		return err
	}
	defer now.Close()
	var fault error
	b.eachBelow("out", func(f *backup.File, rel string) {
		if fault != nil {
			return
		}
		wrote, err := then.Wrote(b.ctx, f.Path, f.SHA256)
		if err == nil && !wrote {
			f.Left, err = now.Wrote(b.ctx, f.Path, f.SHA256)
		}
		fault = err
	})
	return fault
}

// eachBelow gives the copied files below a folder.
func (b *backing) eachBelow(folder string, do func(f *backup.File, rel string)) {
	files := b.Files()
	for i := range files {
		rel, below := strings.CutPrefix(files[i].Path, folder+"/")
		if below && !strings.HasSuffix(rel, "/") {
			do(&files[i], rel)
		}
	}
}
