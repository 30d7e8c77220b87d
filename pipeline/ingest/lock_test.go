package ingest_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/ingest"
)

func TestOneInstanceAWorkspace(t *testing.T) {
	dir, c := t.TempDir(), &clock{noon}
	lock, err := ingest.Acquire(dir, c.now)
	if err != nil {
		t.Fatal(err)
	}
	var held *ingest.HeldError
	if _, err := ingest.Acquire(dir, c.now); !errors.As(err, &held) {
		t.Fatalf("second instance: %v", err)
	}
	host, _ := os.Hostname()
	if held.PID != os.Getpid() || held.Host != host || !held.Since.Equal(noon) {
		t.Errorf("holder %+v", held.Holder)
	}
	if words := held.Words(); !strings.Contains(words, "từ 12:00 ngày 28/01/2026") || !strings.Contains(words, "chạy lại") {
		t.Errorf("words %q", words)
	}
	if err := lock.Release(); err != nil {
		t.Fatal(err)
	}
	lock, err = ingest.Acquire(dir, c.now)
	if err != nil {
		t.Fatal("after release:", err)
	}
	defer lock.Release()
	if err := os.WriteFile(filepath.Join(dir, ".hoso.lock"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := ingest.Acquire(dir, c.now); !errors.As(err, &held) || held.PID != 0 || held.Words() == "" {
		t.Errorf("holder unknown: %v", err)
	}
}

func TestLockNeedsItsFolder(t *testing.T) {
	var held *ingest.HeldError
	_, err := ingest.Acquire(filepath.Join(t.TempDir(), "no"), (&clock{noon}).now)
	if err == nil || errors.As(err, &held) {
		t.Errorf("no folder: %v", err)
	}
}
