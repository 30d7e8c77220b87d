package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/templates"
)

func extractCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "extract", Usage: "in những gì đọc được trong tệp; không ghi sổ", ArgsUsage: "TỆP…",
		Description: `Đọc tệp Word, Excel và in từng mục, kèm vị trí và mức tin cậy. Không ghi gì vào sổ theo dõi.
Ví dụ:
   hoso extract "Phụ lục Phòng 9.docx"
   hoso extract --explain "Phụ lục Phòng 9.docx"
   hoso extract --json *.docx *.xlsx`,
		Flags: append(readFlags(),
			&cli.BoolFlag{Name: "explain", Usage: "nói rõ mỗi mục tìm thấy nhờ nhãn nào, ở đâu, hoặc đã tìm những nhãn nào mà không thấy", DisableDefaultText: true}),
		Action: func(c *cli.Context) error { return readFiles(c, e, false) },
	}
}

func checkCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "check", Usage: "đọc tệp và rà soát theo tiêu chí của kế hoạch; không ghi sổ", ArgsUsage: "TỆP…",
		Description: `Như extract, thêm kết quả rà soát: còn thiếu gì, ở đâu, theo tiêu chí nào, bổ sung thế nào.
Ví dụ:
   hoso check "Phụ lục Phòng 9.docx"
   hoso check --json inbox/*.docx`,
		Flags:  readFlags(),
		Action: func(c *cli.Context) error { return readFiles(c, e, true) },
	}
}

func readFlags() []cli.Flag {
	return []cli.Flag{jsonFlag(), planFlag(), workspaceFlag(),
		&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Usage: "in thêm nguyên nhân kỹ thuật khi không đọc được tệp", DisableDefaultText: true},
		&cli.StringFlag{Name: "plan-file", Usage: "đọc theo tệp kế hoạch `TỆP`", DefaultText: "kế hoạch của nơi làm việc, nếu không có thì kế hoạch kèm chương trình"}}
}

// planOf is the plan that extract and check read by: the one named, that of
// the workspace, or the one that is shipped.
func planOf(c *cli.Context) (*plan.Plan, error) {
	if name := c.String("plan-file"); name != "" {
		return readPlan(name, name)
	}
	if c.IsSet("workspace") || fileExists(filepath.Join(c.String("workspace"), settingsFile)) {
		ws, err := openWorkspace(c)
		if err != nil {
			return nil, err
		}
		return ws.plan(c.String("plan"))
	}
	return shippedPlan()
}

func shippedPlan() (*plan.Plan, error) {
	data, err := readTemplate(templates.Plan)
	if err != nil {
		return nil, err
	}
	return plan.Load(templates.Plan, data)
}

func fileExists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// result is one file that was read.
type result struct {
	name   string
	sha256 string
	record *dossier.Record
	reason *dossier.Rejection
	err    error // of the machine: no such file
}

func readFiles(c *cli.Context, e env, checked bool) error {
	if !c.Args().Present() {
		return usage("chưa nêu tệp nào; ví dụ: hoso %s \"Phụ lục Phòng 9.docx\"", c.Command.Name)
	}
	p, err := planOf(c)
	if err != nil {
		return err
	}
	reading, stop := newReading(p)
	defer stop()
	if c.Bool("explain") {
		return explainFiles(c, e, reading)
	}
	print := printTable
	if c.Bool("json") {
		print = printJSON
	}
	step, done := e.progress(c), 0
	some := false
	for r := range inOrder(c.Args().Slice(), func(name string) result { return readFile(c, reading, name) }) {
		if c.Context.Err() != nil {
			return c.Context.Err()
		}
		done++
		step(pipeline.Step{Stage: "files", Done: done, Total: c.Args().Len()})
		some = some || r.reason != nil || r.err != nil
		if r.reason != nil && r.reason.Cause != nil && c.Bool("verbose") {
			fmt.Fprintf(e.err, "hoso: %s: %v\n", r.name, r.reason.Cause) // for the operator
		}
		if err := print(e.out, p, r, checked); err != nil {
			return err
		}
	}
	if some {
		return &exitError{code: exitSome}
	}
	return nil
}

// inOrder does work on several goroutines and gives the results in order.
func inOrder(names []string, work func(string) result) <-chan result {
	slots := make([]chan result, len(names))
	for i := range slots {
		slots[i] = make(chan result, 1)
	}
	limit := make(chan struct{}, 2*runtime.GOMAXPROCS(0))
	out := make(chan result)
	go func() {
		for i, name := range names {
			limit <- struct{}{}
			go func() { slots[i] <- work(name) }()
		}
	}()
	go func() {
		defer close(out)
		for _, slot := range slots {
			out <- <-slot
			<-limit
		}
	}()
	return out
}

func readFile(c *cli.Context, reading *pipeline.Reading, name string) result {
	out := result{name: name}
	file, err := os.Open(name)
	if err != nil {
		out.err = err
		return out
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		out.err = errors.Join(err, fmt.Errorf("“%s” không phải là tệp", name))
		return out
	}
	out.sha256, out.err = shaOf(file)
	if out.err != nil {
		return out
	}
	record, err := reading.Record(c.Context, file, info.Size(), filepath.Base(name))
	if err != nil && !errors.As(err, &out.reason) {
		out.err = err
	}
	out.record = record
	return out
}

// line is the contract's JSON line of one file.
type line struct {
	File     string            `json:"file"`
	SHA256   string            `json:"sha256,omitempty"`
	Kind     dossier.Kind      `json:"kind,omitempty"`
	Unit     *dossier.UnitRef  `json:"unit"`
	Document map[string]string `json:"document"`
	Models   []dossier.Model   `json:"models"`
	Findings []dossier.Finding `json:"findings"`
	Complete *bool             `json:"complete,omitempty"`
	Encoding []string          `json:"encoding"`
	Error    any               `json:"error"`
}

func printJSON(out io.Writer, _ *plan.Plan, r result, checked bool) error {
	l := line{File: r.name, SHA256: r.sha256, Kind: dossier.Unknown, Document: map[string]string{}, Models: []dossier.Model{}, Findings: []dossier.Finding{}, Encoding: []string{}}
	switch {
	case r.err != nil:
		l.Error = dossier.Rejection{Code: "unreadable", Message: explain(r.err)}
	case r.reason != nil:
		l.Error = r.reason
	default:
		fill(&l, r.record, checked)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(l)
}

func fill(l *line, record *dossier.Record, checked bool) {
	l.Kind, l.Unit, l.Document = record.Kind, record.Unit, letterJSON(record.Document)
	for _, m := range record.Models {
		l.Models = append(l.Models, stated(m))
	}
	if record.Encodings != nil {
		l.Encoding = record.Encodings
	}
	for _, f := range record.Findings {
		if checked || f.Criterion == "" {
			l.Findings = append(l.Findings, f)
		}
	}
	if checked {
		complete := dossier.Complete(record.Findings)
		l.Complete = &complete
	}
}

// stated leaves out the fields whose label stands in the file without a value.
func stated(m dossier.Model) dossier.Model {
	out := dossier.Model{Fields: map[string]dossier.Field{}}
	for id, f := range m.Fields {
		if f.Value != "" {
			out.Fields[id] = f
		}
	}
	return out
}

func letterJSON(l dossier.Letter) map[string]string {
	out := map[string]string{}
	for key, f := range map[string]*dossier.Field{"number": l.Number, "date": l.Date, "place": l.Place, "signer": l.Signer, "signer_title": l.SignerTitle} {
		if f != nil {
			out[key] = f.Value
		}
	}
	return out
}
