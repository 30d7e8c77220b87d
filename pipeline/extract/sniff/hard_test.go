package sniff_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/sniff"
)

// hardFolder holds real files that are hard to read. They are not ours to
// ship, so the test is skipped where the folder is missing.
func hardFolder(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("HOSO_HARD_FILES")
	if folder == "" {
		t.Skip("HOSO_HARD_FILES names no folder of hard files")
	}
	return folder
}

// read stands for "one of the readers takes it from here".
const read dossier.Code = "read"

func outcome(t *testing.T, path string) dossier.Code {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	kind, err := sniff.Kind(f, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	if r := sniff.Reject(kind, path); r != nil {
		return r.Code
	}
	return read
}

func TestHardFiles(t *testing.T) {
	want := map[string][]dossier.Code{
		"broken_zip":      {dossier.Corrupt, read},
		"encrypted":       {dossier.Encrypted},
		"bombs":           {read},
		"odd_package":     {read, dossier.Corrupt},
		"strict":          {read},
		"wrong_extension": {dossier.Encrypted, dossier.Corrupt, dossier.UnsupportedFormat},
		"tracked_changes": {read},
		"macros":          {read},
		"external":        {read},
		"altchunk":        {read},
	}
	files, _ := filepath.Glob(filepath.Join(hardFolder(t), "*", "*"))
	if len(files) == 0 {
		t.Fatal("the folder of hard files is empty")
	}
	for _, path := range files {
		folder := filepath.Base(filepath.Dir(path))
		allowed := want[folder]
		if strings.HasSuffix(path, ".xlsb") {
			allowed = []dossier.Code{dossier.UnsupportedFormat}
		}
		t.Run(folder+"/"+filepath.Base(path), func(t *testing.T) {
			got := outcome(t, path)
			t.Log(got)
			for _, code := range allowed {
				if got == code {
					return
				}
			}
			t.Errorf("outcome %q, want one of %q", got, allowed)
		})
	}
}
