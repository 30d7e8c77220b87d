package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/extract"
)

// explainFiles prints for each field which label led to it and where, or
// which labels were looked for in vain.
func explainFiles(c *cli.Context, e env, reading *pipeline.Reading) error {
	some := false
	for _, name := range c.Args().Slice() {
		fmt.Fprintln(e.out, name)
		traces, err := explainFile(c, reading, name)
		if err != nil {
			some = true
			fmt.Fprintf(e.out, "   %s\n\n", refusal(err))
			continue
		}
		if err := printTraces(e.out, traces); err != nil {
			return err
		}
	}
	if some {
		return &exitError{code: exitSome}
	}
	return nil
}

func explainFile(c *cli.Context, reading *pipeline.Reading, name string) ([]extract.Trace, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	doc, err := reading.Opener.Open(c.Context, file, info.Size(), filepath.Base(name))
	if err != nil {
		return nil, err
	}
	return reading.Extract.Explain(doc), nil
}

// printTraces prints two lines a field: what was read, and by which label.
func printTraces(out io.Writer, traces []extract.Trace) error {
	model := -1
	for _, t := range traces {
		if t.Model != model {
			model = t.Model
			fmt.Fprintf(out, "   Mô hình %d\n", model+1)
		}
		value := short(t.Value, 80)
		if t.Value == "" {
			value = "không có"
		}
		fmt.Fprintf(out, "   %s: %s\n      %s\n", t.Title, value, reasonOf(t))
	}
	_, err := fmt.Fprintln(out)
	return err
}

func reasonOf(t extract.Trace) string {
	switch {
	case t.Label == "" && t.Value == "":
		return "không thấy nhãn nào trong số: " + short(strings.Join(t.Searched, "; "), 80)
	case t.Value == "":
		return fmt.Sprintf("nhãn “%s” ở %s, chỗ ghi để trống (%s)", t.Label, t.At.Words(), t.How)
	case t.Label == "":
		return fmt.Sprintf("ở %s, %s, độ chắc %.2f", t.Source.Words(), t.How, t.Sure)
	}
	return fmt.Sprintf("nhãn “%s” ở %s, giá trị ở %s, %s, độ chắc %.2f", t.Label, t.At.Words(), t.Source.Words(), t.How, t.Sure)
}
