//go:build !race

package worker_test

// memory is what a child may take in tests.
const memory = 200 << 20
