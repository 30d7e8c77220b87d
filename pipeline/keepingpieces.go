package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/outbox"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// sharedCode is the number of the dossier of what several models share.
const sharedCode = "Chung"

// nameLetters bounds the names in a bundle, so that it can be unpacked in a
// folder of Windows.
const nameLetters = 60

func shortName(text string) string {
	letters := []rune(strings.ReplaceAll(strings.Join(strings.Fields(text), " "), ": ", " - "))
	return outbox.Name(strings.TrimSpace(string(letters[:min(len(letters), nameLetters)])))
}

// model is the dossier of one model, in the order of the work: what was sent
// and answered, what was issued, what was attached.
func (k *keeper) model(e *dossier.Entry) folder {
	f := folder{code: e.ID, models: []string{e.ID}, name: shortName("Hồ sơ " + e.ID + " " + e.Name),
		title: fmt.Sprintf("Hồ sơ mô hình “%s” của %s năm %d", firstOf(e.Name, e.ID), firstOf(e.Unit.Name, "đơn vị chưa rõ"), k.Plan.Year)}
	f.pieces = append(f.pieces, k.arrivals(e)...)
	for _, c := range k.state.Certificates {
		if c.Model == e.ID {
			f.pieces = append(f.pieces, certificatePiece(c, k.Plan.Issuer))
		}
	}
	f.pieces = append(f.pieces, attachmentPieces(k.state.AttachedTo(e.ID), e.Unit.Name)...)
	return f
}

// arrivals are all versions that were sent, each followed by what was
// answered to it.
func (k *keeper) arrivals(e *dossier.Entry) (out []piece) {
	seen := map[int64]bool{}
	for _, v := range e.Revisions {
		r := k.state.Receipt(v.Receipt)
		if r == nil || seen[r.ID] {
			continue
		}
		seen[r.ID] = true
		out = append(out, arrivalPiece(e, v, r))
		for _, p := range k.state.Papers {
			if p.Receipt == r.ID && slices.Contains(p.Models, e.ID) {
				out = k.printed(out, p, slipWords(p))
			}
		}
	}
	return out
}

func arrivalPiece(e *dossier.Entry, v dossier.Revision, r *dossier.Receipt) piece {
	what := map[dossier.Kind]string{dossier.Registration: "Phụ lục đăng ký mô hình", dossier.ResultReport: "Báo cáo kết quả mô hình"}[v.Kind]
	says := generate.IndexedDocument{Author: e.Unit.Name, Subject: fmt.Sprintf("%s, lần nộp %d", firstOf(what, "Văn bản của đơn vị"), v.Number), Date: viet.DayOf(r.Arrived())}
	if v.Letter.Number != nil {
		says.Number = v.Letter.Number.Value
	}
	if v.Letter.Date != nil {
		if day := plan.ParseDay(v.Letter.Date.Value); day.Valid() {
			says.Date = day
		}
	}
	if !v.Current {
		says.Note = "đã có bản sau"
	}
	return piece{says: says, ext: plainExtension(r.Path), sha: r.SHA256}
}

// plainExtension is a file's extension where every system takes it, else "".
func plainExtension(name string) string {
	ext := strings.ToLower(path.Ext(name))
	for _, r := range strings.TrimPrefix(ext, ".") {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return ""
		}
	}
	return ext
}

func slipWords(p dossier.Paper) string {
	switch {
	case p.Kind != "check_slip":
		return "Bản so sánh hai lần nộp"
	case strings.HasPrefix(path.Base(p.Path), "Bản có ghi chú"):
		return "Bản có ghi chú, trả đơn vị bổ sung"
	}
	return "Phiếu rà soát hồ sơ"
}

// printed adds a paper of out/ as it stands there; what is gone is told of.
func (k *keeper) printed(out []piece, p dossier.Paper, subject string) []piece {
	at := filepath.Join(k.Out.Root, filepath.FromSlash(p.Path))
	if _, err := k.Out.FS.Lstat(at); errors.Is(err, fs.ErrNotExist) {
		k.done.Missing = append(k.done.Missing, p.Path)
		return out
	}
	says := generate.IndexedDocument{Author: k.Plan.Issuer, Subject: subject, Date: viet.DayOf(p.At),
		Note: map[string]string{"docx": "bản Word", "xlsx": "bản Excel"}[p.Format]}
	return append(out, piece{says: says, ext: plainExtension(p.Path), path: p.Path})
}

func certificatePiece(c dossier.Certificate, issuer string) piece {
	says := generate.IndexedDocument{Number: c.Content.Register, Author: issuer, Date: plan.ParseDay(c.Content.Decision.Date),
		Subject: "Giấy chứng nhận số " + c.Content.Register + " theo Quyết định số " + c.Decision}
	if c.Ended != nil {
		says.Note = map[dossier.EndState]string{dossier.Replaced: "đã cấp lại", dossier.Cancelled: "đã hủy", dossier.Withdrawn: "đã thu hồi"}[c.Ended.State]
	}
	return piece{says: says, ext: ".pdf", sha: c.SHA256}
}

