package word

import (
	"strings"

	"hoso/pipeline/extract/counting"
)

// numberFormat is the format that w:numFmt names. One that is not known
// counts as decimal.
func numberFormat(name string) counting.Format {
	switch name {
	case "none":
		return counting.None
	case "bullet":
		return counting.Bullet
	case "decimalZero":
		return counting.LeadingZero
	case "lowerLetter":
		return counting.LowerLetter
	case "upperLetter":
		return counting.UpperLetter
	case "lowerRoman":
		return counting.LowerRoman
	case "upperRoman":
		return counting.UpperRoman
	}
	return counting.Decimal
}

// levelText puts the place holders of package counting for %1 to %9.
func levelText(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+1 < len(text) && text[i+1] >= '1' && text[i+1] <= '9' {
			i++
			out.WriteByte(text[i] - '1')
			continue
		}
		out.WriteByte(text[i])
	}
	return out.String()
}
