package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"
	"go.yaml.in/yaml/v3"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/viet"
)

// officialFlags are what people say of a paper that they are about to sign.
func officialFlags() []cli.Flag {
	return []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), asOfFlag(),
		&cli.StringFlag{Name: "number", Usage: "số văn bản `SỐ` do văn thư cấp, ví dụ 15", DefaultText: "để trống"},
		&cli.StringFlag{Name: "date", Usage: "ngày văn bản `NGÀY` (dd/mm/yyyy)", DefaultText: "để trống"},
		&cli.BoolFlag{Name: "draft", Usage: "in chữ BẢN DỰ THẢO trên mọi trang", DisableDefaultText: true},
		&cli.StringFlag{Name: "content", Usage: "tệp `TỆP` chứa những phần người viết; chưa có thì hoso tạo tệp mẫu để điền"},
	}
}

func byDateFlag() cli.Flag {
	return &cli.StringFlag{Name: "by-date", Usage: "đề nghị đơn vị trả lời chậm nhất ngày `NGÀY` (dd/mm/yyyy)", DefaultText: "để trống"}
}

// officialOf reads them from a call.
func officialOf(c *cli.Context, year int) (generate.Official, error) {
	o := generate.Official{Number: strings.TrimSpace(c.String("number")), Draft: c.Bool("draft")}
	var err error
	if o.Date, err = readDay(c.String("date"), year); err != nil {
		return o, err
	}
	if o.By, err = readDay(c.String("by-date"), year); err != nil {
		return o, err
	}
	if name := c.String("content"); name != "" {
		o.Content, err = readContent(name)
	}
	return o, err
}

// readDay reads a day as people write it: 25/6/2026, or 2026-06-25; the zero day for nothing.
func readDay(text string, year int) (viet.Date, error) {
	if text = strings.TrimSpace(text); text == "" {
		return viet.Date{}, nil
	}
	if iso, err := time.Parse(time.DateOnly, text); err == nil {
		return viet.Date{Year: iso.Year(), Month: int(iso.Month()), Day: iso.Day()}, nil
	}
	found := viet.ParseDates(text, year)
	if len(found) != 1 || found[0].Precision != "day" {
		return viet.Date{}, usage("“%s” không phải là ngày; ghi dạng 25/6/2026", text)
	}
	if d := found[0].First; !d.Valid() {
		return viet.Date{}, usage("ngày %s không có trong lịch; ngày gần nhất là %s", text, viet.ShortDate(d.Nearest()))
	}
	return found[0].First, nil
}

// readContent reads what people have written for a paper: a text under the name of its place. A file that is not there yet says nothing.
func readContent(name string) (map[string]string, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return parseContent(name, data)
}

func parseContent(name string, data []byte) (map[string]string, error) {
	content := map[string]string{}
	if err := yaml.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &content); err != nil {
		line := "?"
		if m := atLine.FindStringSubmatch(err.Error()); m != nil {
			line = m[1]
		}
		return nil, fmt.Errorf("%s, dòng %s: viết sai quy cách; mỗi phần ghi “tên: |”, các dòng chữ thụt vào bên dưới", name, line)
	}
	return content, nil
}

// fromPaper is a paper of package generate as the pipeline puts it out.
func fromPaper(p *generate.Paper) pipeline.Paper {
	return pipeline.Paper{Name: p.Name, Kind: p.Kind, Format: p.Format, Inputs: p.Inputs, Models: p.Models, Receipt: p.Receipt, Bytes: p.Bytes}
}

// maker makes the papers of one call from what the ledger holds.
type maker func(s *session, st *dossier.State, asOf viet.Date, o generate.Official) ([]*generate.Paper, error)

// stater gives what of the ledger a paper is made from: all of it, or what
// lists show, which is much less.
type stater func(*pipeline.Office, context.Context) (*dossier.State, error)

// makeOfficial opens the workspace, makes papers, puts them out with whatever goes with them, and says what a person has still to write.
func makeOfficial(c *cli.Context, e env, from stater, make maker, with func(s *session, asOf viet.Date) ([]pipeline.Paper, error)) error {
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.end(e)
	asOf, err := dayOf(c, s.Today())
	if err != nil {
		return err
	}
	o, err := officialOf(c, asOf.Year)
	if err != nil {
		return err
	}
	state, err := from(s.Office, c.Context)
	if err != nil {
		return err
	}
	papers, err := make(s, state, asOf, o)
	if err != nil {
		return err
	}
	all, err := editions(s, papers)
	if err != nil {
		return err
	}
	if with != nil {
		rest, err := with(s, asOf)
		if err != nil {
			return err
		}
		all = addNew(all, rest)
	}
	if err := putOut(c, e, s, all); err != nil {
		return err
	}
	return tellOpen(c, e, papers)
}

// editions are papers as PDF, for Word where an office edits them before it signs, and as a workbook where they have a table.
func editions(s *session, papers []*generate.Paper) ([]pipeline.Paper, error) {
	var all []pipeline.Paper
	for _, p := range papers {
		all = append(all, fromPaper(p))
		words, err := wordPapers(s, []*generate.Paper{p})
		if err != nil {
			return nil, err
		}
		book, err := s.Books.List(p)
		if err != nil {
			return nil, err
		}
		if all = append(all, words...); book.Bytes != nil {
			all = append(all, book)
		}
	}
	return all, nil
}

// addNew adds the papers that are not among the others.
func addNew(all, more []pipeline.Paper) []pipeline.Paper {
	for _, p := range more {
		if !slices.ContainsFunc(all, func(q pipeline.Paper) bool { return q.Name == p.Name }) {
			all = append(all, p)
		}
	}
	return all
}

// tellOpen says which papers are drafts and why, and makes the file to write in where it is asked for.
func tellOpen(c *cli.Context, e env, papers []*generate.Paper) error {
	for _, p := range papers {
		places, draft := p.Open()
		if !draft {
			continue
		}
		fmt.Fprintf(e.err, "Bản dự thảo: %s\n", pipeline.OutPath(fromPaper(p)))
		if len(places) == 0 {
			fmt.Fprintln(e.err, "   Chưa có người ký (mục signer trong hoso.yaml) hoặc đã ghi --draft.")
			continue
		}
		for _, place := range places {
			fmt.Fprintf(e.err, "   %s: %s\n", place.Key, place.What)
		}
		name := c.String("content")
		switch {
		case name == "":
			fmt.Fprintln(e.err, "   Viết các phần trên: thêm --content TỆP (chưa có tệp thì hoso tạo tệp mẫu).")
		case !fileExists(name):
			if err := writeNew(name, contentForm(places)); err != nil {
				return err
			}
			fmt.Fprintf(e.err, "   Đã tạo tệp mẫu %s; mở bằng Notepad, viết vào rồi chạy lại lệnh này.\n", name)
		}
	}
	return nil
}

// contentForm is the file to write in, with a line for each place.
func contentForm(places []generate.Place) []byte {
	var b strings.Builder
	b.WriteString("# Những phần do người viết. Viết vào sau dấu |, mỗi đoạn một dòng, thụt vào hai dấu cách.\n# Phần để trống thì trên văn bản vẫn là chỗ có đánh dấu.\n")
	for _, p := range places {
		fmt.Fprintf(&b, "\n# %s\n%s: |\n  \n", p.What, p.Key)
	}
	return []byte(b.String())
}