var attachedWords = map[dossier.AttachmentKind]string{
	dossier.SignedPaper: "Bản ký, đóng dấu", dossier.VisitRecord: "Tài liệu kiểm tra, khảo sát", dossier.Publicity: "Tài liệu tuyên truyền",
	dossier.OtherEvidence: "Minh chứng", dossier.SuperiorAnswer: "Văn bản của cấp trên",
}

// attachmentPieces are attachments by their number; of one content the first.
func attachmentPieces(all []dossier.Attachment, unit string) (out []piece) {
	seen := map[string]bool{}
	for _, a := range all {
		if seen[a.SHA256] {
			continue
		}
		seen[a.SHA256] = true
		subject := attachedWords[a.Kind] + ": " + firstOf(a.Note, strings.TrimSuffix(a.Name, path.Ext(a.Name)))
		says := generate.IndexedDocument{Subject: subject, Author: unit, Date: plan.ParseDay(a.Date)}
		if a.Kind == dossier.SuperiorAnswer || a.Kind == dossier.SignedPaper {
			says.Author = "" // the paper itself says
		}
		out = append(out, piece{says: says, ext: extensionOf(a), sha: a.SHA256})
	}
	return out
}

// extensionOf is that of the file's own name where it suits what the file is.
func extensionOf(a dossier.Attachment) string {
	own := strings.ToLower(path.Ext(a.Name))
	suits := map[string][]string{
		"jpg": {".jpeg", ".jpg"}, "tif": {".tiff", ".tif"}, "heic": {".heic", ".heif"}, "odt": {".odt", ".ods", ".odp"},
		"docx": {".docx", ".docm", ".dotx", ".dotm"}, "xlsx": {".xlsx", ".xlsm", ".xltx", ".xltm"}, "pptx": {".pptx", ".pptm", ".ppsx"},
	}
	if slices.Contains(suits[a.Format], own) {
		return own
	}
	return "." + a.Format
}

// shared is the dossier of what several models share: the committee's
// workbooks, official papers, and what is attached to the movement.
func (k *keeper) shared(all bool) folder {
	f := folder{code: sharedCode, name: "Hồ sơ chung", models: k.done.Models, title: fmt.Sprintf("Hồ sơ chung phong trào thi đua “%s” năm %d", k.Plan.Movement, k.Plan.Year)}
	f.pieces = k.workbooks()
	titles := map[string]string{"request": "Công văn đề nghị bổ sung", "minutes": "Biên bản thẩm định", "proposal": "Tờ trình", "decision": "Quyết định", "report": "Báo cáo", "certificate_register": "Sổ cấp giấy chứng nhận"}
	for _, p := range k.state.Papers {
		title := titles[p.Kind]
		if ofAll := p.Kind == "report" || p.Kind == "request" || p.Kind == "certificate_register"; title == "" || ofAll && !all || !k.concerns(p.Models) {
			continue
		}
		f.pieces = k.printed(f.pieces, p, titled(title, strings.TrimSuffix(path.Base(p.Path), path.Ext(p.Path))))
	}
	f.pieces = append(f.pieces, attachmentPieces(k.state.AttachedTo(""), "")...)
	return f
}

// titled is the name of a paper, which says what it is.
func titled(title, name string) string {
	if strings.HasPrefix(strings.ToLower(name), strings.ToLower(title)) {
		return name
	}
	return title + ": " + name
}

// concerns tells whether a paper is about one of the models of the bundle.
func (k *keeper) concerns(models []string) bool {
	return len(models) == 0 || slices.ContainsFunc(models, func(id string) bool { return slices.Contains(k.done.Models, id) })
}

// workbooks are those by which the models were judged.
func (k *keeper) workbooks() (out []piece) {
	seen := map[string]bool{}
	for _, a := range k.state.Assessments {
		if seen[a.Workbook] || a.Withdrawn != nil || !slices.Contains(k.done.Models, a.Model) {
			continue
		}
		seen[a.Workbook] = true
		says := generate.IndexedDocument{Author: "Hội đồng thẩm định", Subject: "Phiếu thẩm định", Date: viet.DayOf(a.At)}
		if a.Round > 0 {
			says.Subject = fmt.Sprintf("Phiếu thẩm định đợt %d", a.Round)
		}
		if d := k.state.Decision(a.Decision); d != nil {
			says.Subject += ", ghi Quyết định số " + d.Number
		}
		out = append(out, piece{says: says, ext: ".xlsx", sha: a.Workbook})
	}
	return out
}
