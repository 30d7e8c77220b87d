package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/bundle"
)

// verifiedDossier is what `verify --json` prints of a dossier.
type verifiedDossier struct {
	Event  string         `json:"event"` // dossier
	File   string         `json:"file"`
	SHA256 string         `json:"sha256"`
	Whole  bool           `json:"whole"`
	Made   string         `json:"made,omitempty"` // by hoso here: the paper's path
	Counts map[string]int `json:"counts"`
	Files  []bundle.Found `json:"files"`
	Fault  string         `json:"fault,omitempty"` // of the list
}

// verifyDossier holds every file of a dossier against its list, and says
// whether hoso made just this file here, where there is a workspace. The exit
// status is 0 only where all is whole.
func verifyDossier(c *cli.Context, e env, name string) error {
	found, err := dossierFound(c.Context, name)
	if err != nil {
		return err
	}
	found.Made = madeHere(c, e, found.SHA256)
	if err := tellVerified(c, e, found); err != nil {
		return err
	}
	if !found.Whole {
		return &exitError{code: exitFailed}
	}
	return nil
}

func dossierFound(ctx context.Context, name string) (verifiedDossier, error) {
	out := verifiedDossier{Event: "dossier", File: name, Counts: map[string]int{}, Files: []bundle.Found{}}
	file, err := os.Open(name)
	if err != nil {
		return out, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return out, err
	}
	if out.SHA256, err = shaOf(file); err != nil {
		return out, err
	}
	files, err := bundle.Verify(ctx, file, info.Size())
	switch {
	case errors.Is(err, bundle.ErrNoBundle):
		return out, fmt.Errorf("“%s” không phải hồ sơ do hoso dossier lập (không có %s)", name, bundle.ListName)
	case errors.Is(err, bundle.ErrList):
		out.Fault = "danh mục " + bundle.ListName + " đã bị sửa hoặc hỏng"
		return out, nil
	case err != nil:
		return out, err
	}
	out.Files, out.Whole = files, true
	for _, f := range files {
		out.Counts[string(f.Fate)]++
		out.Whole = out.Whole && f.Fate == bundle.OK
	}
	return out, nil
}

// madeHere finds the paper of the ledger with these bytes, "" where there is
// none, or no ledger.
func madeHere(c *cli.Context, e env, sha string) string {
	ws, err := openWorkspace(c)
	if err != nil || !fileExists(ws.path(ws.Database)) {
		return ""
	}
	s, err := open(c, e, reading)
	if err != nil {
		return ""
	}
	defer s.Close()
	state, err := s.State(c.Context)
	if err != nil {
		return ""
	}
	for _, p := range state.Papers {
		if p.Kind == "dossier" && p.SHA256 == sha {
			return p.Path
		}
	}
	return ""
}

var fateWords = map[bundle.Fate]string{bundle.OK: "đúng", bundle.Altered: "ĐÃ BỊ SỬA", bundle.Missing: "THIẾU", bundle.Foreign: "TỆP LẠ"}

func tellVerified(c *cli.Context, e env, found verifiedDossier) error {
	if c.Bool("json") {
		return printValue(e.out, found)
	}
	fmt.Fprintf(e.out, "Hồ sơ %s\n", found.File)
	for _, f := range found.Files {
		fmt.Fprintf(e.out, "   %-10s %s\n", fateWords[f.Fate], f.Path)
	}
	if found.Fault != "" {
		_, err := fmt.Fprintf(e.out, "Không đối chiếu được: %s; lấy lại tệp từ nơi giao.\n", found.Fault)
		return err
	}
	fmt.Fprintf(e.out, "%d đúng, %d bị sửa, %d thiếu, %d lạ.\n", found.Counts["ok"], found.Counts["altered"], found.Counts["missing"], found.Counts["foreign"])
	words := "Từng tệp khớp danh mục trong ZIP. Muốn biết cả danh mục cũng chưa bị thay: so SHA-256 của ZIP với lúc lập: " + found.SHA256
	switch {
	case !found.Whole:
		words = "Hồ sơ KHÔNG còn nguyên vẹn; lấy lại tệp từ nơi giao."
	case found.Made != "":
		words = "Đúng là tệp hoso đã lập tại đây (" + found.Made + "), còn nguyên vẹn."
	}
	_, err := fmt.Fprintln(e.out, words)
	return err
}
