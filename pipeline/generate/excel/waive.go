package excel

import (
	"fmt"

	"hoso/pipeline/dossier"
)

// breach is a rule of the plan that a model breaks; a named person may let it
// pass.
type breach struct {
	criterion string
	fault     Fault
}

// breach keeps a breach of a criterion, at the cell of a key.
func (c *committee) breach(j *judgement, criterion, key, format string, args ...any) {
	at, ok := j.cells[key]
	if !ok {
		at = j.cells[keyID]
	}
	at.Message = fmt.Sprintf(format, args...)
	j.breaches = append(j.breaches, breach{criterion, at})
}

// waive lets breaches pass where a person answers for them with a reason;
// else they are faults.
func (c *committee) waive(j *judgement) {
	switch by, reason := j.waiver.By, j.waiver.Reason; {
	case by != "" && reason == "":
		c.fault(j, keyWaived, "Mô hình %s có người chấp thuận ngoại lệ nhưng chưa ghi lý do.", j.Model)
		return
	case by == "" && reason != "":
		c.fault(j, keyWaivedBy, "Mô hình %s có lý do chấp thuận ngoại lệ nhưng chưa ghi người chấp thuận.", j.Model)
		return
	case by != "" && len(j.breaches) > 0:
		j.Waiver = &dossier.Waiver{By: by, Reason: reason}
		for _, b := range j.breaches {
			j.Waiver.Breaches = append(j.Waiver.Breaches, b.criterion)
		}
		return
	}
	for i, b := range j.breaches {
		if i == len(j.breaches)-1 {
			b.fault.Message += " Nếu vẫn chọn thì ghi người chấp thuận và lý do ở hai cột cuối trang “" + mainSheet + "”."
		}
		c.faults = append(c.faults, b.fault)
	}
}

// appraisal: what is introduced to the superior committee is recommended too.
func (c *committee) appraisal(j *judgement) {
	unread := j.Recommended == nil && j.said[keyRecommended] != "" // told already
	if isTrue(j.Introduced) && !isTrue(j.Recommended) && !unread {
		c.fault(j, keyRecommended, "Mô hình %s ghi giới thiệu lên cấp trên thì phải ghi đề nghị công nhận là “có”.", j.Model)
	}
}

// issued keeps a workbook from contradicting a certificate that is in force.
func (c *committee) issued(j *judgement) {
	have := c.state.Certificate(j.Model)
	if have == nil {
		return
	}
	switch {
	case !isTrue(j.Recognised):
		c.fault(j, keyRecognised, "Mô hình %s đã được cấp giấy chứng nhận số %s; muốn bỏ công nhận thì thu hồi trước: hoso recognition withdraw %s", j.Model, have.Content.Register, j.Model)
	case j.Decision != "" && j.Decision != have.Decision:
		c.fault(j, keyDecision, "Giấy chứng nhận số %s của mô hình %s ghi Quyết định số %s; muốn đổi quyết định thì thu hồi trước: hoso recognition withdraw %s", have.Content.Register, j.Model, have.Decision, j.Model)
	}
}
