package mirror_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/mirror"
)

// journal is a journal in memory.
type journal []ledger.Line

func (j journal) Acts(_ context.Context, after int64, most int) ([]ledger.Line, error) {
	rest := j[min(after, int64(len(j))):]
	return append([]ledger.Line(nil), rest[:min(most, len(rest))]...), nil
}

func acts(n int) journal {
	var j journal
	for i := range n {
		j = append(j, ledger.Line{Seq: int64(i + 1), Plan: "p", Verb: "accept", Subject: fmt.Sprintf("inbox/<%d> & \u2028.docx", i),
			Detail: []byte(`{"receipt":1,"text":"` + strings.Repeat("x", 400*(i%7)) + `"}`), Act: dossier.Act{By: "lan", At: time.Unix(int64(i), 0)}})
	}
	return j
}

func catchUp(t *testing.T, path string, j journal, want int) {
	t.Helper()
	if n, err := mirror.CatchUp(t.Context(), path, j); err != nil || n != want {
		t.Fatalf("caught up %d, want %d: %v", n, want, err)
	}
}

func faults(t *testing.T, path string, j journal) []mirror.Fault {
	t.Helper()
	_, found, err := mirror.Verify(t.Context(), path, j)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// In whatever portions it is written, the mirror is the same and whole.
func TestCatchUp(t *testing.T) {
	j := acts(200)
	whole, portions := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
	catchUp(t, whole, j, 200)
	for n := 0; n <= 200; n += 25 {
		catchUp(t, portions, j[:n], min(n, 25))
		catchUp(t, portions, j[:n], 0)
	}
	if read(t, whole) != read(t, portions) {
		t.Error("the mirror depends on when it was written")
	}
	if found := faults(t, whole, j); len(found) != 0 {
		t.Errorf("a whole mirror has faults: %v", found)
	}
}

// A crash may cut the mirror off at any byte of its last lines.
func TestCatchUpAfterACrash(t *testing.T) {
	j := acts(4)
	path := filepath.Join(t.TempDir(), "a")
	catchUp(t, path, j, 4)
	want := read(t, path)
	for cut := 0; cut < len(want); cut += 17 {
		write(t, path, want[:cut])
		if found := faults(t, path, j); len(found) == 0 || !found[0].Harmless {
			t.Fatalf("cut at %d: %v", cut, found)
		}
		if _, err := mirror.CatchUp(t.Context(), path, j); err != nil || read(t, path) != want {
			t.Fatalf("cut at %d: %v", cut, err)
		}
	}
}

// Whatever is changed in the mirror, or in the ledger behind it, is found.
func TestVerifyFindsEveryChange(t *testing.T) {
	j := acts(20)
	path := filepath.Join(t.TempDir(), "a")
	catchUp(t, path, j, 20)
	whole := read(t, path)
	lines := strings.SplitAfter(whole, "\n")
	for name, text := range map[string]string{
		"a letter":      strings.Replace(whole, "lan", "mai", 1),
		"a line gone":   strings.Join(append(append([]string{}, lines[:5]...), lines[6:]...), ""),
		"the first":     strings.Join(lines[1:], ""),
		"two exchanged": strings.Join(append(append([]string{}, lines[0], lines[2], lines[1]), lines[3:]...), ""),
		"no JSON":       strings.Replace(whole, "{", "", 1),
		"one more":      whole + strings.Replace(lines[19], `"seq":20`, `"seq":21`, 1),
		"a blank line":  strings.Replace(whole, "\n", "\n\n", 1),
	} {
		write(t, path, text)
		found := faults(t, path, j)
		if len(found) == 0 || found[0].Harmless || found[0].Cure == "" || len(found) > 11 {
			t.Errorf("%s: %v", name, found)
		}
	}
	write(t, path, whole)
	j[7].By = "mai"
	if found := faults(t, path, j); len(found) != 1 || found[0].Harmless || !strings.Contains(found[0].Message, "dòng 8 khác") {
		t.Errorf("a changed ledger: %v", found)
	}
}

// A ledger that is older than its mirror gets nothing appended.
func TestCatchUpAstray(t *testing.T) {
	j := acts(20)
	path := filepath.Join(t.TempDir(), "a")
	catchUp(t, path, j, 20)
	whole := read(t, path)
	other := acts(25)
	other[19].By = "mai"
	for name, wrong := range map[string]journal{"older": j[:15], "empty": nil, "another": other} {
		var astray *mirror.AstrayError
		if _, err := mirror.CatchUp(t.Context(), path, wrong); !errors.As(err, &astray) || !strings.Contains(astray.Words(), "doctor --deep") {
			t.Errorf("%s: %v", name, err)
		}
		if read(t, path) != whole {
			t.Errorf("%s: the mirror was changed", name)
		}
	}
	if found := faults(t, path, j[:15]); len(found) != 1 || !strings.Contains(found[0].Message, "bản cũ hơn") {
		t.Errorf("older: %v", found)
	}
}
