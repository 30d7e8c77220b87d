package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/ingest"
)

func retryCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "retry", Usage: "nhận lại tệp trong quarantine sau khi đã khắc phục", ArgsUsage: "[TỆP…]",
		Description: `Chuyển tệp từ quarantine về đúng chỗ cũ trong inbox, bỏ tệp lý do, rồi làm như hoso run.
Không nêu TỆP thì nhận lại mọi tệp trong quarantine.
Ví dụ:
   hoso retry
   hoso retry "quarantine/Phụ lục.docx"`,
		Flags:  []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), quietFlag()},
		Action: func(c *cli.Context) error { return runWith(c, e, func(s *session) error { return putBack(c, e, s) }) },
	}
}

// putBack moves files from the quarantine to the inbox. It looks at all names
// before it moves one.
func putBack(c *cli.Context, e env, s *session) error {
	names, err := s.Inbox.Asides()
	if err != nil {
		return err
	}
	if c.Args().Present() {
		if names, err = named(c.Args().Slice(), names); err != nil {
			return err
		}
	}
	for _, name := range names {
		back, err := s.Inbox.PutBack(name)
		if err != nil {
			return err
		}
		if !c.Bool("json") && !c.Bool("quiet") {
			fmt.Fprintf(e.out, "%-18s %s\n", "Nhận lại", back)
		}
	}
	return nil
}

// named finds files by the names or paths that a user wrote.
func named(wanted, have []string) ([]string, error) {
	var out []string
	for _, w := range wanted {
		base := filepath.Base(filepath.FromSlash(w))
		found := match(base, have)
		if found == "" { // the name of its reason file means the file
			found = match(strings.TrimSuffix(base, ".reason.txt"), have)
		}
		if found == "" {
			return nil, usage("không có tệp “%s” trong quarantine; xem các tệp chưa nhận được: hoso status", w)
		}
		out = append(out, found)
	}
	return out, nil
}

func match(name string, have []string) string {
	found := ""
	for _, h := range have {
		if h == name {
			return h
		}
		if ingest.SameName(h, name) {
			found = h
		}
	}
	return found
}
