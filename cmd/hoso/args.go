package main

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"github.com/urfave/cli/v2"
)

// reorder puts the flags of a command before its files, so that a user may
// write them in any order ("hoso assess import FILE --by NAME"): the flag
// package stops at the first word that is none.
func reorder(app *cli.App, args []string) []string {
	if len(args) < 2 || args[len(args)-1] == "--generate-bash-completion" {
		return args
	}
	if name, ok := firstTries[args[1]]; ok {
		return []string{args[0], name}
	}
	out := []string{args[0]}
	rest := args[1:]
	list := app.Commands
	var cmd *cli.Command
	for len(rest) > 0 {
		found := find(list, rest[0])
		if found == nil {
			break
		}
		cmd, list = found, found.Subcommands
		out, rest = append(out, rest[0]), rest[1:]
	}
	if cmd == nil {
		return args
	}
	flags, words := split(cmd, rest)
	out = append(out, flags...)
	if len(words) > 0 {
		out = append(append(out, "--"), words...)
	}
	return out
}

// firstTries are the words that people try on a program they do not know, and
// the commands that they mean.
var firstTries = map[string]string{
	"--help": "help", "-help": "help", "-h": "help", "-?": "help", "/?": "help", "/help": "help",
	"--version": "version", "-version": "version", "-v": "version", "-V": "version",
}

func find(list []*cli.Command, name string) *cli.Command {
	for _, c := range list {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}

// split separates flags, with their values, from other words.
func split(cmd *cli.Command, args []string) (flags, words []string) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			return flags, append(words, args[i+1:]...)
		case !strings.HasPrefix(arg, "-") || arg == "-":
			words = append(words, arg)
		case strings.Contains(arg, "=") || !takesValue(cmd, strings.TrimLeft(arg, "-")):
			flags = append(flags, arg)
		default:
			flags = append(flags, arg)
			if i+1 < len(args) {
				i++
				flags = append(flags, args[i])
			}
		}
	}
	return flags, words
}

func takesValue(cmd *cli.Command, name string) bool {
	for _, f := range cmd.Flags {
		for _, n := range f.Names() {
			if n == name {
				_, boolean := f.(*cli.BoolFlag)
				return !boolean
			}
		}
	}
	return false
}

// badUsage says in Vietnamese what is wrong with the words of a call.
func badUsage(c *cli.Context, err error, _ bool) error {
	text := err.Error()
	switch {
	case strings.HasPrefix(text, "flag provided but not defined: "):
		return usage("không có tùy chọn “%s”%s", dashed(strings.TrimPrefix(text, "flag provided but not defined: ")), helpHint(c))
	case strings.HasPrefix(text, "flag needs an argument: "):
		return usage("tùy chọn “%s” cần một giá trị đi kèm%s", dashed(strings.TrimPrefix(text, "flag needs an argument: ")), helpHint(c))
	}
	if found := badValue.FindStringSubmatch(text); found != nil {
		return usage("tùy chọn “%s” không nhận giá trị “%s”%s", dashed(found[2]), found[1], helpHint(c))
	}
	return usage("sai cách dùng%s", helpHint(c))
}

// badValue is how the flag package words a value that a flag cannot take.
var badValue = regexp.MustCompile(`^invalid (?:boolean )?value "(.*)" for (?:flag )?(-[^\s:]+):`)

// dashed writes a flag as people do: one dash before one letter, two before a
// word.
func dashed(name string) string {
	name = strings.TrimLeft(name, "-")
	if utf8.RuneCountInString(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// noFiles refuses words after a command that takes none, lest a mistyped
// option pass unseen ("hoso run 2027").
func noFiles(action cli.ActionFunc) cli.ActionFunc {
	return func(c *cli.Context) error {
		if c.Args().Present() {
			return usage("lệnh này không nhận “%s”%s", c.Args().First(), helpHint(c))
		}
		return action(c)
	}
}

func helpHint(c *cli.Context) string {
	if c.Command != nil && c.Command.HelpName != "" && c.Command.Name != "hoso" {
		return fmt.Sprintf("; xem: %s --help", c.Command.HelpName)
	}
	return "; xem: hoso help"
}

// unknownCommand names the nearest command.
func unknownCommand(app *cli.App, name string) error {
	best, distance := "", 3
	for _, cmd := range app.Commands {
		if d := levenshtein.ComputeDistance(name, cmd.Name); d < distance {
			best, distance = cmd.Name, d
		}
	}
	if best != "" {
		return usage("không có lệnh “%s”; ý bạn là “hoso %s”? Xem các lệnh: hoso help", name, best)
	}
	return usage("không có lệnh “%s”; xem các lệnh: hoso help", name)
}
