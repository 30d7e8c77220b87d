package pipeline_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Who may import whom: the walls of the house. A package not named here may
// import nothing of ours.
var mayImport = map[string][]string{
	"cmd/hoso":                    {"*"},
	"pipeline":                    {"pipeline/bundle", "pipeline/check", "pipeline/compare", "pipeline/correct", "pipeline/dossier", "pipeline/extract", "pipeline/generate", "pipeline/ingest", "pipeline/ledger", "pipeline/outbox", "pipeline/plan", "pipeline/prove", "pipeline/viet"},
	"pipeline/dossier":            {},
	"pipeline/viet":               {},
	"pipeline/plan":               {"pipeline/viet"},
	"pipeline/ingest":             {"pipeline/dossier", "pipeline/viet"},
	"pipeline/ingest/ingesttest":  {"pipeline/ingest"},
	"pipeline/outbox":             {},
	"pipeline/xmltok":             {},
	"pipeline/extract":            {"pipeline/dossier", "pipeline/plan", "pipeline/viet"},
	"pipeline/extract/counting":   {},
	"pipeline/extract/glyphs":     {},
	"pipeline/extract/ole":        {},
	"pipeline/extract/parts":      {},
	"pipeline/extract/sniff":      {"pipeline/dossier", "pipeline/extract/ole", "pipeline/extract/parts"},
	"pipeline/extract/word":       {"pipeline/dossier", "pipeline/extract", "pipeline/extract/counting", "pipeline/extract/glyphs", "pipeline/extract/parts", "pipeline/extract/prose", "pipeline/xmltok", "pipeline/viet"},
	"pipeline/extract/excel":      {"pipeline/dossier", "pipeline/extract", "pipeline/extract/cellformat", "pipeline/extract/parts", "pipeline/extract/sheetgrid", "pipeline/xmltok", "pipeline/viet"},
	"pipeline/extract/cellformat": {"pipeline/viet"},
	"pipeline/extract/sheetgrid":  {"pipeline/dossier", "pipeline/extract", "pipeline/extract/glyphs", "pipeline/extract/cellformat", "pipeline/viet"},
	"pipeline/extract/xls":        {"pipeline/dossier", "pipeline/extract", "pipeline/extract/cellformat", "pipeline/extract/ole", "pipeline/extract/sheetgrid", "pipeline/viet"},
	"pipeline/extract/readertest": {"pipeline/dossier", "pipeline/extract", "pipeline/plan", "pipeline/viet"},
	"pipeline/extract/prose":      {"pipeline/dossier", "pipeline/extract", "pipeline/extract/glyphs", "pipeline/viet"},
	"pipeline/extract/doc":        {"pipeline/dossier", "pipeline/extract", "pipeline/extract/counting", "pipeline/extract/glyphs", "pipeline/extract/ole", "pipeline/extract/prose", "pipeline/viet"},
	"pipeline/extract/rtf":        {"pipeline/dossier", "pipeline/extract", "pipeline/extract/prose", "pipeline/viet"},
	"pipeline/extract/html":       {"pipeline/dossier", "pipeline/extract", "pipeline/extract/counting", "pipeline/extract/prose", "pipeline/viet"},
	"pipeline/worker":             {"pipeline/dossier"},
	"pipeline/correct":            {"pipeline/dossier", "pipeline/plan", "pipeline/viet"},
	"pipeline/backup":             {},
	"pipeline/bundle":             {},
	"pipeline/compare":            {"pipeline/dossier", "pipeline/plan", "pipeline/viet"},
	"pipeline/prove":              {"pipeline/dossier", "pipeline/viet"},
	"pipeline/prove/page":         {},
	"pipeline/prove/pdftext":      {},
	"pipeline/check":              {"pipeline/dossier", "pipeline/plan", "pipeline/viet"},
	"pipeline/ledger":             {"pipeline/dossier", "pipeline/viet"},
	"pipeline/ledger/ledgertest":  {"pipeline/dossier", "pipeline/ledger"},
	"pipeline/ledger/sqlite":      {"pipeline/dossier", "pipeline/ledger"},
	"pipeline/ledger/mirror":      {"pipeline/dossier", "pipeline/ledger"},
	"pipeline/generate":           {"pipeline/compare", "pipeline/dossier", "pipeline/generate/layout", "pipeline/plan", "pipeline/viet"},
	"pipeline/generate/webpage":   {},
	"pipeline/generate/layout":    {},
	"pipeline/generate/pdf":       {"pipeline/generate/layout"},
	"pipeline/generate/direct":    {"pipeline/generate/layout"},
	"pipeline/generate/join":      {},
	"pipeline/generate/qr":        {},
	"pipeline/generate/excel":     {"pipeline/dossier", "pipeline/generate", "pipeline/plan", "pipeline/viet"},
	"pipeline/generate/word":      {"pipeline/dossier", "pipeline/generate", "pipeline/plan", "pipeline/viet"},
	"pipeline/generate/mark":      {"pipeline/dossier", "pipeline/xmltok"},
	"samples":                     {"pipeline/dossier"},
	"samples/internal/make":       {"pipeline/dossier", "samples"},
}

