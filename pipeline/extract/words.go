package extract

import (
	"strings"

	"hoso/pipeline/viet"
)

// joining words stand between the parts of a label.
var joining = newWordSet("và", "va", "hoặc", "hoac", "hay", "cùng", "cung")

// phraseTable replaces whole words in folded text.
type phraseTable []struct{ from, to string }

func (t phraseTable) replace(text string) string {
	if !hasAny(text, synonymHeads) {
		return text
	}
	padded := " " + text + " "
	for _, row := range t {
		for strings.Contains(padded, row.from) {
			padded = strings.ReplaceAll(padded, row.from, row.to)
		}
	}
	return strings.TrimSpace(padded)
}

// synonyms are words that offices use for each other in labels, in both
// spellings, with diacritics and without.
var synonyms = func() phraseTable {
	var out phraseTable
	for _, row := range [][2]string{
		{"triển khai thực hiện", "thực hiện"}, {"triển khai", "thực hiện"}, {"tiến hành", "thực hiện"}, {"bảo đảm", "đảm bảo"},
		{"công chức", "cán bộ"}, {"đảng viên", "cán bộ"}, {"dvk", "dân vận khéo"}, {"vnđ", ""}, {"đ c", "đồng chí"},
		{"được giao", "được phân công"}, {"thời điểm", "thời gian"},
	} {
		from, to := " "+row[0]+" ", strings.ReplaceAll(" "+row[1]+" ", "  ", " ")
		out = append(out, struct{ from, to string }{from, to})
		out = append(out, struct{ from, to string }{" " + viet.Plain(row[0]) + " ", strings.ReplaceAll(" "+viet.Plain(row[1])+" ", "  ", " ")})
	}
	return out
}()

// synonymHeads are the first words of synonyms: a text without them has none.
var synonymHeads = func() *wordSet {
	var heads []string
	for _, row := range synonyms {
		heads = append(heads, strings.Fields(row.from)[0])
	}
	return newWordSet(heads...)
}()

func hasAny(key string, words *wordSet) bool {
	for more := true; more; {
		var word string
		if word, key, more = strings.Cut(key, " "); words.has(word) {
			return true
		}
	}
	return false
}

// fillers are words that change nothing of what a label asks for.
const fillers = `mô hình;dân vận khéo;khéo;điển hình;thực hiện;xây dựng;tổ chức;tổ chức thực hiện;đăng ký;cụ thể;chung;tổng quát;dự kiến;chủ yếu;chính;cơ bản;trọng tâm;
trọng điểm;của;các;những;về;việc;công tác;phần;một số;cần;cần thiết;được;phải;cho;với;trong;tại;để;nhằm;bằng;theo;đối với;từ;nào;này;đó;khi;trước khi;sau khi;năm;
đạt;đạt được;đã đạt được;đã;đặt ra;hướng tới;định lượng;phấn đấu;mang lại;đem lại;đầy đủ;chính thức;đơn vị;chi bộ;chi ủy;cấp ủy;cơ quan;tập thể;cá nhân;đồng chí;
người;cán bộ;nhân dân;quần chúng;đoàn thể;đảng ủy;đảng bộ;đoàn viên;hội viên;người lao động;tham mưu;giao;phân công;chịu trách nhiệm;trực tiếp;huy động;tham gia;
phục vụ;thông tin;kế hoạch;chế độ;hoạt động;thực tế;sáng tạo;định hướng;hướng;phương hướng;lập;lễ;rút ra;nổi bật;khắc phục;tháo gỡ;giải quyết;phát triển;ý nghĩa;
yêu cầu;đảm bảo;nêu;nêu rõ;ghi rõ;xác định;chi tiết;tóm tắt;mô tả;trên;bao gồm;gồm;số;nhóm;loại;phong trào;thi đua;phong trào thi đua;hằng năm;toàn;mới;
nội dung;hình thức;thời gian;địa điểm;đánh giá;phổ biến;đôn đốc;theo dõi;nhiệm vụ;bộ phận;thành viên;tên;dài hạn;trước mắt;lâu dài;sau;công bố;áp dụng;
năm trước;năm 2024;năm 2025;năm 2026;năm 2027;giai đoạn;2025 2030;2026 2030;2024;2025;2026;2027;ban đầu;cuối cùng;đề ra;quan trọng;then chốt;thiết thực;bước đầu;khái quát;ngắn gọn;dễ nhớ;danh sách;bảng;lựa chọn;chọn;đã chọn;được chọn;liên quan;khác;gồm có;cấp trên;có;sẽ;lịch;ngày;nhận;đề xuất;định kỳ;đứng đầu;bức xúc;nói chung;như sau;sau đây;hệ thống;đề nghị;kênh;dân vận;dự trù;kèm theo;ở`

// inner words fill only behind another: no label begins with them.
const inner = `ở;của;với;trong;tại;để;nhằm;bằng;theo;đối với;từ;này;đó;khi;trước khi;sau khi;sau;cho;trên;được;phải;có;sẽ`

// words and plainWords hold the fillers as tokensOf leaves them, innerWords
// those that no label begins with.
var (
	words, plainWords = phraseSet(fillers)
	innerWords, _     = phraseSet(inner)
)

func phraseSet(list string) (with, plain *trie) {
	with, plain = &trie{}, &trie{}
	for text := range strings.SplitSeq(list, ";") {
		with.at(tokensOf(text))
		plain.at(tokensBy(text, viet.Plain))
	}
	return with, plain
}
