package main

import (
	"bytes"
	"errors"
	"io"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/sniff"
)

// sniffEvidence tells by its content what a file is that somebody wants to
// keep: a PDF, a picture or an Office file. It is never opened further.
func sniffEvidence(r io.ReaderAt, size int64) (format string, reason *dossier.Rejection, err error) {
	kind, err := sniff.Kind(r, size)
	if err != nil {
		return "", nil, err
	}
	switch kind {
	case sniff.PDF, sniff.RTF, sniff.Word, sniff.Excel, sniff.ExcelBinary, sniff.PowerPoint, sniff.OldWord, sniff.OldExcel:
		return string(kind), nil, nil
	case sniff.OpenDocument:
		return "odt", nil, nil
	case sniff.Image:
		format, err := pictureFormat(r)
		return format, nil, err
	case sniff.Empty, sniff.Encrypted, sniff.BrokenZip, sniff.BrokenOLE, sniff.Huge:
		return "", sniff.Reject(kind, ""), nil
	}
	reason = dossier.Reject(dossier.UnsupportedFormat, errors.New("content is "+string(kind)))
	reason.Message = "Minh chứng chỉ nhận PDF, ảnh và tệp Word, Excel, PowerPoint; tệp này thuộc loại khác."
	reason.Advice = "In hoặc lưu thành PDF, hoặc chụp ảnh, rồi gửi lại; tệp nén thì giải nén ra từng tệp."
	return "", reason, nil
}

// pictureFormat names a picture by its first bytes.
func pictureFormat(r io.ReaderAt) (string, error) {
	head := make([]byte, 12)
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	head = head[:n]
	for _, m := range []struct{ begins, format string }{
		{"\x89PNG", "png"}, {"\xFF\xD8\xFF", "jpg"}, {"GIF8", "gif"}, {"II*\x00", "tif"}, {"MM\x00*", "tif"}, {"RIFF", "webp"},
	} {
		if bytes.HasPrefix(head, []byte(m.begins)) {
			return m.format, nil
		}
	}
	return "heic", nil
}
