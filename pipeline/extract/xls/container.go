package xls

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/ole"
)

const sectorSize = 4096 // the larger of the two sizes of sectors

// workbookStream gives the records of the workbook.
func workbookStream(r io.ReaderAt, size int64, limits extract.Limits) ([]byte, error) {
	data, err := whole(r, size, limits)
	if err != nil {
		return nil, err
	}
	container, err := ole.Open(bytes.NewReader(data), int64(len(data)))
	if errors.Is(err, ole.ErrTooLarge) {
		return nil, fmt.Errorf("%w: %w", err, extract.ErrTooLarge)
	}
	if err != nil {
		return nil, err
	}
	var old bool
	for _, e := range container.Top {
		switch strings.ToLower(e.Name) {
		case "encryptedpackage", "drmcontent":
			return nil, dossier.Reject(dossier.Encrypted, errors.New("encrypted package"))
		case "workbook":
			return content(e, int64(len(data)))
		case "book":
			old = true
		}
	}
	if old {
		return nil, tooOld(errors.New("stream Book: Excel 5 to 95"))
	}
	return nil, dossier.Reject(dossier.UnsupportedFormat, errors.New("container without a workbook"))
}

// whole reads the file and fills up its last sector, which some programs
// leave unfinished.
func whole(r io.ReaderAt, size int64, limits extract.Limits) ([]byte, error) {
	if size > limits.Inflated || size > limits.Total {
		return nil, fmt.Errorf("%d bytes: %w", size, extract.ErrTooLarge)
	}
	data := make([]byte, (size+sectorSize-1)/sectorSize*sectorSize)
	n, err := r.ReadAt(data[:size], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if int64(n) < size {
		return nil, io.ErrUnexpectedEOF
	}
	return data, nil
}

// content reads a stream, which cannot be larger than its container.
func content(e *ole.Entry, most int64) ([]byte, error) {
	if e.Size > most {
		return nil, fmt.Errorf("stream of %d bytes in a file of %d", e.Size, most)
	}
	data := make([]byte, e.Size)
	n, err := io.ReadFull(e, data)
	if err != nil {
		return nil, fmt.Errorf("stream Workbook: %d bytes of %d: %w", n, e.Size, err)
	}
	return data, nil
}

// tooOld words the rejection of workbooks before Excel 97.
func tooOld(cause error) error {
	r := dossier.Reject(dossier.UnsupportedFormat, cause)
	r.Message = "Tệp là Excel đời rất cũ (Excel 95 trở về trước), chương trình không đọc được."
	r.Advice = "Mở bằng Excel, chọn Lưu thành… (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại."
	return r
}
