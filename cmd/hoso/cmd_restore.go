package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"
	"go.yaml.in/yaml/v3"

	"hoso/pipeline"
	"hoso/pipeline/backup"
)

func restoreCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "restore", Usage: "khôi phục nơi làm việc từ bản sao lưu vào thư mục trống", ArgsUsage: "TỆP THƯ-MỤC",
		Description: `Đọc và đối chiếu mã băm của cả bản sao lưu trước khi ghi; bản bị cắt cụt hoặc bị sửa thì không ghi gì.
Ví dụ:
   hoso restore "E:\Sao lưu\dan-van-kheo-2026-11-23.zip" "D:\Dân vận khéo 2026"`,
		Flags: []cli.Flag{jsonFlag()},
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 2 {
				return usage("cần nêu bản sao lưu và một thư mục trống; ví dụ: hoso restore sao-luu.zip \"D:\\Dân vận khéo 2026\"")
			}
			return restore(c, e, c.Args().Get(0), c.Args().Get(1))
		},
	}
}

func restore(c *cli.Context, e env, name, dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if entries, err := os.ReadDir(dir); len(entries) > 0 {
		return fmt.Errorf("thư mục “%s” không trống; không ghi đè. Chọn thư mục mới", dir)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	step := e.progress(c)
	b, err := backup.Open(c.Context, name, func(done, total int) { step(pipeline.Step{Stage: "files", Done: done, Total: total}) })
	if err != nil {
		return err
	}
	defer b.Close()
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	if free, ok := freeBytes(filepath.Dir(dir)); ok && uint64(free) < uint64(b.Size()) {
		return fmt.Errorf("ổ đĩa chỉ còn trống %d MB, bản sao lưu cần %d MB; chưa ghi gì. Dọn bớt hoặc chọn ổ khác", free>>20, b.Size()>>20+1)
	}
	if err := b.Extract(c.Context, dir); err != nil {
		return err
	}
	moved, err := bringHome(dir)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return printValue(e.out, map[string]any{"workspace": dir, "files": len(b.Files), "acts": b.Acts, "settings_changed": moved})
	}
	fmt.Fprintf(e.out, "Đã khôi phục %d tệp (sổ theo dõi đến việc số %d, sao lưu lúc %s) vào %s\n", len(b.Files), b.Acts, b.Made, dir)
	if moved {
		fmt.Fprintf(e.out, "hoso.yaml trỏ đến thư mục ngoài nơi làm việc; đã đổi về thư mục trong nơi khôi phục, bản gốc là hoso.yaml.goc.\n")
	}
	_, err = fmt.Fprintf(e.out, "Kiểm tra: hoso doctor --deep -w %q\n", dir)
	return err
}

// bringHome lets the settings of a restored workspace point into it: what lay
// elsewhere (an inbox on a share) may be in use by others.
func bringHome(dir string) (changed bool, err error) {
	path := filepath.Join(dir, settingsFile)
	data, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) == 0 {
		return false, nil // it was so before; hoso doctor tells
	}
	usual := map[string]string{"inbox": "inbox", "quarantine": "quarantine", "archive": "archive", "database": "hoso.db"}
	eachPath(doc.Content[0], func(key string, value *yaml.Node) {
		if filepath.IsLocal(filepath.FromSlash(value.Value)) {
			return
		}
		changed = true
		if home, known := usual[key]; known {
			value.Value = home
			return
		}
		value.Value = filepath.Base(filepath.FromSlash(value.Value)) // a plan
	})
	if !changed {
		return false, nil
	}
	text, err := yaml.Marshal(&doc)
	if err != nil {
		return false, err
	}
	if err := os.Rename(path, path+".goc"); err != nil {
		return false, err
	}
	return true, writeNew(path, text)
}

// eachPath gives every value of hoso.yaml that is a path.
func eachPath(root *yaml.Node, do func(key string, value *yaml.Node)) {
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i].Value, root.Content[i+1]
		switch key {
		case "folders":
			eachPath(value, do)
		case "inbox", "quarantine", "archive", "database":
			do(key, value)
		case "plans":
			for _, v := range value.Content {
				do(key, v)
			}
		}
	}
}
