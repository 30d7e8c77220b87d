package ingest

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"hoso/pipeline/dossier"
)

// SetAside moves a claim that the ledger has as rejected to the folder of
// files that could not be taken, beside a NAME.reason.txt, and returns its
// path to show ("quarantine/x.docx"). The name is the file's own, made fit
// for Windows; where another file has it, "x (2).docx". The same bytes under
// the same name lie there once, with the newest reason; so doing it again
// after a crash changes nothing.
func (b *Inbox) SetAside(c Claim, reason dossier.Rejection) (string, error) {
	name, err := b.putAside(c, ReasonText(c.Path, c.Taken, reason))
	if err != nil {
		return "", fmt.Errorf("ingest: quarantine %s: %w", c.Path, err)
	}
	return shown(filepath.Base(b.Quarantine) + "/" + name), b.Release(c)
}

func (b *Inbox) putAside(c Claim, reason []byte) (string, error) {
	if err := b.fs().MkdirAll(b.Quarantine); err != nil {
		return "", err
	}
	sum, err := b.sum(c.File())
	if err != nil {
		return "", err
	}
	name, err := b.placeAside(c, sum)
	if err != nil {
		return "", err
	}
	temp, err := b.tempAside(c, "reason")
	if err != nil {
		return "", err
	}
	if err := b.fs().WriteFile(temp, reason); err != nil {
		return "", err
	}
	target := b.aside(name) + reasonSuffix
	if err := b.patiently(func() error { return b.fs().Rename(temp, target) }); err != nil {
		return "", errors.Join(err, b.fs().Remove(temp))
	}
	return name, b.fs().SyncDir(b.Quarantine)
}

// placeAside copies the claim under the first free name, or finds the copy
// of an earlier try.
func (b *Inbox) placeAside(c Claim, sum []byte) (string, error) {
	original := fitName(c.Name())
	temp, err := b.tempAside(c, "copy")
	if err != nil {
		return "", err
	}
	copied := false
	for n := 1; n < manyNames; n++ {
		name := numbered(original, n)
		is, err := b.standing(name, c.Size, sum)
		if err != nil || is == same {
			return name, errors.Join(err, b.drop(temp))
		}
		if is == other {
			continue
		}
		if !copied {
			if err := b.copyAside(c, temp, sum); err != nil {
				return "", err
			}
			copied = true
		}
		err = b.fs().Place(temp, b.aside(name))
		if !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
	return "", errors.Join(fmt.Errorf("no free name for %s", original), b.drop(temp))
}

// What stands under a name in the quarantine.
type standing int

const (
	nothing standing = iota
	same             // these very bytes, with our reason or none
	other
)

func (b *Inbox) standing(name string, size int64, sum []byte) (standing, error) {
	ours, err := b.reasonIsOurs(name)
	if err != nil {
		return other, err
	}
	info, err := b.fs().Lstat(b.aside(name))
	if errors.Is(err, fs.ErrNotExist) {
		if ours == other {
			return other, nil
		}
		return nothing, nil
	}
	if err != nil || ours == other || !info.Mode().IsRegular() || info.Size() != size {
		return other, err
	}
	there, err := b.sum(b.aside(name))
	if err == nil && bytes.Equal(there, sum) {
		return same, nil
	}
	return other, err
}

// reasonIsOurs looks at the reason file of a name: it could itself be a
// file that could not be taken.
func (b *Inbox) reasonIsOurs(name string) (standing, error) {
	data, err := b.fs().ReadFile(b.aside(name) + reasonSuffix)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nothing, nil
	case err != nil:
		return other, err
	case !bytes.HasPrefix(data, []byte(reasonHead)):
		return other, nil
	}
	// A reason file that was dropped into the inbox has a reason of its own.
	_, err = b.fs().Lstat(b.aside(name) + reasonSuffix + reasonSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return same, nil
	}
	return other, err
}

// copyAside copies the claim into the quarantine, which may be on another
// volume, and checks the copy.
func (b *Inbox) copyAside(c Claim, temp string, sum []byte) error {
	source, err := b.fs().Open(c.File())
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := b.fs().Create(temp, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	if err == nil {
		err = target.Sync()
	}
	if err := errors.Join(err, target.Close()); err != nil {
		return errors.Join(err, b.drop(temp))
	}
	copied, err := b.sum(temp)
	if err == nil && !bytes.Equal(copied, sum) {
		err = ErrChanged
	}
	if err != nil {
		return errors.Join(err, b.drop(temp))
	}
	return nil
}

// tempAside is a name in the quarantine for something half-made, free of
// what a crash left under it.
func (b *Inbox) tempAside(c Claim, what string) (string, error) {
	name := b.aside(".hoso-" + c.ID + "." + what)
	return name, b.drop(name)
}

func (b *Inbox) drop(name string) error {
	if err := b.fs().Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (b *Inbox) aside(name string) string { return filepath.Join(b.Quarantine, name) }

func (b *Inbox) sum(name string) ([]byte, error) {
	file, err := b.fs().Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return nil, err
	}
	return sum.Sum(nil), nil
}

// fitName makes a file's name one that Windows accepts too and that leaves
// room for the reason file, which may be dropped and set aside in its turn.
func fitName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, name)
	name = strings.TrimRight(name, ". ")
	stem, _, _ := strings.Cut(name, ".")
	if reserved(stem) || name == "" {
		name = "_" + name
	}
	if room := 255 - 2*len(reasonSuffix) - len(" (99999)"); len(name) > room {
		ext := path.Ext(name)
		if len(ext) > 20 {
			ext = ""
		}
		name = cut(strings.TrimSuffix(name, ext), room-len(ext)) + ext
	}
	return name
}

// reserved tells whether Windows keeps a name for a device.
func reserved(stem string) bool {
	stem = strings.ToUpper(strings.TrimSpace(stem))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if digit, is := strings.CutPrefix(stem, port); is && len([]rune(digit)) == 1 &&
			strings.ContainsAny(digit, "0123456789¹²³") {
			return true
		}
	}
	return false
}
