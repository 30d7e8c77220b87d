package ingest

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// The bounds of a ZIP of submissions.
const (
	maxPacked    = 1000      // files
	maxPackedOne = 256 << 20 // bytes of one, unpacked
	maxPackedAll = 1 << 30   // bytes of all
)

// Unpack replaces each claimed ZIP of submissions by claims of the files in
// it, as if they lay in a folder of its name, and only then deletes the ZIP's
// own claim: at every moment either the ZIP is whole or all its files are
// durable. Doing it again after a crash gives the same claims, less those that
// taken says are committed already. Other claims pass as they are. A ZIP that
// can't be opened within limits is one claim with the reason in Refused.
//
// A ZIP that somebody still writes to goes back to the inbox. An error is of
// the machine; the claims given are good.
func (b *Inbox) Unpack(claims []Claim, taken func(id string) (bool, error)) ([]Claim, error) {
	var out []Claim
	var faults []error
	have := map[string]bool{}
	for _, c := range claims {
		have[c.ID] = true
	}
	for _, c := range claims {
		if !strings.EqualFold(path.Ext(c.Name()), ".zip") || c.Packed {
			out = append(out, c)
			continue
		}
		parts, err := b.unpack(c, taken)
		if err != nil {
			faults = append(faults, fmt.Errorf("ingest: unpack %s: %w", c.Path, err))
		}
		for _, part := range parts {
			if part.ID == c.ID || !have[part.ID] {
				out = append(out, part)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Claim) int { return strings.Compare(x.Path, y.Path) })
	return out, errors.Join(faults...)
}

func (b *Inbox) unpack(c Claim, taken func(id string) (bool, error)) ([]Claim, error) {
	file, err := b.fs().Open(c.File())
	if err != nil {
		return nil, err
	}
	defer file.Close()
	disk := &diskFault{from: file}
	list := packed(disk, c.Size)
	if disk.fault != nil {
		return nil, disk.fault
	}
	if len(list) == 0 {
		return []Claim{c}, nil // no ZIP of submissions: it is read as any file
	}
	if c.Refused = tooMuch(list); c.Refused != nil {
		return []Claim{c}, nil
	}
	parts, err := b.unpackAll(c, list, taken)
	if disk.fault != nil {
		err = disk.fault // whatever it made of the ZIP
	}
	if err == nil {
		err = b.unchanged(c.File(), c.Found)
	}
	var refused *dossier.Rejection
	switch {
	case errors.As(err, &refused):
		c.Refused = refused
		return []Claim{c}, b.dropAll(parts)
	case errors.Is(err, ErrChanged):
		return nil, errors.Join(b.dropAll(parts), file.Close(), b.Return(c))
	case err != nil:
		return nil, err
	}
	if err := errors.Join(b.fs().SyncDir(c.dir), file.Close()); err != nil {
		return nil, err
	}
	if err := b.patiently(func() error { return b.fs().Remove(c.File()) }); err != nil {
		return nil, err
	}
	return parts, b.forget(c)
}

// member is a file of a ZIP with the path that it gets.
type member struct {
	*zip.File
	path string
}

// packed are the files of a ZIP of submissions: none where it is no ZIP, a
// package of an office program, or holds nothing that could be read.
func packed(file io.ReaderAt, size int64) []member {
	archive, err := zip.NewReader(file, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil
	}
	var list []member
	document := false
	for _, f := range archive.File {
		switch f.Name {
		case "[Content_Types].xml", "mimetype", "META-INF/manifest.xml":
			return nil
		}
		name := zipPath(zipName(f))
		if name == "" || !f.Mode().IsRegular() || strings.HasSuffix(f.Name, "/") {
			continue
		}
		document = document || isDocument(name)
		list = append(list, member{f, name})
	}
	if !document {
		return nil
	}
	return list
}

func isDocument(name string) bool {
	return slices.Contains([]string{".doc", ".docx", ".docm", ".dotx", ".rtf", ".xls", ".xlsx", ".xlsm", ".htm", ".html", ".mht"}, strings.ToLower(path.Ext(name)))
}

// tooMuch is why a ZIP isn't opened at all.
func tooMuch(list []member) *dossier.Rejection {
	total := uint64(0)
	for _, m := range list {
		if m.Flags&1 != 0 {
			return dossier.Reject(dossier.Encrypted, errors.New("zip with a password"))
		}
		total += min(m.UncompressedSize64, maxPackedAll+1)
		if m.UncompressedSize64 > maxPackedOne || total > maxPackedAll || len(list) > maxPacked {
			return dossier.Reject(dossier.TooLarge, errors.New("zip holds too much"))
		}
	}
	return nil
}

// unpackAll makes a claim of each file, or finds that of an earlier try.
func (b *Inbox) unpackAll(c Claim, list []member, taken func(id string) (bool, error)) (parts []Claim, err error) {
	names := map[string]bool{}
	for i, m := range list {
		id := fmt.Sprintf("%s-%04d", c.ID, i+1)
		name := m.path
		for n := 2; names[folded(name)]; n++ {
			name = path.Join(path.Dir(m.path), numbered(path.Base(m.path), n))
		}
		names[folded(name)] = true
		if done, err := taken(id); err != nil || done {
			if err != nil {
				return parts, err
			}
			continue
		}
		part, err := b.unpackOne(c, id, name, m)
		if part.ID != "" {
			parts = append(parts, part)
		}
		if err != nil {
			return parts, err
		}
	}
	return parts, nil
}

func (b *Inbox) unpackOne(c Claim, id, name string, m member) (Claim, error) {
	part := Claim{ID: id, dir: c.dir}
	if _, err := b.fs().Lstat(part.File()); err == nil {
		return b.resume(c.dir, id)
	}
	temp := filepath.Join(c.dir, id+".tmp")
	if err := errors.Join(b.drop(temp), b.drop(part.note())); err != nil {
		return Claim{}, err
	}
	if err := b.inflate(m, temp); err != nil {
		return Claim{}, errors.Join(err, b.drop(temp))
	}
	info, err := b.fs().Lstat(temp)
	if err != nil {
		return Claim{}, err
	}
	part.Found = b.found(path.Join(Unpacked(c.Rel), name), info)
	part.Taken, part.Packed = c.Taken, true
	if err := b.putNote(&part); err != nil {
		return Claim{}, err
	}
	return part, b.fs().Rename(temp, part.File())
}

// inflate writes one file of a ZIP within the limits, whatever the ZIP says of
// its size, and syncs it.
func (b *Inbox) inflate(m member, temp string) error {
	source, err := m.Open()
	if err != nil {
		return dossier.Reject(dossier.Corrupt, err)
	}
	defer source.Close()
	target, err := b.fs().Create(temp, 0o644)
	if err != nil {
		return err
	}
	from := &readFault{from: io.LimitReader(source, maxPackedOne+1)}
	n, err := io.Copy(target, from)
	if err == nil {
		err = target.Sync()
	}
	err = errors.Join(err, target.Close())
	switch {
	case from.fault != nil:
		return dossier.Reject(dossier.Corrupt, from.fault)
	case err == nil && n > maxPackedOne:
		return dossier.Reject(dossier.TooLarge, errors.New("zip holds more than it says"))
	}
	return err
}

// readFault remembers what went wrong with reading, which is the ZIP's fault.
type readFault struct {
	from  io.Reader
	fault error
}

func (r *readFault) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		r.fault = err
	}
	return n, err
}

// diskFault remembers a fault of the disk under a ZIP, which is not the ZIP's.
type diskFault struct {
	from  io.ReaderAt
	fault error
}

// ReadAt implements io.ReaderAt. A place before the beginning is the ZIP's own
// fault; the disk is never asked for it.
func (d *diskFault) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 {
		return 0, zip.ErrFormat
	}
	n, err := d.from.ReadAt(p, off)
	if err != nil && !errors.Is(err, io.EOF) {
		d.fault = err
	}
	return n, err
}

// dropAll takes claims back whose ZIP is refused or goes back to the inbox.
func (b *Inbox) dropAll(parts []Claim) error {
	var faults []error
	for _, part := range parts {
		err := b.fs().Remove(part.File())
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, err)
			continue
		}
		faults = append(faults, b.forget(part))
	}
	return errors.Join(faults...)
}

// Folders are the names of the folders that a claim lay in, in the inbox or in
// a ZIP, the one next to the inbox first: any of them can say who submitted.
func (c Claim) Folders() []string {
	dir := path.Dir(c.Rel)
	if dir == "." {
		return nil
	}
	var out []string
	for part := range strings.SplitSeq(dir, "/") {
		out = append(out, shown(part))
	}
	return out
}
