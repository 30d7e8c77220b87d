package webpage

import (
	"net/url"
	"path"
	"strings"
)

// View is what stands on the page. Days are words ("28/01/2026").
type View struct {
	Movement  string // "Dân vận khéo"
	Year      int
	Number    string // of the plan
	Office    string
	Sample    bool // a demonstration: the page says so
	Today     string
	Version   string
	Next      []string   // what to do next, the most pressing first
	Deadline  *Deadline  // the next one; nil where all are past
	Deadlines []Deadline // all, in the plan's order
	Units     []Unit     // those that owe something first
	Aside     []Aside    // files that could not be taken and still lie there, the newest first
	MoreAside int        // how many more there are
	Disputes  []Dispute
	Counts    []Count // files by what became of them; they sum up to Received
	Received  int
	Groups    []Group // of papers
	Issued    []Certificate
	MoreGiven int    // certificates that are not on the page
	Folder    string // link to the workspace
}

// Deadline is one of the plan's.
type Deadline struct {
	Label   string
	Before  string
	LastDay string
	Left    int // days to the last day on time; negative: past
	Ours    bool
	Notice  string // where the plan's own day does not exist
	Working string // the last working day before it then
}

// Past is how many days ago it was.
func (d Deadline) Past() int { return -d.Left }

// Unit is how a unit stands.
type Unit struct {
	Name     string
	State    string // none, unread, fewer, incomplete, complete
	Required int
	Late     int // days
	Models   []Model
	More     int      // models that are not on the page
	Unread   []string // files that could not be read
}

// Owes tells whether something is to be asked of the unit.
func (u Unit) Owes() bool { return u.State != "complete" }

// Model is a registered model.
type Model struct {
	ID        string
	Name      string
	Complete  bool
	Missing   []string
	Corrected []string
	Papers    []Link
}

// Aside is a file that could not be taken.
type Aside struct {
	File   string
	Link   string
	Reason string
	Advice string
	Note   string // link to the reason file
	Unit   string
}

// Dispute is what only a person can settle.
type Dispute struct {
	Message string
	Cures   []string
}

// Count is how many files had an outcome.
type Count struct {
	Outcome string // accepted, duplicate, …
	Files   int
}

// Group is papers of one kind.
type Group struct {
	Kind  string // report, owing_list, …; other
	Links []Link
}

// Link leads to a paper.
type Link struct {
	Text string
	Href string // from Href
	Kind string // pdf, docx, xlsx
}

// Certificate is one that was issued.
type Certificate struct {
	Number    string
	Model     string
	Recipient string
	State     string // in_force, replaced, cancelled, withdrawn
	Link      string
}

// Href is the link from the page in out/ to a path below the workspace, each
// part percent-encoded: "out/a b.pdf" is "a%20b.pdf", "quarantine/x" is
// "../quarantine/x".
func Href(below string) string {
	clean := path.Clean(below)
	if rest, inside := strings.CutPrefix(clean, "out/"); inside {
		return "./" + escaped(rest)
	}
	return "../" + escaped(clean)
}

func escaped(p string) string {
	parts := strings.Split(p, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return strings.Join(parts, "/")
}

// FileHref is the link to an absolute path, of Windows too:
// `D:\Hồ sơ\x.docx`, `\\máy\chung\x.docx`, "/home/x.docx".
func FileHref(absolute string) string {
	p := strings.ReplaceAll(absolute, `\`, "/")
	if host, ok := strings.CutPrefix(p, "//"); ok {
		return "file://" + escaped(host)
	}
	if drive, rest, ok := strings.Cut(p, ":/"); ok && len(drive) == 1 {
		return "file:///" + drive + ":/" + escaped(rest)
	}
	return "file:///" + escaped(strings.TrimPrefix(p, "/"))
}
