package ingest

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"hoso/pipeline/dossier"
)

// reasonSuffix goes behind the name of a file that could not be taken.
const reasonSuffix = ".reason.txt"

// reasonHead begins every reason file: a byte order mark, so that Notepad
// reads UTF-8, and a heading.
const reasonHead = "\uFEFFTỆP CHƯA NHẬN ĐƯỢC\r\n"

// hanoi is the office's zone, UTC+7 all year round.
var hanoi = time.FixedZone("UTC+7", 7*60*60)

// ReasonText says to people why a file could not be taken: UTF-8 with a byte
// order mark, NFC, lines ended as Windows does.
func ReasonText(path string, received time.Time, reason dossier.Rejection) []byte {
	received = received.In(hanoi)
	var text strings.Builder
	text.WriteString(reasonHead)
	line := func(label, value string) {
		if value != "" {
			text.WriteString("\r\n" + label + ": " + value + "\r\n")
		}
	}
	line("Tệp", oneLine(path))
	line("Thời gian nhận", fmt.Sprintf("%02d giờ %02d phút, ngày %02d/%02d/%04d",
		received.Hour(), received.Minute(), received.Day(), received.Month(), received.Year()))
	line("Lý do", oneLine(reason.Message))
	line("Cần làm gì", oneLine(reason.Advice))
	text.WriteString("\r\nNội dung tệp được giữ nguyên. Sau khi sửa, chép tệp vào thư mục nhận hồ sơ (inbox) để gửi lại.\r\n")
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
