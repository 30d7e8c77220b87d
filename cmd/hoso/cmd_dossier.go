package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/outbox"
)

const dossierExample = `hoso dossier 2026-001`

func dossierCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "dossier", Usage: "gom hồ sơ nộp lưu: một tệp ZIP có mục lục, biên bản giao nhận, mã băm", ArgsUsage: "MÃ-MÔ-HÌNH… | --all [TỆP.zip]",
		Description: `Mỗi mô hình một thư mục: mọi bản đã nộp (nguyên tệp gốc), phiếu rà soát, bản có ghi chú, giấy chứng nhận, minh chứng, kèm
“Mục lục văn bản, tài liệu” để in; phần chung: phiếu thẩm định, quyết định, tài liệu chung; một biên bản giao nhận.
Cột “Tờ số” để trống, đánh số khi đóng hồ sơ giấy. SHA256SUMS.txt trong ZIP để đối chiếu: hoso verify TỆP.zip
Không nêu tệp thì ghi vào out/Hồ sơ lưu trữ.
Ví dụ:
   hoso dossier 2026-001
   hoso dossier --all --giver "Tổ giúp việc" --receiver "Văn phòng Đảng ủy" --by "Nguyễn Văn A"
   hoso dossier --all "E:\Hồ sơ dân vận khéo 2026.zip"`,
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(),
			&cli.BoolFlag{Name: "all", Usage: "mọi mô hình", DisableDefaultText: true},
			&cli.StringFlag{Name: "giver", Usage: "bên giao, in trong biên bản `ĐƠN-VỊ`", DefaultText: "để trống, ghi tay"},
			&cli.StringFlag{Name: "receiver", Usage: "bên nhận, in trong biên bản `ĐƠN-VỊ`", DefaultText: "để trống, ghi tay"},
			&cli.StringFlag{Name: "by", Usage: "người lập hồ sơ, in trong mục lục `HỌ-TÊN`", DefaultText: "để trống, ghi tay"}},
		Action: func(c *cli.Context) error { return makeDossier(c, e) },
	}
}

// keptDossier is what `dossier --json` prints.
type keptDossier struct {
	Event  string `json:"event"` // output
	Kind   string `json:"kind"`  // dossier
	Path   string `json:"path"`
	Format string `json:"format"`
	SHA256 string `json:"sha256"`
	pipeline.Kept
	Beside bool `json:"beside,omitempty"`
}

func makeDossier(c *cli.Context, e env) error {
	asked, file, err := dossierAsked(c)
	if err != nil {
		return err
	}
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	defer s.end(e)
	if err := s.Refresh(c.Context, newTeller(c, e).event); err != nil { // slips as they are now
		return err
	}
	done := keptDossier{Event: "output", Kind: "dossier", Format: "zip"}
	if file != "" {
		err = s.keepIn(c.Context, asked, file, &done)
	} else {
		err = s.keepInOut(c.Context, asked, &done)
	}
	if err != nil {
		return err
	}
	return tellDossier(c, e, done)
}

// dossierAsked reads a call: models, or --all, and where to write.
func dossierAsked(c *cli.Context) (asked pipeline.Keeping, file string, err error) {
	for _, word := range c.Args().Slice() {
		switch {
		case modelWord.MatchString(strings.TrimSpace(word)):
			asked.Models = append(asked.Models, strings.TrimSpace(word))
		case file == "" && strings.EqualFold(filepath.Ext(word), ".zip"):
			file = word
		default:
			return asked, "", usage("“%s” không phải mã mô hình hay tệp .zip; ví dụ: %s", word, dossierExample)
		}
	}
	if c.Bool("all") == (len(asked.Models) > 0) {
		return asked, "", usage("nêu mã mô hình, hoặc --all cho mọi mô hình; ví dụ: %s", dossierExample)
	}
	asked.Giver, asked.Receiver = generate.Side{Organ: strings.TrimSpace(c.String("giver"))}, generate.Side{Organ: strings.TrimSpace(c.String("receiver"))}
	asked.By = strings.TrimSpace(c.String("by"))
	return asked, file, nil
}

