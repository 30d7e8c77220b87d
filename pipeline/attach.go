package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
	"hoso/pipeline/viet"
)

// EvidenceLimit is the largest file that is kept as evidence, in bytes.
const EvidenceLimit = 50 << 20

// evidenceFolder is the folder of an inbox, or of a unit in it, whose files
// are kept and never read: "minh-chung", "Minh chứng".
const evidenceFolder = "minh-chung"

// Sniff tells what a file is by its content ("pdf", "jpg", "docx"), or why it
// cannot be kept as evidence.
type Sniff func(r io.ReaderAt, size int64) (format string, reason *dossier.Rejection, err error)

// Given is a file that somebody attaches.
type Given struct {
	Data  []byte
	Name  string // of the file
	Model string // "": of the movement
	Kind  dossier.AttachmentKind
	Date  string // YYYY-MM-DD, "" where it has none
	Note  string
	By    string
}

// Attach keeps a file with a model or with the movement.
func (o *Office) Attach(ctx context.Context, in Given) (dossier.Attachment, error) {
	format, err := o.evidenceFormat(bytes.NewReader(in.Data), int64(len(in.Data)))
	if err != nil {
		return dossier.Attachment{}, err
	}
	sum, err := o.Archive.Put(in.Data)
	if err != nil {
		return dossier.Attachment{}, err
	}
	return o.Ledger.Attach(ctx, ledger.Attaching{Act: dossier.Act{By: in.By, At: o.Now()}, Plan: o.Plan.ID, Attachment: dossier.Attachment{
		Model: in.Model, Kind: in.Kind, Name: path.Base(strings.ReplaceAll(in.Name, `\`, "/")), Format: format, SHA256: sum, Size: int64(len(in.Data)), Date: in.Date, Note: in.Note,
	}})
}

// AttachWaiting keeps evidence that came through the inbox and waits, by its
// path or the name of its file; found is false where none waits.
func (o *Office) AttachWaiting(ctx context.Context, in Given) (a dossier.Attachment, found bool, err error) {
	state, err := o.State(ctx)
	if err != nil {
		return a, false, err
	}
	r := waitingNamed(state, in.Name)
	if r == nil || r.Kind != dossier.Evidence {
		return a, false, nil
	}
	in.Name = path.Base(r.Path)
	a, err = o.attachArrival(ctx, r, in)
	return a, true, err
}

// waitingNamed is the newest arrival of a name that waits for a person, or nil.
func waitingNamed(state *dossier.State, name string) (found *dossier.Receipt) {
	name = strings.ReplaceAll(name, `\`, "/")
	waiting := state.Pending()
	for i := range waiting {
		if r := &waiting[i]; ingest.SameName(r.Path, name) || ingest.SameName(path.Base(r.Path), path.Base(name)) {
			found = r
		}
	}
	return found
}

func (o *Office) attachArrival(ctx context.Context, r *dossier.Receipt, in Given) (dossier.Attachment, error) {
	file, size, err := o.Archive.Open(r.SHA256)
	if err != nil {
		return dossier.Attachment{}, err
	}
	defer file.Close()
	format, err := o.evidenceFormat(file, size)
	if err != nil {
		return dossier.Attachment{}, err
	}
	return o.Ledger.Attach(ctx, ledger.Attaching{Act: dossier.Act{By: in.By, At: o.Now()}, Plan: o.Plan.ID, Attachment: dossier.Attachment{
		Model: in.Model, Kind: in.Kind, Name: in.Name, Format: format, SHA256: r.SHA256, Size: r.Size, Date: in.Date, Note: in.Note, Receipt: r.ID,
	}})
}

// evidenceFormat is the format of a file that may be kept, else the error is
// a *dossier.Rejection.
func (o *Office) evidenceFormat(r io.ReaderAt, size int64) (string, error) {
	if size > EvidenceLimit {
		reason := dossier.Reject(dossier.TooLarge, nil)
		reason.Message, reason.Advice = EvidenceTooLarge()
		return "", reason
	}
	format, reason, err := o.Sniff(r, size)
	if err == nil && reason != nil {
		err = reason
	}
	return format, err
}

// EvidenceTooLarge says what is wrong with a file beyond the limit.
func EvidenceTooLarge() (message, advice string) {
	return fmt.Sprintf("Tệp minh chứng quá lớn (trên %d MB).", EvidenceLimit>>20),
		"Giảm cỡ ảnh hoặc tách PDF thành nhiều tệp; phim thì ghi ra đĩa, chỉ kèm ảnh chụp và ghi chú."
}

// Dismiss says of what waits, by its path or the name of its file, that it is
// not wanted.
func (o *Office) Dismiss(ctx context.Context, who Who, name string) (dossier.Receipt, error) {
	state, err := o.State(ctx)
	if err != nil {
		return dossier.Receipt{}, err
	}
	r := waitingNamed(state, name)
	if r == nil {
		return dossier.Receipt{}, fmt.Errorf("không có tệp nào tên “%s” đang chờ; xem: hoso status", name)
	}
	return *r, o.Ledger.Dismiss(ctx, dossier.Dismissal{Act: dossier.Act{By: who.By, At: o.Now()}, Plan: o.Plan.ID, Receipt: r.ID, Reason: who.Reason})
}

// isEvidence tells whether a file lies in a folder of evidence.
func isEvidence(name string) bool {
	folders := strings.Split(path.Dir(name), "/")
	for _, folder := range folders[1:] { // the first is the inbox
		if viet.Slug(folder) == evidenceFolder {
			return true
		}
	}
	return false
}

// modelPrefix is the id of a model at the start of a name: "2026-001 ảnh.jpg".
var modelPrefix = regexp.MustCompile(`^(\d{4}-\d{3,})(?:\D|$)`)

// EvidenceModel says to which model evidence belongs: the one whose id begins
// the file's name or a folder's, else the unit's only one; else why nobody
// can tell.
func EvidenceModel(state *dossier.State, r dossier.Receipt) (model, why string) {
	parts := strings.Split(r.Path, "/")
	for i := len(parts) - 1; i >= 0; i-- {
		if m := modelPrefix.FindStringSubmatch(parts[i]); m != nil {
			return namedModel(state, r, m[1])
		}
	}
	if r.Unit.ID == "" {
		return "", "chưa rõ của đơn vị nào"
	}
	var own []string
	for _, e := range state.Entries {
		if e.Unit.ID == r.Unit.ID {
			own = append(own, e.ID)
		}
	}
	switch len(own) {
	case 0:
		return "", r.Unit.Name + " chưa có mô hình nào trong sổ"
	case 1:
		return own[0], ""
	}
	return "", fmt.Sprintf("%s có %d mô hình (%s), chưa rõ của mô hình nào", r.Unit.Name, len(own), strings.Join(own, ", "))
}

func namedModel(state *dossier.State, r dossier.Receipt, id string) (model, why string) {
	entry := state.Entry(state.Standing(id))
	switch {
	case entry == nil:
		return "", "sổ không có mô hình " + id
	case r.Unit.ID != "" && entry.Unit.ID != r.Unit.ID:
		return "", fmt.Sprintf("mô hình %s là của %s, tệp nằm trong thư mục của %s", id, entry.Unit.Name, r.Unit.Name)
	}
	return entry.ID, ""
}

// settle attaches the evidence that came through the inbox and whose model is
// plain, and tells of that which just came and must wait. It gives whether
// the ledger has changed.
func (o *Office) settle(ctx context.Context, state *dossier.State, came []int64, emit func(Event)) (changed bool, err error) {
	fresh := make(map[int64]bool, len(came))
	for _, id := range came {
		fresh[id] = true
	}
	for _, r := range state.Pending() {
		if r.Kind != dossier.Evidence {
			continue
		}
		model, why := EvidenceModel(state, r)
		if model == "" {
			if fresh[r.ID] {
				emit(Event{Event: "attachment", File: r.Path, SHA256: r.SHA256, Outcome: dossier.Staged, Message: why})
			}
			continue
		}
		a, err := o.attachArrival(ctx, &r, Given{Name: path.Base(r.Path), Model: model, Kind: evidenceKind(r.Path), By: o.By})
		if err != nil {
			return changed, fmt.Errorf("attach %s: %w", r.Path, err)
		}
		changed = true
		emit(Event{Event: "attachment", File: r.Path, SHA256: r.SHA256, Kind: string(a.Kind), Models: []string{model}})
	}
	return changed, nil
}

// evidenceKind is what the words of a path say: pictures of a visit, papers
// that make a model known, else other evidence.
func evidenceKind(name string) dossier.AttachmentKind {
	words := "-" + viet.Slug(strings.ReplaceAll(name, "/", " ")) + "-"
	for _, k := range []struct {
		kind  dossier.AttachmentKind
		words []string
	}{
		{dossier.VisitRecord, []string{"khao-sat", "kiem-tra", "giam-sat"}},
		{dossier.Publicity, []string{"tuyen-truyen", "tin-bai", "dua-tin", "bai-viet"}},
	} {
		for _, w := range k.words {
			if strings.Contains(words, "-"+w+"-") {
				return k.kind
			}
		}
	}
	return dossier.OtherEvidence
}
