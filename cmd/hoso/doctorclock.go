package main

import (
	"context"
	"fmt"
	"time"

	"hoso/pipeline/ledger/sqlite"
	"hoso/pipeline/viet"
)

// clockSlack is how far clocks differ without harm.
const clockSlack = 10 * time.Minute

// examineClock tells where the ledger's last act lies in the future: the clock
// was wrong then, or is now. Arrivals bear its time, and lateness goes by it.
func examineClock(ctx context.Context, ws *workspace, now time.Time) []diagnosis {
	path := ws.path(ws.Database)
	if !fileExists(path) {
		return nil
	}
	store, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return nil // examineLedger tells
	}
	defer store.Close()
	seq, err := store.Seq(ctx)
	if err != nil || seq == 0 {
		return nil
	}
	last, err := store.Acts(ctx, seq-1, 1)
	if err != nil || len(last) != 1 || !last[0].At.After(now.Add(clockSlack)) {
		return nil
	}
	return []diagnosis{{"Đồng hồ", "warning", fmt.Sprintf("việc ghi sổ gần nhất mang giờ %s, sau giờ của máy bây giờ (%s)",
		last[0].At.In(viet.Zone()).Format("15:04 ngày 02/01/2006"), now.In(viet.Zone()).Format("15:04 ngày 02/01/2006")),
		"Chỉnh lại ngày giờ của máy. Tệp nào bị ghi sai ngày nhận thì sửa bằng: hoso received TỆP NGÀY --by … --reason …"}}
}
