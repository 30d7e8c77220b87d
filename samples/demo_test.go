package samples_test

import (
	"bytes"
	"path"
	"testing"

	"golang.org/x/text/unicode/norm"

	"hoso/pipeline/dossier"
	"hoso/samples"
)

func TestAtLeastTwelveCases(t *testing.T) {
	t.Parallel()
	cases := allCases(t)
	if len(cases) < 12 {
		t.Errorf("want at least 12 cases, got %d", len(cases))
	}
	whole, lacking, broken := 0, 0, 0
	for _, c := range cases {
		switch {
		case c.Expected.Error != "":
			broken++
		case c.Expected.Complete:
			whole++
		default:
			lacking++
		}
	}
	if whole == 0 || lacking == 0 || broken == 0 {
		t.Errorf("want complete, incomplete and broken ones, got %d, %d, %d", whole, lacking, broken)
	}
}

// The demonstration shows a complete and an incomplete submission, two files
// that cannot be taken, the same file twice and an update.
func TestDemo(t *testing.T) {
	t.Parallel()
	paths, times := map[string]bool{}, map[string]int{}
	broken, batch := 0, 1
	for _, drop := range samples.Demo() {
		c, err := samples.Named(drop.Case)
		if err != nil {
			t.Fatal(err)
		}
		if paths[drop.Path] || path.IsAbs(drop.Path) || !norm.NFC.IsNormalString(drop.Path) {
			t.Errorf("bad path %q", drop.Path)
		}
		if drop.Batch < batch || path.Ext(drop.Path) != path.Ext(c.File) {
			t.Errorf("%s: batch %d after %d, or another ending than %s", drop.Path, drop.Batch, batch, c.File)
		}
		paths[drop.Path], batch = true, drop.Batch
		times[drop.Case]++
		if c.Expected.Error != "" {
			broken++
		}
	}
	if broken != 2 || times["01-bang-hai-cot"] != 2 || times["21-ban-bo-sung"] != 1 {
		t.Errorf("want two bad files, a duplicate and an update: %d bad, %v", broken, times)
	}
}

// The update fills what the first version lacks: same unit, same model.
func TestUpdateFillsTheGaps(t *testing.T) {
	t.Parallel()
	first, err := samples.Named("02-bang-ba-cot-con-trong")
	if err != nil {
		t.Fatal(err)
	}
	second, err := samples.Named("21-ban-bo-sung")
	if err != nil {
		t.Fatal(err)
	}
	name := func(c samples.Case) string { return c.Expected.Models[0].Fields["name"].Text }
	if first.Expected.Unit != second.Expected.Unit || name(first) != name(second) {
		t.Error("the update is not of the same unit and model")
	}
	if first.Expected.Complete || !second.Expected.Complete {
		t.Error("want the first version incomplete and the update complete")
	}
}

// A name from macOS and the same name from Windows are different bytes and the
// same submission.
func TestDecomposedName(t *testing.T) {
	t.Parallel()
	c, err := samples.Named("02-bang-ba-cot-con-trong")
	if err != nil {
		t.Fatal(err)
	}
	name := samples.Decomposed(c.File)
	if name == c.File || norm.NFC.String(name) != c.File {
		t.Errorf("%q is not the decomposed form of %q", name, c.File)
	}
}

func TestNamedTellsOfAnUnknownCase(t *testing.T) {
	t.Parallel()
	if _, err := samples.Named("99-khong-co"); err == nil {
		t.Error("want an error")
	}
}

// Broken cases are broken in the way they say.
func TestBrokenBytes(t *testing.T) {
	t.Parallel()
	for _, c := range allCases(t) {
		switch c.Expected.Error {
		case dossier.Empty:
			if len(c.Data) != 0 {
				t.Errorf("%s has %d bytes", c.Name, len(c.Data))
			}
		case dossier.Encrypted:
			if !bytes.HasPrefix(c.Data, []byte("\xD0\xCF\x11\xE0")) {
				t.Errorf("%s is no OLE container", c.Name)
			}
		}
	}
}
