package main

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

func reportCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "report",
		Usage: "lập báo cáo của kỳ, danh sách cần bổ sung, biểu tổng hợp",
		Description: `Kỳ: registration (đăng ký), midyear (6 tháng đầu năm), annual (năm).
Xem trước báo cáo như ở một ngày khác: --as-of. Những phần chỉ người viết được ghi trong tệp --content.
Ví dụ:
   hoso report --period registration
   hoso report --period midyear --as-of 25/6/2026 --content "Nội dung báo cáo 6 tháng.yaml"
   hoso report --period annual --number 15 --date 27/11/2026`,
		Flags: append(officialFlags(), byDateFlag(),
			&cli.StringFlag{Name: "period", Usage: "kỳ báo cáo `KỲ`: registration, midyear, annual", Value: "registration", DefaultText: "registration"}),
		Action: func(c *cli.Context) error { return reportPeriod(c, e, c.String("period")) },
	}
}

func reportPeriod(c *cli.Context, e env, period string) error {
	if !slices.Contains(generate.Periods(), period) {
		return usage("không có kỳ “%s”; các kỳ: %s", period, strings.Join(generate.Periods(), ", "))
	}
	report := func(s *session, st *dossier.State, asOf viet.Date, o generate.Official) ([]*generate.Paper, error) {
		tellDeadline(e, s.Plan, period, asOf)
		return periodPapers(s, period, st, asOf, o)
	}
	lists := func(s *session, asOf viet.Date) ([]pipeline.Paper, error) {
		papers, err := s.RegistrationPapers(c.Context, asOf)
		if err != nil {
			return nil, err
		}
		return papers[1:], nil // the report itself has been made with what people say of it
	}
	return makeOfficial(c, e, (*pipeline.Office).State, report, lists)
}

// periodPapers are the report with the list of units that owe something, for the year also the table of what the committee found.
func periodPapers(s *session, period string, st *dossier.State, asOf viet.Date, o generate.Official) ([]*generate.Paper, error) {
	report, err := s.Press.Report(period, st, s.Plan, asOf, o)
	if err != nil {
		return nil, err
	}
	owing, err := s.Press.OwingList(st, s.Plan, asOf)
	if err != nil {
		return nil, err
	}
	papers := []*generate.Paper{report, owing}
	if period != "annual" || len(st.Assessments) == 0 {
		return papers, nil
	}
	table, err := s.Press.AssessmentTable(st, s.Plan, asOf, generate.Official{})
	var none *generate.NothingToSay
	if errors.As(err, &none) {
		return papers, nil // no model had come by that day
	}
	return append(papers, table), err
}

// tellDeadline says until when the office owes the report. A day that stands in for an impossible one is never told as the plan's own.
func tellDeadline(e env, p *plan.Plan, period string, asOf viet.Date) {
	d := p.Deadline(period)
	if d == nil || d.Owner == "units" {
		return
	}
	left := days(asOf, p.LastDay(*d))
	when := fmt.Sprintf("còn %d ngày", left)
	if left < 0 {
		when = fmt.Sprintf("đã quá %d ngày", -left)
	}
	if notice := p.Notice(*d); notice != "" {
		fmt.Fprintf(e.err, "Thời hạn báo cáo (mục %s): %s; ngày làm việc cuối cùng trước đó: %s (%s).\n", d.Section, notice, viet.ShortDate(p.WorkingDay(*d)), when)
		return
	}
	fmt.Fprintf(e.err, "Thời hạn báo cáo (mục %s): trước ngày %s (%s).\n", d.Section, viet.ShortDate(d.Day()), when)
}

// putOut brings papers up to date and says where each lies.
func putOut(c *cli.Context, e env, s *session, papers []pipeline.Paper) error {
	tell := teller(c.Bool("json"), e.out)
	made := map[string]bool{}
	err := s.PutOut(c.Context, papers, func(ev pipeline.Event) {
		made[ev.Path] = true
		if stem, _, beside := strings.Cut(ev.Path, " (bản mới"); beside && ev.Beside {
			made[stem+path.Ext(ev.Path)] = true
		}
		tell.event(ev)
	})
	if err != nil || c.Bool("json") {
		return err
	}
	for _, p := range papers {
		if name := pipeline.OutPath(p); !made[name] {
			fmt.Fprintf(e.out, "%-18s %s\n", "Đã có, không đổi", name)
		}
	}
	return nil
}
