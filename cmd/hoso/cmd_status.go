package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

func statusCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "status",
		Usage: "mỗi đơn vị: đã nộp chưa, còn thiếu gì; các thời hạn; việc cần làm",
		Description: `Ví dụ:
   hoso status
   hoso status --as-of 25/6/2026
   hoso status --files
   hoso status --json`,
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), asOfFlag(), &cli.BoolFlag{Name: "files", Usage: "kê đủ từng tệp và kết quả", DisableDefaultText: true}},
		Action: func(c *cli.Context) error {
			s, err := open(c, e, reading)
			if err != nil {
				return err
			}
			defer s.Close()
			asOf, err := dayOf(c, s.Today())
			if err != nil {
				return err
			}
			return tellStatus(c, e, s, asOf)
		},
	}
}

func tellStatus(c *cli.Context, e env, s *session, asOf viet.Date) error {
	now, err := s.statusNow(c.Context, asOf)
	if err != nil {
		return err
	}
	files, sum, err := s.filesNow(c.Context, now, c.Bool("files"))
	if err != nil {
		return err
	}
	if !c.Bool("json") {
		if _, err := io.WriteString(e.out, now.Text); err != nil {
			return err
		}
		return printArrivals(e.out, files, sum, c.Bool("files"))
	}
	st, err := now.status()
	if err != nil {
		return err
	}
	st.reconcile(sum)
	if c.Bool("files") {
		st.Arrivals = files
	}
	return printValue(e.out, st)
}

func asOfFlag() cli.Flag {
	return &cli.StringFlag{Name: "as-of", Usage: "tính đến ngày `NGÀY` (dd/mm/yyyy)", DefaultText: "hôm nay"}
}

// dayOf is the day that a call asks for.
func dayOf(c *cli.Context, today viet.Date) (viet.Date, error) {
	if text := c.String("as-of"); text != "" {
		return dayIn(text, today)
	}
	return today, nil
}

// dayIn reads a day as people write it; without a year it is in today's.
func dayIn(text string, today viet.Date) (viet.Date, error) {
	found := viet.ParseDates(text, today.Year)
	if iso, err := time.Parse(time.DateOnly, text); err == nil {
		return viet.Date{Year: iso.Year(), Month: int(iso.Month()), Day: iso.Day()}, nil
	}
	if len(found) != 1 || found[0].Precision != "day" {
		return viet.Date{}, usage("“%s” không phải là ngày; ghi dạng 25/6/2026", text)
	}
	if d := found[0].First; !d.Valid() {
		return viet.Date{}, usage("ngày %s không có trong lịch; ngày gần nhất là %s", text, viet.ShortDate(d.Nearest()))
	}
	return found[0].First, nil
}

// status is what `status --json` prints.
type status struct {
	Plan      string              `json:"plan"`
	AsOf      string              `json:"as_of"`
	Units     []generate.Standing `json:"units"`
	Deadlines []deadline          `json:"deadlines"`
	Files     map[string]int      `json:"files"`
	Next      []string            `json:"next"`
	Disputes  []dossier.Dispute   `json:"disputes,omitempty"` // what only a person can settle
	Arrivals  []arrival           `json:"arrivals,omitempty"` // with --files: which file is which

	Recognitions []recognition            `json:"recognitions,omitempty"`
	Dossiers     []dossierStanding        `json:"dossiers,omitempty"`     // what the dossier of each model lacks
	Certificates *pipeline.Reconciliation `json:"certificates,omitempty"` // once a model is recognised
}

type deadline struct {
	ID       string `json:"id"`
	Label    string `json:"label"`
	Before   string `json:"before"`
	LastDay  string `json:"last_day"`
	DaysLeft int    `json:"days_left"` // to the last day on time; negative: past
	Owner    string `json:"owner"`
	Notice   string `json:"notice,omitempty"`
	Working  string `json:"working_day,omitempty"` // the last working day before a day to be confirmed
}

func statusOn(p *plan.Plan, state *dossier.State, asOf viet.Date) status {
	out := status{Plan: p.ID, AsOf: asOf.String(), Units: generate.Standings(state, p, asOf), Files: map[string]int{}}
	for _, d := range p.Deadlines {
		last := p.LastDay(d)
		row := deadline{ID: d.ID, Label: d.Label, Before: d.Before, LastDay: last.String(), DaysLeft: days(asOf, last), Owner: d.Owner, Notice: p.Notice(d)}
		if row.Notice != "" {
			row.Working = p.WorkingDay(d).String()
		}
		out.Deadlines = append(out.Deadlines, row)
	}
	for _, r := range state.Receipts {
		out.Files["received"]++
		out.Files[string(r.Outcome)]++
	}
	out.Recognitions = recognitionsOf(state)
	if len(out.Recognitions) > 0 {
		sum := pipeline.Reconcile(state)
		out.Certificates = &sum
	}
	out.Dossiers = dossierStandings(p, state)
	out.Disputes = state.Disputes
	out.Next = nextSteps(p, state, out)
	return out
}

