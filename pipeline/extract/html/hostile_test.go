package html_test

import (
	"strings"
	"testing"
	"time"

	"hoso/pipeline/extract/readertest"
)

// TestHostile reads pages made to cost more than their length: each must be
// read or refused soon.
func TestHostile(t *testing.T) {
	pages := map[string]string{
		"open formats":   strings.Repeat("<b><i><p>", 100_000),
		"misnested":      strings.Repeat("<b></p><i></b>", 20_000),
		"links":          strings.Repeat("<a><div>", 100_000),
		"tables":         strings.Repeat("<table><tr><td>", 100_000),
		"text in tables": "<table>" + strings.Repeat("x<b>", 100_000),
		"spans":          "<table>" + strings.Repeat("<tr><td rowspan=65000 colspan=1000>", 50_000),
		"rules":          "<style>" + strings.Repeat(".a{font-weight:bold}", 500_000) + "</style>" + strings.Repeat("<p class='a a a a a a'>x", 50_000),
		"blanks":         "<p>" + strings.Repeat(" \n", 4_000_000),
		"one paragraph":  strings.Repeat("<b>x</b> y ", 60_000),
		"selects":        strings.Repeat("<select>", 100_000),
	}
	limit := 10 * time.Second
	if testing.Short() { // as under the race detector, which is many times slower
		limit = time.Minute
	}
	for name, page := range pages {
		began := time.Now()
		_, err := read(page)
		if took := time.Since(began); took > limit {
			t.Errorf("%s took %v (%v)", name, took, readertest.Code(err))
		}
		t.Logf("%-14s %8v %s", name, time.Since(began).Round(time.Millisecond), readertest.Code(err))
	}
}
