package sniff

import (
	"errors"
	"path/filepath"
	"strings"

	"hoso/pipeline/dossier"
)

// Reject says why a file of a kind cannot be taken, and nil for the kinds
// that are read. The name counts only where the content does not say what was
// meant: bytes under the name of a Word or Excel file are a broken one.
func Reject(kind Format, name string) *dossier.Rejection {
	extension := strings.ToLower(filepath.Ext(name))
	switch kind {
	case Word, Excel:
		return nil
	case Empty:
		return dossier.Reject(dossier.Empty, nil)
	case Huge:
		return dossier.Reject(dossier.TooLarge, because(kind))
	case BrokenZip, BrokenOLE:
		return dossier.Reject(dossier.Corrupt, because(kind))
	case Encrypted:
		if extension == ".xlsb" {
			return unsupported(ExcelBinary)
		}
		return dossier.Reject(dossier.Encrypted, because(kind))
	case Unknown, Text, OtherPackage:
		if isOffice(extension) {
			return broken(kind, extension)
		}
	}
	return unsupported(kind)
}

func because(kind Format) error { return errors.New("content is " + string(kind)) }

func isOffice(extension string) bool {
	switch extension {
	case ".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".xltx", ".xltm":
		return true
	}
	return false
}

func broken(kind Format, extension string) *dossier.Rejection {
	r := dossier.Reject(dossier.Corrupt, because(kind))
	if kind == Text {
		r.Message = "Tệp mang tên " + extension + " nhưng bên trong chỉ là văn bản thuần, không mở được bằng Word hay Excel."
	}
	return r
}

// unsupported words the rejection for its sender.
func unsupported(kind Format) *dossier.Rejection {
	r := dossier.Reject(dossier.UnsupportedFormat, because(kind))
	switch kind {
	case OldWord:
		r.Message = "Tệp là Word đời cũ (.doc), chương trình chưa đọc được."
		r.Advice = word
	case OldExcel:
		r.Message = "Tệp là Excel đời cũ (.xls), chương trình chưa đọc được."
		r.Advice = sheet
	case ExcelBinary:
		r.Message = "Tệp là Excel nhị phân (.xlsb), chương trình không đọc được."
		r.Advice = sheet
	case PowerPoint:
		r.Message = "Tệp là bài trình chiếu (PowerPoint), không phải phụ lục Word hay Excel."
		r.Advice = original
	case OpenDocument:
		r.Message = "Tệp là OpenDocument (.odt, .ods), chương trình chưa đọc được."
	case PDF:
		r.Message = "Tệp là PDF, chương trình không đọc được."
		r.Advice = original
	case RTF:
		r.Message = "Tệp là RTF, chương trình chưa đọc được."
		r.Advice = word
	case HTML, XML:
		r.Message = "Tệp là trang web (HTML, XML), không phải tệp Word hay Excel."
	case Image:
		r.Message = "Tệp là ảnh, chương trình không đọc được chữ trong ảnh."
		r.Advice = original
	case OtherZip, Archive:
		r.Message = "Tệp là tệp nén (ZIP, RAR, 7z), không phải tệp Word hay Excel."
		r.Advice = "Giải nén rồi gửi từng tệp .docx hoặc .xlsx bên trong."
	case Text:
		r.Message = "Tệp là văn bản thuần (.txt, .csv), không phải tệp Word hay Excel."
	case OtherOLE, OtherPackage, Unknown:
		r.Message = "Tệp không phải là tệp Word hay Excel."
		r.Advice = original
	}
	return r
}

const (
	word     = "Mở bằng Word, chọn Lưu thành… (Save As), kiểu Word Document (.docx), rồi gửi lại."
	sheet    = "Mở bằng Excel, chọn Lưu thành… (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại."
	original = "Gửi tệp gốc Word (.docx) hoặc Excel (.xlsx)."
)
