package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"

	"hoso/pipeline/bundle"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/ledger"
)

// Keeping asks for the dossiers that are handed to the archive.
type Keeping struct {
	Models   []string // by id; none: all, with what belongs to the movement
	Giver    generate.Side
	Receiver generate.Side
	By       string // who made the dossiers up, "" leaves room to sign
}

// Kept says what was put into a bundle.
type Kept struct {
	Models  []string `json:"models"`
	Files   int      `json:"files"`             // papers included
	Missing []string `json:"missing,omitempty"` // papers of out/ that are not there any more
}

// Keep writes dossiers into one ZIP: of each model all versions as they were
// sent, slips, certificates and evidence under an index, what several share in
// a dossier of its own, and the minutes of handing over. The same ledger on
// the same day gives the same bytes.
func (o *Office) Keep(ctx context.Context, in Keeping, to io.Writer) (Kept, error) {
	state, err := o.State(ctx)
	if err != nil {
		return Kept{}, err
	}
	entries, err := chosen(state, in.Models)
	if err != nil {
		return Kept{}, err
	}
	k := &keeper{Office: o, ctx: ctx, state: state, zip: bundle.NewWriter(to)}
	all := make([]folder, 0, len(entries)+1)
	for _, e := range entries {
		k.done.Models = append(k.done.Models, e.ID)
		all = append(all, k.model(e))
	}
	if shared := k.shared(len(in.Models) == 0); len(shared.pieces) > 0 {
		all = append(all, shared)
	}
	if err := k.minutes(in, all); err != nil {
		return Kept{}, err
	}
	for i, f := range all {
		o.step("dossiers", i, len(all))
		if err := k.put(in, f); err != nil {
			return Kept{}, err
		}
	}
	o.step("dossiers", len(all), len(all))
	return k.done, k.zip.Close()
}

// chosen are the models asked for, all where none are.
func chosen(state *dossier.State, ids []string) (out []*dossier.Entry, err error) {
	for _, id := range ids {
		e := state.Entry(state.Standing(id))
		if e == nil {
			return nil, &ledger.UnknownError{Models: []string{id}}
		}
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	for i := range state.Entries {
		if len(ids) == 0 {
			out = append(out, &state.Entries[i])
		}
	}
	if len(out) == 0 {
		return nil, errors.New("sổ theo dõi chưa có mô hình nào; chép tệp vào inbox rồi chạy hoso run")
	}
	return out, nil
}

// keeper is a bundle being made.
type keeper struct {
	*Office
	ctx   context.Context
	state *dossier.State
	zip   *bundle.Writer
	done  Kept
}

// folder is one dossier of a bundle.
type folder struct {
	code, title, name string
	models            []string
	pieces            []piece
}

// piece is one file of a dossier.
type piece struct {
	says generate.IndexedDocument
	ext  string // with its dot
	sha  string // in the archive, "" where it lies in out/
	path string // below the workspace then
}

// put writes a dossier: its index, then its files in the order of the index.
func (k *keeper) put(in Keeping, f folder) error {
	index, err := k.Press.DossierIndex(k.Plan, generate.DossierIndex{
		Code: f.code, Title: f.title, Day: k.Today(), By: in.By, Documents: f.documents(), Models: f.models,
	})
	if err != nil {
		return fmt.Errorf("index of %s: %w", f.title, err)
	}
	if err := k.paper(f.name+"/00 Mục lục văn bản, tài liệu.pdf", index); err != nil {
		return err
	}
	for i, p := range f.pieces {
		if err := k.copy(fmt.Sprintf("%s/%02d %s%s", f.name, i+1, shortName(p.says.Subject), p.ext), p); err != nil {
			return err
		}
	}
	return nil
}

func (f folder) documents() []generate.IndexedDocument {
	out := make([]generate.IndexedDocument, len(f.pieces))
	for i, p := range f.pieces {
		out[i] = p.says
	}
	return out
}

func (k *keeper) paper(name string, p *generate.Paper) error {
	data, err := p.Bytes()
	if err != nil {
		return fmt.Errorf("make %s: %w", name, err)
	}
	_, err = k.zip.Add(name, bytes.NewReader(data))
	k.done.Files++
	return err
}

// copy copies a file from the archive, where it must be whole, or from out/,
// where what a person has edited is what was sent.
func (k *keeper) copy(name string, p piece) error {
	if err := k.ctx.Err(); err != nil {
		return err
	}
	var from io.ReadCloser
	var err error
	if p.sha != "" {
		from, _, err = k.Archive.Open(p.sha)
	} else {
		from, err = os.Open(filepath.Join(k.Out.Root, filepath.FromSlash(p.path)))
	}
	if err != nil {
		return fmt.Errorf("dossier: %s: %w", name, err)
	}
	defer from.Close()
	made, err := k.zip.Add(name, from)
	if err == nil && p.sha != "" && made.SHA256 != p.sha {
		err = fmt.Errorf("“%s” trong kho lưu đã hỏng (%s); xem: hoso doctor --deep", path.Base(name), p.sha)
	}
	k.done.Files++
	return err
}

// minutes are the minutes of handing over, which count the dossiers.
func (k *keeper) minutes(in Keeping, all []folder) error {
	over := generate.HandingOver{Day: k.Today(), Giver: in.Giver, Receiver: in.Receiver}
	for _, f := range all {
		from, to := (generate.DossierIndex{Documents: f.documents()}).Period()
		over.Dossiers = append(over.Dossiers, generate.HandedDossier{
			Code: f.code, Title: f.title, From: from, To: to, Papers: len(f.pieces), Files: len(f.pieces) + 1,
		})
	}
	paper, err := k.Press.HandingOver(k.Plan, over, generate.Official{})
	if err != nil {
		return fmt.Errorf("minutes of handing over: %w", err)
	}
	return k.paper("Biên bản giao nhận hồ sơ.pdf", paper)
}
