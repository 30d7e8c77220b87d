package main

import (
	"fmt"
	"io"
	"path"
	"strings"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
)

// committeeSteps says what waits between the committee and the register.
func committeeSteps(state *dossier.State) []string {
	var out []string
	for _, r := range state.Pending() {
		if r.Kind == dossier.Evidence {
			out = append(out, evidenceStep(state, r))
			continue
		}
		if r.Kind == dossier.Corrections {
			out = append(out, fmt.Sprintf("Biểu tổng hợp “%s” có ghi sửa số liệu, đang chờ nhập: hoso overview import %s --by \"HỌ TÊN\" (không dùng: hoso assess dismiss).", r.Path, quotedWord(path.Base(r.Path))))
			continue
		}
		out = append(out, fmt.Sprintf("Phiếu thẩm định “%s” đang chờ nhập; nhập bằng: hoso assess import %s --by \"HỌ TÊN\" (không dùng: hoso assess dismiss).", r.Path, quotedWord(path.Base(r.Path))))
	}
	sum := pipeline.Reconcile(state)
	if sum.Held > 0 {
		out = append(out, fmt.Sprintf("Cấp giấy chứng nhận cho %d mô hình được công nhận (%s): hoso certificate.", sum.Held, strings.Join(sum.HeldModels, ", ")))
	}
	for _, r := range recognitionsOf(state) {
		if c := state.LastCertificate(r.Model); r.Recognised && c != nil && c.Ended != nil && c.Ended.State == dossier.Cancelled {
			out = append(out, fmt.Sprintf("Giấy số %s của mô hình %s đã hủy, chưa cấp lại: hoso certificate reissue --model %s.", c.Content.Register, r.Model, r.Model))
		}
	}
	return out
}

// quotedWord is a word as it is typed after a command.
func quotedWord(word string) string {
	if strings.ContainsAny(word, " &()") {
		return `"` + word + `"`
	}
	return word
}

// printRecognitions shows what was recognised, withdrawn and issued.
func printRecognitions(out io.Writer, state *dossier.State) error {
	all := recognitionsOf(state)
	if len(all) == 0 {
		return nil
	}
	fmt.Fprintf(out, "\nCÔNG NHẬN\n")
	for _, r := range all {
		fmt.Fprintf(out, "   %s %s\n      %s\n", r.Model, r.Name, r.words())
	}
	_, err := fmt.Fprintf(out, "   %s\n", reconciled(pipeline.Reconcile(state)))
	return err
}
