package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// Corrected is what people decide over what was read, in one act. Its act,
// plan and workbook stand for those of each item, but for an item that names
// who by itself.
type Corrected struct {
	dossier.Act
	Plan     string
	Year     int    // of the plan, for the id of a model that a move parts off; 0: the year that ends the plan's id
	Workbook string // SHA-256, where a workbook asks for it
	Items    []dossier.Correction
}

// Undoing takes one correction back.
type Undoing struct {
	dossier.Act
	Plan   string
	Number int64
	Reason string
	Year   int // as in Corrected
}

// Fault is why a correction cannot be made, in words for who asks for it.
type Fault struct {
	Item    int // index within Corrected.Items
	Message string
}

func (f *Fault) Error() string { return f.Message }

// Refuse makes the fault of an item.
func Refuse(item int, format string, args ...any) *Fault {
	return &Fault{Item: item, Message: fmt.Sprintf(format, args...)}
}

// MergedError says that a model was merged into another one.
type MergedError struct{ Model, Into string }

func (e *MergedError) Error() string {
	return fmt.Sprintf("mô hình %s đã được gộp vào %s; hãy dùng mã %s", e.Model, e.Into, e.Into)
}

// Currents says which of a model's revisions are current: of each kind and
// period the newest arrival, but for a paper that is older than the one that
// stood. Those withdrawn are none. The result is by index.
func Currents(all []dossier.Revision, withdrawn func(int) bool) []bool {
	order := make([]int, 0, len(all))
	for i := range all {
		if withdrawn == nil || !withdrawn(i) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(all[a].Receipt, all[b].Receipt), cmp.Compare(all[a].Number, all[b].Number))
	})
	stands := map[string]int{}
	for _, i := range order {
		series := string(all[i].Kind) + " " + all[i].Period
		if at, ok := stands[series]; ok && Older(all[i].Letter, all[at].Letter) {
			continue
		}
		stands[series] = i
	}
	out := make([]bool, len(all))
	for _, i := range stands {
		out[i] = true
	}
	return out
}

// NameOf is the name of a model after its current papers: that of the
// registration, else of any paper, the newest first, else what it was.
func NameOf(all []dossier.Revision, current []bool, former string) string {
	name := ""
	for i := range all {
		if said := strings.TrimSpace(all[i].Model.Text("name")); current[i] && said != "" {
			if all[i].Kind == dossier.Registration {
				return said
			}
			name = said
		}
	}
	return first(name, former)
}
