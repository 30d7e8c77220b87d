package plan

import (
	"fmt"
	"regexp"
	"slices"

	"hoso/pipeline/viet"
)

// The words that a plan file may use.
var (
	owners = []string{"units", "office"}
	types  = []string{"text", "option", "boolean", "date"}
	bases  = []string{"asked", "criterion"}
	stages = []string{"registration", "annual"}
	groups = []string{"common", "collective", "individual", "leader"}
	kinds  = []string{"registration", "result_report"}

	idForm  = regexp.MustCompile(`^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$`)
	dayForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
)

// validate checks what the shape of the file alone does not hold.
func (d *decoder) validate(p *Plan) {
	d.id("id", p.ID)
	d.year(p)
	d.day("date", p.Date)
	d.count("target.models", p.Target.Models)
	d.units(p)
	d.deadlines(p)
	d.fields(p)
	d.criteria(p)
	d.papers(p)
}

func (d *decoder) year(p *Plan) {
	if p.Year != 0 && (p.Year < 2000 || p.Year > 2199) {
		d.faultAt("year", fmt.Sprintf("Năm %d không đúng.", p.Year), "ghi đủ bốn chữ số, ví dụ 2026")
	}
}

func (d *decoder) count(path string, n int) {
	if n < 0 {
		d.faultAt(path, fmt.Sprintf("“%s” không thể nhỏ hơn 0.", lastKey(path)), "0 hoặc số lớn hơn")
	}
}

func (d *decoder) id(path, id string) {
	if id != "" && !idForm.MatchString(id) {
		hint := "chữ không dấu, số, gạch nối"
		if slug := viet.Slug(id); slug != "" {
			hint = "“" + slug + "”"
		}
		d.faultAt(path, fmt.Sprintf("Mã “%s” chỉ được gồm chữ không dấu, số, gạch nối.", id), hint)
	}
}

// oneOf checks a word against the words that may stand there.
func (d *decoder) oneOf(path, word string, known []string) bool {
	if word == "" || slices.Contains(known, word) {
		return word != ""
	}
	d.faultAt(path, fmt.Sprintf("“%s” không phải là giá trị của “%s”.", word, lastKey(path)), nearest(word, known))
	return false
}

// day checks a date and proposes the nearest possible one.
func (d *decoder) day(path, s string) {
	if s == "" {
		return
	}
	if !dayForm.MatchString(s) {
		d.faultAt(path, fmt.Sprintf("Ngày “%s” viết chưa đúng.", s), "viết năm-tháng-ngày, ví dụ 2026-01-29")
		return
	}
	day := ParseDay(s)
	if _, ok := day.Time(); !ok {
		day.Month, day.Day = max(day.Month, 1), max(day.Day, 1)
		d.faultAt(path, fmt.Sprintf("Ngày %s không có trong lịch.", s), "ngày gần nhất là "+day.Nearest().String())
	}
}

// names finds what is said twice: a name by its folded form, with the owner
// that had it first.
type names struct {
	d    *decoder
	what string // "Tên gọi"
	seen map[string]owner
}

type owner struct{ id, path string }

func (d *decoder) names(what string) *names {
	return &names{d: d, what: what, seen: map[string]owner{}}
}

// add takes a name of an owner; said again by the same owner is no fault.
func (n *names) add(path, name, id string) {
	if name == "" {
		return
	}
	key := viet.Fold(name)
	if key == "" {
		n.d.faultAt(path, fmt.Sprintf("“%s” không có chữ nào.", name), "ghi tên gọi hoặc bỏ cả dòng này")
		return
	}
	first, ok := n.seen[key]
	if !ok {
		n.seen[key] = owner{id, path}
		return
	}
	if first.id != id {
		n.d.faultAt(path, fmt.Sprintf("%s “%s” dùng cho cả “%s” và “%s”.", n.what, name, first.id, id),
			fmt.Sprintf("đã có ở dòng %d, chỉ để ở một nơi", n.d.at[first.path].line))
	}
}

// unique checks ids within a list.
func (d *decoder) unique(path, id string, seen map[string]string) {
	d.id(path, id)
	if id == "" {
		return
	}
	if first, ok := seen[id]; ok {
		d.faultAt(path, fmt.Sprintf("Mã “%s” dùng hai lần.", id), fmt.Sprintf("đã có ở dòng %d, đặt mã khác", d.at[first].line))
		return
	}
	seen[id] = path
}

func (d *decoder) units(p *Plan) {
	ids, aliases := map[string]string{}, d.names("Tên gọi")
	for i, name := range p.Issuers {
		aliases.add(fmt.Sprintf("issuer_aliases[%d]", i), name, "issuer_aliases")
	}
	for i, u := range p.Units {
		at := fmt.Sprintf("units[%d]", i)
		d.unique(at+".id", u.ID, ids)
		d.count(at+".required", u.Required)
		aliases.add(at+".name", u.Name, u.ID)
		for j, alias := range u.Aliases {
			aliases.add(fmt.Sprintf("%s.aliases[%d]", at, j), alias, u.ID)
		}
	}
}

func (d *decoder) deadlines(p *Plan) {
	ids := map[string]string{}
	for i, line := range p.Deadlines {
		at := fmt.Sprintf("deadlines[%d]", i)
		d.unique(at+".id", line.ID, ids)
		d.oneOf(at+".owner", line.Owner, owners)
		d.day(at+".before", line.Before)
		if day := line.Day(); day.Valid() && p.Year > 0 && (day.Year < p.Year || day.Year > p.Year+1) {
			d.faultAt(at+".before", fmt.Sprintf("Thời hạn %s không thuộc năm %d.", line.Before, p.Year), fmt.Sprintf("xem lại năm: %d", p.Year))
		}
	}
}
