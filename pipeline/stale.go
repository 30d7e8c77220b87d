package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path/filepath"

	"hoso/pipeline/dossier"
)

// job is a paper to be made, with the digest of the file that it replaces.
type job struct {
	paper  Paper
	former string // SHA-256 of what hoso wrote there, "" for nothing
	bytes  []byte
	err    error
}

// outFolder is where papers go, below the workspace.
const outFolder = "out/"

// stale are the papers that have to be made: those whose inputs have changed,
// and those whose file is not there as the ledger knows it.
func (o *Office) stale(ctx context.Context, papers []Paper, state *dossier.State) ([]*job, error) {
	recorded := map[string]dossier.Paper{}
	for _, p := range state.Papers {
		recorded[p.Path] = p
	}
	var out []*job
	for _, p := range papers {
		have := recorded[outFolder+p.Name]
		if have.Inputs == p.Inputs && have.Inputs != "" {
			fresh, err := o.fresh(ctx, have)
			if err != nil {
				return nil, err
			}
			if fresh {
				continue
			}
		}
		out = append(out, &job{paper: p, former: have.SHA256})
	}
	return out, nil
}

// fresh tells whether a recorded paper needs no making: it stands in out/, or
// a person has edited it there, and nothing that it follows from has changed.
func (o *Office) fresh(ctx context.Context, have dossier.Paper) (bool, error) {
	sha, err := o.standing(have.Path)
	if err != nil || sha == "" || sha == have.SHA256 {
		return sha != "", err
	}
	if have.Kind == "certificate" {
		return false, nil // printed again as it was issued; what is left of an altered one stays beside it
	}
	ours, err := o.Ledger.Wrote(ctx, have.Path, sha)
	return !ours, err // an older one of ours: a crash came between record and writing
}

// standing is the SHA-256 of the file at a path below the workspace, "" where
// none stands there.
func (o *Office) standing(path string) (string, error) {
	data, err := o.Out.FS.ReadFile(filepath.Join(o.Out.Root, filepath.FromSlash(path)))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return digest(data), nil
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
