package ingest_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"hoso/pipeline/ingest"
)

// TestAWorkspaceIsNeverMadeAgain: else archive and papers would be written into
// the empty place of a drive that is away, and lie hidden below it later.
func TestAWorkspaceIsNeverMadeAgain(t *testing.T) {
	workspace := filepath.Join(t.TempDir(), "w")
	files := ingest.Within(workspace)
	deep := filepath.Join(workspace, "out", "Phiếu", "Chi bộ")
	if err := files.MkdirAll(deep); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("made again: %v", err)
	}
	must(t, os.Mkdir(workspace, 0o755))
	for range 2 {
		must(t, files.MkdirAll(deep))
	}
	if info, err := os.Stat(deep); err != nil || !info.IsDir() {
		t.Error(info, err)
	}
	must(t, files.MkdirAll(workspace))
	must(t, files.MkdirAll(filepath.Join(t.TempDir(), "kho", "archive")))
}
