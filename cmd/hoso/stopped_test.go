//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestStoppedWatchTellsWhatItHolds: what it could not finish over a fault is in
// nobody's sight when it stops.
func TestStoppedWatchTellsWhatItHolds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	must(t, makeWorkspace(dir, officeSettings))
	put(t, dir, "dở.docx", variation(t, 1), time.Hour)
	s := officeOf(t, dir, writing)
	if words := stoppedWords(t.Context(), s); strings.Contains(words, "đang nhận dở") {
		t.Error(words)
	}
	ready, _, err := s.Inbox.Scan()
	must(t, err)
	claims, _, err := s.Inbox.ClaimAll(ready)
	must(t, err)
	if words := stoppedWords(t.Context(), s); !strings.Contains(words, "Còn 1 tệp đang nhận dở") {
		t.Error(words)
	}
	_, err = s.TakeIn(t.Context(), claims[0])
	must(t, err)
	if words := stoppedWords(t.Context(), s); strings.Contains(words, "đang nhận dở") {
		t.Error(words)
	}
}
