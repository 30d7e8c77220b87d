package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hoso/pipeline/viet"
)

// rank is how a heading stands out: lines of one rank are on one level of a
// paper's outline, whatever the scheme of its numbers.
type rank struct {
	numbering
	heavy bool // bold, a heading style or capitals
}

func (f *flow) rankOf(l line) (rank, string) {
	number, body := splitNumber(l.text)
	if l.number != "" {
		number, _ = splitNumber(l.number + " x")
		body = l.text
	}
	return rank{number, l.lead > 0 || l.level > 0 || upper(body)}, body
}

// like tells whether two lines stand on one level.
func (r rank) like(other rank) bool {
	switch {
	case r.style != other.style:
		return false
	case r.style == 0:
		return r.heavy == other.heavy
	case r.style == '1' && r.depth > 1:
		return r.depth == other.depth
	}
	return r.mark == other.mark && r.depth == other.depth
}

// onLevel is the place of a rank in the outline, or -1.
func (f *flow) onLevel(r rank) int {
	for i := len(f.outline) - 1; i >= 0; i-- {
		if f.outline[i].like(r) {
			return i
		}
	}
	return -1
}

// enter notes a label or heading in the outline; what stood below its level
// is over.
func (f *flow) enter(r rank) {
	if at := f.onLevel(r); at >= 0 {
		f.outline = f.outline[:at]
	}
	f.outline = append(f.outline, r)
}

// admits tells whether a label counts where it stands. One that is too common
// counts only among others; a label in the lines of a value may be nothing but
// a detail of that value.
func (f *flow) admits(m match, l line, r rank, inline bool) bool {
	level := f.onLevel(r) >= 0
	stands := r.style != 0 && r.style != '-' || r.heavy
	switch {
	case f.open != nil && !level && !f.isListed(m, r) && f.isDetail(m, r, inline):
		return false
	case f.open != nil && level && inline && f.saysAgain(m, r), f.open != nil && !level && inline && f.namesPart(m, r):
		return false
	case f.open != nil && level && r.style == 0 && f.isPart(m, l, inline):
		return false
	case m.loose:
		return (level && inline && !m.far || stands) && f.knows()
	case m.weak:
		return (level || stands || inline) && f.knows()
	}
	return true
}

// isListed tells whether a clear label stands behind the list mark that other
// labels of the paper have, where labels are not numbered: those without a mark
// are on the same level then.
func (f *flow) isListed(m match, r rank) bool {
	if r.style != '-' || m.field == f.open.field || m.weak && m.words < 2 || m.loose || f.marked[r.mark] < 2 && !f.open.inline || len(f.strong) < 2 {
		return false
	}
	return !slices.ContainsFunc(f.outline, func(o rank) bool {
		return o.style != 0 && o.style != '-' || o.heavy && !r.heavy && f.marked[r.mark] < 2
	})
}

// identity fields are never a detail of another; brief ones have no details.
var (
	identity = map[string]bool{"name": true, "subject": true, "subject_type": true, "domain": true, "origin": true, "objectives": true, "targets": true, "expected_results": true}
	brief    = map[string]bool{"name": true, "subject": true, "subject_type": true, "leadership": true, "domain": true, "origin": true, "location": true}
)

// outcomes are the parts of a result report; what they tell under headings of
// their own ("1. Công tác tuyên truyền") is still theirs.
var outcomes = map[string]bool{"results": true, "shortcomings": true, "lessons": true, "proposals": true}

// isDetail tells whether a labelled line that stands below the open field is
// a part of its value: "- Tuyên truyền: phát tờ rơi" under "Cách thức".
func (f *flow) isDetail(m match, r rank, inline bool) bool {
	o := f.open
	head := f.outline[len(f.outline)-1]
	composite := len(o.also) > 0
	deeper := r.style == 'a' && head.style == '1' || r.depth > head.depth && r.style == '1' && head.style == '1'
	switch {
	case people[o.field] && people[m.field] && !m.weak && (m.field != o.field || o.whole && len(o.lines) == 0):
		return false // "- Cán bộ thực hiện: …" below "Phân công lãnh đạo, cán bộ"
	case outcomes[o.field] && !outcomes[m.field] && !identity[m.field]:
		return true
	case outcomes[o.field] && m.field == o.field && inline && len(o.lines) > 1:
		return true // "4. Hiệu quả: …" behind other items below "Kết quả"
	case contains(o.also, m.field), composite && m.field == o.field && len(o.lines) == 0:
		return false
	case o.weak, brief[o.field], o.section && !o.inline && (r.heavy || r.style != 0 && r.style != '-'):
		return m.field == o.field && m.weak && r.style == '-'
	case identity[m.field] && m.field != o.field && !m.weak:
		return !inline && (r.style == '-' || r.style == 0 && !r.heavy)
	case r.style == '-':
		return true
	case r.style == 0 && o.listed && !o.whole && !m.weak && !m.short():
		return false // the details before it stand behind a mark
	case r.style == 0 && (head.style != 0 || head.heavy && !r.heavy):
		return !r.heavy && (!o.inline || head.style != 0 && head.style != '-' && m.short())
	case deeper:
		return inline && !o.inline && !composite
	}
	return false
}

