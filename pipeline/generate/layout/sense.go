package layout

import (
	"math"
	"strings"
)

// How much worse a line is for what its end cuts apart, against being a whole average line too long or too short (1).
const (
	badSplit   = 0.5  // between two syllables of one word
	noSense    = 0.03 // between words where nothing ends
	mostUneven = 0.45 // no line is shorter or longer than the average by more than this share
)

// sense breaks a segment anew into as many lines: at the ends of phrases where the lines stay about equally long, and not within a word. Where
// no such breaking keeps together what belongs together, it leaves the lines as they are.
func (m *Metrics) sense(segment []word, broken [][]word, room func(n int) float64) [][]word {
	n := len(broken)
	if n < 2 || len(segment) > 200 {
		return broken
	}
	s := sensible{words: segment, room: room, average: length(segment) / float64(n), costs: map[[2]int]float64{}, ends: map[[2]int]int{}}
	if math.IsInf(s.cost(0, n), 1) {
		return broken
	}
	var lines [][]word
	for from := 0; n > 0; n-- {
		to := s.ends[[2]int{from, n}]
		lines = append(lines, segment[from:to])
		from = to
	}
	return lines
}

// sensible looks for the best breaks of words into lines.
type sensible struct {
	words   []word
	room    func(n int) float64
	average float64
	costs   map[[2]int]float64 // by first word and lines that are left
	ends    map[[2]int]int     // where the first of these lines ends
}

func (s *sensible) cost(from, lines int) float64 {
	key := [2]int{from, lines}
	if c, ok := s.costs[key]; ok {
		return c
	}
	best := math.Inf(1)
	for to := from + 1; to <= len(s.words); to++ {
		if length(s.words[from:to]) > s.room(0)+slack {
			break
		}
		c := s.line(from, to)
		switch {
		case math.IsInf(c, 1), lines == 1 && to < len(s.words), lines > 1 && to == len(s.words):
			continue
		case lines > 1:
			c += s.cost(to, lines-1)
		}
		if c < best {
			best, s.ends[key] = c, to
		}
	}
	s.costs[key] = best
	return best
}

// line is the cost of one line: that of its length and that of its end.
func (s *sensible) line(from, to int) float64 {
	last := s.words[to-1]
	long := length(s.words[from:to])
	uneven := math.Abs(long-s.average) / s.average
	if last.glue && to < len(s.words) || uneven > mostUneven {
		return math.Inf(1)
	}
	c := uneven * uneven
	if to == len(s.words) {
		return c
	}
	end := last.letters()
	switch {
	case strings.TrimRight(end, ",;:.)”") != end:
		return c
	case splitsWord(end, s.words[to].letters()):
		return c + badSplit
	}
	return c + noSense
}

func (w word) letters() string {
	text := ""
	for _, f := range w.frags {
		text += f.text
	}
	return text
}

// splitsWord tells whether two syllables make one word of those that names of models, offices and posts are full of.
func splitsWord(a, b string) bool {
	pair := strings.ToLower(strings.TrimLeft(a, opening) + " " + strings.TrimRight(b, closing))
	return wholeWords[pair] || startsUpper(a) && startsUpper(b) && strings.ToUpper(a) != a
}

var wholeWords = pairsOf("bí thư|phó bí|phó viện|viện trưởng|viện kiểm|kiểm sát|nhân dân|dân tộc|thiểu số|tố cáo|khiếu nại|giải quyết|tiếp công|công dân|" +
	"dân vận|vận khéo|chi bộ|đảng bộ|đảng ủy|đảng viên|phó phòng|trưởng phòng|cơ quan|đơn vị|thành phố|khu vực|địa bàn|đồng bào|pháp luật|tuyên truyền|phổ biến|" +
	"giáo dục|đối thoại|chất lượng|nâng cao|xây dựng|hệ thống|chính trị|hình sự|dân sự|hành chính|công tố|truy tố|khởi tố|điều tra|xét xử|vụ án|trật tự|xã hội|" +
	"quốc phòng|an ninh|tôn giáo|kinh tế|văn hóa|môi trường|bảo vệ|an toàn|giao thông|đoàn kết|thi đua|phong trào|mô hình|thân thiện|hồ sơ|đơn thư|kịp thời|" +
	"thủ tục|cải cách|tư pháp|hòa giải|cơ sở|quần chúng|lãnh đạo|cán bộ|công chức|viên chức|người lao|lao động|đặc khu|học tập|đạo đức|phong cách|" +
	"thực hành|thực hiện|hiệu quả|đổi mới|sáng tạo|trách nhiệm|gương mẫu|tiêu biểu")

func pairsOf(list string) map[string]bool {
	set := map[string]bool{}
	for pair := range strings.SplitSeq(list, "|") {
		set[pair] = true
	}
	return set
}
