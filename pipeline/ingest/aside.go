package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// ReasonSuffix goes behind the name of a file that was set aside, for the
// name of its reason file.
const ReasonSuffix = reasonSuffix

// AsideNames tells which files lie in the quarantine now, from one look.
type AsideNames struct {
	sizes map[string]func() (int64, bool)
	tell  map[string]string // which arrival a file is of, as its reason says, once asked
	box   *Inbox
}

// AsideNames looks into the quarantine. One that is not there is empty.
func (b *Inbox) AsideNames() (*AsideNames, error) {
	entries, err := b.fs().ReadDir(b.Quarantine)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	a := &AsideNames{sizes: map[string]func() (int64, bool){}, tell: map[string]string{}, box: b}
	for _, entry := range entries {
		if entry.Type().IsRegular() {
			a.sizes[entry.Name()] = func() (int64, bool) {
				info, err := entry.Info()
				return sizeOf(info, err)
			}
		}
	}
	return a, nil
}

func sizeOf(info os.FileInfo, err error) (int64, bool) {
	if err != nil {
		return 0, false
	}
	return info.Size(), true
}

// manyGaps is how many numbers in a row, or not, may be free before a file is
// taken to be gone.
const manyGaps = 20

// Of is the name in the quarantine of the file that came from a path ("inbox/
// Chi bộ Phòng 9/x.docx") with a size, "" where it lies there no more.
func (a *AsideNames) Of(from string, size int64) (string, error) {
	original := fitName(path.Base(from))
	for n, gaps := 1, 0; gaps < manyGaps; n++ {
		name := numbered(original, n)
		of, lies := a.sizes[name]
		if !lies {
			gaps++ // one before it may have been taken back
			continue
		}
		if is, ok := of(); !ok || is != size {
			continue
		}
		came, err := a.cameFrom(name)
		if err != nil {
			return "", fmt.Errorf("ingest: reason of %s: %w", name, err)
		}
		if came == from {
			return name, nil
		}
	}
	return "", nil
}

// cameFrom reads it in the reason file, as it stands there; a reason that is
// gone tells of no arrival.
func (a *AsideNames) cameFrom(name string) (from string, err error) {
	if from, known := a.tell[name]; known {
		return from, nil
	}
	var data []byte
	err = a.box.patiently(func() error {
		data, err = a.box.fs().ReadFile(a.box.aside(name) + reasonSuffix)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	for line := range strings.SplitSeq(string(data), "\r\n") {
		if rest, is := strings.CutPrefix(line, fileLabel+": "); is {
			from = rest
			break
		}
	}
	a.tell[name] = from
	return from, nil
}
