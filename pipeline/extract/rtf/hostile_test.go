package rtf_test

import (
	"strings"
	"testing"
	"time"

	"hoso/pipeline/extract/readertest"
)

// TestHostile reads files made to cost more than their length: each must be
// read or refused soon.
func TestHostile(t *testing.T) {
	many := func(s string, n int) string { return head + strings.Repeat(s, n) + "}" }
	files := map[string]string{
		"paragraphs":     many(`\par `, 250_000),
		"letters":        many(`\u7897?`, 250_000),
		"hex":            many(`\'aa`, 250_000),
		"fonts":          many(`{\fonttbl{\f1 a;}}`, 25_000),
		"font names":     many(`{\fonttbl\f1 `+strings.Repeat("a", 1000)+`}`, 2_500),
		"wide rows":      many(`\trowd`+strings.Repeat(`\cellx1`, 2000)+`\intbl a\cell\row`, 250),
		"narrow columns": many(`\trowd\cellx1\intbl a\cell\row\trowd\cellx9999999\intbl b\cell\row\pard\par `, 12_000),
		"staircase":      head + staircase(3000) + "}",
		"nested tables":  many(`\pard\intbl\itap200 a\nestcell `, 25_000),
		"text boxes":     many(`{\shp{\*\shpinst{\shptxt a\par}}}`, 25_000),
		"headers":        many(`{\header\header\header a}`, 25_000),
		"fields":         many(`{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\*\ffl a}}}{\fldrslt}}`, 25_000),
		"alternation":    many(`{\b a}b`, 12_000),
		"open":           head + strings.Repeat("{", 200),
	}
	for name, content := range files {
		began := time.Now()
		_, err := read(content)
		took := time.Since(began)
		if took > 10*time.Second {
			t.Errorf("%s took %v (%v)", name, took, readertest.Code(err))
		}
		t.Logf("%-14s %4d kB %8v %s", name, len(content)>>10, took.Round(time.Millisecond), readertest.Code(err))
	}
}

// staircase is a table whose rows share no border.
func staircase(rows int) string {
	var out strings.Builder
	for i := range rows {
		out.WriteString(`\trowd\cellx` + strings.Repeat("1", 1+i%6) + `00` + string(rune('0'+i%10)) + `\cellx9000000\intbl a\cell b\cell\row`)
	}
	return out.String()
}
