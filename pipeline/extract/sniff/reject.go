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
	case Word, Excel, OldWord, OldExcel, RTF, HTML:
		return nil
	case Empty:
		return dossier.Reject(dossier.Empty, nil)
	case Huge:
		return dossier.Reject(dossier.TooLarge, because(kind))
	case BrokenZip, BrokenOLE:
		return dossier.Reject(dossier.Corrupt, because(kind))
	case Encrypted:
		if extension == ".xlsb" {
			return unsupported(ExcelBinary, extension)
		}
		return dossier.Reject(dossier.Encrypted, because(kind))
	case Unknown, Text, OtherPackage:
		if isOffice(extension) {
			return broken(kind, extension)
		}
	}
	return unsupported(kind, extension)
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

// unsupported words the rejection for its sender: what the file is and what to
// do. Kinds without advice of their own are saved anew by Word or Excel.
func unsupported(kind Format, extension string) *dossier.Rejection {
	r := dossier.Reject(dossier.UnsupportedFormat, because(kind))
	switch kind {
	case ExcelBinary:
		r.Message = "Tệp là Excel nhị phân (.xlsb), chương trình không đọc được."
		r.Advice = sheet
	case PowerPoint:
		r.Message = "Tệp là bài trình chiếu (PowerPoint), không phải phụ lục Word hay Excel."
		r.Advice = original
	case OpenDocument:
		r.Message = "Tệp là OpenDocument (.odt, .ods) của LibreOffice, chương trình không đọc được."
		r.Advice = "Mở bằng LibreOffice hoặc Word, Excel, chọn Lưu thành… (Save As) .docx hoặc .xlsx rồi gửi lại."
	case PDF:
		r.Message = "Tệp là PDF, chương trình không đọc được."
		r.Advice = original
	case XML:
		r.Message = "Tệp là XML (như Word 2003 XML), chương trình không đọc được."
	case Image:
		r.Message = "Tệp là ảnh, chương trình không đọc được chữ trong ảnh."
		r.Advice = original
	case OtherZip, Archive:
		r.Message = "Tệp là tệp nén (ZIP, RAR, 7z), không phải tệp Word hay Excel."
		r.Advice = "Giải nén rồi gửi từng tệp Word, Excel bên trong."
	case Text:
		r.Message = "Tệp là văn bản thuần (.txt, .csv), không phải tệp Word hay Excel."
	case OtherOLE, OtherPackage, Unknown:
		r.Message = "Tệp không phải là tệp Word hay Excel."
		r.Advice = original
		if extension == ".doc" || extension == ".xls" {
			r.Message = "Tệp mang tên " + extension + " nhưng không phải Word, Excel 97 trở về sau."
			r.Advice = reopen
		}
	}
	return r
}

const (
	sheet    = "Mở bằng Excel, chọn Lưu thành… (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại."
	reopen   = "Mở thử bằng Word hoặc Excel; nếu mở được thì chọn Lưu thành… (Save As) .docx hoặc .xlsx rồi gửi lại, nếu không thì xin lại tệp gốc."
	original = "Gửi tệp gốc Word (.docx) hoặc Excel (.xlsx)."
)
