package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
)

// counts are files by what became of them.
type counts map[dossier.Outcome]int

// outcomes in the order in which they are told.
func outcomes() []dossier.Outcome {
	return []dossier.Outcome{dossier.Accepted, dossier.Duplicate, dossier.SupersededOlder, dossier.Staged, dossier.Quarantined, dossier.Waiting}
}

var countWords = map[dossier.Outcome]string{
	dossier.Accepted: "đã nhận", dossier.Duplicate: "trùng", dossier.SupersededOlder: "bản cũ hơn", dossier.Staged: "chờ nhập", dossier.Quarantined: "chưa nhận được", dossier.Waiting: "đang chờ",
}

func countsOf(s pipeline.Summary) counts {
	return counts{dossier.Accepted: s.Accepted, dossier.Duplicate: s.Duplicate, dossier.SupersededOlder: s.SupersededOlder,
		dossier.Staged: s.Staged, dossier.Quarantined: s.Quarantined, dossier.Waiting: s.Waiting}
}

func (c counts) received() (sum int) {
	for _, o := range outcomes() {
		sum += c[o]
	}
	return sum
}

// words is the sum that must come out: "5 tệp = 3 đã nhận + 1 trùng + …".
func (c counts) words() string {
	var parts []string
	for _, o := range outcomes() {
		parts = append(parts, fmt.Sprintf("%d %s", c[o], countWords[o]))
	}
	return fmt.Sprintf("%d tệp = %s", c.received(), strings.Join(parts, " + "))
}

// arrival is one file and what became of it.
type arrival struct {
	File    string          `json:"file"`
	Outcome dossier.Outcome `json:"outcome"`
	Code    dossier.Code    `json:"code,omitempty"`
	SHA256  string          `json:"sha256,omitempty"`
	Of      string          `json:"duplicate_of,omitempty"` // the file that brought the same bytes
	Message string          `json:"message,omitempty"`
}

// received are all files of a state in the order of arrival.
func received(state *dossier.State) []arrival {
	paths := make(map[int64]string, len(state.Receipts))
	var out []arrival
	for _, r := range state.Receipts {
		paths[r.ID] = r.Path
		message := r.Message
		if w := state.Workbook(r.SHA256); w != nil && r.Outcome == dossier.Staged {
			message = "đã nhập vào sổ (người nhập: " + w.By + ")"
		}
		if words := settledWords(state, r); words != "" {
			message = words
		}
		out = append(out, arrival{File: r.Path, Outcome: r.Outcome, Code: r.Code, SHA256: r.SHA256, Of: paths[r.DuplicateOf], Message: message})
	}
	return out
}

// filesNow are the files that an answer lists and how many there are of each
// outcome: all, or only those that need somebody, and those that wait in the
// inbox.
func (s *session) filesNow(ctx context.Context, now statusCache, all bool) ([]arrival, counts, error) {
	files, sum := slices.Clone(now.Some), maps.Clone(now.Files)
	if all {
		state, err := s.State(ctx)
		if err != nil {
			return nil, nil, err
		}
		files = received(state)
		sum = count(files)
	}
	wait, err := waitingFiles(ctx, s)
	sum[dossier.Waiting] += len(wait)
	return append(files, wait...), sum, err
}

// waitingFiles are those that wait in the inbox, and those that were begun and
// are not in the ledger yet.
func waitingFiles(ctx context.Context, s *session) (out []arrival, err error) {
	ready, waiting, err := s.Inbox.Scan()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // a share that is away: doctor tells
	}
	for _, f := range append(ready, waiting...) {
		message := f.Wait.Words()
		if f.Wait == "" {
			message = "Sẽ nhận ở lần chạy tới."
		}
		out = append(out, arrival{File: f.Path, Outcome: dossier.Waiting, Message: message})
	}
	if err != nil {
		return out, err
	}
	begun, err := begunFiles(ctx, s)
	return append(out, begun...), err
}

// begunFiles are those that a hoso has in hand, or left there when it was
// stopped: the ledger has them in a moment, or after the next run.
func begunFiles(ctx context.Context, s *session) (out []arrival, err error) {
	claims, err := s.Inbox.InHand()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, c := range claims {
		prior, err := s.Ledger.ByClaim(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		if prior == nil {
			out = append(out, arrival{File: c.Path, Outcome: dossier.Waiting, Message: "Đang nhận dở; lần chạy này hoặc lần chạy tới sẽ nhận xong."})
		}
	}
	slices.SortFunc(out, func(x, y arrival) int { return strings.Compare(x.File, y.File) })
	return out, err
}

func count(files []arrival) counts {
	c := counts{}
	for _, f := range files {
		c[f.Outcome]++
	}
	return c
}

// shownFiles is how many files of an outcome are listed where not all are
// asked for.
const shownFiles = 20

// printArrivals prints the sum, and which file is which: those that need
// somebody, or all. Of an outcome files has all or the first ones.
func printArrivals(out io.Writer, files []arrival, sum counts, all bool) error {
	if told := func(f arrival) bool { return all || f.Outcome != dossier.Accepted }; slices.ContainsFunc(files, told) {
		fmt.Fprintf(out, "\nTỪNG TỆP\n")
	}
	for _, o := range outcomes() {
		n := 0
		for _, f := range files {
			if f.Outcome != o || o == dossier.Accepted && !all {
				continue
			}
			if n++; n <= shownFiles || all {
				fmt.Fprintf(out, "   %-16s %s%s\n", countWords[o], f.File, f.note())
			}
		}
		if n := sum[o]; n > shownFiles && !all && o != dossier.Accepted {
			fmt.Fprintf(out, "   %-16s và %d tệp nữa; xem đủ bằng: hoso status --files\n", countWords[o], n-shownFiles)
		}
	}
	_, err := fmt.Fprintf(out, "\nTỆP: %s.\n", sum.words())
	return err
}

func (f arrival) note() string {
	switch {
	case f.Of != "":
		return ": cùng nội dung với " + f.Of
	case f.Message != "":
		return ": " + f.Message
	}
	return ""
}

// reconcile puts the sum into a status: received is that of all outcomes,
// those that wait included.
func (st *status) reconcile(c counts) {
	st.Files = map[string]int{"received": c.received()}
	for _, o := range outcomes() {
		st.Files[string(o)] = c[o]
	}
}
