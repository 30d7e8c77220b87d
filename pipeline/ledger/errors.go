package ledger

import (
	"errors"
	"fmt"
	"strings"
)

// ErrIssued says that a model has its certificate already.
var ErrIssued = errors.New("mô hình đã được cấp giấy chứng nhận")

// ErrReadOnly says that the ledger was opened for reading only.
var ErrReadOnly = errors.New("sổ theo dõi đang mở ở chế độ chỉ đọc")

// ErrBusy says that another program has held the ledger for too long.
var ErrBusy = errors.New("sổ theo dõi đang được chương trình khác sử dụng; hãy đóng chương trình đó rồi thử lại")

// ErrFull says that the disk of the ledger is full.
var ErrFull = errors.New("ổ đĩa chứa sổ theo dõi đã đầy; hãy giải phóng dung lượng rồi thử lại")

// ErrDisk says that the disk of the ledger failed to read or write.
var ErrDisk = errors.New("ổ đĩa chứa sổ theo dõi báo lỗi khi đọc hoặc ghi; kiểm tra ổ đĩa rồi chạy lại, không mất tệp nào")

// ErrDamaged says that the bytes of the ledger are not as they were written.
var ErrDamaged = errors.New("sổ theo dõi bị hỏng; dừng chạy, chạy hoso doctor để xem, rồi khôi phục từ bản sao lưu")

// ErrClaim says that one claim names two different files, which a working
// inbox never does.
var ErrClaim = errors.New("ledger: the claim was used for other bytes")

// StaleError names the models that have changed since a workbook was made.
type StaleError struct{ Models []string }

func (e *StaleError) Error() string {
	return fmt.Sprintf("hồ sơ của mô hình %s đã thay đổi sau khi xuất bảng thẩm định; hãy xuất lại bảng rồi nhập lại",
		strings.Join(e.Models, ", "))
}

// UnknownError names the models that the ledger does not hold.
type UnknownError struct{ Models []string }

func (e *UnknownError) Error() string {
	return fmt.Sprintf("sổ theo dõi không có mô hình %s; hãy kiểm tra lại mã mô hình", strings.Join(e.Models, ", "))
}

// RepeatedError says that one workbook assesses a model twice.
type RepeatedError struct{ Model string }

func (e *RepeatedError) Error() string {
	return fmt.Sprintf("bảng thẩm định có hai dòng cho mô hình %s; hãy giữ lại một dòng", e.Model)
}

// NotRecognisedError says that the newest assessment does not recognise a
// model, or that there is none.
type NotRecognisedError struct {
	Model    string
	Assessed bool
}

func (e *NotRecognisedError) Error() string {
	if !e.Assessed {
		return fmt.Sprintf("mô hình %s chưa có kết quả thẩm định nên chưa cấp được giấy chứng nhận", e.Model)
	}
	return fmt.Sprintf("kết quả thẩm định mới nhất chưa công nhận mô hình %s nên chưa cấp được giấy chứng nhận", e.Model)
}

// Part is a part of a decision.
type Part string

// The parts that a certificate needs, in the words of the user.
const (
	PartNumber    Part = "số quyết định"
	PartDate      Part = "ngày quyết định"
	PartPlace     Part = "nơi ban hành"
	PartAuthority Part = "thẩm quyền ký (T/M, K/T)"
	PartTitle     Part = "chức vụ người ký"
	PartSigner    Part = "người ký"
	PartForm      Part = "hình thức"
	PartSubjects  Part = "đối tượng áp dụng"
)

// DecisionError says why a decision cannot be used: parts that it lacks,
// parts in which it differs from what the ledger holds under its number, or
// another decision that the assessment names.
type DecisionError struct {
	Number  string
	Missing []Part
	Differ  []Part
	Other   string
}

func (e *DecisionError) Error() string {
	switch {
	case e.Other != "":
		return fmt.Sprintf("kết quả thẩm định ghi quyết định %s, không phải %s; hãy thống nhất lại", e.Other, e.name())
	case len(e.Differ) > 0:
		return fmt.Sprintf("quyết định %s đã có trong sổ với nội dung khác (%s); hãy kiểm tra lại", e.name(), join(e.Differ))
	}
	return fmt.Sprintf("quyết định %s còn thiếu: %s; hãy bổ sung trong bảng thẩm định rồi nhập lại", e.name(), join(e.Missing))
}

func (e *DecisionError) name() string {
	if e.Number == "" {
		return "(chưa ghi số)"
	}
	return e.Number
}

func join(parts []Part) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = string(p)
	}
	return strings.Join(words, ", ")
}
