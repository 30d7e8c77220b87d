package ingest_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"hoso/pipeline/ingest"
)

func TestAFileIsTaken(t *testing.T) {
	b := newBox(t, &clock{noon})
	rel := norm.NFD.String("phòng-9/") + strings.Repeat("ấ", 80) + ".docx"
	drop(t, b, rel, "nội dung", time.Hour)
	c := claimOnly(t, b)
	if c.Path != "inbox/phòng-9/"+strings.Repeat("ấ", 80)+".docx" || c.UnitFolder != "phòng-9" || !c.Taken.Equal(noon) {
		t.Errorf("claim %+v", c)
	}
	if _, err := os.Lstat(filepath.Join(b.Root, rel)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("still in the inbox: %v", err)
	}
	if got := read(t, c.File()); got != "nội dung" {
		t.Errorf("claimed %q", got)
	}
	for range 2 { // storing again changes nothing
		stored, err := b.Store(c)
		want := ingest.Stored{SHA256: shaOf("nội dung"), Size: 10,
			Path: filepath.Join(b.Archive, shaOf("nội dung")[:2], shaOf("nội dung"))}
		if err != nil || stored != want {
			t.Fatalf("stored %+v, %v; want %+v", stored, err, want)
		}
	}
	for range 2 { // as is releasing
		if err := b.Release(c); err != nil {
			t.Fatal(err)
		}
	}
	left, err := os.ReadDir(filepath.Dir(c.File()))
	if err != nil || len(left) != 0 {
		t.Errorf("left in the claim folder: %v, %v", left, err)
	}
	if _, err := os.Lstat(filepath.Join(b.Root, norm.NFD.String("phòng-9"))); err != nil {
		t.Errorf("the empty folder must stay: %v", err)
	}
	if ready, waiting := scan(t, b); len(ready)+len(waiting) != 0 {
		t.Errorf("found again: %v %v", ready, waiting)
	}
}

func TestClaimsAreResumedByPath(t *testing.T) {
	b := newBox(t, &clock{noon})
	for _, name := range []string{"c.docx", "a/z.docx", "b.docx"} {
		drop(t, b, name, name, time.Hour)
	}
	ready, _ := scan(t, b)
	ids := map[string]ingest.Claim{}
	for i := len(ready) - 1; i >= 0; i-- {
		c, err := b.Claim(ready[i])
		if err != nil {
			t.Fatal(err)
		}
		ids[c.ID] = c
	}
	again := &ingest.Inbox{Root: b.Root, Archive: b.Archive, Quarantine: b.Quarantine}
	claims, err := again.Claims()
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, c := range claims {
		order = append(order, c.Path)
		first := ids[c.ID]
		if c.File() != first.File() || c.Rel != first.Rel || c.UnitFolder != first.UnitFolder ||
			c.Size != first.Size || !c.ModTime.Equal(first.ModTime) || !c.Taken.Equal(first.Taken) {
			t.Errorf("resumed %+v, want %+v", c, first)
		}
	}
	if got := strings.Join(order, " "); got != "inbox/a/z.docx inbox/b.docx inbox/c.docx" {
		t.Errorf("order %s", got)
	}
}

func TestClaimWhoseNoteIsSpoilt(t *testing.T) {
	b := newBox(t, &clock{noon})
	drop(t, b, "x.docx", "x", time.Hour)
	c := claimOnly(t, b)
	for _, spoilt := range []string{"", "{", `{"id":"other","raw":""}`, `{"id":"` + c.ID + `","raw":"Li4vLi4vZXRj"}`} {
		write(t, strings.TrimSuffix(c.File(), ".bin")+".json", spoilt)
		claims, err := b.Claims()
		if err != nil || len(claims) != 1 || claims[0].ID != c.ID || claims[0].Path != "inbox/"+c.ID {
			t.Fatalf("%q: claims %+v, %v", spoilt, claims, err)
		}
		if _, err := b.Store(claims[0]); err != nil {
			t.Errorf("%q: %v", spoilt, err)
		}
	}
}

func TestClaimNotesWithoutAFileAreClearedAway(t *testing.T) {
	b := newBox(t, &clock{noon})
	stale := filepath.Join(b.Root, ".hoso", "20260128T050000-00.json")
	write(t, stale, "{}")
	half := filepath.Join(b.Archive, ".incoming", "00")
	write(t, half, "half")
	if claims, err := b.Claims(); err != nil || len(claims) != 0 {
		t.Fatal(claims, err)
	}
	for _, name := range []string{stale, half} {
		if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there: %v", name, err)
		}
	}
}

