package bundle

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Fate is what Verify finds of a file.
type Fate string

// The fates.
const (
	OK      Fate = "ok"
	Altered Fate = "altered" // other bytes than the list says, or bytes that can't be read
	Missing Fate = "missing" // in the list and not in the bundle
	Foreign Fate = "foreign" // in the bundle and not in the list, or twice
)

// Found is a file with its fate.
type Found struct {
	Path string `json:"path"`
	Fate Fate   `json:"fate"`
}

// The bounds of what is read: a bundle of ours is far below.
const (
	maxList    = 64 << 20 // bytes of the list
	maxEntries = 1 << 20
)

// ErrNoBundle says that a file is no bundle: no ZIP, or one without a list.
var ErrNoBundle = errors.New("bundle: not a bundle")

// ErrList says that the list of a bundle can't be read.
var ErrList = errors.New("bundle: the list is damaged")

// Is tells whether a file is a bundle, whole or not.
func Is(r io.ReaderAt, size int64) bool {
	z, err := open(r, size)
	return err == nil && listOf(z) != nil
}

func open(r io.ReaderAt, size int64) (*zip.Reader, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) || len(z.File) > maxEntries {
		return nil, ErrNoBundle
	}
	return z, nil
}

func listOf(z *zip.Reader) *zip.File {
	for i := len(z.File) - 1; i >= 0; i-- {
		if z.File[i].Name == ListName {
			return z.File[i]
		}
	}
	return nil
}

// Verify holds every file of a bundle against its list, in the order of the
// list, what is foreign last. It fails with ErrNoBundle or ErrList.
func Verify(ctx context.Context, r io.ReaderAt, size int64) ([]Found, error) {
	z, err := open(r, size)
	if err != nil {
		return nil, err
	}
	list := listOf(z)
	if list == nil {
		return nil, ErrNoBundle
	}
	want, err := readList(list)
	if err != nil {
		return nil, err
	}
	return compare(ctx, z, list, want)
}

func readList(list *zip.File) ([]Entry, error) {
	r, err := list.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrList, err)
	}
	defer r.Close()
	var want []Entry
	lines := bufio.NewScanner(io.LimitReader(r, maxList))
	seen := map[string]bool{}
	for lines.Scan() {
		sum, path, ok := strings.Cut(lines.Text(), "  ")
		raw, err := hex.DecodeString(sum)
		if !ok || err != nil || len(raw) != sha256.Size || path == "" || seen[path] {
			return nil, fmt.Errorf("%w: %q", ErrList, lines.Text())
		}
		seen[path] = true
		want = append(want, Entry{Path: path, SHA256: strings.ToLower(sum)})
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrList, err)
	}
	return want, nil
}

func compare(ctx context.Context, z *zip.Reader, list *zip.File, want []Entry) ([]Found, error) {
	have := map[string]*zip.File{}
	var foreign []Found
	listed := make(map[string]bool, len(want))
	for _, e := range want {
		listed[e.Path] = true
	}
	for _, f := range z.File {
		switch {
		case f == list:
		case !listed[f.Name] || have[f.Name] != nil:
			foreign = append(foreign, Found{f.Name, Foreign})
		default:
			have[f.Name] = f
		}
	}
	out := make([]Found, 0, len(want)+len(foreign))
	for _, e := range want {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		fate := OK
		if f := have[e.Path]; f == nil {
			fate = Missing
		} else if sumOf(f) != e.SHA256 {
			fate = Altered
		}
		out = append(out, Found{e.Path, fate})
	}
	return append(out, foreign...), nil
}

// sumOf is the SHA-256 of an entry, "" where it can't be read.
func sumOf(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, r); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}
