package viet

import "strings"

// Period reads a schedule and gives the days on which the work as a whole begins and ends, as
// far as the text states them. A month alone is its first day for a start and its last
// day for an end, a quarter likewise. The first line that states an overall span decides;
// the steps of a work plan ("Tháng 3: chuẩn bị") and its reviews ("sơ kết trước
// 15/6") state none. "Hoàn thành trước 30/11/2026" gives only an end, that very day.
// Dates that do not exist are returned as they stand. year completes dates without one.
func Period(text string, year int) (start, end Date, hasStart, hasEnd bool) {
	var best span
	for line := range strings.SplitSeq(text, "\n") {
		found := readLine(line, year)
		if found.hasStart && found.hasEnd {
			return found.start, found.end, true, true
		}
		best.fill(found)
	}
	return best.start, best.end, best.hasStart, best.hasEnd
}

// Phases reads a schedule that states its phases only ("Giai đoạn 1 (tháng 02/2026):
// khảo sát"): the work begins with the first of them and ends with the last. At least two
// lines must be phases, each with a date, in the order of time.
func Phases(text string, year int) (start, end Date, ok bool) {
	count := 0
	for line := range strings.SplitSeq(text, "\n") {
		if !startsWithAny(Plain(line), phaseKeys()) {
			continue
		}
		matches := ParseDates(line, year)
		if len(matches) == 0 || count > 0 && matches[0].First.Before(start) {
			return Date{}, Date{}, false
		}
		if count == 0 {
			start = matches[0].First
		}
		end = matches[0].Last
		if len(matches) > 1 && isRange(line[matches[0].End:matches[1].Start]) {
			end = matches[1].Last
		}
		count++
	}
	return start, end, count > 1 && !end.Before(start)
}

var phaseKeys = plainOnce("giai đoạn;bước;đợt;- giai đoạn;+ giai đoạn")

// span is what one line states.
type span struct {
	start, end       Date
	hasStart, hasEnd bool
}

// fill takes what is still unknown from another line.
func (s *span) fill(other span) {
	if !s.hasStart && other.hasStart {
		s.start, s.hasStart = other.start, true
	}
	if !s.hasEnd && other.hasEnd {
		s.end, s.hasEnd = other.end, true
	}
}

// What stands before a date tells its part.
var (
	startWords = plainOnce("từ;bắt đầu;khởi động;triển khai từ;kể từ")
	endWords   = plainOnce("đến;tới;hết;trước;hoàn thành;kết thúc;xong;chậm nhất;muộn nhất;hạn;hạn cuối;thời hạn")
	otherWords = plainOnce("sơ kết;tổng kết;báo cáo;kiểm tra;giám sát;ra mắt;đánh giá;kế hoạch số;nghị quyết;họp;khảo sát;đăng ký;chuẩn bị;tập huấn;xây dựng kế hoạch")
	wholeWords = plainOnce("trong;cả;suốt;cả năm;toàn")
	toWords    = plainOnce("đến;tới")
	fromWords  = plainOnce("từ")
)

func readLine(line string, year int) (s span) {
	matches := ParseDates(line, year)
	from := 0
	for i, m := range matches {
		lead := clause(line[from:m.Start])
		from = m.End
		if isStep(line, m, matches[i+1:]) {
			return span{}
		}
		if containsAny(lead, otherWords) {
			continue
		}
		next := i + 1
		if next < len(matches) && connector.MatchString(line[m.End:matches[next].Start]) && isRange(line[m.End:matches[next].Start]) && !s.hasStart {
			s.fill(span{start: m.First, hasStart: true, end: matches[next].Last, hasEnd: true})
			return s
		}
		s.fill(alone(line, lead, m))
	}
	return s
}

// isRange reports whether the words between two dates say "to".
func isRange(between string) bool {
	return strings.ContainsAny(between, "-–—") || containsAny(Plain(between), toWords)
}

// isStep reports whether the line is one step of a work plan: dates, a colon, then what is done.
func isStep(line string, first DateMatch, rest []DateMatch) bool {
	if strings.Trim(Plain(line[:first.Start]), " ") != "" && !containsAny(Plain(line[:first.Start]), fromWords) {
		return false
	}
	end := first.End
	if len(rest) > 0 && connector.MatchString(line[end:rest[0].Start]) {
		end = rest[0].End
	}
	after := strings.TrimLeft(line[end:], " )")
	return strings.HasPrefix(after, ":") && strings.TrimSpace(after[1:]) != ""
}

// alone reads a date that is no part of a range.
func alone(line, lead string, m DateMatch) (s span) {
	isEnd := containsAny(lead, endWords)
	isStart := containsAny(lead, startWords)
	switch {
	case isEnd && (!isStart || lastIndex(lead, endWords) > lastIndex(lead, startWords)):
		return span{end: m.Last, hasEnd: true}
	case isStart:
		return span{start: m.First, hasStart: true}
	case m.Precision == "day":
		return span{}
	case endsWithAny(lead, wholeWords) || strings.Trim(line[:m.Start]+line[m.End:], " .;,-–+()") == "":
		return span{start: m.First, end: m.Last, hasStart: true, hasEnd: true}
	}
	return span{}
}

// clause is the key of the words after the last full stop or semicolon.
func clause(lead string) string {
	if at := strings.LastIndexAny(lead, ";.("); at >= 0 {
		lead = lead[at+1:]
	}
	return Plain(lead)
}

// containsAny looks for whole words in a key without diacritics.
func containsAny(key string, list func() []string) bool { return lastIndex(key, list) >= 0 }

func lastIndex(key string, list func() []string) int {
	last := -1
	for _, words := range list() {
		last = max(last, lastWhole(key, words))
	}
	return last
}

// lastWhole is the last place in a key where words stand as whole words, or -1.
func lastWhole(key, words string) int {
	for end := len(key); ; {
		at := strings.LastIndex(key[:end], words)
		if at < 0 {
			return -1
		}
		after := at + len(words)
		if (at == 0 || key[at-1] == ' ') && (after == len(key) || key[after] == ' ') {
			return at
		}
		end = after - 1
	}
}
