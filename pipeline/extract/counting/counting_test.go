package counting_test

import (
	"strings"
	"testing"

	"hoso/pipeline/extract/counting"
)

func TestWrite(t *testing.T) {
	cases := []struct {
		format counting.Format
		n      int
		want   string
	}{
		{counting.Decimal, 12, "12"}, {counting.Decimal, -3, "-3"}, {counting.Bullet, 2, "2"}, {counting.None, 2, ""},
		{counting.LeadingZero, 4, "04"}, {counting.LeadingZero, 10, "10"}, {counting.LeadingZero, -1, "-1"},
		{counting.LowerLetter, 1, "a"}, {counting.LowerLetter, 28, "bb"}, {counting.UpperLetter, 26, "Z"},
		{counting.UpperLetter, 0, "0"}, {counting.LowerLetter, 781, "781"},
		{counting.LowerRoman, 4, "iv"}, {counting.UpperRoman, 1994, "MCMXCIV"}, {counting.UpperRoman, 3999, "MMMCMXCIX"},
		{counting.UpperRoman, 0, "0"}, {counting.LowerRoman, 4000, "4000"},
	}
	for _, c := range cases {
		if got := c.format.Write(c.n); got != c.want {
			t.Errorf("format %d of %d = %q, want %q", c.format, c.n, got, c.want)
		}
	}
}

// outline is a kind of three levels: "I.", "I.1)", and legal "1.1.a".
func outline() *counting.Kind[string] {
	kind := &counting.Kind[string]{}
	kind.Levels[0] = counting.Level[string]{Start: 1, Format: counting.UpperRoman, Text: "\x00.", Restart: -1}
	kind.Levels[1] = counting.Level[string]{Start: 1, Text: "\x00.\x01)", Style: "Heading2", Restart: -1}
	kind.Levels[2] = counting.Level[string]{Start: 1, Format: counting.LowerLetter, Text: "\x00.\x01.\x02", Legal: true, Restart: -1}
	return kind
}

type step struct {
	list  *counting.List[string]
	style string
	level int
	want  string
}

func walk(t *testing.T, kind *counting.Kind[string], steps []step) {
	t.Helper()
	for i, s := range steps {
		if got := s.list.Next(kind, s.style, s.level); got != s.want {
			t.Errorf("step %d: %q, want %q", i, got, s.want)
		}
	}
}

func TestNext(t *testing.T) {
	one := &counting.List[string]{}
	walk(t, outline(), []step{
		{one, "", 0, "I."}, {one, "", 1, "I.1)"}, {one, "", 1, "I.2)"}, {one, "", 2, "1.2.1"},
		{one, "Heading2", 0, "I.3)"}, {one, "", 0, "II."}, {one, "", 1, "II.1)"}, {one, "", 9, ""}, {one, "", -1, ""},
	})
}

// TestStarts has two lists of one kind: they count together until one begins
// again where it says.
func TestStarts(t *testing.T) {
	one, two := &counting.List[string]{}, &counting.List[string]{Starts: map[int]int{0: 5, 12: 3}}
	three := &counting.List[string]{Own: map[int]counting.Level[string]{0: {Start: 1, Format: counting.Bullet}}}
	walk(t, outline(), []step{
		{one, "", 0, "I."}, {two, "", 0, "V."}, {one, "", 0, "VI."}, {two, "", 0, "VII."}, {three, "", 0, "-"}, {one, "", 0, "IX."},
	})
}

func TestRestart(t *testing.T) {
	kind, one := outline(), &counting.List[string]{}
	kind.Levels[1].Restart = 0 // never
	kind.Levels[2].Restart = 1 // only behind the first level
	walk(t, kind, []step{
		{one, "", 0, "I."}, {one, "", 1, "I.1)"}, {one, "", 2, "1.1.1"}, {one, "", 1, "I.2)"}, {one, "", 2, "1.2.2"},
		{one, "", 0, "II."}, {one, "", 1, "II.3)"}, {one, "", 2, "2.3.1"},
	})
}

func TestOver(t *testing.T) {
	base := counting.Ref[int]{List: 7, Level: 2, SaidList: true, SaidLevel: true, Style: 3}
	if got := (counting.Ref[int]{Level: 1, SaidLevel: true}).Over(base); got != (counting.Ref[int]{7, 1, true, true, 3}) {
		t.Errorf("%+v", got)
	}
	if got := (counting.Ref[int]{SaidList: true}).Over(base); got != (counting.Ref[int]{0, 2, true, true, 0}) {
		t.Errorf("%+v", got)
	}
}

// FuzzNext counts along whatever levels: no panic, no endless number.
func FuzzNext(f *testing.F) {
	f.Add("\x00.\x01)", []byte{0, 1, 1, 2, 0}, 1, 2)
	f.Fuzz(func(t *testing.T, text string, levels []byte, start, restart int) {
		kind := outline()
		kind.Levels[1] = counting.Level[string]{Start: start, Text: text, Restart: restart}
		list := &counting.List[string]{Starts: map[int]int{start: 2}}
		for _, level := range levels {
			if got := list.Next(kind, "", int(int8(level))); len(got) > 40*(len(text)+6) {
				t.Fatalf("%d bytes: %s", len(got), strings.ToValidUTF8(got[:40], "?"))
			}
		}
	})
}