// homeOf says where a library is at home: one or two packages whose job it is.
var homeOf = map[string][]string{
	"github.com/johnfercher/go-tree":   {"pipeline/generate/pdf"},
	"github.com/johnfercher/maroto/v2": {"pipeline/generate/pdf"},
	"github.com/phpdave11/gofpdf":      {"pipeline/generate/pdf"},
	"github.com/pdfcpu/pdfcpu":         {"pipeline/generate/join", "pipeline/prove/pdftext"},
	"github.com/nguyenthenguyen/docx":  {"pipeline/generate/word"},
	"github.com/xuri/excelize/v2":      {"pipeline/generate/excel", "samples/internal/make"},
	"github.com/urfave/cli/v2":         {"cmd/hoso"},
	"modernc.org/sqlite":               {"pipeline/ledger/sqlite"},
	"github.com/pressly/goose/v3":      {"pipeline/ledger/sqlite"},
	"github.com/richardlehane/mscfb":   {"pipeline/extract/ole"},
	"github.com/gofrs/flock":           {"pipeline/ingest"},
	"github.com/fsnotify/fsnotify":     {"pipeline/ingest"},
	"go.yaml.in/yaml/v3":               {"cmd/hoso", "pipeline/plan", "pipeline/generate"},
	"github.com/agnivade/levenshtein":  {"cmd/hoso", "pipeline/extract", "pipeline/generate", "pipeline/generate/excel", "pipeline/generate/word", "pipeline/ledger", "pipeline/plan"},
	"golang.org/x/net":                 {"pipeline/extract/html"},
	"golang.org/x/image":               {"pipeline/generate/layout"},
	"golang.org/x/text":                {"pipeline/extract/doc", "pipeline/extract/rtf", "pipeline/extract/html", "pipeline/extract/xls", "samples/internal/make", "pipeline/extract/word", "pipeline/extract/excel", "pipeline/extract/sniff", "pipeline/generate/layout", "pipeline/ingest", "pipeline/outbox", "pipeline/viet", "samples"},
	"golang.org/x/sys":                 {"pipeline/worker", "cmd/hoso", "pipeline/ingest", "pipeline/outbox"},
	"golang.org/x/term":                {"cmd/hoso"},
	"rsc.io/qr":                        {"pipeline/generate/qr"},
	"github.com/rogpeppe/go-internal":  {}, // tests only
}

// TestImportDirections reads every Go file that is not a test.
func TestImportDirections(t *testing.T) {
	seen := 0
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != ".." {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		seen++
		return checkImports(t, name)
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 100 {
		t.Fatalf("only %d files read: the walk has missed the house", seen)
	}
}

func checkImports(t *testing.T, name string) error {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		return err
	}
	home := path.Dir(strings.TrimPrefix(filepath.ToSlash(name), "../"))
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		if ours, ok := strings.CutPrefix(imported, "hoso/"); ok {
			allowed := mayImport[home]
			shared := ours == "fonts" || ours == "templates" || ours == "samples"
			if !slices.Contains(allowed, ours) && !slices.Contains(allowed, "*") {
				t.Errorf("%s: %s may not import %s", name, home, ours)
			} else if shared && home != "cmd/hoso" && !strings.HasPrefix(home, "samples") {
				t.Errorf("%s: only cmd/hoso wires in %s", name, ours)
			}
			continue
		}
		checkLibrary(t, name, home, imported)
	}
	return nil
}

func checkLibrary(t *testing.T, name, home, imported string) {
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
		return // the standard library
	}
	for module, homes := range homeOf {
		if imported == module || strings.HasPrefix(imported, module+"/") {
			if !slices.Contains(homes, home) {
				t.Errorf("%s: %s is not at home in %s", name, module, home)
			}
			return
		}
	}
	t.Errorf("%s: library %s has no home; name it in homeOf", name, imported)
}

// TestTopLevel keeps the top level of the project as the owner fixed it.
func TestTopLevel(t *testing.T) {
	allowed := []string{"cmd", "pipeline", "templates", "fonts", "samples", "go.mod", "go.sum", "README.md", "LICENSE", "staticcheck.conf"}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(allowed, e.Name()) && e.Name() != "hoso" && e.Name() != "hoso.exe" {
			t.Errorf("%s stands at the top level", e.Name())
		}
	}
}

// TestOneStateForAll: what people decided is put over what was read in one
// place, so nobody else takes the state from the ledger.
func TestOneStateForAll(t *testing.T) {
	allowed := map[string]bool{"pipeline/correcting.go": true, "pipeline/over.go": true, "pipeline/ledger/dump.go": true, "pipeline/proving.go": true} // certificates are never corrected
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		data, err := os.ReadFile(name)
		if at := strings.TrimPrefix(filepath.ToSlash(name), "../"); (strings.Contains(string(data), "Ledger.State(") || strings.Contains(string(data), "Ledger.Part(")) && !allowed[at] {
			t.Errorf("%s takes the state from the ledger; use Office.State", at)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
