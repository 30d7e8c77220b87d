package ingest

import (
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// passedOver tells whether a name is never a submission: hidden files, lock
// and temporary files of office programs, unfinished downloads, what systems
// leave in folders, and our own guide.
func passedOver(name string) bool {
	lower := strings.ToLower(name)
	switch path.Ext(lower) {
	case ".tmp", ".crdownload", ".part", ".partial", ".download", ".opdownload", ".filepart", ".aria2":
		return true // Office; Chrome, Edge; Firefox; older Edge; Safari; Opera; WinSCP; aria2
	}
	switch {
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"):
		return true
	case lower == "thumbs.db", lower == "desktop.ini", isGuide(name):
		return true
	}
	return false
}

// passedOverFolder tells whether a folder holds no submissions.
func passedOverFolder(name string) bool {
	switch strings.ToLower(name) {
	case "$recycle.bin", "system volume information", "lost+found", "__macosx":
		return true
	}
	return strings.HasPrefix(name, ".")
}

// locks are the lock files of office programs in one folder.
type locks map[string]bool

func locksAmong(names []string) locks {
	found := locks{}
	for _, name := range names {
		if strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~lock.") {
			found[folded(name)] = true
		}
	}
	return found
}

// hold tells whether a lock file says that a document is open. Excel and
// LibreOffice keep the whole name; Word replaces the first two characters of
// a name of eight or more before the extension ("~$uong-9.docx" for
// "phuong-9.docx") and the first one of seven, some versions two.
func (l locks) hold(name string) bool {
	if len(l) == 0 {
		return false
	}
	name = folded(name)
	if l["~$"+name] || l[".~lock."+name+"#"] {
		return true
	}
	stem := name
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		stem = name[:dot]
	}
	if utf8.RuneCountInString(stem) < 7 {
		return false
	}
	return l["~$"+without(name, 1)] || l["~$"+without(name, 2)]
}

func without(name string, runes int) string {
	for ; runes > 0; runes-- {
		_, size := utf8.DecodeRuneInString(name)
		name = name[size:]
	}
	return name
}

func folded(name string) string { return strings.ToLower(norm.NFC.String(name)) }
