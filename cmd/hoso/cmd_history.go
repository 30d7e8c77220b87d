package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/compare"
	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

func historyCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "history", Usage: "các lần nộp của một mô hình và nội dung thay đổi", ArgsUsage: "MÃ-MÔ-HÌNH",
		Description: `Mỗi lần nộp: lúc nào, ai ghi, từ tệp nào, thay đổi gì so với lần trước; thẩm định, công nhận, thu hồi, giấy chứng nhận.
Ví dụ:
   hoso history 2026-001
   hoso history 2026-001 --json`,
		Flags:  []cli.Flag{workspaceFlag(), planFlag(), jsonFlag()},
		Action: func(c *cli.Context) error { return printHistory(c, e) },
	}
}

func printHistory(c *cli.Context, e env) error {
	if c.Args().Len() != 1 {
		return usage("nêu mã một mô hình; ví dụ: hoso history 2026-001 (xem mã bằng: hoso status)")
	}
	s, err := open(c, e, reading)
	if err != nil {
		return err
	}
	defer s.Close()
	state, err := s.State(c.Context)
	if err != nil {
		return err
	}
	id := strings.TrimSpace(c.Args().First())
	entry := state.Entry(state.Standing(id))
	if entry == nil {
		return &exitError{exitFailed, fmt.Errorf("sổ theo dõi không có mô hình “%s”; xem mã các mô hình bằng: hoso status", id)}
	}
	h := historyOf(s.Plan, state, entry)
	if id != entry.ID {
		h.Asked = id
	}
	if c.Bool("json") {
		return printValue(e.out, h)
	}
	return h.print(e.out)
}

// history is what `history --json` prints.
type history struct {
	Model    string        `json:"model"`
	Name     string        `json:"name"`
	Unit     string        `json:"unit"`
	Asked    string        `json:"asked,omitempty"` // the id of a model that was merged into this one
	Arrivals []historyLine `json:"arrivals"`
	Acts     []historyAct  `json:"acts,omitempty"` // of the committee and the register
}

// historyLine is one arrival that concerns a model.
type historyLine struct {
	Revision  int              `json:"revision"` // of a duplicate: the one that it repeats
	Kind      dossier.Kind     `json:"kind"`
	Period    string           `json:"period"`
	File      string           `json:"file"`
	SHA256    string           `json:"sha256"`
	Outcome   dossier.Outcome  `json:"outcome"`
	At        time.Time        `json:"at"`
	By        string           `json:"by"`
	Current   bool             `json:"current"`
	Complete  bool             `json:"complete"`
	First     bool             `json:"first"`
	Received  string           `json:"received,omitempty"` // the day that the office set
	Via       string           `json:"via,omitempty"`
	Unchanged bool             `json:"unchanged"` // it says the same as the one before
	Changes   []compare.Change `json:"changes"`
}

// historyOf follows a model through its arrivals, in their order.
func historyOf(p *plan.Plan, state *dossier.State, entry *dossier.Entry) history {
	h := history{Model: entry.ID, Name: entry.Name, Unit: entry.Unit.Name, Arrivals: []historyLine{}, Acts: withCorrections(p, state, entry.ID, actsOf(state, entry.ID))}
	for _, a := range compare.Arrivals(state, entry) {
		line := lineOf(p, a.Receipt, a.Revision, a.Before)
		if a.Receipt.Outcome == dossier.Duplicate {
			line.Current = false // it added no version
		}
		h.Arrivals = append(h.Arrivals, line)
	}
	return h
}

func lineOf(p *plan.Plan, receipt dossier.Receipt, r, before *dossier.Revision) historyLine {
	line := historyLine{Revision: r.Number, Kind: r.Kind, Period: r.Period, File: receipt.Path, SHA256: receipt.SHA256, Outcome: receipt.Outcome,
		At: receipt.At.In(viet.Zone()), By: receipt.By, Received: receipt.Received, Via: receipt.Via, Current: r.Current, Complete: r.Complete, First: before == nil, Changes: []compare.Change{}}
	if before == nil {
		return line
	}
	line.Changes = append(line.Changes, compare.Compare(p, before.Model, r.Model)...)
	line.Unchanged = len(line.Changes) == 0
	return line
}

// print shows the history to a person.
func (h history) print(out io.Writer) error {
	if h.Asked != "" {
		fmt.Fprintf(out, "Mô hình %s đã được gộp vào %s.\n\n", h.Asked, h.Model)
	}
	fmt.Fprintf(out, "%s %s\n%s\n", h.Model, h.Name, h.Unit)
	for _, l := range h.Arrivals {
		fmt.Fprintf(out, "\nLần nộp %d%s: %s, %s\n   nhận lúc %s, người ghi: %s\n   tệp: %s\n", l.Revision, l.repeated(), kindWords[l.Kind], l.standing(),
			l.At.Format("15:04 ngày 02/01/2006"), l.By, l.File)
		if l.Received != "" {
			fmt.Fprintf(out, "   nhận%s ngày %s (cơ quan ghi lại)\n", viaWords(l.Via), shortDay(l.Received))
		}
		switch {
		case l.First:
			fmt.Fprintln(out, "   lần đầu nộp")
		case l.Unchanged:
			fmt.Fprintln(out, "   nộp lại không thay đổi nội dung")
		}
		for _, c := range l.Changes {
			fmt.Fprintf(out, "   - %s\n", c.Words())
		}
	}
	h.printActs(out)
	_, err := fmt.Fprintln(out)
	return err
}

func (l historyLine) repeated() string {
	if l.Outcome == dossier.Duplicate {
		return " (nộp lại cùng tệp)"
	}
	return ""
}

func (l historyLine) standing() string {
	words := "đã được thay bằng bản mới hơn"
	switch {
	case l.Outcome == dossier.Duplicate:
		return "không ghi thêm"
	case l.Outcome == dossier.SupersededOlder:
		words = "bản cũ hơn nộp sau, không thay bản đang dùng"
	case l.Current:
		words = "đang dùng"
	}
	if l.Complete {
		return words + ", đủ nội dung"
	}
	return words + ", còn nội dung cần bổ sung"
}
