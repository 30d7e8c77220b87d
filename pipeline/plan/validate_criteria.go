package plan

import (
	"fmt"
	"slices"
)

func (d *decoder) criteria(p *Plan) {
	ids, checks := map[string]string{}, map[string]string{}
	for i := range p.Criteria {
		c, at := &p.Criteria[i], fmt.Sprintf("criteria[%d]", i)
		d.unique(at+".id", c.ID, ids)
		d.oneOf(at+".group", c.Group, groups)
		d.oneOf(at+".stage", c.Stage, stages)
		if c.Stage == "registration" && len(c.Checks) == 0 {
			d.faultAt(at, fmt.Sprintf("Tiêu chí “%s” không có mục nào trả lời.", c.ID),
				"thêm “checks:”, hoặc ghi “stage: annual” nếu do người thẩm định đánh giá cuối năm")
		}
		for j, check := range c.Checks {
			d.check(p, fmt.Sprintf("%s.checks[%d]", at, j), check, checks)
		}
		for j, judge := range c.Judge {
			at := fmt.Sprintf("%s.judge[%d]", at, j)
			d.knownField(p, at+".field", judge.Field)
			d.condition(p, at+".when", judge.When)
		}
	}
}

func (d *decoder) check(p *Plan, at string, c Check, seen map[string]string) {
	kind := c.Paper()
	d.oneOf(at+".basis", c.Basis, bases)
	d.condition(p, at+".when", c.When)
	known := d.oneOf(at+".kind", kind, kinds)
	f := d.knownField(p, at+".field", c.Field)
	if f == nil || !known {
		return
	}
	if len(f.Kinds) > 0 && !slices.Contains(f.Kinds, kind) {
		d.faultAt(at+".field", fmt.Sprintf("Mục “%s” không có trong loại văn bản “%s”.", f.ID, kind),
			fmt.Sprintf("thêm “kind: %s”", f.Kinds[0]))
	}
	key := kind + " " + c.Field
	if first, ok := seen[key]; ok {
		d.faultAt(at+".field", fmt.Sprintf("Mục “%s” được rà soát hai lần.", c.Field),
			fmt.Sprintf("đã có ở dòng %d, bỏ một trong hai", d.at[first].line))
		return
	}
	seen[key] = at + ".field"
}

// Paper is the kind of paper that the check is for.
func (c Check) Paper() string {
	if c.Kind == "" {
		return "registration"
	}
	return c.Kind
}
