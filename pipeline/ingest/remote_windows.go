package ingest

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// Remote tells whether a folder lies on another machine: not every share
// tells what others do there.
func Remote(dir string) bool {
	full, err := filepath.Abs(dir)
	if err != nil {
		return false
	}
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(full) + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
