package main

import (
	"strings"
	"testing"
	"time"

	"github.com/urfave/cli/v2"
)

// TestEveryCommandHasAnExample: the help of each command, and of each part of
// one, shows how it is typed.
func TestEveryCommandHasAnExample(t *testing.T) {
	seen := 0
	var look func(path string, list []*cli.Command)
	look = func(path string, list []*cli.Command) {
		for _, c := range list {
			name := path + " " + c.Name
			if seen++; !strings.Contains(c.Description, "hoso"+name) && c.Name != "help" {
				t.Errorf("hoso%s: no example in %q", name, c.Description)
			}
			look(name, c.Subcommands)
		}
	}
	look("", commands(env{now: time.Now}))
	if seen < 40 {
		t.Errorf("only %d commands were looked at", seen)
	}
}
