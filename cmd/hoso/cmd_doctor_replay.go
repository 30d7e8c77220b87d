package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"

	"hoso/pipeline"
	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/sqlite"
)

// replay does the whole journal again on an empty ledger elsewhere: what the
// ledger holds must follow from it, to the byte of its dump.
func (d *deep) replay() {
	const cure = "Giữ nguyên thư mục, báo người phụ trách; lập lại sổ từ nhật ký: hoso rebuild (sổ hiện có được giữ bên cạnh)."
	equal, err := d.replayed()
	var unknown *ledger.UnknownVerbError
	switch {
	case errors.Is(err, ledger.ErrNotWhole):
		d.tell("Nhật ký", "warning", "Sao lưu bằng hoso backup: sổ này không lập lại được từ nhật ký.", "có việc do phiên bản hoso cũ ghi, không đủ nội dung để làm lại")
	case errors.As(err, &unknown):
		d.tell("Nhật ký", "warning", "Dùng bản hoso mới nhất.", "có việc “%s” mà bản hoso này chưa biết", unknown.Verb)
	case err != nil:
		d.tell("Nhật ký", "fault", cure, "làm lại theo nhật ký không được: %s", explain(err))
	case !equal:
		d.tell("Nhật ký", "fault", cure, "sổ theo dõi có nội dung không theo nhật ký: sổ đã bị sửa bằng chương trình khác")
	default:
		d.tell("Nhật ký", "ok", "", "làm lại từ đầu được đúng sổ hiện có")
	}
}

func (d *deep) replayed() (equal bool, err error) {
	dir, err := os.MkdirTemp("", "hoso-doctor-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	again, err := sqlite.OpenScratch(d.ctx, filepath.Join(dir, "hoso.db"))
	if err != nil {
		return false, err
	}
	defer again.Close()
	total, err := d.store.Seq(d.ctx)
	if err != nil {
		return false, err
	}
	for l, err := range ledger.Each(d.ctx, d.store, 0) {
		if err != nil {
			return false, err
		}
		d.step(pipeline.Step{Stage: "acts", Done: int(l.Seq) - 1, Total: int(total)})
		if err := ledger.Replay(d.ctx, again, l); err != nil {
			return false, err
		}
	}
	want, err := dumpSum(d.ctx, d.store)
	if err != nil {
		return false, err
	}
	have, err := dumpSum(d.ctx, again)
	return string(have) == string(want), err
}

func dumpSum(ctx context.Context, s ledger.Store) ([]byte, error) {
	sum := sha256.New()
	err := ledger.Dump(ctx, sum, s)
	return sum.Sum(nil), err
}
