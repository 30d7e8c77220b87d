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

func TestScanPassesOverWhatIsNoSubmission(t *testing.T) {
	b := newBox(t, &clock{noon})
	for _, name := range []string{
		"~$phu-luc.docx", ".~lock.phu-luc.xlsx#", "a.tmp", "B.TMP", "a.docx.crdownload", "a.docx.part",
		"Không xác nhận 12345.CRDOWNLOAD", "a.docx.partial", "a.docx.download", "a.docx.opdownload", "a.docx.filepart", "a.docx.aria2",
		"~WRL0001.tmp", "Thumbs.db", "desktop.ini", ".DS_Store", ".an.docx",
		ingest.GuideName, "phong-9/" + norm.NFD.String(ingest.GuideName), "phong-9/hướng dẫn nộp hồ sơ.TXT",
		".git/x.docx", "phong-9/.~lock.y.docx#", "$RECYCLE.BIN/x.docx", "System Volume Information/x",
	} {
		drop(t, b, name, "x", time.Hour)
	}
	drop(t, b, "phong-9/thật.docx", "x", time.Hour)
	ready, waiting := scan(t, b)
	if got := paths(ready); got != "inbox/phong-9/thật.docx" || len(waiting) != 0 {
		t.Errorf("ready %q, waiting %q", got, paths(waiting))
	}
}

