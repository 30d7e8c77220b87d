//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"hoso/pipeline"
	"hoso/pipeline/ingest"
	"hoso/samples"
)

// TestStrangeNamesEndToEnd: names of 255 bytes, decomposed letters, names that
// Windows forbids, are taken or set aside like any other; links are never
// followed, a pipe blocks nobody.
func TestStrangeNamesEndToEnd(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	broken, err := samples.Named("18-tai-do-dang")
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("ấ", 83) + ".docx" // 254 bytes
	taken := []string{long, "phu\u0323 lu\u0323c.docx", `a:b?"<c>|*.docx`, "CON.docx", "cuối. .docx", " đầu.docx", "xuống\ndòng.docx"}
	for n, name := range taken {
		put(t, dir, name, variation(t, n), time.Hour)
	}
	bad := []string{strings.Repeat("ồ", 83) + ".docx", `x:y?.docx`, "nul", "hỏng\xff.docx"}
	for n, name := range bad {
		put(t, dir, name, append(append([]byte{}, broken.Data...), byte(n)), time.Hour)
	}
	outside := filepath.Join(t.TempDir(), "bí mật.docx")
	if err := os.WriteFile(outside, variation(t, 99), 0o644); err != nil {
		t.Fatal(err)
	}
	for target, link := range map[string]string{outside: "liên kết.docx", filepath.Dir(outside): "lối tắt"} {
		if err := os.Symlink(target, filepath.Join(dir, "inbox", link)); err != nil {
			t.Fatal(err)
		}
	}
	odd := oddFiles(t, filepath.Join(dir, "inbox"))
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"hoso", "run", "-w", dir}, &out, &errs); code != exitSome {
		t.Fatalf("%d %s%s", code, out.String(), errs.String())
	}
	if want := fmt.Sprintf("%d tệp = %d đã nhận + 0 trùng + 0 bản cũ hơn + 0 chờ nhập + %d chưa nhận được + 0 đang chờ", len(taken)+len(bad), len(taken), len(bad)); !strings.Contains(out.String(), want) {
		t.Errorf("want %q in\n%s", want, out.String())
	}
	for _, name := range leftIn(t, filepath.Join(dir, "quarantine")) {
		base := filepath.Base(name)
		if strings.ContainsAny(base, `<>:"|?*`) || len(base) > 255 || base == "nul" || base == "nul.reason.txt" {
			t.Errorf("set aside as %q, which Windows forbids", base)
		}
	}
	left := filesIn(t, dir, "inbox")
	for _, name := range append(odd, "liên kết.docx", "lối tắt") {
		if !strings.Contains(left, name) {
			t.Errorf("%s is no more", name)
		}
		if said := out.String() + errs.String(); strings.Contains(said, name) {
			t.Errorf("%s is told: it is no file that anybody sent\n%s", name, said)
		}
	}
	if n := strings.Count(left, "\n") + 1; n != len(odd)+2 {
		t.Errorf("left in the inbox:\n%s", left)
	}
	statusAgrees(t, dir, len(taken)+len(bad))
	deepCheck(t, dir)
}