// days counts from one day to another.
func days(from, to viet.Date) int {
	a, ok1 := from.Time()
	b, ok2 := to.Time()
	if !ok1 || !ok2 {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}

// nextSteps says what the office should do next.
func nextSteps(p *plan.Plan, state *dossier.State, st status) []string {
	var out []string
	for _, u := range st.Units {
		switch u.State {
		case "none":
			out = append(out, fmt.Sprintf("Đôn đốc %s nộp phụ lục (còn thiếu %s mô hình).", u.Unit, viet.Count(u.Required)))
		case "unread":
			out = append(out, fmt.Sprintf("Đề nghị %s gửi lại tệp đọc được (xem thư mục quarantine).", u.Unit))
		case "fewer", "incomplete":
			out = append(out, fmt.Sprintf("Gửi phiếu rà soát cho %s để bổ sung.", u.Unit))
		}
	}
	for _, d := range st.Deadlines {
		if d.Owner == "office" && d.DaysLeft >= 0 && d.DaysLeft <= 30 {
			out = append(out, fmt.Sprintf("%s: còn %d ngày (trước ngày %s).", d.Label, d.DaysLeft, shortDay(d.Before)))
		}
		if d.Notice != "" {
			out = append(out, fmt.Sprintf("Xác nhận thời hạn “%s”: %s.", d.Label, d.Notice))
		}
	}
	for _, d := range state.Disputes {
		out = append(out, disputeWords(d))
	}
	return append(out, committeeSteps(state)...)
}

func shortDay(iso string) string { return viet.ShortDate(plan.ParseDay(iso)) }

var stateWords = map[string]string{"none": "chưa nộp", "unread": "tệp chưa đọc được", "fewer": "còn thiếu mô hình", "incomplete": "cần bổ sung", "complete": "đủ"}

// print shows the status to a person.
func (st status) print(out io.Writer) error {
	fmt.Fprintf(out, "Tính đến ngày %s\n\nĐƠN VỊ\n", shortDay(st.AsOf))
	for _, u := range st.Units {
		late := ""
		if u.DaysLate > 0 {
			late = fmt.Sprintf(", chậm %d ngày", u.DaysLate)
		}
		fmt.Fprintf(out, "   %s: %s%s\n", u.Unit, stateWords[u.State], late)
		for _, m := range u.Models {
			fmt.Fprintf(out, "      %s %s", m.ID, m.Name)
			if len(m.Missing) > 0 {
				fmt.Fprintf(out, "\n         đề nghị bổ sung: %s", strings.Join(m.Missing, "; "))
			}
			if len(m.Corrected) > 0 {
				fmt.Fprintf(out, "\n         người đã sửa: %s", strings.Join(m.Corrected, "; "))
			}
			fmt.Fprintln(out)
		}
		for _, path := range u.Unread {
			fmt.Fprintf(out, "      chưa đọc được: %s\n", path)
		}
	}
	fmt.Fprintf(out, "\nTHỜI HẠN\n")
	for _, d := range st.Deadlines {
		left := fmt.Sprintf("còn %d ngày", d.DaysLeft)
		if d.DaysLeft < 0 {
			left = fmt.Sprintf("đã qua %d ngày", -d.DaysLeft)
		}
		fmt.Fprintf(out, "   %s: trước ngày %s (%s)\n", d.Label, shortDay(d.Before), left)
		if d.Notice != "" {
			fmt.Fprintf(out, "      %s; ngày làm việc cuối cùng trước đó: %s\n", d.Notice, shortDay(d.Working))
		}
	}
	if len(st.Next) > 0 {
		fmt.Fprintf(out, "\nVIỆC CẦN LÀM\n")
	}
	for _, step := range st.Next {
		fmt.Fprintf(out, "   - %s\n", step)
	}
	return nil
}

// printValue prints a value as one line of JSON.
func printValue(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// disputeWords says a dispute with what can be done about it.
func disputeWords(d dossier.Dispute) string {
	words := d.Message
	for _, cure := range d.Cures {
		words += "\n        " + cure
	}
	return words
}
