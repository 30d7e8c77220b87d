package xls

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// The bounds of the look into an OLE container, whose directory costs its
// square where folders are nested.
const (
	sectorSize     = 4096      // the larger of the two sizes of sectors
	directoryBytes = 256 << 10 // 128 an entry
	maxTables      = 64        // sectors that list the allocation table; 64 MB need 9
)

// workbookStream gives the records of the workbook.
func workbookStream(r io.ReaderAt, size int64, limits extract.Limits) ([]byte, error) {
	data, err := whole(r, size, limits)
	if err != nil {
		return nil, err
	}
	head := &header{data: data}
	container, err := head.open()
	if err != nil {
		return nil, err
	}
	var old bool
	for _, f := range container.File {
		if len(f.Path) > 0 {
			continue // of an embedded object
		}
		switch strings.ToLower(f.Name) {
		case "encryptedpackage", "drmcontent":
			return nil, dossier.Reject(dossier.Encrypted, errors.New("encrypted package"))
		case "workbook":
			return content(f, int64(len(data)))
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
	switch {
	case size <= 0:
		return nil, dossier.Reject(dossier.Empty, nil)
	case size > limits.Inflated || size > limits.Total:
		return nil, fmt.Errorf("%d bytes: %w", size, errTooLarge)
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

// header gives a container's bytes to mscfb until the ration is used up.
type header struct {
	data []byte
	left int
	done bool
}

var errUsedUp = fmt.Errorf("directory of the container: %w", errTooLarge)

func (h *header) open() (*mscfb.Reader, error) {
	if len(h.data) < 512 {
		return nil, io.ErrUnexpectedEOF
	}
	shift, tables := u16(h.data, 30), u32(h.data, 72)
	if shift != 9 && shift != 12 || tables > maxTables {
		return nil, fmt.Errorf("container of sectors %d, tables %d", shift, tables)
	}
	h.left = 512 + int(tables)<<shift + directoryBytes
	container, err := mscfb.New(h)
	switch {
	case h.left < 0:
		return nil, errUsedUp
	case err != nil:
		return nil, fmt.Errorf("open container: %w", err)
	}
	h.done = true
	return container, nil
}

// ReadAt counts the sectors that are read to open the container.
func (h *header) ReadAt(p []byte, off int64) (int, error) {
	if !h.done && len(p) >= 512 {
		if h.left -= len(p); h.left < 0 {
			return 0, errUsedUp
		}
	}
	if off < 0 || off >= int64(len(h.data)) {
		return 0, io.EOF
	}
	n := copy(p, h.data[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// content reads a stream, which cannot be larger than its container.
func content(f *mscfb.File, most int64) ([]byte, error) {
	if f.Size > most {
		return nil, fmt.Errorf("stream of %d bytes in a file of %d", f.Size, most)
	}
	data := make([]byte, f.Size)
	n, err := io.ReadFull(f, data)
	if err != nil {
		return nil, fmt.Errorf("stream Workbook: %d bytes of %d: %w", n, f.Size, err)
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
