package generate

import (
	"slices"
	"strconv"
	"strings"

	"hoso/pipeline/viet"
)

// Official is what people say of one paper that they are about to sign: number, day, the day to answer by, and the parts that
// only a person can write. What is left out stays blank on paper.
type Official struct {
	Number  string            // "15" or "15-BC/ĐU"; blank until văn thư gives it
	Date    viet.Date         // of the paper; zero: blank
	By      viet.Date         // until when units are asked to answer; zero: blank
	Draft   bool              // "BẢN DỰ THẢO" across the pages though nothing is left open
	Content map[string]string // what a person has written, by the key of its place: "write_1"
}

// Place is a part of a paper that only a person can write and has not yet.
type Place struct {
	Key  string // "write_1": the key in Official.Content
	What string // what to write there, in words
}

// UnknownPlace is the error of a content that has no place on its paper.
type UnknownPlace struct {
	Key   string
	Known []string
}

func (e *UnknownPlace) Error() string {
	return "không có phần “" + e.Key + "” trên văn bản này" + didYouMean(e.Key, e.Known)
}

// placesOf are the keys of the places that people write on a paper of these words.
func placesOf(words wording) []string {
	var keys []string
	for _, key := range sortedKeys(words) {
		if strings.HasPrefix(key, "write_") {
			keys = append(keys, key)
		}
	}
	return keys
}

// checkContent refuses a content that would be lost.
func (o Official) checkContent(words wording) error {
	known := placesOf(words)
	for _, key := range sortedKeys(o.Content) {
		if !slices.Contains(known, key) {
			return &UnknownPlace{key, known}
		}
	}
	return nil
}

// written is what a person has written for a place, paragraph by paragraph.
func (o Official) written(key string) []string {
	var out []string
	for line := range strings.SplitSeq(o.Content[key], "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// numberLine is “Số 15-BC/ĐU”, with room for the number where văn thư has not given it. Numbers below 10 take a zero.
func (s *sheet) numberLine(kind string) string {
	set, number := s.office, strings.TrimSpace(strings.TrimPrefix(s.official.Number, "Số "))
	bare, rest, whole := strings.Cut(number, "-")
	if whole && oneLine(rest) != kind+"/"+set.Symbol {
		return s.say("number_whole", "number", number)
	}
	bare = strings.TrimSpace(bare)
	if n, err := strconv.Atoi(bare); err == nil {
		bare = viet.Count(n)
	}
	if s.isState() {
		return s.stateNumber(orBlank(bare, 6), kind, orBlank(set.Symbol, 4))
	}
	return s.say("number", "number", orBlank(bare, 6), "type", kind, "symbol", orBlank(set.Symbol, 4))
}

// citedNumber is the number of this very paper as its annex cites it: “15-QĐ/ĐU”.
func (s *sheet) citedNumber() string {
	return strings.TrimLeft(strings.TrimPrefix(s.numberLine(s.say("type")), "Số"), ": ")
}

// dateLine is “ngày 05 tháng 02 năm 2026” of the paper, with room for day and month where it is not given.
func (s *sheet) dateLine(year int) string {
	if s.official.Date != (viet.Date{}) {
		return viet.OfficialDate(s.official.Date)
	}
	return s.say("blank_date", "day", orBlank("", 5), "month", orBlank("", 5), "year", strconv.Itoa(year))
}

// monthOf writes a month as the head of a paper does: 01, 02, 3 … 12.
func monthOf(d viet.Date) string {
	if d.Month < 3 {
		return viet.Count(d.Month)
	}
	return strconv.Itoa(d.Month)
}

// draft tells whether the paper cannot go out as it is: it is asked for as a draft, it has no signer, or a part of it is to be written.
func (s *sheet) draft() bool {
	return s.official.Draft || s.unsigned || len(s.open) > 0
}
