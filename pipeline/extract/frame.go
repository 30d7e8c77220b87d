package extract

import (
	"maps"
	"slices"
	"strings"

	"hoso/pipeline/viet"
)

// The frame of a paper is what stands round its text: place and date,
// authority, signer, recipients, closing sentence.
var (
	placeDate = patternOf(endsAsDate, `(?i)^([\p{L} .]{2,60}),?\s+ngày\s*(?:[\d….]+\s*tháng\s*[\d….]+\s*năm\s*[\d….]+|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})\s*\.?$`)
	authority = patternOf(beginsAsAuthority, `^(T\s*[/.]\s*M|K\s*[/.]\s*T|T\s*[/.]\s*L|Q)\s*[./]?\s+\p{Lu}`)
	closing   = patternOf(beginsAsClosing, `(?i)^(trên đây là|(xin )?trân trọng (báo cáo|cảm ơn|kính|đề nghị)[^:]*$|kính (trình|đề nghị|mong)|nơi nhận|nơi gửi|xác nhận của|người (lập|viết|ghi|báo cáo|đăng ký|làm đơn)|đại diện |(trong )?quá trình (tổ chức |triển khai )*thực hiện[^:]*(vướng mắc|phát sinh|vấn đề))`)
	offering  = patternOf(mayOffer, `(?i)^[^:]{2,80} (kính (trình|đề nghị|mong|báo cáo)|trân trọng (kính trình|đề nghị|báo cáo)) |^[^:]{0,100}trân trọng cảm ơn[^:]{0,40}$`)
	numberOf  = patternOf(beginsAsNumber, `^Số\s*:?\s*(\d{1,4})\s*[-–‑/]\s*([A-ZĐ][A-Za-zĐ]{0,5})\s*[/-]\s*([A-ZĐ][\p{L}.0-9-]{0,15})\s*$`)
)

// isFrame tells whether a line belongs to the frame, not to a field.
func isFrame(text string) bool {
	return placeAndDate(text) != nil || authority.MatchString(text) || closing.MatchString(text) || offering.MatchString(text) || numberOf.MatchString(text)
}

// placeAndDate parts "Hải Phòng, ngày 28 tháng 01 năm 2026", or gives nil. A
// date in figures without a comma before it stands after an event as well as
// after a place: "Ra mắt ngày 20/3/2026" is no frame, by its small letters.
func placeAndDate(text string) []string {
	m := placeDate.FindStringSubmatch(text)
	if m != nil && isMoment(viet.Fold(m[1])) {
		return nil
	}
	if m == nil || strings.Contains(text, ",") || strings.Contains(viet.Fold(text), "tháng") {
		return m
	}
	for word := range strings.FieldsSeq(m[1]) {
		if !upperFirst(word) && !placeWords[word] {
			return nil
		}
	}
	return m
}

// isMoment tells whether what stands before a date is no place: "Sáng ngày
// 09/02/2026", "Hoàn thành ngày 30 tháng 10 năm 2026".
func isMoment(key string) bool {
	for _, word := range moments {
		if rest, ok := strings.CutPrefix(key, word); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return key == "từ" || key == "đến" || key == "trước" || key == "sau"
}

// moments begin what is no place, by viet.Fold.
var moments = slices.Sorted(maps.Keys(foldedSet("sáng;chiều;tối;trưa;vào;ra mắt;tổ chức;khai mạc;bắt đầu;kết thúc;hoàn thành;dự kiến;từ ngày;đến ngày;trước ngày")))

// placeWords are small letters in the names of places: "Thành phố Hải Phòng".
var placeWords = map[string]bool{"phố": true, "xã": true, "trấn": true, "khu": true, "vực": true}

// isEnd tells whether the text proper is over with this line.
func isEnd(text string) bool {
	return authority.MatchString(text) || strings.HasPrefix(viet.Fold(text), "nơi nhận")
}

// pledge: "Chi bộ cam kết thực hiện nghiêm túc các nội dung đã đăng ký./."
var pledge = patternOf(mayPledge, `(?i)^[^:;]{0,60}cam (kết|đoan) [^:;]*(đã đăng ký|đăng ký (nêu )?trên|nêu trên|trên đây|đã nêu|đã kê khai|kê khai|là đúng|đúng sự thật|chịu (hoàn toàn )?trách nhiệm)|^(rất mong|kính mong|đề nghị (đảng ủy|tổ giúp việc|ban thường vụ)|mong (đảng ủy|tổ giúp việc))[^:;]*\./\.$`)

func mayPledge(text string) bool {
	return strings.HasSuffix(text, ".") && (strings.HasSuffix(text, "./.") || strings.Contains(text, "cam ") || strings.Contains(text, "Cam ")) // a sentence
}

// isPledge tells whether a line below a field promises what stands
// above it, or asks for its approval. In a report, what is asked for is a value.
func (f *flow) isPledge(text string) bool {
	return f.open != nil && !outcomes[f.open.field] && pledge.MatchString(text)
}
