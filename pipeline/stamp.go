package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"hoso/pipeline/ledger"
)

// stampFile lies in the workspace. It says as of which act of the ledger every
// standing paper was looked at and found up to date, so that a run with
// nothing to do need not look at each again. It can be deleted at any time.
const stampFile = ".hoso.papers"

type stamp struct {
	Key  string `json:"key"`  // digest of all but ledger and day that papers follow from
	Day  string `json:"day"`  // YYYY-MM-DD of which lists speak
	Seq  int64  `json:"seq"`  // the last act in the journal
	Last string `json:"last"` // digest of that act, so that another ledger is not taken for this one
	At   int64  `json:"at"`   // its time, in s since 1970
	// Papers stand where the folders have these times; where a folder's time
	// says nothing, in these files.
	Folders []stood `json:"folders"`
	Files   []stood `json:"files,omitempty"`
}

// stood is how a paper's file, or its folder, stood.
type stood struct {
	Path string `json:"path"`
	Size int64  `json:"size,omitempty"` // of a file
	Time int64  `json:"time"`           // of its last change, in ns since 1970
}

// stampNow is the stamp of this moment, without its papers.
func (o *Office) stampNow(ctx context.Context) (now stamp, err error) {
	now.Day = o.Today().String()
	if now.Key, err = o.Press.InputsDigest("standing papers", o.Plan, o.WordSlip != nil, o.MarkedCopy != nil, o.WorklistForm); err != nil {
		return now, err
	}
	now.Seq, err = o.Ledger.Seq(ctx)
	if err != nil || now.Seq == 0 {
		return now, err
	}
	last, err := o.Ledger.Acts(ctx, now.Seq-1, 1)
	if err != nil || len(last) != 1 {
		return now, err
	}
	now.Last, now.At = lineDigest(last[0]), last[0].At.Unix()
	return now, nil
}

// Standpoint is a digest of all that answers and papers follow from: plan,
// settings, templates, program, day and the last act of the ledger.
func (o *Office) Standpoint(ctx context.Context) (string, error) {
	now, err := o.stampNow(ctx)
	if err != nil {
		return "", err
	}
	data, err := json.Marshal(now)
	return digest(data), err
}

func lineDigest(l ledger.Line) string {
	return digest(slices.Concat([]byte(l.Plan+"\n"+l.Verb+"\n"+l.Subject+"\n"+l.By+"\n"+l.At.UTC().String()+"\n"), l.Detail))
}

// same tells whether nothing has happened between two stamps, whatever became
// of the files.
func (s stamp) same(now stamp) bool {
	return s.Key == now.Key && s.Day == now.Day && s.Seq == now.Seq && s.Seq > 0 && s.Last == now.Last
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

// stand tells whether the papers of a stamp stand as they stood: no file came,
// went or was put in another's place. One that a person edits in its place is
// that person's, and is left as it is.
func (o *Office) stand(have stamp) bool {
	for _, f := range have.Folders {
		if now, err := o.folder(f.Path); err != nil || now != f {
			return false
		}
	}
	for _, f := range have.Files {
		if now, err := o.file(f.Path); err != nil || now != f {
			return false
		}
	}
	return have.Seq > 0
}

func (o *Office) file(path string) (stood, error) {
	info, err := o.Out.FS.Lstat(filepath.Join(o.Out.Root, filepath.FromSlash(path)))
	if err != nil {
		return stood{}, err
	}
	if !info.Mode().IsRegular() {
		return stood{}, fs.ErrInvalid
	}
	return stood{Path: path, Size: info.Size(), Time: info.ModTime().UnixNano()}, nil
}

func (o *Office) folder(path string) (stood, error) {
	info, err := o.Out.FS.Lstat(filepath.Join(o.Out.Root, filepath.FromSlash(path)))
	if err != nil {
		return stood{}, err
	}
	if !info.IsDir() {
		return stood{}, fs.ErrInvalid // a link: its own time says nothing
	}
	return stood{Path: path, Time: info.ModTime().UnixNano()}, nil
}

// putStamp writes the stamp after papers were found or made up to date: all,
// or where a former stamp is given those that could have changed since. Where
// it can't, the next run looks at each paper again.
func (o *Office) putStamp(ctx context.Context, former stamp, papers []Paper) error {
	now, err := o.stampNow(ctx)
	if err != nil || now.Seq == 0 {
		return err
	}
	byFolder := map[string][]Paper{}
	for _, p := range papers {
		dir := path.Dir(OutPath(p))
		byFolder[dir] = append(byFolder[dir], p)
	}
	if err := o.stampFormer(&now, former, byFolder); err != nil {
		return err
	}
	for dir, list := range byFolder {
		if err := o.stampFolder(&now, dir, list); err != nil {
			return err
		}
	}
	order := func(a, b stood) int { return strings.Compare(a.Path, b.Path) }
	slices.SortFunc(now.Folders, order)
	slices.SortFunc(now.Files, order)
	return o.writeStamp(now)
}

// stampFormer takes the folders and files of a former stamp over.
func (o *Office) stampFormer(now *stamp, former stamp, papers map[string][]Paper) error {
	for _, f := range former.Folders {
		if _, again := papers[f.Path]; again {
			continue
		}
		have, err := o.folder(f.Path)
		if err != nil {
			return err
		}
		if have != f {
			return fs.ErrInvalid // somebody else changed it meanwhile
		}
		now.Folders = append(now.Folders, f)
	}
	for _, f := range former.Files {
		dir := path.Dir(f.Path)
		if slices.ContainsFunc(papers[dir], func(p Paper) bool { return OutPath(p) == f.Path }) {
			continue
		}
		have, err := o.file(f.Path)
		if err != nil {
			return err
		}
		now.Files = append(now.Files, have)
	}
	return nil
}

// stampFolder makes sure that papers of one folder stand, and takes the
// folder's time, or theirs where the folder's does not follow what happens in
// it, as on a FAT volume: there it is not later than what was written in it,
// or counts whole seconds.
func (o *Office) stampFolder(now *stamp, dir string, papers []Paper) error {
	at, err := o.folder(dir)
	follows := err == nil && at.Time%1e9 != 0
	var files []stood
	for _, p := range papers {
		f, err := o.file(OutPath(p))
		if p.Optional && errors.Is(err, fs.ErrNotExist) {
			continue // left out
		}
		if err != nil {
			return err
		}
		files = append(files, f)
		follows = follows && f.Time <= at.Time
	}
	if follows {
		now.Folders = append(now.Folders, at)
	} else {
		now.Files = append(now.Files, files...)
	}
	return nil
}

func (o *Office) writeStamp(now stamp) error {
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
