package ingest_test

import (
	"os"
	"testing"
)

// holds are the ways in which another program can keep hold of a file.
func holds(t *testing.T) map[string]func(name string) (letGo func()) {
	return map[string]func(string) func(){
		"open": func(name string) func() {
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			return func() { f.Close() }
		},
	}
}

// makePipe does nothing: Windows keeps its pipes elsewhere.
func makePipe(*testing.T, string) {}
