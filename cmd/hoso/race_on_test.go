//go:build race

package main

import "time"

// What one file may take in tests: the race detector takes many times the
// memory that the program does.
const (
	racing      = true
	childMemory = 1 << 30
	slack       = time.Second
)
