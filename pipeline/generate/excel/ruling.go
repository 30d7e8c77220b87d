package excel

import (
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// oneOf reads a word of a list on the sheet of decisions.
func (c *committee) oneOf(g *grid, cell string, column formColumn, words string, values []string) string {
	if words == "" {
		return ""
	}
	known := column.words(c.plan)
	for i, word := range known {
		if sameWords(words, word) {
			return values[i]
		}
	}
	g.fault(cell, "“%s” không có trong danh sách; chọn một trong: %s.", words, strings.Join(known, ", "))
	return ""
}

// suits holds a decision against the model that names it: whom it is for, and
// whether it rewards.
func (c *committee) suits(j *judgement, key string, r *ruling) {
	if r == nil {
		return
	}
	if kind := c.subject(j); kind != "" && r.Subjects != "" && kind != r.Subjects {
		c.fault(j, key, "Quyết định %s áp dụng cho %s, mô hình %s là của %s.", r.Number,
			wordFor(applying, subjectKinds(), r.Subjects), j.Model, wordFor(applying, subjectKinds(), kind))
	}
	if key == keyReward && (r.Form == "" || r.Form == rewardForms()[0]) {
		c.fault(j, key, "Quyết định %s ghi hình thức công nhận, không phải biểu dương hoặc giấy khen; để trống cột này hoặc sửa hình thức.", r.Number)
	}
}

// differs tells where a decision says other than what the ledger holds under
// its number: a decision that was issued does not change.
func (c *committee) differs(g *grid, r *ruling) {
	have := c.state.Decision(r.Number)
	if have == nil {
		return
	}
	for _, part := range []struct{ key, had, says string }{
		{keyDate, spoken(have.Date), spoken(r.Date)}, {keyPlace, have.Place, r.Place}, {keyAuthority, have.Authority, r.Authority},
		{keyTitle, have.Title, r.Title}, {keySigner, have.Signer, r.Signer},
		{keyForm, wordFor(rewarding, rewardForms(), have.Form), wordFor(rewarding, rewardForms(), r.Form)},
		{keySubjects, wordFor(applying, subjectKinds(), have.Subjects), wordFor(applying, subjectKinds(), r.Subjects)},
	} {
		if part.had != "" && part.says != "" && part.had != part.says {
			g.fault(r.cells[part.key], "Quyết định %s đã có trong sổ%s: “%s”, phiếu này ghi “%s”.", r.Number, c.origin(have.Workbook, have.Act), part.had, part.says)
		}
	}
}

// origin names the workbook from which something came, and who took it.
func (c *committee) origin(sha string, act dossier.Act) string {
	name := ""
	if w := c.state.Workbook(sha); w != nil && w.Name != "" {
		name = " “" + w.Name + "”"
	}
	return " (theo phiếu" + name + " do " + act.By + " nhập ngày " + spoken(viet.DayOf(act.At).String()) + ")"
}
