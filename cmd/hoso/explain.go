package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
)

// worded is an error that says itself to a person.
type worded interface{ Words() string }

// explain says an error to a person: what happened and what to do next.
func explain(err error) string {
	var w worded
	var held *ingest.HeldError
	switch {
	case errors.As(err, &held):
		return held.Words()
	case errors.As(err, &w):
		return w.Words()
	case errors.Is(err, ledger.ErrIssued):
		return "mô hình này đã có giấy chứng nhận; in lại thì được đúng bản đã cấp."
	case errors.Is(err, syscall.ENOSPC):
		return "ổ đĩa đã đầy; xóa bớt tệp rồi chạy lại, không mất tệp nào. (" + err.Error() + ")"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, os.ErrPermission):
		return "không có quyền ghi hoặc đọc; kiểm tra quyền của thư mục. (" + err.Error() + ")"
	case errors.Is(err, fs.ErrNotExist):
		var path *fs.PathError
		if errors.As(err, &path) {
			return "không tìm thấy “" + path.Path + "”; kiểm tra lại tên và đường dẫn."
		}
		return "không tìm thấy tệp; kiểm tra lại tên và đường dẫn. (" + err.Error() + ")"
	}
	return strings.TrimSpace(err.Error())
}
