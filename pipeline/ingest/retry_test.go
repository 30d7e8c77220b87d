package ingest_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
)

// aside drops a file and sets it aside.
func aside(t *testing.T, b *ingest.Inbox, rel, content string) {
	t.Helper()
	drop(t, b, rel, content, time.Hour)
	if _, err := b.SetAside(claimOnly(t, b), *dossier.Reject(dossier.Corrupt, nil)); err != nil {
		t.Fatal(err)
	}
}

func TestPutBack(t *testing.T) {
	b := newBox(t, &clock{noon})
	aside(t, b, "phong-9/đợt 2/x.docx", "one")
	aside(t, b, "x.docx", "two") // set aside as "x (2).docx"
	aside(t, b, "x.docx.reason.txt", "no reason of ours")
	aside(t, b, "edited.docx", "three")
	if err := os.Remove(filepath.Join(b.Quarantine, "edited.docx.reason.txt")); err != nil {
		t.Fatal(err)
	}
	names, err := b.Asides()
	if got := strings.Join(names, " | "); err != nil || got != "edited.docx | x (2).docx | x.docx | x.docx.reason (2).txt" {
		t.Fatalf("set aside: %s (%v)", got, err)
	}
	for _, name := range names {
		if _, err := b.PutBack(name); err != nil {
			t.Fatal(err)
		}
	}
	_, fresh := scan(t, b) // the copies are newer than the tests' clock
	if got := paths(fresh); got != "inbox/edited.docx\ninbox/phong-9/đợt 2/x.docx\ninbox/x.docx\ninbox/x.docx.reason.txt" {
		t.Errorf("back in the inbox:\n%s", got)
	}
	if left := contents(t, b.Quarantine); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestPutBackNeverOverwrites(t *testing.T) {
	b := newBox(t, &clock{noon})
	aside(t, b, "x.docx", "old")
	drop(t, b, "x.docx", "new", time.Hour)
	shown, err := b.PutBack("x.docx")
	if err != nil || shown != "inbox/x (2).docx" {
		t.Errorf("%s, %v", shown, err)
	}
	if got := contents(t, b.Root); !got["old"] || !got["new"] {
		t.Errorf("in the inbox: %v", got)
	}
}

// A reason file is text that people can edit: it leads nowhere outside.
func TestPutBackStaysInTheInbox(t *testing.T) {
	for _, from := range []string{"inbox/../../evil.docx", "inbox//etc/evil.docx", `inbox/..\evil.docx`, "evil.docx", "inbox/.hoso/evil.docx"} {
		b := newBox(t, &clock{noon})
		aside(t, b, "x.docx", "bytes")
		name := filepath.Join(b.Quarantine, "x.docx.reason.txt")
		write(t, name, strings.Replace(read(t, name), "inbox/x.docx", from, 1))
		if shown, err := b.PutBack("x.docx"); err != nil || shown != "inbox/x.docx" {
			t.Errorf("%s: %s, %v", from, shown, err)
		}
	}
	b := newBox(t, &clock{noon})
	if _, err := b.PutBack("../x.docx"); !errors.Is(err, ingest.ErrNotAside) {
		t.Errorf("outside: %v", err)
	}
}

// Every code has its example in the reason file.
func TestReasonHasAnExample(t *testing.T) {
	for _, code := range []dossier.Code{dossier.Encrypted, dossier.Corrupt, dossier.UnsupportedFormat, dossier.TooLarge,
		dossier.Empty, dossier.NotAnAppendix, dossier.Timeout} {
		text := string(ingest.ReasonText("inbox/x.docx", noon, *dossier.Reject(code, nil)))
		if _, example, is := strings.Cut(text, "\r\nVí dụ: "); !is || len(example) < 80 {
			t.Errorf("%s: no example in %q", code, text)
		}
	}
}
