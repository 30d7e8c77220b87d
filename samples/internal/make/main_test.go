package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoso/samples"
)

// What is committed is what the program makes. Packages are compared part by
// part, since another Go may deflate in other words.
func TestSamplesAreUpToDate(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := makeAll(dir); err != nil {
		t.Fatal(err)
	}
	committed, err := samples.Cases()
	if err != nil {
		t.Fatal(err)
	}
	if len(committed) != len(cases) {
		t.Errorf("%d cases are committed, %d are made", len(committed), len(cases))
	}
	for _, c := range committed {
		made := filepath.Join(dir, c.Name)
		if got := strings.TrimSpace(string(content(t, filepath.Join(made, "README.md")))); got != c.Title {
			t.Errorf("%s: README.md is %q, made %q", c.Name, c.Title, got)
		}
		if got, want := unpacked(t, content(t, filepath.Join(made, c.File))), unpacked(t, c.Data); got != want {
			t.Errorf("%s: %s is not what is made; run go run ./samples/internal/make", c.Name, c.File)
		}
		committed := content(t, filepath.Join("..", "..", c.Name, "expected.json"))
		if !bytes.Equal(content(t, filepath.Join(made, "expected.json")), committed) {
			t.Errorf("%s: expected.json is not what is made", c.Name)
		}
	}
}

func TestIndexIsUpToDate(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := makeAll(dir); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(content(t, filepath.Join(dir, "README.md")), content(t, filepath.Join("..", "..", "README.md"))) {
		t.Error("samples/README.md is not what is made; run go run ./samples/internal/make")
	}
}

func TestMakingTwiceGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, build := range cases {
		first, err := build()
		if err != nil {
			t.Fatal(err)
		}
		second, err := build()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.data, second.data) {
			t.Errorf("%s: two makings differ", first.folder)
		}
	}
}

// Every letter of the legacy samples has a code in its font.
func TestLegacyLettersHaveCodes(t *testing.T) {
	t.Parallel()
	for name, code := range map[string]func(string) string{"TCVN3": toTCVN3, "VNI": toVNI} {
		for _, r := range code("Tên mô hình, chủ thể thực hiện; dưỡng, mỹ, kỵ, giữ, ngoẵng, đỡ, Đ Â Ê Ô Ơ Ư") {
			if r > 0xFF {
				t.Errorf("%s leaves %q", name, r)
			}
		}
	}
	if got, want := toTCVN3("Dân vận khéo"), "D©n vËn khÐo"; got != want {
		t.Errorf("TCVN3: want %q, got %q", want, got)
	}
	if got, want := toVNI("KỸ THUẬT CHIẾU SÁNG - ĐỘ NHẠY CẢM CỦA NGƯỜI"), "KYÕ THUAÄT CHIEÁU SAÙNG - ÑOÄ NHAÏY CAÛM CUÛA NGÖÔØI"; got != want {
		t.Errorf("VNI: want %q, got %q", want, got)
	}
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// unpacked is the names and contents of a package's parts; what is no
// package is given as it is, and a cut one as nothing, since its bytes depend
// on the packing.
func unpacked(t *testing.T, data []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		if bytes.HasPrefix(data, []byte("PK")) {
			return ""
		}
		return string(data)
	}
	var out strings.Builder
	for _, f := range archive.File {
		out.WriteString(f.Name + "\n")
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&out, part); err != nil {
			t.Fatal(err)
		}
		if err := part.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}
