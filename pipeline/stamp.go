package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
)

// stampFile lies in the workspace. It says as of which act of the ledger every
// standing paper was looked at and found up to date, so that a run with
// nothing to do need not look at each again. It can be deleted at any time.
const stampFile = ".hoso.papers"

type stamp struct {
	Key   string  `json:"key"` // digest of all but the ledger that papers follow from
	Seq   int64   `json:"seq"` // the last act in the journal
	Files []stood `json:"files"`
}

// stood is how a paper's file stood in out/.
type stood struct {
	Path string `json:"path"`
	Size int64  `json:"size"`
	Time int64  `json:"time"` // of its last change, in ns since 1970
}

// stampKey is the digest of plan, settings, templates, program and day.
func (o *Office) stampKey() (string, error) {
	return o.Press.InputsDigest("standing papers", o.Plan, o.Today().String(), o.WordSlip != nil, o.MarkedCopy != nil, o.WorklistForm)
}

func (o *Office) stampPath() string { return filepath.Join(o.Out.Root, stampFile) }

// readStamp reads the stamp, a zero one where there is none that can be read.
func (o *Office) readStamp() (have stamp) {
	data, err := o.Out.FS.ReadFile(o.stampPath())
	if err != nil || json.Unmarshal(data, &have) != nil {
		return stamp{}
	}
	return have
}

// holds tells whether nothing has happened since the stamp was made: no act,
// no other day or settings, no file in out/ changed or gone.
func (o *Office) holds(ctx context.Context, have stamp, key string) bool {
	if have.Key != key || have.Seq < 1 {
		return false
	}
	if seq, err := o.Ledger.Seq(ctx); err != nil || seq != have.Seq {
		return false
	}
	for _, f := range have.Files {
		if now, err := o.stands(f.Path); err != nil || now != f {
			return false
		}
	}
	return true
}

func (o *Office) stands(path string) (stood, error) {
	info, err := o.Out.FS.Lstat(filepath.Join(o.Out.Root, filepath.FromSlash(path)))
	if err != nil {
		return stood{}, err
	}
	if !info.Mode().IsRegular() {
		return stood{}, fs.ErrInvalid
	}
	return stood{Path: path, Size: info.Size(), Time: info.ModTime().UnixNano()}, nil
}

// putStamp writes the stamp after every paper was found or made up to date.
// Where it can't, the next run looks at each paper again.
func (o *Office) putStamp(ctx context.Context, key string, papers []Paper) error {
	seq, err := o.Ledger.Seq(ctx)
	if err != nil || seq == 0 {
		return err
	}
	now := stamp{Key: key, Seq: seq}
	for _, p := range papers {
		f, err := o.stands(OutPath(p))
		if p.Optional && errors.Is(err, fs.ErrNotExist) {
			continue // left out
		}
		if err != nil {
			return err
		}
		now.Files = append(now.Files, f)
	}
	data, err := json.Marshal(now)
	if err != nil {
		return err
	}
	temp := o.stampPath() + ".tmp"
	if err := o.Out.FS.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := o.Out.FS.WriteFile(temp, data); err != nil {
		return err
	}
	return o.Out.FS.Rename(temp, o.stampPath())
}