func TestAFileThatChangesIsLeftToItsWriter(t *testing.T) {
	name := func(b *ingest.Inbox) string { return filepath.Join(b.Root, "x.docx") }
	t.Run("between scan and claim", func(t *testing.T) {
		b := newBox(t, &clock{noon})
		drop(t, b, "x.docx", "x", time.Hour)
		ready, _ := scan(t, b)
		write(t, name(b), "longer")
		if _, err := b.Claim(ready[0]); !errors.Is(err, ingest.ErrChanged) {
			t.Errorf("claim: %v", err)
		}
		if got := read(t, name(b)); got != "longer" {
			t.Errorf("in the inbox: %q", got)
		}
	})
	t.Run("gone", func(t *testing.T) {
		b := newBox(t, &clock{noon})
		drop(t, b, "x.docx", "x", time.Hour)
		ready, _ := scan(t, b)
		if err := os.Remove(name(b)); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Claim(ready[0]); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("claim: %v", err)
		}
	})
	t.Run("while claimed", func(t *testing.T) {
		b := newBox(t, &clock{noon})
		drop(t, b, "x.docx", "x", time.Hour)
		c := claimOnly(t, b)
		write(t, c.File(), "written on")
		if _, err := b.Store(c); !errors.Is(err, ingest.ErrChanged) {
			t.Errorf("store: %v", err)
		}
		if left := contents(t, b.Archive); len(left) != 0 {
			t.Errorf("in the archive: %v", left)
		}
		write(t, name(b), "a new one of the same name")
		if err := b.Return(c); err != nil {
			t.Fatal(err)
		}
		if got := read(t, filepath.Join(b.Root, "x (2).docx")); got != "written on" {
			t.Errorf("returned %q", got)
		}
		if got := read(t, name(b)); got != "a new one of the same name" {
			t.Errorf("beside %q", got)
		}
	})
	t.Run("after it was stored", func(t *testing.T) {
		b := newBox(t, &clock{noon})
		drop(t, b, "chi-bo/x.docx", "x", time.Hour)
		c := claimOnly(t, b)
		if _, err := b.Store(c); err != nil {
			t.Fatal(err)
		}
		write(t, c.File(), "written on")
		if err := b.Release(c); err != nil {
			t.Fatal(err)
		}
		if got := read(t, filepath.Join(b.Root, "chi-bo", "x.docx")); got != "written on" {
			t.Errorf("returned %q", got)
		}
	})
}

// stubborn lets a rename fail as on Windows while somebody holds the file.
type stubborn struct {
	ingest.FS
	fails int
	err   error
}

func (s *stubborn) Rename(from, to string) error {
	if s.fails--; s.fails >= 0 {
		return s.err
	}
	return s.FS.Rename(from, to)
}

func TestClaimTriesABusyFileFiveTimes(t *testing.T) {
	for fails, want := range map[int]error{4: nil, 5: ingest.ErrBusy} {
		b := newBox(t, &clock{noon})
		drop(t, b, "x.docx", "x", time.Hour)
		b.FS = &stubborn{FS: ingest.OS(), fails: fails, err: ingest.ErrBusy}
		var pauses []time.Duration
		b.Sleep = func(d time.Duration) { pauses = append(pauses, d) }
		ready, _ := scan(t, b)
		c, err := b.Claim(ready[0])
		if !errors.Is(err, want) || len(pauses) != 4 || pauses[0] != 10*time.Millisecond || pauses[3] != 100*time.Millisecond {
			t.Errorf("%d failures: %v, pauses %v", fails, err, pauses)
		}
		if want != nil && read(t, filepath.Join(b.Root, "x.docx")) != "x" {
			t.Error("the file left the inbox")
		}
		if want == nil && read(t, c.File()) != "x" {
			t.Error("the file was not claimed")
		}
	}
}

func TestClaimOnAnotherVolumeStaysThere(t *testing.T) {
	b := newBox(t, &clock{noon})
	drop(t, b, "usb/x.docx", "x", time.Hour)
	b.FS = volumes{FS: ingest.OS(), mounted: filepath.Join(b.Root, "usb")}
	c := claimOnly(t, b)
	if want := filepath.Join(b.Root, "usb", ".hoso"); filepath.Dir(c.File()) != want {
		t.Errorf("claimed in %s, want %s", filepath.Dir(c.File()), want)
	}
	claims, err := b.Claims()
	if err != nil || len(claims) != 1 || claims[0].ID != c.ID || claims[0].File() != c.File() {
		t.Errorf("claims %+v, %v", claims, err)
	}
}

// An inbox that is away, as a share that is lost, is never made anew: it could
// not come back to its place then.
func TestAnInboxThatIsAwayIsNotMadeAnew(t *testing.T) {
	b := newBox(t, &clock{noon})
	drop(t, b, "phong-9/x.docx", "x", time.Hour)
	drop(t, b, "y.docx", "y", time.Hour)
	ready, _ := scan(t, b)
	claimed, err := b.Claim(ready[0])
	if err != nil {
		t.Fatal(err)
	}
	away := b.Root + " away"
	if err := os.Rename(b.Root, away); err != nil {
		t.Fatal(err)
	}
	if _, _, err := b.ClaimAll(ready[1:]); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("claim: %v", err)
	}
	if err := b.Return(claimed); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("return: %v", err)
	}
	if _, err := os.Lstat(b.Root); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("the inbox was made anew: %v", err)
	}
	if err := os.Rename(away, b.Root); err != nil {
		t.Fatal(err)
	}
	if err := b.Return(claimed); err != nil {
		t.Error(err)
	}
	if ready, _ := scan(t, b); len(ready) != 2 {
		t.Errorf("%d files are back", len(ready))
	}
}