func TestScanNamesUnitAndSorts(t *testing.T) {
	b := newBox(t, &clock{noon})
	decomposed := norm.NFD.String("Chi bộ Phòng 9/Đợt 1/phụ lục.docx")
	long := strings.Repeat("ấ", 80) + ".docx" // 245 bytes
	for _, name := range []string{decomposed, "b c.xlsx", long, "a:b?.docx", "tận cùng. ", "b b.xlsx"} {
		drop(t, b, name, name, time.Hour)
	}
	ready, _ := scan(t, b)
	want := []string{"inbox/Chi bộ Phòng 9/Đợt 1/phụ lục.docx", "inbox/a:b?.docx", "inbox/b b.xlsx",
		"inbox/b c.xlsx", "inbox/tận cùng. ", "inbox/" + long}
	if got := paths(ready); got != strings.Join(want, "\n") {
		t.Fatalf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	if ready[0].UnitFolder != "Chi bộ Phòng 9" || ready[1].UnitFolder != "" {
		t.Errorf("unit folders %q, %q", ready[0].UnitFolder, ready[1].UnitFolder)
	}
	if ready[0].Rel != decomposed || ready[0].Name() != "phụ lục.docx" {
		t.Errorf("on disk %q, name %q", ready[0].Rel, ready[0].Name())
	}
}

func TestScanShowsNamesThatCannotBePrinted(t *testing.T) {
	b := newBox(t, &clock{noon})
	drop(t, b, "a\nb\xff.docx", "x", time.Hour)
	ready, _ := scan(t, b)
	if got := paths(ready); got != "inbox/a\uFFFDb\uFFFD.docx" {
		t.Fatalf("shown as %q", got)
	}
	c, err := b.Claim(ready[0])
	if err != nil {
		t.Fatal(err)
	}
	again, err := b.Claims()
	if err != nil || len(again) != 1 || again[0].Rel != "a\nb\xff.docx" {
		t.Fatalf("resumed %+v, %v", again, err)
	}
	if err := b.Return(c); err != nil {
		t.Fatal(err)
	}
	if got := read(t, filepath.Join(b.Root, "a\nb\xff.docx")); got != "x" {
		t.Errorf("returned %q", got)
	}
}

func TestScanNeverFollowsLinksOrOpensPipes(t *testing.T) {
	b := newBox(t, &clock{noon})
	outside := t.TempDir()
	write(t, filepath.Join(outside, "mật.docx"), "secret")
	for link, target := range map[string]string{
		"tep.docx": filepath.Join(outside, "mật.docx"), "thu-muc": outside, "vong": b.Root, "mat": "khong-co",
	} {
		if err := os.Symlink(target, filepath.Join(b.Root, link)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	makePipe(t, filepath.Join(b.Root, "ong.docx"))
	ready, waiting := scan(t, b)
	if len(ready)+len(waiting) != 0 {
		t.Errorf("ready %q, waiting %q", paths(ready), paths(waiting))
	}
}

func TestScanWaitsForOfficeLockFiles(t *testing.T) {
	tests := []struct {
		file, lock string
		held       bool
	}{
		{"phuong-9.docx", "~$uong-9.docx", true}, // Word, eight characters or more
		{"phong-9.docx", "~$hong-9.docx", true},  // Word, seven
		{"phong.docx", "~$phong.docx", true},     // Word, six or fewer
		{"báo cáo quý I.docx", "~$o cáo quý I.docx", true},
		{norm.NFD.String("phụ lục số 1.docx"), "~$ụ lục số 1.docx", true},
		{"tong-hop-2026.xlsx", "~$tong-hop-2026.xlsx", true}, // Excel
		{"tong-hop.xlsx", ".~lock.tong-hop.xlsx#", true},     // LibreOffice
		{"Phong-10.docx", "~$ONG-10.DOCX", true},
		{"phong-9.docx", "~$ong-9.docx", true}, // Word, seven, another version
		{"phong.docx", "~$ong.docx", false},
		{"phuong-9.docx", "~$uong-8.docx", false},
	}
	for _, tt := range tests {
		t.Run(tt.file+" "+tt.lock, func(t *testing.T) {
			b := newBox(t, &clock{noon})
			drop(t, b, "chi-bo/"+tt.file, "x", time.Hour)
			drop(t, b, "chi-bo/"+tt.lock, "who", time.Hour)
			drop(t, b, tt.file, "in another folder", time.Hour)
			ready, waiting := scan(t, b)
			if held := len(waiting) == 1 && waiting[0].Wait == ingest.Held; held != tt.held {
				t.Errorf("held %v, want %v", held, tt.held)
			}
			if len(ready)+len(waiting) != 2 {
				t.Errorf("ready %q, waiting %q", paths(ready), paths(waiting))
			}
		})
	}
}

func TestScanWaitsUntilAFileStandsStill(t *testing.T) {
	c := &clock{noon}
	b := newBox(t, c)
	look := func(step string, want ingest.Wait) {
		t.Helper()
		ready, waiting := scan(t, b)
		if all := append(ready, waiting...); len(all) != 1 || all[0].Wait != want {
			t.Errorf("%s: %+v, want wait %q", step, all, want)
		}
	}
	drop(t, b, "x.docx", "x", time.Second)
	look("one second old", ingest.Fresh)
	c.time = noon.Add(time.Second)
	look("two seconds old", "")

	drop(t, b, "x.docx", "grown", time.Hour) // a copy that keeps an old time
	look("grew since the last look", ingest.Fresh)
	c.time = c.time.Add(time.Second)
	look("grew one second ago", ingest.Fresh)
	c.time = c.time.Add(time.Second)
	look("grew two seconds ago", "")

	drop(t, b, "x.docx", "from the future", -time.Hour)
	look("future, changed now", ingest.Fresh)
	c.time = c.time.Add(2 * time.Second)
	look("future, two looks", "")

	c.time = noon.Add(-48 * time.Hour) // our clock is set back
	look("clock set back", ingest.Fresh)
	c.time = c.time.Add(2 * time.Second)
	look("two seconds after that", "")
}

func TestScanOfAFileFromTheFutureNeedsTwoLooks(t *testing.T) {
	c := &clock{noon}
	b := newBox(t, c)
	drop(t, b, "x.docx", "x", -time.Hour)
	for i, want := range []int{0, 0, 1} {
		if ready, _ := scan(t, b); len(ready) != want {
			t.Errorf("look %d: %d ready, want %d", i, len(ready), want)
		}
		c.time = c.time.Add(time.Second)
	}
}

func TestScanGoesOnAfterAFolderThatCannotBeRead(t *testing.T) {
	b := newBox(t, &clock{noon})
	drop(t, b, "a/x.docx", "x", time.Hour)
	drop(t, b, "b/x.docx", "x", time.Hour)
	b.FS = refuse{FS: ingest.OS(), name: filepath.Join(b.Root, "a"), err: fs.ErrPermission}
	ready, waiting := scan(t, b)
	if paths(ready) != "inbox/b/x.docx" || paths(waiting) != "inbox/a" || waiting[0].Wait != ingest.Unreadable {
		t.Errorf("ready %q, waiting %+v", paths(ready), waiting)
	}
	b.FS = refuse{FS: ingest.OS(), name: b.Root, err: fs.ErrPermission}
	if _, _, err := b.Scan(); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("inbox that can't be read: %v", err)
	}
}

// refuse can't read one folder.
type refuse struct {
	ingest.FS
	name string
	err  error
}

func (r refuse) ReadDir(dir string) ([]fs.DirEntry, error) {
	if dir == r.name {
		return nil, r.err
	}
	return r.FS.ReadDir(dir)
}

func TestScanWaitsWhileAFileIsHeld(t *testing.T) {
	b := newBox(t, &clock{noon})
	drop(t, b, "x.docx", "x", time.Hour)
	name := filepath.Join(b.Root, "x.docx")
	for what, hold := range holds(t) {
		letGo := hold(name)
		_, waiting := scan(t, b)
		if len(waiting) != 1 || waiting[0].Wait != ingest.Held {
			t.Errorf("%s: waiting %+v", what, waiting)
		}
		letGo()
		if ready, _ := scan(t, b); len(ready) != 1 {
			t.Errorf("%s: not ready after it was let go", what)
		}
	}
}
