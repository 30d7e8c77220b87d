package extract

import (
	"strings"

	"hoso/pipeline/viet"
)

// The frame of a paper is what stands round its text: place and date,
// authority, signer, recipients, closing sentence.
var (
	placeDate = patternOf(endsAsDate, `(?i)^([\p{L} .]{2,60}),?\s+ngày\s*(?:[\d….]+\s*tháng\s*[\d….]+\s*năm\s*[\d….]+|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})\s*\.?$`)
	authority = patternOf(beginsAsAuthority, `^(T\s*[/.]\s*M|K\s*[/.]\s*T|T\s*[/.]\s*L|Q)\s*[./]?\s+\p{Lu}`)
	closing   = patternOf(beginsAsClosing, `(?i)^(trên đây là|kính (trình|đề nghị|mong)|nơi nhận|nơi gửi|xác nhận của|người (lập|viết|ghi|báo cáo|đăng ký|làm đơn)|đại diện |(trong )?quá trình (tổ chức |triển khai )*thực hiện[^:]*(vướng mắc|phát sinh|vấn đề))`)
	offering  = patternOf(mayOffer, `(?i)^[^:]{2,80} (kính (trình|đề nghị|mong|báo cáo)|trân trọng (kính trình|đề nghị|báo cáo)) `)
	numberOf  = patternOf(beginsAsNumber, `^Số\s*:?\s*(\d{1,4})\s*[-–‑/]\s*([A-ZĐ][A-Za-zĐ]{0,5})\s*[/-]\s*([A-ZĐ][\p{L}.0-9-]{0,15})\s*$`)
)

// isFrame tells whether a line belongs to the frame, not to a field.
func isFrame(text string) bool {
	return placeDate.MatchString(text) || authority.MatchString(text) || closing.MatchString(text) || offering.MatchString(text) || numberOf.MatchString(text)
}

// isEnd tells whether the text proper is over with this line.
func isEnd(text string) bool {
	return authority.MatchString(text) || strings.HasPrefix(viet.Fold(text), "nơi nhận")
}
