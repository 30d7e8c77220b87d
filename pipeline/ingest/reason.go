package ingest

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// reasonSuffix goes behind the name of a file that could not be taken.
const reasonSuffix = ".reason.txt"

// reasonHead begins every reason file: a byte order mark, so that Notepad
// reads UTF-8, and a heading.
const reasonHead = "\uFEFFTỆP CHƯA NHẬN ĐƯỢC\r\n"

// fileLabel stands before the path in a reason file.
const fileLabel = "Tệp"

// ReasonText says to people why a file could not be taken: UTF-8 with a byte
// order mark, NFC, lines ended as Windows does.
func ReasonText(path string, received time.Time, reason dossier.Rejection) []byte {
	received = received.In(viet.Zone())
	var text strings.Builder
	text.WriteString(reasonHead)
	line := func(label, value string) {
		if value != "" {
			text.WriteString("\r\n" + label + ": " + value + "\r\n")
		}
	}
	line(fileLabel, oneLine(path))
	line("Thời gian nhận", fmt.Sprintf("%02d giờ %02d phút, ngày %02d/%02d/%04d",
		received.Hour(), received.Minute(), received.Day(), received.Month(), received.Year()))
	line("Lý do", oneLine(reason.Message))
	line("Cần làm gì", oneLine(reason.Advice))
	line("Ví dụ", example(reason.Code))
	text.WriteString("\r\nNội dung tệp được giữ nguyên. Sau khi sửa, chép tệp vào thư mục nhận hồ sơ (inbox) để gửi lại; nếu sửa ngay trong thư mục này thì chạy: hoso retry\r\n")
	return []byte(text.String())
}

// oneLine makes a text fit for one line of a reason file.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\uFEFF' {
			return ' '
		}
		return r
	}, s)
	return shown(strings.Join(strings.Fields(s), " "))
}

// example shows what to do about a code, step by step.
func example(code dossier.Code) string {
	switch code {
	case dossier.Encrypted:
		return "trong Word: Tệp › Thông tin › Bảo vệ tài liệu › Mã hóa bằng mật khẩu, xóa trống ô mật khẩu, OK, rồi Lưu; mở lại thấy không hỏi mật khẩu là được."
	case dossier.Corrupt:
		return "mở “Phụ lục.docx” bằng Word, nếu Word hỏi khôi phục thì chọn Có; Tệp › Lưu thành › “Phụ lục (bản sửa).docx”. Tệp tải từ thư điện tử, Zalo: tải lại cho đến khi báo xong."
	case dossier.UnsupportedFormat:
		return "có “Phụ lục.pdf” hoặc ảnh chụp thì xin lại bản Word gốc “Phụ lục.docx”; có “Phụ lục.odt” thì mở bằng Word, Lưu thành › Tài liệu Word (*.docx)."
	case dossier.TooLarge:
		return "trong Word: chọn một ảnh › Định dạng ảnh › Nén ảnh; trong Excel: bôi đen các dòng trống phía dưới › Xóa; lưu lại. Một phụ lục thường dưới 1 MB."
	case dossier.Empty:
		return "xem dung lượng tệp gốc trên máy gửi (ví dụ 35 KB); chép lại cho đến khi tệp trong inbox có cùng dung lượng."
	case dossier.NotAnAppendix:
		return "tệp cần có ít nhất hai mục: “Tên mô hình: Tiếp công dân tận tâm” và “Chủ thể thực hiện: Chi bộ Phòng 9”. Lấy mẫu trống bằng: hoso paper form"
	case dossier.Timeout:
		return "tạo tệp Word mới, chép phần bảng của phụ lục sang, lưu thành “Phụ lục.docx” rồi gửi lại."
	}
	return ""
}
