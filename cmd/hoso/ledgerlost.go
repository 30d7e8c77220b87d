package main

import (
	"fmt"
	"os"

	"hoso/pipeline/ledger/mirror"
)

// lostLedgerError says that a workspace had a ledger that is not there: its
// journal's copy is. A new one would give the numbers of the lost one again.
type lostLedgerError struct{ database string }

func (e *lostLedgerError) Error() string {
	return fmt.Sprintf("không thấy sổ theo dõi %s, nhưng %s có ghi việc đã làm: sổ bị mất hoặc lần lập lại trước bị ngắt. Lập lại sổ: hoso rebuild (hoặc chép %s về từ bản sao lưu). Chưa thay đổi gì", e.database, mirror.File, e.database)
}

// ledgerThere refuses a workspace whose ledger was lost.
func ledgerThere(ws *workspace) error {
	if fileExists(ws.path(ws.Database)) {
		return nil
	}
	info, err := os.Stat(ws.path(mirror.File))
	if err != nil || info.Size() == 0 {
		return nil // a new workspace
	}
	return &lostLedgerError{ws.Database}
}
