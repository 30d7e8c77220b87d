//go:build !race

package main

import "time"

// What one file may take in tests.
const (
	racing      = false
	childMemory = 200 << 20
	slack       = time.Second // a killed child has to end
)
