package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/correct"
	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// whoFlags are who answers for a correction, and why.
func whoFlags(more ...cli.Flag) []cli.Flag {
	return append([]cli.Flag{workspaceFlag(), planFlag(), jsonFlag(),
		&cli.StringFlag{Name: "by", Usage: "người sửa, chịu trách nhiệm `HỌ-TÊN`"},
		&cli.StringFlag{Name: "reason", Usage: "lý do `LÝ-DO`"}}, more...)
}

// whoOf is who answers for a call and why; both must be said.
func whoOf(c *cli.Context) (pipeline.Who, error) {
	who := pipeline.Who{By: strings.TrimSpace(c.String("by")), Reason: strings.TrimSpace(c.String("reason"))}
	switch {
	case who.By == "":
		return who, usage("cần nêu người sửa: --by \"HỌ TÊN\"%s", helpHint(c))
	case who.Reason == "":
		return who, usage("cần nêu lý do: --reason \"theo điện thoại của chi bộ ngày 30/01\"%s", helpHint(c))
	}
	return who, nil
}

// corrects runs one act of a person, tells of it and brings the papers that
// it concerns up to date.
func corrects(c *cli.Context, e env, act func(*session) ([]dossier.Correction, error)) error {
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.end(e)
	done, err := act(s)
	if err != nil {
		return err
	}
	for _, one := range done {
		if err := tellCorrection(c, e, s.Plan, one); err != nil {
			return err
		}
	}
	return s.Refresh(c.Context, teller(c.Bool("json"), e.out).event)
}

func tellCorrection(c *cli.Context, e env, p *plan.Plan, done dossier.Correction) error {
	if c.Bool("json") {
		return printValue(e.out, struct {
			Event string `json:"event"`
			dossier.Correction
		}{"correction", done})
	}
	if !done.Stands() {
		_, err := fmt.Fprintf(e.out, "Đã bỏ việc sửa số %d: %s (người bỏ: %s; lý do: %s).\n", done.Number, correctionWords(p, done), done.Undone.By, done.Undone.Reason)
		return err
	}
	_, err := fmt.Fprintf(e.out, "Đã ghi việc sửa số %d: %s.\nMuốn bỏ: hoso undo %d --by \"HỌ TÊN\" --reason \"…\"\n", done.Number, correctionWords(p, done), done.Number)
	return err
}

// correctionWords says what was put right.
func correctionWords(p *plan.Plan, c dossier.Correction) string {
	switch c.Kind {
	case dossier.SetValue:
		return fmt.Sprintf("mô hình %s, mục “%s” ghi %s thay cho %s", c.Model, labelOf(p, c.Field),
			saidOr(correct.Words(p, c.Field, c.Value, c.Boolean)), saidOr(correct.Words(p, c.Field, c.Read, c.Boolean)+onlyWithout(c.Read, c.ReadText)))
	case dossier.Move:
		what := "mô hình " + c.Model
		if c.Model == "" {
			what = "tệp " + c.File
		}
		from := "chưa rõ đơn vị"
		if c.From != nil && c.From.Name != "" {
			from = c.From.Name
		}
		return fmt.Sprintf("chuyển %s từ %s sang %s", what, from, c.Unit.Name)
	case dossier.MergeIn:
		return fmt.Sprintf("gộp mô hình %s vào %s", c.Model, c.Into)
	case dossier.Waive:
		return waivedWords(p, c)
	case dossier.Received:
		return fmt.Sprintf("tệp %s nhận%s ngày %s", c.File, viaWords(c.Via), shortDay(c.Day))
	}
	return string(c.Kind)
}

func viaWords(via string) string {
	if via == "" {
		return ""
	}
	return " qua " + via
}

func waivedWords(p *plan.Plan, c dossier.Correction) string {
	if c.Criterion == dossier.Conflict {
		return fmt.Sprintf("%s và %s đúng là hai mô hình", c.Model, c.Into)
	}
	if c.Criterion == dossier.ProofPoint {
		return fmt.Sprintf("cho in giấy của %s với tên “%s”", c.Model, c.Value)
	}
	var what []string
	if c.Criterion != "" {
		what = append(what, "tiêu chí "+c.Criterion)
	}
	if c.Field != "" {
		what = append(what, "mục “"+labelOf(p, c.Field)+"”")
	}
	return fmt.Sprintf("không yêu cầu mô hình %s bổ sung %s", c.Model, strings.Join(what, ", "))
}

// onlyWithout is the words of a file where no value came of them.
func onlyWithout(value, text string) string {
	if value != "" {
		return ""
	}
	return text
}

func saidOr(s string) string {
	if strings.TrimSpace(s) == "" {
		return "(không nêu)"
	}
	return "“" + short(s, 80) + "”"
}

func labelOf(p *plan.Plan, field string) string {
	if f := p.Field(field); f != nil {
		return f.Label
	}
	return field
}

// printCorrections lists corrections for a person.
func printCorrections(out io.Writer, p *plan.Plan, all []dossier.Correction) error {
	for _, c := range all {
		fmt.Fprintf(out, "   số %d: %s\n      %s, %s; lý do: %s\n", c.Number, correctionWords(p, c), c.By, c.At.In(viet.Zone()).Format("15:04 ngày 02/01/2006"), orDash(c.Reason))
		if !c.Stands() {
			fmt.Fprintf(out, "      đã bỏ: %s, %s; lý do: %s\n", c.Undone.By, c.Undone.At.In(viet.Zone()).Format("15:04 ngày 02/01/2006"), c.Undone.Reason)
		}
	}
	return nil
}

func orDash(s string) string {
	if s == "" {
		return "(không nêu)"
	}
	return s
}
