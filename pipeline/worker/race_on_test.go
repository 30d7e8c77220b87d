//go:build race

package worker_test

// memory is what a child may take in tests; the race detector takes many
// times what the program does.
const memory = 1 << 30