// keepIn writes to a file that a person names; nothing is overwritten.
func (s *session) keepIn(ctx context.Context, asked pipeline.Keeping, file string, done *keptDossier) error {
	name, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	if fileExists(name) {
		return fmt.Errorf("“%s” đã có; không ghi đè. Chọn tên khác", name)
	}
	temp, err := s.keepBeside(ctx, asked, filepath.Dir(name), done)
	if err != nil {
		return err
	}
	done.Path = name
	return errors.Join(os.Rename(temp, name), removed(temp))
}

// dossierFolder is where dossiers lie, below the workspace.
const dossierFolder = "out/Hồ sơ lưu trữ/"

// keepInOut writes to out/, where the ledger knows it. The record comes
// first, as of every paper; a file that a person has changed stays, and the
// new one goes beside it.
func (s *session) keepInOut(ctx context.Context, asked pipeline.Keeping, done *keptDossier) error {
	name := outbox.Name("Hồ sơ " + strings.Join(asked.Models, ", "))
	if len(asked.Models) == 0 {
		name = outbox.Name(fmt.Sprintf("Hồ sơ phong trào %s năm %d", s.Plan.Movement, s.Plan.Year))
	}
	folder := s.ws.path(dossierFolder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	temp, err := s.keepBeside(ctx, asked, folder, done)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	for n := 0; ; n++ {
		done.Path = dossierFolder + name + nextName(n) + ".zip"
		done.Beside = n > 0
		sha, err := shaOfFile(s.ws.path(done.Path))
		ours := err == nil
		if ours && sha != done.SHA256 {
			if ours, err = s.Ledger.Wrote(ctx, done.Path, sha); err != nil {
				return err
			}
		} else if err != nil && !os.IsNotExist(err) {
			return err
		}
		if ours || os.IsNotExist(err) {
			break
		}
	}
	record := dossier.Paper{Plan: s.Plan.ID, Path: done.Path, Kind: "dossier", Format: "zip", Inputs: done.SHA256, SHA256: done.SHA256,
		Models: done.Models, Act: dossier.Act{By: s.By, At: s.Now()}}
	if err := s.Ledger.PutPaper(ctx, record); err != nil {
		return err
	}
	return os.Rename(temp, s.ws.path(done.Path))
}

func nextName(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " (bản mới)"
	}
	return fmt.Sprintf(" (bản mới %d)", n)
}

// keepBeside writes under a temporary name, so that there is a whole dossier
// or none.
func (s *session) keepBeside(ctx context.Context, asked pipeline.Keeping, folder string, done *keptDossier) (temp string, err error) {
	file, err := os.CreateTemp(folder, ".hoso-ho-so-*")
	if err != nil {
		return "", err
	}
	done.Kept, err = s.Keep(ctx, asked, file)
	if err == nil {
		err = errors.Join(file.Chmod(0o644), file.Sync())
	}
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err == nil {
		done.SHA256, err = shaOf(file)
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return "", errors.Join(err, removed(file.Name()))
	}
	return file.Name(), nil
}

// removed takes a temporary file away, where it still is.
func removed(name string) error {
	if err := os.Remove(name); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

func tellDossier(c *cli.Context, e env, done keptDossier) error {
	for _, gone := range done.Missing {
		fmt.Fprintf(e.err, "hoso: văn bản “%s” không còn trong out nên không có trong hồ sơ; lập lại bằng lệnh đã lập nó.\n", gone)
	}
	if c.Bool("json") {
		return printValue(e.out, done)
	}
	note := ""
	if done.Beside {
		note = " (tệp cũ đã có người sửa nên giữ nguyên)"
	}
	_, err := fmt.Fprintf(e.out, "Đã lập hồ sơ của %d mô hình, %d tệp: %s%s\nSHA-256: %s\nĐối chiếu: hoso verify %s\n", len(done.Models), done.Files, done.Path, note, done.SHA256, quotedWord(done.Path))
	return err
}
