package viet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DateMatch is a date found in a text, with the span of days that it names: a month
// is its first and last day, a quarter, half or year likewise. For a day both are that day.
type DateMatch struct {
	Text        string // as it stands
	Start, End  int    // byte offsets in the text
	First, Last Date
	Precision   string // "day", "month", "quarter", "half", "year"
	yearStated  bool
	dayOnly     bool // "ngày 10" alone: month and year come from the date after it
}

// ParseDates finds the dates in a text, in order; days before months, always. It reads
// 5/9/2026, 05-09-2026, 5.9.2026, 2026-09-05, "ngày 05 tháng 9 năm 2026", "tháng 9/2026", "09/2026", "tháng 9
// năm 2026", "quý II/2026", "6 tháng đầu năm 2026", "năm 2026"; a short "10/02" only where a word like "từ",
// "ngày", "trước" says that it is a date. A date without a year takes that of the end
// of its range ("từ tháng 02 đến tháng 10/2026"), else year; with year 0 it is left out.
// Impossible dates are reported as they stand.
func ParseDates(text string, year int) []DateMatch {
	var found []DateMatch
	for i := 0; i < len(text); {
		if !startsWord(text, i) {
			i += runeLen(text, i)
			continue
		}
		match, ok := matchDate(text, i, found)
		if !ok {
			i += runeLen(text, i)
			continue
		}
		found = append(found, match)
		i = match.End
	}
	return complete(text, found, year)
}

func runeLen(text string, i int) int {
	_, size := utf8.DecodeRuneInString(text[i:])
	return max(size, 1)
}

// startsWord reports whether a number or a word begins at i.
func startsWord(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return i == 0 || !unicode.IsDigit(before) && (!unicode.IsLetter(before) && !unicode.Is(unicode.Mn, before) || before == 'T' || before == 't')
}

func matchDate(text string, i int, found []DateMatch) (DateMatch, bool) {
	if !beginsDate(text[i]) {
		return DateMatch{}, false
	}
	rest := text[i:]
	if len(rest) > 80 {
		rest = rest[:80]
	}
	for _, form := range dateForms {
		if strings.IndexByte(form.first, lowByte(text[i])) < 0 {
			continue
		}
		groups := form.pattern.FindStringSubmatch(rest)
		if groups == nil {
			continue
		}
		match, ok := form.read(groups)
		if !ok {
			continue
		}
		match.Text, match.Start, match.End = groups[0], i, i+len(groups[0])
		if standsAlone(text, match, found) {
			return match, true
		}
	}
	return DateMatch{}, false
}

// standsAlone refuses what only looks like a date: part of a longer number, of a
// document's number ("59/2020/QH14"), of a count ("hằng tháng 2 lần", "8/8 chi bộ").
func standsAlone(text string, match DateMatch, found []DateMatch) bool {
	before, after := text[:match.Start], text[match.End:]
	if continuesNumber(after) || followsNumber(before, found) {
		return false
	}
	if match.dayOnly && dashedDate.MatchString(after) {
		return false
	}
	lead := lastWords(before)
	switch match.Precision {
	case "month":
		if isASCIIDigit(match.Text[0]) {
			return !endsWithAny(lead, numberLeads) && !isASCIILetter(lastByte(before))
		}
		if !match.yearStated && isASCIIDigit(lastByte(strings.TrimPrefix(match.Text, "T"))) && !strings.ContainsAny(match.Text, " \u00a0") {
			return joinsLaterMonth(after)
		}
		return match.yearStated || !endsWithAny(lead, countLeads) && !startsWithAny(Fold(firstBytes(after)), countKeys())
	case "day":
		if !match.yearStated && isASCIIDigit(match.Text[0]) {
			return endsWithAny(lead, dateLeads) || joinsLaterDate(after)
		}
	}
	return true
}

const countWords = "lần;buổi;kỳ;cuộc;người;bài;tin;lượt;hội nghị;ngày"

var (
	dateLeads   = plainOnce("ngày;từ;đến;tới;hết;trước;sau;kể từ;mùng;mồng;sáng;chiều;vào;dịp;lễ;hạn;quốc khánh")
	numberLeads = plainOnce("so;qd;nq;kh;hd;nd;tt;luat")
	countLeads  = plainOnce("hang;moi;mot;may;nhieu")
)

