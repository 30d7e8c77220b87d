//go:build linux

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/ingest"
	"hoso/samples"
)

// soakFor is how long TestWatchSoak lasts: HOSO_SOAK ("20m"), else seconds.
func soakFor(t *testing.T) time.Duration {
	if d, err := time.ParseDuration(os.Getenv("HOSO_SOAK")); err == nil {
		return d
	}
	if testing.Short() {
		return 2 * time.Second
	}
	return 5 * time.Second
}

// TestWatchSoak drops files at random into a watched inbox: whole ones, ones
// that are written bit by bit, replaced, deleted half-way, in new folders,
// broken ones, the same again. In the end everything that was whole is in the
// archive, the counts add up, memory and open files are as they were.
// HOSO_SOAK=20m for a long one.
func TestWatchSoak(t *testing.T) {
	dir, out, errs, stop := watching(t)
	s := &soak{t: t, dir: dir, random: rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 3)), whole: map[string]string{}}
	broken, err := samples.Named("18-tai-do-dang")
	if err != nil {
		t.Fatal(err)
	}
	s.broken = broken.Data
	for range 5 { // warm up: pools, caches, the children that read
		s.act()
	}
	s.settle()
	files, heap := openFiles(t), heapNow()
	for end := time.Now().Add(soakFor(t)); time.Now().Before(end); {
		s.act()
		time.Sleep(time.Duration(s.random.IntN(120)) * time.Millisecond) // people's pace
	}
	s.settle()
	if now := openFiles(t); now > files+20 {
		t.Errorf("%d open files, %d at the start", now, files)
	}
	if now := heapNow(); now > 2*heap+64<<20 {
		t.Errorf("%d MB in use, %d at the start", now>>20, heap>>20)
	}
	t.Logf("%d acts, %d whole files, heap %d → %d MB, open files %d → %d", s.acts, len(s.whole), heap>>20, heapNow()>>20, files, openFiles(t))
	said := strings.ReplaceAll(errs.String(), "hoso: không thấy thư mục", "") // it was away, for a moment
	if code := stop(); code != exitDone || strings.Contains(said, "hoso: ổ đĩa") || strings.Contains(said, "hoso: có lỗi") || strings.Contains(said, "hoso: không có quyền") || strings.Contains(said, "không báo khi có tệp mới") {
		t.Errorf("status %d: %s", code, errs)
	}
	taken := 0
	for _, word := range []string{"Đã nhận ", "Trùng, đã có ", "Bản cũ hơn ", "Chưa nhận được "} {
		taken += strings.Count("\n"+out.String(), "\n"+word)
	}
	statusAgrees(t, dir, taken)
	deepCheck(t, dir)
	archive := &ingest.Archive{Root: filepath.Join(dir, "archive")}
	for sha, name := range s.whole {
		if err := archive.Verify(sha); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type soak struct {
	t      *testing.T
	dir    string
	random *rand.Rand
	broken []byte
	acts   int
	whole  map[string]string // by SHA-256: what came complete and was left alone
}

// act does one thing that people do.
func (s *soak) act() {
	s.acts++
	name := fmt.Sprintf("%d.docx", s.acts)
	data := variation(s.t, s.random.IntN(40))
	switch s.random.IntN(8) {
	case 0, 1:
		s.keep(name, data)
		put(s.t, s.dir, name, data, time.Hour)
	case 2: // written bit by bit
		s.keep(name, data)
		s.write(name, data[:len(data)/3])
		s.write(name, data[:len(data)/2])
		s.write(name, data)
	case 3: // begun and given up, or replaced by something else
		s.write(name, data[:len(data)/2])
		if s.random.IntN(2) == 0 {
			if err := os.Remove(filepath.Join(s.dir, "inbox", name)); err != nil {
				s.t.Fatal(err)
			}
			return
		}
		other := variation(s.t, 40+s.random.IntN(40))
		s.keep(name, other)
		put(s.t, s.dir, name, other, time.Hour)
	case 4: // a folder that is moved in
		folder := filepath.Join(s.dir, fmt.Sprintf("đợt %d", s.acts))
		if err := os.MkdirAll(filepath.Join(folder, "a"), 0o755); err != nil {
			s.t.Fatal(err)
		}
		s.keep(name, data)
		if err := os.WriteFile(filepath.Join(folder, "a", name), data, 0o644); err != nil {
			s.t.Fatal(err)
		}
		if err := os.Rename(folder, filepath.Join(s.dir, "inbox", filepath.Base(folder))); err != nil {
			s.t.Fatal(err)
		}
	case 6: // a download
		s.keep(name, data)
		s.write(name+".crdownload", data[:len(data)/2])
		s.write(name+".crdownload", data)
		inbox := filepath.Join(s.dir, "inbox")
		if err := os.Rename(filepath.Join(inbox, name+".crdownload"), filepath.Join(inbox, name)); err != nil {
			s.t.Fatal(err)
		}
	case 7: // the folder goes away and comes back
		inbox, away := filepath.Join(s.dir, "inbox"), filepath.Join(s.dir, "away")
		if err := os.Rename(inbox, away); err != nil {
			s.t.Fatal(err)
		}
		if err := os.Rename(away, inbox); err != nil {
			s.t.Fatal(err)
		}
	case 5:
		bad := append(append([]byte{}, s.broken...), byte(s.acts), byte(s.acts>>8))
		s.keep(name, bad)
		put(s.t, s.dir, name, bad, time.Hour)
	}
}

func (s *soak) write(name string, data []byte) {
	if err := os.WriteFile(filepath.Join(s.dir, "inbox", name), data, 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *soak) keep(name string, data []byte) {
	sum := sha256.Sum256(data)
	s.whole[hex.EncodeToString(sum[:])] = name
}

// settle waits until nothing is left in the inbox.
func (s *soak) settle() {
	eventually(s.t, "the inbox is empty", func() bool { return len(leftIn(s.t, filepath.Join(s.dir, "inbox"))) == 0 })
}

func openFiles(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}
