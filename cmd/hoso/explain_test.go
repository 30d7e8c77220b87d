//go:build linux

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"hoso/pipeline"
	"hoso/pipeline/ingest"
)

// TestFaultsOfDrivesAreTold: what a stick that was pulled, a share that is
// lost or a drive that is locked says, is said to people in their words: no
// name of a claim, no English, and one line however many files it concerns.
func TestFaultsOfDrivesAreTold(t *testing.T) {
	claim := "/kho/Hộp thư đến/" + ingest.ClaimFolder + "/20261123T175001-5aa3.bin"
	of := func(err error) error {
		return fmt.Errorf("release x: %w", &fs.PathError{Op: "lstat", Path: claim, Err: err})
	}
	for _, c := range []struct {
		err  error
		kind pipeline.Kind
		want string
	}{
		{of(syscall.EIO), pipeline.Gone, "không trả lời khi mở “/kho/Hộp thư đến”;"},
		{of(syscall.EBADMSG), pipeline.Gone, "không trả lời khi mở “/kho/Hộp thư đến”;"},
		{of(syscall.EUCLEAN), pipeline.Gone, "không trả lời"},
		{of(syscall.ENOMEDIUM), pipeline.Gone, "không trả lời"},
		{of(syscall.ENOENT), pipeline.Gone, "không tìm thấy “/kho/Hộp thư đến”;"},
		{&ingest.AwayError{Folder: "/kho/Hộp thư đến"}, pipeline.Gone, "không thấy thư mục “/kho/Hộp thư đến”;"},
		{of(syscall.EROFS), pipeline.Denied, "chỉ cho đọc khi ghi “/kho/Hộp thư đến”;"},
		{of(syscall.EACCES), pipeline.Denied, "không có quyền"},
		{of(syscall.ENOSPC), pipeline.Full, "ổ đĩa đã đầy"},
		{errors.Join(of(syscall.ELOOP), of(syscall.ELOOP), of(syscall.ELOOP)), pipeline.Other, "khi dùng “/kho/Hộp thư đến” (và 2 lỗi nữa)."},
	} {
		var out strings.Builder
		tellTrouble(&out, pipeline.Trouble{Kind: pipeline.KindOf(c.err), Err: c.err})
		said := out.String()
		if pipeline.KindOf(c.err) != c.kind || !strings.Contains(said, c.want) || strings.Count(said, "\n") != 1 || strings.Contains(said, ingest.ClaimFolder) {
			t.Errorf("%v: %s: %s", c.err, pipeline.KindOf(c.err), said)
		}
	}
}