// oddFiles makes what looks like a file and is none: a pipe, a socket and,
// where there is the right to, a device. To open one could wait for ever.
func oddFiles(t *testing.T, dir string) (names []string) {
	t.Helper()
	for name, mode := range map[string]uint32{"ống.docx": unix.S_IFIFO, "ổ cắm.docx": unix.S_IFSOCK, "thiết bị.docx": unix.S_IFCHR} {
		err := unix.Mknod(filepath.Join(dir, name), mode|0o644, int(unix.Mkdev(1, 5))) // zeros without end
		if errors.Is(err, unix.EPERM) && mode == unix.S_IFCHR {
			t.Log("no device can be made here; run as root to have one tested")
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

// readOnly is a file system that takes no writing.
type readOnly struct{ ingest.FS }

func (readOnly) WriteFile(name string, _ []byte) error {
	return &fs.PathError{Op: "open", Path: name, Err: syscall.EROFS}
}

func (readOnly) MkdirAll(name string) error {
	return &fs.PathError{Op: "mkdir", Path: name, Err: syscall.EROFS}
}

// TestReadOnlyOut: papers can't be written; the files are taken all the same,
// and a later run makes the papers of an undisturbed one.
func TestReadOnlyOut(t *testing.T) {
	calm, dir := bigWorkspace(t, 20), bigWorkspace(t, 20)
	if err := hoso(t, calm, 0, "run", "--quiet"); exitOf(err) != exitSome {
		t.Fatal(err)
	}
	s := officeOf(t, dir, writing)
	s.By, s.Out.FS = "x", readOnly{ingest.OS()}
	summary, _, err := s.Run(t.Context(), func(pipeline.Event) {})
	if !errors.Is(err, syscall.EROFS) || summary.Received != 20 || summary.Outputs != 0 {
		t.Errorf("%v, %+v", err, summary)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := hoso(t, dir, 0, "run", "--quiet"); err != nil {
		t.Fatal(err)
	}
	sameAs(t, dir, calm)
}

// sameAs compares two workspaces: ledger, papers, what was set aside.
func sameAs(t *testing.T, dir, calm string) {
	t.Helper()
	if got, want := dumpOf(t, dir), dumpOf(t, calm); got != want {
		t.Errorf("the ledger differs\n%s\nwant\n%s", got, want)
	}
	if got, want := filesIn(t, dir, "out", "quarantine", "inbox"), filesIn(t, calm, "out", "quarantine", "inbox"); got != want {
		t.Errorf("files\n%s\nwant\n%s", got, want)
	}
	deepCheck(t, dir)
}

// TestFullDisk runs on a small volume that fills up, again and again with a
// little more room, until all is taken: nothing is lost on the way. Mounting
// one needs the right to.
func TestFullDisk(t *testing.T) {
	const files = 30
	calm := bigWorkspace(t, files)
	if err := hoso(t, calm, 0, "run", "--quiet"); exitOf(err) != exitSome {
		t.Fatal(err)
	}
	volume := t.TempDir()
	if err := unix.Mount("tmpfs", volume, "tmpfs", 0, "size=64m"); err != nil {
		t.Skipf("no small volume can be mounted here (%v); run as root to have this tested", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(volume, unix.MNT_DETACH) })
	dir := filepath.Join(volume, "w")
	if out, err := exec.CommandContext(t.Context(), "cp", "-a", bigWorkspace(t, files), dir).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	ballast := filepath.Join(volume, "ballast")
	full, more := 0, 40<<10
	if testing.Short() {
		more = 160 << 10
	}
	for room := 0; ; room += more {
		fillUp(t, volume, ballast, room)
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Args = []string{"hoso", "run", "--quiet", "-w", dir}
		cmd.Path, _ = os.Executable()
		cmd.Env = append(os.Environ(), "HOSO_CLOCK=2026-02-02T08:00:00+07:00", "HOSO_USER=x")
		said, err := cmd.CombinedOutput()
		if code := exitOf(err); code == exitDone || code == exitSome {
			break
		}
		if full++; full > 300 {
			t.Fatalf("never enough room: %s", said)
		}
	}
	if full < 3 {
		t.Errorf("the disk was full only %d times", full)
	}
	t.Logf("the disk was full %d times", full)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if err := hoso(t, dir, 0, "run", "--quiet"); err != nil {
		t.Fatal(err)
	}
	sameAs(t, dir, calm)
}

// fillUp fills a volume up but for some room.
func fillUp(t *testing.T, volume, ballast string, room int) {
	t.Helper()
	if err := os.Remove(ballast); err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var stat unix.Statfs_t
	if err := unix.Statfs(volume, &stat); err != nil {
		t.Fatal(err)
	}
	size := max(0, int64(stat.Bavail)*stat.Bsize-int64(room))
	if err := os.WriteFile(ballast, bytes.Repeat([]byte{1}, int(size)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestTenThousandFilesInTheInbox: looking through them is a matter of a
// second, and a look costs a run no more than that.
func TestTenThousandFilesInTheInbox(t *testing.T) {
	if testing.Short() {
		t.Skip("makes 10,000 files")
	}
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	for n := range 10_000 {
		name := filepath.Join(dir, "inbox", fmt.Sprintf("Chi bộ số %02d", n%50), fmt.Sprintf("%05d.docx", n))
		if n < 50 {
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(name, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := officeOf(t, dir, writing)
	begun := time.Now()
	ready, waiting, err := s.Inbox.Scan()
	if took := time.Since(begun); err != nil || len(ready)+len(waiting) != 10_000 || took > 5*time.Second {
		t.Errorf("%d ready, %d waiting in %v: %v", len(ready), len(waiting), took, err)
	} else {
		t.Logf("10,000 files looked through in %v", took)
	}
}
