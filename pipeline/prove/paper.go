package prove

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// Page is what stands in a PDF, as package prove/pdftext reads it.
type Page struct {
	Pages                  int
	Title, Author, Subject string
	Texts                  []string // of the first page, in the order in which they are drawn
	Drawing                string   // digest of what the first page draws beside its texts
}

// Archive gives the bytes of a certificate as they were issued.
type Archive func(dossier.Certificate) ([]byte, error)

// Reader reads what stands in a PDF; of a damaged one whatever it can.
type Reader func([]byte) (Page, error)

// AskPDF judges a PDF of which sha is the SHA-256. Only the issued bytes stand;
// of others it says which certificate they come from and where they differ.
func (r *Register) AskPDF(data []byte, sha string, archive Archive, read Reader) (Verdict, error) {
	if c := r.find(func(c *dossier.Certificate) bool { return c.SHA256 == sha }); c != nil {
		return r.about(c, "pdf"), nil
	}
	held, unread := read(data)
	c, issued, err := r.nearest(data, held, archive)
	if err != nil {
		return Verdict{}, err
	}
	v := Verdict{State: Unknown, Asked: "pdf"}
	switch {
	case c == nil && held.Pages > 1:
		v.Note = fmt.Sprintf("tệp có %d trang; mỗi giấy do hoso cấp là một tệp một trang: kiểm tra từng giấy, hoặc quét mã QR của từng trang", held.Pages)
		return v, nil
	case c == nil:
		return v, nil
	}
	v.State, v.Certificate = Altered, c
	if len(data) == len(issued) {
		at, _ := alikeness(string(issued), string(data))
		v.Note = fmt.Sprintf("cùng độ dài với tệp đã cấp, khác từ byte thứ %d", at+1)
	}
	if unread == nil {
		if page, err := read(issued); err == nil {
			v.Differences = pageDifferences(page, held)
		}
	}
	if len(v.Differences) == 0 {
		v.Differences = []Difference{{Part: unnamed(unread)}}
	}
	return v, nil
}

// unnamed says what differs where neither text nor drawing of the page tells.
func unnamed(unread error) string {
	if unread != nil {
		return "nội dung tệp bị hỏng, không đọc được hết"
	}
	return "chữ và hình trên trang như bản đã cấp, nhưng tệp đã bị ghi lại bằng chương trình khác hoặc bị sửa ở phần không hiện trên trang"
}

// nearest is the certificate that a file comes from: it shares most bytes with
// it, or the page says so.
func (r *Register) nearest(data []byte, held Page, archive Archive) (best *dossier.Certificate, issued []byte, err error) {
	const mostlySame = 0.5
	top := 0
	for i := range r.Certificates {
		c := &r.Certificates[i]
		stored, err := archive(*c)
		if err != nil {
			continue // doctor --deep tells of a damaged archive; the others can still be compared
		}
		if sharedBytes(stored, data) >= mostlySame {
			return c, stored, nil
		}
		if score := says(held, c); score > top {
			top, best, issued = score, c, stored
		}
	}
	const enough = 4
	if top < enough {
		return nil, nil, nil
	}
	return best, issued, nil
}

// sharedBytes is the share of a file that lies before the first and after the last difference.
func sharedBytes(a, b []byte) float64 {
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	if bytes.Equal(a, b) {
		return 1
	}
	return float64(head+tail) / float64(max(len(a), len(b), 1))
}

// says counts how much a page speaks of a certificate: its number, name, recipient.
func says(p Page, c *dossier.Certificate) int {
	all := "\n" + strings.Join(append([]string{p.Title, p.Subject}, p.Texts...), "\n") + "\n"
	words := strings.Fields(all)
	s, score := Of(c.Content), 0
	if slices.Contains(words, s.Register) {
		score += 3
	}
	flat := strings.Join(words, " ")
	for _, text := range []string{s.Name, s.Subject, s.Decision} {
		if text != "" && strings.Contains(flat, text) {
			score++
		}
	}
	return score
}

// pageDifferences holds what is on a page against what was issued.
func pageDifferences(issued, held Page) []Difference {
	var out []Difference
	add := func(part, a, b string) {
		if a != b {
			out = append(out, Difference{part, a, b})
		}
	}
	gone, come := lacking(issued.Texts, held.Texts), lacking(held.Texts, issued.Texts)
	for i := range max(len(gone), len(come)) {
		add("chữ trên giấy", at(gone, i), at(come, i))
	}
	if held.Pages != issued.Pages {
		add("số trang", fmt.Sprint(issued.Pages), fmt.Sprint(held.Pages))
	}
	add("tên tài liệu (Title)", issued.Title, held.Title)
	add("tác giả (Author)", issued.Author, held.Author)
	add("chủ đề (Subject)", issued.Subject, held.Subject)
	if issued.Drawing != held.Drawing && len(gone)+len(come) == 0 {
		out = append(out, Difference{Part: "hình vẽ hoặc mã QR trên trang"})
	}
	return out
}

// lacking are the texts that another list lacks, in their order.
func lacking(texts, other []string) []string {
	left := map[string]int{}
	for _, t := range other {
		left[t]++
	}
	var out []string
	for _, t := range texts {
		if left[t]--; left[t] < 0 {
			out = append(out, t)
		}
	}
	return out
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}
