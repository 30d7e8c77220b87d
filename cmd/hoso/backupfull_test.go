//go:build linux

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestRestoreOnAFullDisk: a disk without room is told, and nothing is left on
// it. So is one that fills up while a backup is written.
func TestRestoreOnAFullDisk(t *testing.T) {
	dir := bigWorkspace(t, 6)
	command(t, exitDone, "run", "--quiet", "-w", dir)
	name := filepath.Join(t.TempDir(), "b.zip")
	command(t, exitDone, "backup", "-w", dir, name)
	volume := t.TempDir()
	if err := unix.Mount("tmpfs", volume, "tmpfs", 0, "size=128k"); err != nil {
		t.Skipf("no small volume can be mounted here (%v); run as root to have this tested", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(volume, unix.MNT_DETACH) })
	if said := command(t, exitFailed, "restore", name, filepath.Join(volume, "w")); !strings.Contains(said, "ổ đĩa chỉ còn trống") {
		t.Error(said)
	}
	if said := command(t, exitFailed, "backup", "-w", dir, filepath.Join(volume, "b.zip")); !strings.Contains(said, "đầy") {
		t.Error(said)
	}
	if left := leftIn(t, volume); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
