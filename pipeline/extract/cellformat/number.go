package cellformat

import (
	"math"
	"strconv"
	"strings"
)

// choose gives the section for a number and whether the minus sign has to be
// written (the section for negative numbers writes its own).
func (f Format) choose(x float64) (section, bool) {
	switch {
	case len(f) >= 2 && x < 0:
		return f[1], false
	case len(f) >= 3 && x == 0:
		return f[2], false
	case len(f) == 0:
		return section{general: true}, x < 0
	}
	return f[0], x < 0
}

// number writes a number as its format shows it, with Vietnamese marks: a
// point between thousands, a comma before decimals.
func (f Format) number(x float64, raw string) string {
	s, minus := f.choose(x)
	sign := ""
	if minus {
		sign = "-"
	}
	if s.general {
		return s.prefix + sign + strings.TrimPrefix(general(x, raw), "-") + s.suffix
	}
	x = math.Abs(x) * math.Pow(100, float64(s.percent)) / math.Pow(1000, float64(s.scale))
	whole, decimals := round(x, s.most)
	if strings.Trim(whole+decimals, "0") == "" {
		sign = ""
	}
	for len(decimals) > s.fixed && strings.HasSuffix(decimals, "0") {
		decimals = decimals[:len(decimals)-1]
	}
	out := s.prefix + sign + s.digits(whole)
	if decimals != "" {
		out += "," + decimals
	}
	return strings.TrimSpace(out + s.suffix)
}

// digits writes the whole part: zeros in front, groups, literals between.
func (s section) digits(whole string) string {
	if whole == "0" && s.least == 0 {
		whole = ""
	}
	if n := s.least - len(whole); n > 0 {
		whole = strings.Repeat("0", n) + whole
	}
	if s.thousand {
		return group(whole)
	}
	out := ""
	for i := len(s.whole) - 1; i >= 0; i-- {
		p := s.whole[i]
		if p.digit == 0 && whole != "" {
			out = p.literal + out
		}
		if p.digit != 0 && whole != "" {
			out, whole = whole[len(whole)-1:]+out, whole[:len(whole)-1]
		}
	}
	if len(s.whole) == 0 {
		return ""
	}
	return whole + out
}

func group(whole string) string {
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	return whole
}

// round rounds half away from zero, as Excel does, on the 15 digits that it
// keeps, and gives the digits before and after the point.
func round(x float64, decimals int) (whole, rest string) {
	decimals = min(decimals, 15)
	if shifted := x * math.Pow10(decimals); shifted < 1e15 {
		y, _ := strconv.ParseFloat(strconv.FormatFloat(shifted, 'g', 15, 64), 64)
		x = math.Floor(y+0.5) / math.Pow10(decimals)
	}
	whole, rest, _ = strings.Cut(strconv.FormatFloat(x, 'f', decimals, 64), ".")
	return whole, rest
}

// general writes a number without a format: whole numbers as their digits,
// others with the ten digits that a wide cell shows.
func general(x float64, raw string) string {
	if strings.Trim(strings.TrimPrefix(raw, "-"), "0123456789") == "" {
		return raw
	}
	size := 1
	if a := math.Abs(x); a >= 1 {
		size = int(math.Log10(a)) + 1
	} else if a > 0 {
		size = int(math.Floor(math.Log10(a))) + 1
	}
	text := strconv.FormatFloat(x, 'f', max(0, min(10-size, 30)), 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return strings.Replace(text, ".", ",", 1)
}
