package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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
	case errors.Is(err, ingest.ErrReplaced):
		return "nơi làm việc đã được thay bằng một bản khác (rút ổ đĩa ra cắm lại, chép đè); chạy lại hoso."
	case errors.Is(err, ledger.ErrIssued):
		return "mô hình này đã có giấy chứng nhận; in lại thì được đúng bản đã cấp."
	case errors.Is(err, ledger.ErrDamaged):
		return ledger.ErrDamaged.Error() + "."
	case errors.Is(err, ledger.ErrDisk):
		return ledger.ErrDisk.Error() + "."
	case errors.Is(err, ledger.ErrBusy):
		return ledger.ErrBusy.Error() + "."
	case errors.Is(err, ledger.ErrFull):
		return ledger.ErrFull.Error() + "; không mất tệp nào."
	case ingest.Full(err):
		return "ổ đĩa đã đầy" + during("ghi", err) + "; xóa bớt tệp rồi chạy lại, không mất tệp nào."
	case ingest.Lost(err):
		return "ổ đĩa, USB hoặc ổ mạng không trả lời" + during("mở", err) + "; kiểm tra kết nối rồi chạy lại, không mất tệp nào."
	case ingest.Locked(err):
		return "ổ đĩa chỉ cho đọc" + during("ghi", err) + "; bỏ khóa chống ghi hoặc dùng ổ khác rồi chạy lại, không mất tệp nào."
	case errors.Is(err, fs.ErrPermission):
		return "không có quyền ghi hoặc đọc" + during("mở", err) + "; kiểm tra quyền của thư mục."
	case errors.Is(err, fs.ErrNotExist):
		if name := pathOf(err); name != "" {
			return "không tìm thấy “" + name + "”; kiểm tra lại tên và đường dẫn."
		}
		return "không tìm thấy tệp; kiểm tra lại tên và đường dẫn."
	}
	if text := ofFile(err); text != "" {
		return text
	}
	return strings.TrimSpace(err.Error())
}

// ofFile says what the system says of a file, "" where it says nothing. Of
// many faults, one a line, it is the first: a drive may be at fault with every
// file alike.
func ofFile(err error) string {
	var path *fs.PathError
	if !errors.As(err, &path) || path.Err == nil {
		return ""
	}
	more := ""
	if n := strings.Count(err.Error(), "\n"); n > 0 {
		more = fmt.Sprintf(" (và %d lỗi nữa)", n)
	}
	return fmt.Sprintf("hệ thống báo lỗi “%v”%s%s.", path.Err, during("dùng", err), more)
}

// during names the file that an error is about, where it names one.
func during(doing string, err error) string {
	if name := pathOf(err); name != "" {
		return " khi " + doing + " “" + name + "”"
	}
	return ""
}

// pathOf is the file that an error is about; of a rename, where it should go.
// What hoso has in hand has a name that tells nobody anything: then it is the
// folder.
func pathOf(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	name := ""
	switch {
	case errors.As(err, &path):
		name = path.Path
	case errors.As(err, &link):
		name = link.New
	}
	if filepath.Base(filepath.Dir(name)) == ingest.ClaimFolder {
		name = filepath.Dir(name)
	}
	if strings.HasPrefix(filepath.Base(name), ingest.ClaimFolder) { // the claim folder, or something half-made
		name = filepath.Dir(name)
	}
	return name
}
