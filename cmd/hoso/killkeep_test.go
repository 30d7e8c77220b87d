//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestKilledKeepers kills backup, restore and rebuild at random moments, again
// and again: after each kill the workspace is whole and equal, a backup or a
// restored workspace is there whole or not at all, and the next try succeeds.
func TestKilledKeepers(t *testing.T) {
	t.Parallel()
	rounds := 2
	if os.Getenv("HOSO_KILLS") != "" {
		rounds = kills(t) / 10
	}
	dir := bigWorkspace(t, 40)
	if err := hoso(t, dir, 0, "run", "--quiet"); exitOf(err) != exitSome {
		t.Fatal(err)
	}
	want, papers, place := dumpOf(t, dir), bytesIn(t, dir, "out"), t.TempDir()
	name, to := filepath.Join(place, "b.zip"), filepath.Join(place, "w")
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 9))
	t.Logf("seed %d", seed)
	killed := 0
	kill := func(longest time.Duration, args ...string) {
		t.Helper()
		after := time.Duration(1 + random.Int64N(int64(longest)))
		if exitOf(hoso(t, dir, after, args...)) < 0 {
			killed++
		}
	}
	equal := func(at string) {
		t.Helper()
		if have := dumpOf(t, at); have != want {
			t.Fatalf("the ledger differs: %s", firstDifference(have, want))
		}
		if differs := difference(bytesIn(t, at, "out"), papers); differs != "" {
			t.Fatal(differs)
		}
	}
	for range rounds {
		begun := time.Now()
		must(t, hoso(t, dir, 0, "rebuild"))
		whole := time.Since(begun)
		kill(whole, "rebuild")
		if !fileExists(filepath.Join(dir, "hoso.db")) { // killed between two names
			if said := command(t, exitFailed, "run", "-w", dir); !strings.Contains(said, "hoso rebuild") {
				t.Fatal(said)
			}
			must(t, hoso(t, dir, 0, "rebuild"))
		}
		equal(dir)

		kill(whole, "backup", name)
		if !fileExists(name) {
			must(t, hoso(t, dir, 0, "backup", name))
		}
		restoreKilled(t, random, whole, name, to)
		equal(to)
		deepCheck(t, to)
		must(t, os.RemoveAll(to))
		must(t, os.Remove(name))
	}
	must(t, hoso(t, dir, 0, "run", "--quiet"))
	equal(dir)
	deepCheck(t, dir)
	for _, left := range leftIn(t, place) {
		if !strings.Contains(left, unfinished) { // of the last backup that was killed
			t.Errorf("left behind: %s", left)
		}
	}
	t.Logf("%d of %d killed", killed, 2*rounds)
}

// restoreKilled restores, is killed, and restores again.
func restoreKilled(t *testing.T, random *rand.Rand, longest time.Duration, name, to string) {
	t.Helper()
	cmd := exec.Command(ownPath(t), "restore", name, to)
	cmd.Args[0] = "hoso"
	must(t, cmd.Start())
	timer := time.AfterFunc(time.Duration(1+random.Int64N(int64(longest))), func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait()
	timer.Stop()
	if fileExists(to) {
		return // it was done
	}
	command(t, exitDone, "restore", name, to)
}
