//go:build !windows

package main

import "os"

// keepPrivate lets only the owner read and write a file.
func keepPrivate(path string) error { return os.Chmod(path, 0o600) }

// isPrivate tells whether nobody else can read a file.
func isPrivate(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().Perm()&0o077 == 0
}
