package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/ledger"
	"hoso/pipeline/prove"
	"hoso/pipeline/prove/page"
	"hoso/pipeline/viet"
)

// headlines say what a certificate is worth.
func headlines() map[prove.State]string {
	return map[prove.State]string{
		prove.Stands:       "ĐÚNG: do cơ quan này cấp, còn hiệu lực.",
		prove.OnPaper:      "CÓ TRONG SỔ GIẤY: số này được cấp trước khi dùng hoso; đối chiếu với sổ giấy.",
		prove.Altered:      "ĐÃ BỊ SỬA: không đúng như bản cơ quan này đã cấp.",
		prove.Withdrawn:    "ĐÃ THU HỒI: cơ quan này có cấp, nhưng đã thu hồi cùng việc công nhận.",
		prove.Cancelled:    "ĐÃ HỦY: cơ quan này có cấp, nhưng đã hủy.",
		prove.Replaced:     "ĐÃ CẤP LẠI: cơ quan này có cấp, nhưng đã có giấy khác thay.",
		prove.Unknown:      "KHÔNG CÓ: sổ của cơ quan này không có giấy nào như vậy.",
		prove.Unregistered: "CHƯA RÕ: mã QR ký đúng khóa của cơ quan, nhưng sổ này không có giấy đó. Sổ có thể đã khôi phục từ bản sao lưu cũ, hoặc khóa bị lộ.",
		prove.Foreign:      "KHÔNG PHẢI của cơ quan này: mã QR ký bằng khóa của nơi khác. Hỏi cơ quan ghi trên giấy.",
		prove.Unreadable:   "KHÔNG ĐỌC ĐƯỢC.",
	}
}

// judged is a line of `verify --json`.
type judged struct {
	prove.Verdict
	Register   string `json:"register,omitempty"`
	Name       string `json:"name,omitempty"`
	Subject    string `json:"subject,omitempty"`
	Decision   string `json:"decision,omitempty"`
	Date       string `json:"date,omitempty"`   // of the decision
	Issued     string `json:"issued,omitempty"` // day
	Issue      int    `json:"issue,omitempty"`
	Replaces   string `json:"replaces,omitempty"`
	Code       string `json:"code,omitempty"`
	Ended      string `json:"ended,omitempty"` // day
	Reason     string `json:"reason,omitempty"`
	ReplacedBy string `json:"replaced_by,omitempty"`
}

func judge(v prove.Verdict) judged {
	out := judged{Verdict: v}
	if n := v.Number; n != nil {
		out.Register, out.Name, out.Subject, out.Decision, out.Date = ledger.Register(n.Year, n.Sequence), n.ModelName, n.Recipient, n.Decision, n.Date
	}
	c := v.Certificate
	if c == nil {
		return out
	}
	says := prove.Of(c.Content)
	out.Register, out.Name, out.Subject, out.Decision, out.Date = says.Register, says.Name, says.Subject, says.Decision, says.Date
	out.Issued, out.Issue, out.Replaces, out.Code = isoDay(c.At), c.Content.Issue, c.Content.Replaces, c.Content.Code
	if c.Ended != nil {
		out.Ended, out.Reason = isoDay(c.Ended.At), c.Ended.Reason
	}
	if v.By != nil {
		out.ReplacedBy = v.By.Content.Register
	}
	return out
}

func isoDay(at time.Time) string { return at.In(viet.Zone()).Format(time.DateOnly) }

// tellVerdict prints an answer.
func tellVerdict(c *cli.Context, e env, v prove.Verdict) error {
	j := judge(v)
	if c.Bool("json") {
		return printValue(e.out, j)
	}
	var out strings.Builder
	if j.Register != "" {
		fmt.Fprintf(&out, "Giấy chứng nhận số %s. ", j.Register)
	}
	fmt.Fprintln(&out, headlines()[v.State])
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&out, "   %-18s %s\n", name+":", value)
		}
	}
	for _, d := range v.Differences {
		row("Khác ở", d.Part)
		row("  bản đã cấp", d.Issued)
		row("  bản này", d.Held)
	}
	row("Lưu ý", v.Note)
	if v.Certificate != nil && v.State == prove.Altered {
		fmt.Fprintln(&out, "   Bản đã cấp ghi:")
	}
	j.rows(row)
	fmt.Fprint(&out, compareWords(v))
	_, err := io.WriteString(e.out, out.String())
	return err
}

// rows are what the register says.
func (j *judged) rows(row func(name, value string)) {
	if v := j.Verdict; v.Certificate == nil && v.Number == nil && v.Claim != nil { // only the payload speaks
		row("Mã QR ghi", fmt.Sprintf("số %s, %s, %s, Quyết định số %s ngày %s, mã khóa %s", v.Claim.Register, v.Claim.Name, v.Claim.Subject, v.Claim.Decision, usualDay(v.Claim.Date), v.Claim.Key))
	}
	row("Tên mô hình", j.Name)
	row("Tập thể, cá nhân", j.Subject)
	if j.Decision != "" {
		row("Quyết định", fmt.Sprintf("số %s ngày %s", j.Decision, usualDay(j.Date)))
	}
	row("Ngày cấp", usualDay(j.Issued))
	if j.Issue > 1 {
		row("Cấp lại", fmt.Sprintf("lần %d, thay giấy số %s", j.Issue, j.Replaces))
	}
	row("Mã tra cứu", j.Code)
	if end := j.Certificate; end != nil && end.Ended != nil {
		row("Hết hiệu lực", fmt.Sprintf("từ %s, %s: %s", usualDay(j.Ended), endWords[end.Ended.State], j.Reason))
	}
	row("Giấy thay thế", j.ReplacedBy)
}

// compareWords remind what an answer does not prove.
func compareWords(v prove.Verdict) string {
	if v.State == prove.Stands && v.Asked != "pdf" {
		return "Đối chiếu các dòng trên với chữ in trên tờ giấy; khác nhau thì tờ giấy không đúng.\n"
	}
	return ""
}

func usualDay(iso string) string {
	day, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return day.Format("02/01/2006")
}

// browserPage is the page for browsers, with what this office knows today.
func browserPage(s *session, r *prove.Register, now time.Time) ([]byte, error) {
	if len(r.Keys) == 0 {
		return nil, errors.New("chưa có khóa nào; ghi certificate.qr: true trong hoso.yaml rồi cấp giấy (hoso certificate)")
	}
	facts := page.Facts{Office: officeName(s.ws.Office), Contact: s.ws.Office.Contact, Day: isoDay(now)}
	for _, k := range r.Keys {
		facts.Keys = append(facts.Keys, page.Key{ID: prove.KeyID(k), Public: prove.PublicText(k)})
	}
	slices.SortFunc(facts.Keys, func(a, b page.Key) int { return strings.Compare(a.ID, b.ID) })
	for i := range r.Certificates {
		if c := &r.Certificates[i]; c.Ended != nil && c.Content.Payload != "" {
			facts.Ended = append(facts.Ended, ended(r, c))
		}
	}
	return page.Make(facts)
}

func ended(r *prove.Register, c *dossier.Certificate) page.Ended {
	v := r.AskNumber(c.Year, c.Sequence)
	out := page.Ended{Register: c.Content.Register, State: string(v.State), Date: isoDay(c.Ended.At)}
	if v.By != nil {
		out.By = v.By.Content.Register
	}
	return out
}

func officeName(s generate.Settings) string {
	return strings.Join(slices.DeleteFunc([]string{s.Superior, s.Issuer}, func(t string) bool { return t == "" }), " – ")
}
