package ingest_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ingest/ingesttest"
)

// packedFile is a file of a ZIP; raw names stay as they are.
type packedFile struct {
	name, content string
	raw           bool
	extra         []byte
}

func zipOf(t testing.TB, files ...packedFile) string {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, f := range files {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, NonUTF8: f.raw, Extra: f.extra})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func inPage(t testing.TB, page *charmap.Charmap, text string) string {
	t.Helper()
	raw, err := page.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func never(string) (bool, error) { return false, nil }

// claimed claims all that is ready and unpacks it.
func claimed(t *testing.T, b *ingest.Inbox) []ingest.Claim {
	t.Helper()
	ready, _ := scan(t, b)
	claims, left, err := b.ClaimAll(ready)
	if err != nil || len(left) > 0 {
		t.Fatal(left, err)
	}
	parts, err := b.Unpack(claims, never)
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

func TestUnpackMakesEachFileASubmission(t *testing.T) {
	unicodeName := "Phụ lục đơn vị.docx"
	raw := "Ph_ l_c\xff.docx"
	extra := []byte{0x75, 0x70, byte(5 + len(unicodeName)), 0, 1}
	extra = append(binary.LittleEndian.AppendUint32(extra, crc32.ChecksumIEEE([]byte(raw))), unicodeName...)
	b := newBox(t, &clock{noon})
	drop(t, b, "Chi bộ Phòng 9/nộp.ZIP", zipOf(t,
		packedFile{name: "a.docx", content: "a"},
		packedFile{name: "đợt 1/Phụ lục.docx", content: "b"},
		packedFile{name: "A.docx", content: "c"},
		packedFile{name: `..\..\ngoài\CON.xlsx`, content: "d"},
		packedFile{name: "/etc/e?.docx", content: "e"},
		packedFile{name: "__MACOSX/._a.docx", content: "-"},
		packedFile{name: "~$a.docx", content: "-"},
		packedFile{name: "Thumbs.db", content: "-"},
		packedFile{name: inPage(t, charmap.Windows1258, "Chi b\u00f4\u0323 Pho\u0300ng.docx"), content: "f", raw: true},
		packedFile{name: inPage(t, charmap.CodePage437, "Hà nôi là.docx"), content: "g", raw: true},
		packedFile{name: raw, content: "h", raw: true, extra: extra},
		packedFile{name: "trong.zip", content: "PK"},
	), time.Hour)
	var got []string
	for _, c := range claimed(t, b) {
		data, err := os.ReadFile(c.File())
		if err != nil || c.UnitFolder != "Chi bộ Phòng 9" || c.Folders()[0] != "Chi bộ Phòng 9" {
			t.Errorf("%s: unit %q, %v", c.Path, c.UnitFolder, err)
		}
		got = append(got, strings.TrimPrefix(c.Path, "inbox/Chi bộ Phòng 9/nộp/")+"="+string(data))
	}
	want := "A (2).docx=c, Chi bộ Phòng.docx=f, Hà nôi là.docx=g, Phụ lục đơn vị.docx=h, a.docx=a, etc/e_.docx=e, ngoài/_CON.xlsx=d, trong.zip=PK, đợt 1/Phụ lục.docx=b"
	if strings.Join(got, ", ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), want)
	}
	again, err := b.Claims()
	if err != nil || len(again) != len(got) {
		t.Fatalf("%d claims after a restart, %v", len(again), err)
	}
	if again, err = b.Unpack(again, never); err != nil || len(again) != len(got) {
		t.Errorf("a ZIP in a ZIP was opened: %d claims, %v", len(again), err)
	}
}

func TestUnpackLeavesWhatIsNoZipOfSubmissions(t *testing.T) {
	for name, content := range map[string]string{
		"no zip":     "hello",
		"package":    zipOf(t, packedFile{name: "[Content_Types].xml"}, packedFile{name: "word/a.doc", content: "x"}),
		"only":       zipOf(t, packedFile{name: "a.jpg", content: "x"}),
		"empty":      zipOf(t),
		"cut short":  zipOf(t, packedFile{name: "a.docx", content: "x"})[:40],
		"other name": "",
	} {
		t.Run(name, func(t *testing.T) {
			b := newBox(t, &clock{noon})
			file := "x.zip"
			if name == "other name" {
				file, content = "x.docx", zipOf(t, packedFile{name: "a.docx", content: "x"})
			}
			drop(t, b, file, content, time.Hour)
			parts := claimed(t, b)
			if len(parts) != 1 || parts[0].Path != "inbox/"+file || parts[0].Refused != nil {
				t.Errorf("%v", parts)
			}
		})
	}
}

// TestUnpackRefuses: a ZIP that can't be opened within limits is one file with
// a reason, and nothing of it lies about.
func TestUnpackRefuses(t *testing.T) {
	many := make([]packedFile, 1001)
	for i := range many {
		many[i] = packedFile{name: strings.Repeat("a", i%50+1) + ".docx", content: "x"}
	}
	whole := zipOf(t, packedFile{name: "1.docx", content: "first"}, packedFile{name: "2.docx", content: strings.Repeat("so many words ", 100)})
	broken := []byte(whole)
	second := bytes.Index(broken, []byte("2.docx"))
	for i := second + 8; i < second+20; i++ {
		broken[i] ^= 0x5a
	}
	locked := []byte(whole)
	for at := 0; ; at++ {
		i := bytes.Index(locked[at:], []byte("PK\x01\x02"))
		if i < 0 {
			break
		}
		at += i
		locked[at+8] |= 1
	}
	for name, c := range map[string]struct {
		content string
		code    dossier.Code
	}{
		"many":     {zipOf(t, many...), dossier.TooLarge},
		"bomb":     {zipOf(t, packedFile{name: "a.docx", content: strings.Repeat("\x00", 257<<20)}), dossier.TooLarge},
		"broken":   {string(broken), dossier.Corrupt},
		"password": {string(locked), dossier.Encrypted},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBox(t, &clock{noon})
			drop(t, b, "x.zip", c.content, time.Hour)
			parts := claimed(t, b)
			if len(parts) != 1 || parts[0].Refused == nil || parts[0].Refused.Code != c.code {
				t.Fatalf("%v", parts)
			}
			if left, _ := os.ReadDir(filepath.Join(b.Root, ".hoso")); len(left) != 2 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// TestUnpackWhenTheDiskFails: at whichever operation it fails, the next try
// ends with the same files, each once.
func TestUnpackWhenTheDiskFails(t *testing.T) {
	content := zipOf(t, packedFile{name: "a.docx", content: "a"}, packedFile{name: "b/c.docx", content: "c"}, packedFile{name: "d.xls", content: "d"})
	for n := 1; ; n++ {
		root := scratch(t)
		b := boxAt(root, ingest.OS(), (&clock{noon}).now)
		drop(t, b, "x.zip", content, time.Hour)
		ready, _ := scan(t, b)
		claims, _, err := b.ClaimAll(ready)
		if err != nil {
			t.Fatal(err)
		}
		count := 0
		b.FS = ingesttest.Disk{FS: ingest.OS(), May: func(string, string) error {
			if count++; count == n {
				return errFault
			}
			return nil
		}}
		made, fault := b.Unpack(claims, never)
		for _, c := range made {
			if c.Path == "inbox/x.zip" {
				t.Fatalf("operation %d: the ZIP is taken for a file of its own", n)
			}
		}
		if fault != nil && !errors.Is(fault, errFault) {
			t.Fatalf("operation %d: %v", n, fault)
		}
		b.FS = ingest.OS()
		if claims, err = b.Claims(); err == nil {
			claims, err = b.Unpack(claims, never)
		}
		var got []string
		for _, c := range claims {
			data, err := os.ReadFile(c.File())
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, c.Path+"="+string(data))
		}
		if want := "inbox/x/a.docx=a inbox/x/b/c.docx=c inbox/x/d.xls=d"; err != nil || strings.Join(got, " ") != want {
			t.Fatalf("operation %d (%v): %v %v", n, fault, got, err)
		}
		if count < n {
			if fault != nil || n < 15 {
				t.Fatalf("undisturbed after %d operations: %v", count, fault)
			}
			return
		}
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add([]byte(zipOf(f, packedFile{name: "a.docx", content: "a"}, packedFile{name: "../\xe1b.docx", content: "b", raw: true})))
	f.Fuzz(func(t *testing.T, data []byte) {
		b := boxAt(scratch(t), ingest.OS(), (&clock{noon}).now)
		drop(t, b, "x.zip", string(data), time.Hour)
		for _, c := range claimed(t, b) {
			if !strings.HasPrefix(c.Path, "inbox/x") || !filepath.IsLocal(filepath.FromSlash(c.Rel)) {
				t.Errorf("%q", c.Rel)
			}
		}
	})
}