// joinsLaterDate reports whether a range goes on after a short date: "10/02 - 20/11/2026".
var laterDate = regexp.MustCompile(`^\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?(?:ngày\s+)?\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}`)

// laterMonth goes on after a month of few letters: "T3 - T11/2026".
var laterMonth = regexp.MustCompile(`(?i)^\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?(?:T\.?|tháng\s+)?\d{1,2}\s*[/.-]\s*\d{4}`)

func joinsLaterMonth(after string) bool { return laterMonth.MatchString(after) }

// dashedDate is the rest of a date like 05-02-2026.
var dashedDate = regexp.MustCompile(`^\s*-\s*\d{1,2}\s*-`)

func joinsLaterDate(after string) bool { return laterDate.MatchString(after) }

// continuesNumber reports whether the text goes on with a digit or a further part of a number.
func continuesNumber(after string) bool {
	if after == "" {
		return false
	}
	r, size := utf8.DecodeRuneInString(after)
	if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' {
		return true
	}
	next, _ := utf8.DecodeRuneInString(after[size:])
	return (r == '/' || r == '.' || r == ',') && unicode.IsDigit(next) || r == '/' && unicode.IsLetter(next)
}

// followsNumber reports whether the match is the tail of a longer number and not of a range.
func followsNumber(before string, found []DateMatch) bool {
	if len(found) > 0 && strings.Trim(before[found[len(found)-1].End:], " -–") == "" {
		return false
	}
	if len(before) < 2 {
		return false
	}
	last, previous := before[len(before)-1], before[len(before)-2]
	return (last == '/' || last == '.' || last == '-' || last == ',') && (isASCIIDigit(previous) || last == '/' && isASCIILetter(previous))
}

func isASCIIDigit(c byte) bool { return c >= '0' && c <= '9' }

// lastByte is the last byte, 0 where there is none.
func lastByte(before string) byte {
	if before == "" {
		return 0
	}
	return before[len(before)-1]
}

// lastWords is the key of what stands right before a date.
func lastWords(before string) string {
	if len(before) > 40 {
		before = before[len(before)-40:]
	}
	if line := strings.LastIndexByte(before, '\n'); line >= 0 {
		before = before[line:]
	}
	return Plain(before)
}

func firstBytes(after string) string {
	if len(after) > 24 {
		after = after[:24]
	}
	if line := strings.IndexByte(after, '\n'); line >= 0 {
		after = after[:line]
	}
	return after
}

// endsWithAny compares whole words without diacritics.
func endsWithAny(key string, list func() []string) bool {
	for _, tail := range list() {
		if rest, ok := strings.CutSuffix(key, tail); ok && (rest == "" || rest[len(rest)-1] == ' ') {
			return true
		}
	}
	return false
}

// connector is what may stand between the two ends of a range.
var connector = regexp.MustCompile(`(?i)^[\s,]*(?:-|–|—|đến|den|tới|và)?[\s,]*(?:hết|het|đầu|giữa|cuối)?[\s,]*(?:ngày|ngay)?[\s,]*$`)

// complete gives dates without a year the year of the date that they lead to, else
// the year asked for, and months their last day.
func complete(text string, found []DateMatch, year int) []DateMatch {
	for i := len(found) - 1; i >= 0; i-- {
		m := &found[i]
		joined := i+1 < len(found) && connector.MatchString(text[m.End:found[i+1].Start])
		if m.dayOnly && joined && found[i+1].Precision == "day" {
			m.First.Month = found[i+1].First.Month
		}
		if !m.yearStated {
			m.First.Year = year
			if joined {
				m.First.Year = found[i+1].First.Year
			}
		}
		m.Last.Year = m.First.Year
		if m.Precision == "day" {
			m.Last = m.First
		} else {
			m.Last.Day = daysIn(m.Last.Year, m.Last.Month)
		}
	}
	kept := found[:0]
	for _, m := range found {
		if m.First.Year != 0 && m.First.Month != 0 || m.First.Year != 0 && !m.dayOnly {
			kept = append(kept, m)
		}
	}
	return kept
}
