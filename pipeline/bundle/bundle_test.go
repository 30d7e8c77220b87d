package bundle_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"hoso/pipeline/bundle"
)

var paths = []string{"Hồ sơ 2026-001/01 Phụ lục.docx", "Hồ sơ 2026-001/02 Phiếu.pdf", "Biên bản.pdf"}

func made(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	w := bundle.NewWriter(&out)
	for i, p := range paths {
		if _, err := w.Add(p, strings.NewReader(strings.Repeat(fmt.Sprint("nội dung ", i), 20))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// again writes a bundle anew with its entries changed: nil leaves one out.
func again(t testing.TB, data []byte, change func(name string, text []byte) []byte, more ...string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name string, text []byte) {
		to, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = to.Write(text)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if text = change(f.Name, text); text != nil {
			put(f.Name, text)
		}
	}
	for _, name := range more {
		put(name, []byte("lạ"))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func same(_ string, text []byte) []byte { return text }

func fates(t testing.TB, data []byte) string {
	t.Helper()
	found, err := bundle.Verify(t.Context(), bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, f := range found {
		words = append(words, string(f.Fate))
	}
	return strings.Join(words, " ")
}

func TestVerify(t *testing.T) {
	data := made(t)
	if again := made(t); !bytes.Equal(data, again) {
		t.Error("the same files give other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].NonUTF8 || z.File[0].Flags&0x800 == 0 {
		t.Error("the names are not marked as UTF-8")
	}
	only := func(path string, by func([]byte) []byte) func(string, []byte) []byte {
		return func(name string, text []byte) []byte {
			if name == path {
				return by(text)
			}
			return text
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"whole":       {data, "ok ok ok"},
		"zipped anew": {again(t, data, same), "ok ok ok"},
		"altered":     {again(t, data, only(paths[1], func(b []byte) []byte { return append(b, 'x') })), "ok altered ok"},
		"missing":     {again(t, data, only(paths[0], func([]byte) []byte { return nil })), "missing ok ok"},
		"foreign":     {again(t, data, same, "thêm.pdf"), "ok ok ok foreign"},
		"twice":       {again(t, data, same, paths[2]), "ok ok ok foreign"},
		"not listed":  {again(t, data, only(bundle.ListName, func(b []byte) []byte { return b[:bytes.IndexByte(b, '\n')+1] })), "ok foreign foreign"},
	} {
		if got := fates(t, c.data); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	broken := again(t, data, only(bundle.ListName, func([]byte) []byte { return []byte("không phải danh mục\n") }))
	if _, err := bundle.Verify(t.Context(), bytes.NewReader(broken), int64(len(broken))); !errors.Is(err, bundle.ErrList) {
		t.Errorf("a broken list: %v", err)
	}
	none := again(t, data, only(bundle.ListName, func([]byte) []byte { return nil }))
	if _, err := bundle.Verify(t.Context(), bytes.NewReader(none), int64(len(none))); !errors.Is(err, bundle.ErrNoBundle) || bundle.Is(bytes.NewReader(none), int64(len(none))) {
		t.Errorf("no list: %v", err)
	}
}

// TestEveryByte changes each byte: never is a file called whole that is not.
func TestEveryByte(t *testing.T) {
	data := made(t)
	for n := range data {
		changed := bytes.Clone(data)
		changed[n] ^= 0x41
		found, err := bundle.Verify(t.Context(), bytes.NewReader(changed), int64(len(changed)))
		if err != nil {
			continue
		}
		whole := map[string]bool{}
		for _, f := range found {
			whole[f.Path] = f.Fate == bundle.OK
		}
		if len(found) < len(paths) {
			t.Fatalf("byte %d: %d files", n, len(found))
		}
		z, err := zip.NewReader(bytes.NewReader(changed), int64(len(changed)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				continue
			}
			text, err := io.ReadAll(r)
			for i, p := range paths {
				if f.Name == p && whole[p] && (err != nil || string(text) != strings.Repeat(fmt.Sprint("nội dung ", i), 20)) {
					t.Fatalf("byte %d: %s is called whole", n, p)
				}
			}
		}
	}
}

func TestNamesThatHaveNoPlace(t *testing.T) {
	w := bundle.NewWriter(io.Discard)
	if _, err := w.Add("a.pdf", strings.NewReader("")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"../x", "/x", "A.PDF", "a\\b", "x\ny", bundle.ListName, ""} {
		if _, err := w.Add(name, strings.NewReader("")); err == nil {
			t.Errorf("%q was taken", name)
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(made(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = bundle.Verify(t.Context(), bytes.NewReader(data), int64(len(data)))
	})
}
