package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"text/tabwriter"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
	"hoso/templates"
)

func shaOf(file *os.File) (string, error) {
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func readTemplate(name string) ([]byte, error) { return fs.ReadFile(templates.Files(), name) }

var kindWords = map[dossier.Kind]string{dossier.Registration: "phụ lục đăng ký", dossier.ResultReport: "báo cáo kết quả", dossier.Assessed: "phiếu thẩm định của hội đồng", dossier.Unknown: "chưa rõ loại"}

// printTable prints a file for a person: field, value, where, how sure.
func printTable(out io.Writer, p *plan.Plan, r result, checked bool) error {
	fmt.Fprintf(out, "%s\n", r.name)
	switch {
	case r.err != nil:
		_, err := fmt.Fprintf(out, "   Không mở được: %s\n\n", explain(r.err))
		return err
	case r.reason != nil:
		_, err := fmt.Fprintf(out, "   %s [%s]\n   %s\n\n", r.reason.Message, r.reason.Code, r.reason.Advice)
		return err
	}
	unit := "chưa rõ đơn vị"
	if r.record.Unit != nil {
		unit = r.record.Unit.Name
	}
	fmt.Fprintf(out, "   %s, %s", unit, kindWords[r.record.Kind])
	if len(r.record.Encodings) > 0 {
		fmt.Fprintf(out, ", đã chuyển mã %s", strings.Join(r.record.Encodings, ", "))
	}
	fmt.Fprintln(out)
	for i, m := range r.record.Models {
		if len(r.record.Models) > 1 {
			fmt.Fprintf(out, "   Mô hình %d\n", i+1)
		}
		if err := printModel(out, p, m); err != nil {
			return err
		}
	}
	return printFindings(out, r.record, checked)
}

// refusal words why a file was not read.
func refusal(err error) string {
	var reason *dossier.Rejection
	if errors.As(err, &reason) {
		return fmt.Sprintf("%s [%s] %s", reason.Message, reason.Code, reason.Advice)
	}
	return explain(err)
}

func printModel(out io.Writer, p *plan.Plan, m dossier.Model) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, field := range p.Fields {
		f, ok := m.Fields[field.ID]
		if !ok || f.Value == "" {
			continue
		}
		sure := "chắc"
		if f.Confidence < 0.9 {
			sure = "cần xem lại"
		}
		fmt.Fprintf(w, "   %s\t%s\t%s\t%s\n", short(field.Label, 32), short(shown(field, f), 40), f.Source.Words(), sure)
	}
	return w.Flush()
}

// shown is a value in words.
func shown(field plan.Field, f dossier.Field) string {
	if o := field.Option(f.Value); o != nil {
		return o.Label
	}
	if day := plan.ParseDay(f.Value); field.Type == "date" && day.Valid() {
		return viet.ShortDate(day)
	}
	return f.Value
}

// short is a text on one line of at most so many letters.
func short(text string, limit int) string {
	runes := []rune(strings.ReplaceAll(text, "\n", " / "))
	if len(runes) > limit {
		return string(runes[:limit-1]) + "…"
	}
	return string(runes)
}

var severityWords = map[dossier.Severity]string{dossier.Missing: "Còn thiếu", dossier.Invalid: "Chưa đúng", dossier.Unclear: "Chưa rõ", dossier.Assess: "Chờ đánh giá", dossier.Noted: "Lưu ý"}

func printFindings(out io.Writer, record *dossier.Record, checked bool) error {
	for _, f := range record.Findings {
		if !checked && f.Criterion != "" || f.Severity == dossier.Assess {
			continue
		}
		where := ""
		if f.Source != nil {
			where = " (" + f.Source.Words() + ")"
		}
		fmt.Fprintf(out, "   %s: %s%s", severityWords[f.Severity], f.Message, where)
		if f.Criterion != "" {
			fmt.Fprintf(out, " [tiêu chí %s, mục %s]", f.Criterion, f.Section)
		}
		if f.Advice != "" {
			fmt.Fprintf(out, "\n      → %s", f.Advice)
		}
		fmt.Fprintln(out)
	}
	if checked {
		verdict := "còn nội dung cần bổ sung"
		if dossier.Complete(record.Findings) {
			verdict = "đủ nội dung kế hoạch yêu cầu"
		}
		fmt.Fprintf(out, "   Kết quả: %s.\n", verdict)
	}
	_, err := fmt.Fprintln(out)
	return err
}