// saysAgain tells whether a short label on the level of a heading only names a
// part of what the heading asks for: "- Sơ kết: tháng 6" after "- Chế độ báo cáo:".
func (f *flow) saysAgain(m match, r rank) bool {
	o := f.open
	return m.field == o.field && (r.style == 0 || r.style == '-') && !o.inline && len(o.also) == 0 && !identity[m.field] && m.words < 4
}

// namesPart tells whether a short label below a numbered one of the same field
// names a part of its value: "Phương tiện: loa kéo" in the line after "5. Kinh
// phí, phương tiện: Kinh phí: 4.500.000 đồng".
func (f *flow) namesPart(m match, r rank) bool {
	o := f.open
	numbered := f.outline[len(f.outline)-1].style != 0 && r.style == 0
	return m.field == o.field && numbered && o.inline && len(o.lines) > 0 && !identity[m.field] && m.words < 4
}

// isPart tells whether a short label on the level of the one before it is
// still a part of its value: it says the field again, stands in the same cell
// or paragraph, or where a label on a line of its own awaits its value.
func (f *flow) isPart(m match, l line, inline bool) bool {
	o := f.open
	switch {
	case inline && m.field == o.field && len(o.lines) > 0 && m.words < 4:
		return true
	case o.weak, brief[o.field], !m.short(), !inline:
		return false
	case l.number != "" || l.level > 0:
		return false
	}
	return l.inner || o.whole && len(o.lines) == 0
}

// closes tells whether a line that no label fits ends the open field: a
// section heading, or a heading numbered on from one before it.
func (f *flow) closes(l line, r rank, body string) bool {
	if f.open == nil {
		return false
	}
	short := utf8.RuneCountInString(body) <= 80 && !strings.HasSuffix(body, ".") && !strings.HasSuffix(body, ";")
	at := f.onLevel(r)
	follows := at >= 0 && r.follows(f.outline[at].numbering)
	switch {
	case f.isOther(l, body), (f.open.listed || f.open.inline && len(f.open.lines) == 0) && r.style == 0 && leadsIn(body):
		return true
	case r.style == 'I':
		return short && f.outline[len(f.outline)-1].style != 'I' || follows
	case l.level > 0:
		return true
	case follows:
		return short || strings.Contains(body, ":")
	}
	if f.isStrange(l, r, body) {
		return true
	}
	return len(f.open.lines) > 0 && !f.open.asked && short && r.style != '-' && (upper(body) || l.bold)
}

// most words of a label that nobody knows.
const maxStrange = 8

// isStrange tells whether a line is a label that nobody knows and its value,
// among labels behind the same list mark or in bold as well: "- Điện thoại liên
// hệ: 0904…". What counts steps or days is a part of the value before it.
func (f *flow) isStrange(l line, r rank, body string) bool {
	at := colon(body)
	if !f.open.inline && (!f.open.listed || f.open.mark == r.mark) || at <= 0 || !(r.style == '-' && (f.marked[r.mark] > 2 || brief[f.open.field] && f.marked[r.mark] > 0) || r.style == 0 && l.lead > 0 && l.lead < len(l.text)) || !r.like(f.outline[len(f.outline)-1]) {
		return false
	}
	head := strings.TrimSpace(body[:at])
	if strings.Count(head, " ") >= maxStrange || !upperFirst(head) || l.lead > at+2 {
		return false
	}
	key := viet.Fold(head)
	first, _, _ := strings.Cut(key, " ")
	if partHeads[first] || strings.HasPrefix(key, "giai đoạn") || strings.Trim(key, "abcdefghijklmnopqrstuvwxyz") == "" {
		return false
	}
	_, known := f.labels.find(head)
	return !known
}

// partHeads begin what is a part of a value, by viet.Fold.
var partHeads = foldedSet("bước;đợt;tháng;quý;tuần;ngày;năm;từ;lần;phần;thứ;nhóm;tổ;buổi;đồng;đ;đc;đối;về;với;trong;đến")

// leadsIn tells whether a line only leads to what follows it: "Các nội dung cụ
// thể như sau:".
func leadsIn(body string) bool {
	for _, end := range []string{" như sau:", " sau đây:", " dưới đây:", " sau:"} {
		if strings.HasSuffix(body, end) {
			return true
		}
	}
	return false
}

// isOther tells whether a line is, or begins with, a heading that the plan
// knows and that leads to no field.
func (f *flow) isOther(l line, body string) bool {
	if f.labels.other(body) {
		return true
	}
	for _, c := range cuts(l, body) {
		if f.labels.other(c.label) {
			return true
		}
	}
	return false
}
