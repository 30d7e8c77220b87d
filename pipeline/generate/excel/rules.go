package excel

import (
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// rules holds what was written against the plan's rules of recognition.
func (c *committee) rules() {
	for _, id := range c.order {
		j := c.models[id]
		if !j.filled {
			continue
		}
		if c.carry.Round == dossier.Appraisal {
			c.appraisal(j)
		} else {
			c.recognition(j)
			c.issued(j)
		}
		c.rated(j)
		chosen := j.Outstanding
		if c.carry.Round == dossier.Appraisal {
			chosen = j.Introduced
		}
		if isTrue(chosen) {
			c.outstanding(j)
		}
		c.waive(j)
	}
}

func isTrue(b *bool) bool { return b != nil && *b }

// fault tells a fault at the cell of a key, or at the model's row where there
// is no such cell.
func (c *committee) fault(j *judgement, key, format string, args ...any) {
	at, ok := j.cells[key]
	if !ok {
		at = j.cells[keyID]
	}
	c.faults.add(at.Sheet, at.Cell, format, args...)
}

// recognition and its decision go together.
func (c *committee) recognition(j *judgement) {
	switch {
	case isTrue(j.Recognised) && j.Decision == "":
		c.fault(j, keyDecision, "Mô hình %s ghi công nhận nhưng chưa chọn số quyết định.", j.Model)
	case j.Decision != "" && j.Recognised == nil && j.said[keyRecognised] == "":
		c.fault(j, keyRecognised, "Mô hình %s có số quyết định nhưng chưa ghi công nhận “có” hay “không”.", j.Model)
	case j.Decision != "" && j.Recognised != nil && !*j.Recognised:
		c.fault(j, keyDecision, "Mô hình %s ghi không công nhận nên không ghi số quyết định.", j.Model)
	}
	unread := j.Recognised == nil && j.said[keyRecognised] != "" // told already
	if isTrue(j.Outstanding) && !isTrue(j.Recognised) && !unread {
		c.fault(j, keyRecognised, "Mô hình %s ghi tiêu biểu thì phải được công nhận.", j.Model)
	}
}

// rated holds the criteria that ask for a rating (T3, L2: “hoàn thành tốt
// nhiệm vụ trở lên”) against the rating that is stated. While it is not
// stated, nothing is held against them but for what is outstanding at the
// year's end.
func (c *committee) rated(j *judgement) {
	if j.Rating == "" && isTrue(j.Outstanding) && j.said[keyRating] == "" {
		c.unrated(j)
	}
	if j.Rating == "" || goodEnough(c, j.Rating) {
		return
	}
	for _, criterion := range c.plan.Criteria {
		for _, judge := range criterion.Judge {
			if judge.Field == ratingField && j.Marks[criterion.ID] == dossier.Met {
				c.breach(j, criterion.ID, criterion.ID, "Tiêu chí %s ghi “%s” nhưng đơn vị xếp loại “%s”.", criterion.ID, j.said[criterion.ID], j.said[keyRating])
			}
		}
	}
}

// unrated: at the year's end a criterion that the rating binds cannot be met
// without one.
func (c *committee) unrated(j *judgement) {
	for _, criterion := range c.plan.Criteria {
		if bound(criterion) && j.Marks[criterion.ID] == dossier.Met {
			c.breach(j, criterion.ID, keyRating, "Mô hình %s ghi tiêu biểu, tiêu chí %s ghi “%s” nhưng chưa ghi xếp loại đơn vị.", j.Model, criterion.ID, j.said[criterion.ID])
			return
		}
	}
}

// goodEnough: the options of the rating stand from the best to the worst.
func goodEnough(c *committee, id string) bool {
	for _, o := range c.plan.Field(ratingField).Options {
		if o.ID == id {
			return true
		}
		if o.ID == "good" {
			return false
		}
	}
	return false
}

// outstanding holds a model against III.2: all common criteria, and those of
// a collective or of an individual, with those of leaders where it is one.
func (c *committee) outstanding(j *judgement) {
	c.need(j, "common")
	switch c.subject(j) {
	case collective:
		c.need(j, "collective")
	case individual:
		c.need(j, "individual")
		c.leader(j)
	default:
		c.either(j)
	}
}

func (c *committee) subject(j *judgement) string {
	if j.rev == nil {
		return ""
	}
	return j.rev.Model.Text(subjectType)
}

// leader asks for the criteria of leaders, or first whether it is one.
func (c *committee) leader(j *judgement) {
	stated := j.rev.Model.Text(leadership)
	switch {
	case stated == "true" || isTrue(j.leader) || stated == "" && j.leader == nil && c.touched(j, "leader"):
		c.need(j, "leader")
	case stated == "" && j.leader == nil && j.said[keyLeader] == "":
		c.fault(j, keyLeader, "Mô hình %s: ghi rõ cá nhân có phải lãnh đạo, quản lý không (“có” hoặc “không”).", j.Model)
	}
}

// either: where the submission does not say whose the model is, one of the two
// groups has to be filled in whole.
func (c *committee) either(j *judgement) {
	if c.touched(j, "individual") && !c.touched(j, "collective") {
		c.need(j, "individual")
		if j.rev != nil {
			c.leader(j)
		}
		return
	}
	c.need(j, "collective")
}

func (c *committee) touched(j *judgement, group string) bool {
	for _, criterion := range c.plan.Criteria {
		if criterion.Group == group && j.said[criterion.ID] != "" {
			return true
		}
	}
	return false
}

// need asks that every criterion of a group is met.
func (c *committee) need(j *judgement, group string) {
	chosen := "tiêu biểu"
	if c.carry.Round == dossier.Appraisal {
		chosen = "giới thiệu lên cấp trên"
	}
	for _, criterion := range c.plan.Criteria {
		said, want := j.said[criterion.ID], "đạt"
		mark := j.Marks[criterion.ID]
		if criterion.Group != group || mark == dossier.Met || mark == "" && said != "" { // a word that is none is told already
			continue
		}
		if criterion.Private {
			want = "bảo đảm"
		}
		if c.ratedLater(j, criterion) {
			continue
		}
		c.breach(j, criterion.ID, criterion.ID, "Mô hình %s ghi %s nhưng tiêu chí %s (%s) %s; phải “%s”.",
			j.Model, chosen, criterion.ID, criterion.Short, quoted(said), want)
	}
}

// ratedLater: while the rating of the unit is not known, the criteria that it
// binds (T3, L2) keep nothing from being introduced in round 1.
func (c *committee) ratedLater(j *judgement, criterion plan.Criterion) bool {
	return c.carry.Round == dossier.Appraisal && j.Rating == "" && j.said[keyRating] == "" && bound(criterion)
}

// bound tells whether the rating of the unit binds a criterion.
func bound(criterion plan.Criterion) bool {
	return slices.ContainsFunc(criterion.Judge, func(judge plan.Judgement) bool { return judge.Field == ratingField })
}

func quoted(said string) string {
	if said == "" {
		return "chưa ghi"
	}
	return "ghi “" + said + "”"
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// lower begins a heading in lower case, within a sentence.
func lower(s string) string {
	r := []rune(s)
	return strings.ToLower(string(r[:1])) + string(r[1:])
}
