package backup_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"hoso/pipeline/backup"
)

// tree makes files with their texts.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func made(t testing.TB, dir string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := backup.NewWriter(&out, backup.List{Version: "1", Made: "2026-11-23T00:00:00Z"})
	if _, err := w.AddFolder(t.Context(), "kho", dir, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Close(7); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func written(t testing.TB, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "b.zip")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func sample(t testing.TB) string {
	return tree(t, map[string]string{"a/b.docx": "một hai ba", "trống.txt": "", "x.jsonl": "{}\n", "phu\u0323.docx": "nfd"})
}

func TestBackAndForth(t *testing.T) {
	dir := sample(t)
	if err := os.MkdirAll(filepath.Join(dir, "Chi bộ 1"), 0o755); err != nil {
		t.Fatal(err)
	}
	b, err := backup.Open(t.Context(), written(t, made(t, dir)))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	to := filepath.Join(t.TempDir(), "new")
	if err := b.Extract(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	if b.Acts != 7 || len(b.Files) != 7 {
		t.Errorf("%+v", b.List)
	}
	want, have := listed(t, dir), listed(t, filepath.Join(to, "kho"))
	if want != have {
		t.Errorf("have\n%s\nwant\n%s", have, want)
	}
}

// listed are all files with their texts, and the folders.
func listed(t testing.TB, dir string) string {
	t.Helper()
	var out bytes.Buffer
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			out.WriteString(name + "/\n")
			return err
		}
		text, err := fs.ReadFile(os.DirFS(dir), name)
		out.WriteString(name + " " + string(text) + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestEveryChangeIsFound changes bytes all over a backup and cuts it off at as
// many lengths: it is refused, or what it gives is what was put in.
func TestEveryChangeIsFound(t *testing.T) {
	dir := sample(t)
	data := made(t, dir)
	want := listed(t, dir)
	step := 5
	if testing.Short() {
		step = 41
	}
	for n := 0; n < len(data); n += step {
		refused(t, data[:n], "")
		changed := bytes.Clone(data)
		changed[n] ^= 0x41
		refused(t, changed, want)
	}
}

// refused opens a backup that must not open, or must give just what is wanted
// (a byte of a time, of a comment).
func refused(t *testing.T, data []byte, want string) {
	t.Helper()
	b, err := backup.Open(t.Context(), written(t, data))
	if err != nil {
		var damaged *backup.DamagedError
		if !errors.As(err, &damaged) {
			t.Fatalf("%v is no DamagedError", err)
		}
		return
	}
	defer b.Close()
	to := filepath.Join(t.TempDir(), "new")
	if err := b.Extract(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	if have := listed(t, filepath.Join(to, "kho")); have != want {
		t.Fatalf("a changed backup gave\n%s\nwant\n%s", have, want)
	}
}

// TestNamesThatLeaveAreRefused: nothing is written outside of the folder.
func TestNamesThatLeaveAreRefused(t *testing.T) {
	for _, name := range []string{"../x", "/x", "a/../../x", "..", "kho/../../x"} {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		to, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(to, "x")
		list, err := w.Create(backup.ListName)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(list, `{"format":1,"files":[{"path":"`+name+`","size":1,"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}]}`)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		var damaged *backup.DamagedError
		if _, err := backup.Open(t.Context(), written(t, out.Bytes())); !errors.As(err, &damaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzOpen: no bytes make it panic, and what opens unpacks below its folder.
func FuzzOpen(f *testing.F) {
	f.Add(made(f, sample(f)))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := backup.Open(t.Context(), written(t, data))
		if err != nil {
			return
		}
		defer b.Close()
		if b.Size() > 1<<20 {
			return
		}
		outer := t.TempDir()
		_ = b.Extract(t.Context(), filepath.Join(outer, "new"))
		entries, err := os.ReadDir(outer)
		if err != nil || len(entries) > 1 {
			t.Errorf("%v %v", entries, err)
		}
	})
}
