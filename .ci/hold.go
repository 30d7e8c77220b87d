//go:build ignore

// Command hold has a file open, as a viewer does that lets nobody rename or
// replace it, until its standard input ends.
//
//	hold FILE
package main

import (
	"fmt"
	"io"
	"log"
	"os"
)

func main() {
	file, err := os.Open(os.Args[1]) // on Windows without the right to delete for others
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	fmt.Println("held")
	_, _ = io.Copy(io.Discard, os.Stdin)
}
