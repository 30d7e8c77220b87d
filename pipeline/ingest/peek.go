package ingest

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Peek reads the note of a claim that another hoso may have in hand: which
// path below the inbox the file had, and whether it came in a ZIP. ok is false
// where there is no note, or no whole one, by now.
func Peek(name string) (rel string, packed, ok bool) {
	data, err := os.ReadFile(name)
	var n note
	if err != nil || json.Unmarshal(data, &n) != nil || !filepath.IsLocal(filepath.FromSlash(string(n.Raw))) {
		return "", false, false
	}
	return string(n.Raw), n.Packed, true
}

// Shown is how a path below the inbox is shown, as Found.Path has it.
func (b *Inbox) Shown(rel string) string { return b.found(rel, nil).Path }

// Unpacked is the folder that the files of a ZIP seem to lie in, for the
// ZIP's own path below the inbox.
func Unpacked(rel string) string {
	stem := strings.TrimSuffix(path.Base(rel), path.Ext(rel))
	return path.Join(path.Dir(rel), fitName(stem))
}
