package plan

import (
	"fmt"
	"slices"
)

// DossierPaper is a paper that a full dossier has (III.1(8)). Either the
// ledger holds it by itself, or somebody attaches it.
type DossierPaper struct {
	ID         string   `yaml:"id" need:"yes"`
	Label      string   `yaml:"label" need:"yes"`
	Held       string   `yaml:"held"`       // registration, check_slip, result_report, assessment, decision, certificate
	Attached   []string `yaml:"attached"`   // kinds of attachment, one of which is enough: signed, visit, publicity, evidence, superior
	Movement   bool     `yaml:"movement"`   // one that is attached to the whole movement is enough
	Recognised bool     `yaml:"recognised"` // only of a model that was recognised
	Advice     string   `yaml:"advice" need:"yes"`
}

// The words that the papers of a dossier may use.
var (
	heldPapers     = []string{"registration", "check_slip", "result_report", "assessment", "decision", "certificate"}
	attachedPapers = []string{"signed", "visit", "publicity", "evidence", "superior"}
)

// DossierPapers are the papers that a full dossier has, with the criterion
// that asks for them; nil where the plan names none.
func (p *Plan) DossierPapers() (papers []DossierPaper, criterion *Criterion) {
	for i := range p.Criteria {
		if len(p.Criteria[i].Papers) > 0 {
			return p.Criteria[i].Papers, &p.Criteria[i]
		}
	}
	return nil, nil
}

// papers checks the papers of a dossier; one criterion may ask for them.
func (d *decoder) papers(p *Plan) {
	first := -1
	for i := range p.Criteria {
		at := fmt.Sprintf("criteria[%d].papers", i)
		if len(p.Criteria[i].Papers) == 0 {
			continue
		}
		if first >= 0 {
			d.faultAt(at, "Các văn bản của hồ sơ ghi ở hai tiêu chí.", fmt.Sprintf("đã có ở tiêu chí “%s”, gộp vào một nơi", p.Criteria[first].ID))
			continue
		}
		first = i
		ids := map[string]string{}
		for j, paper := range p.Criteria[i].Papers {
			d.paper(fmt.Sprintf("%s[%d]", at, j), paper, ids)
		}
	}
}

func (d *decoder) paper(at string, paper DossierPaper, ids map[string]string) {
	d.unique(at+".id", paper.ID, ids)
	if (paper.Held == "") == (len(paper.Attached) == 0) {
		d.faultAt(at, fmt.Sprintf("Văn bản “%s” phải ghi đúng một trong hai: held hoặc attached.", paper.ID),
			"held: văn bản đã có trong sổ; attached: loại tài liệu kèm theo bằng hoso attach")
		return
	}
	d.oneOf(at+".held", paper.Held, heldPapers)
	for i, kind := range paper.Attached {
		d.oneOf(fmt.Sprintf("%s.attached[%d]", at, i), kind, attachedPapers)
		if slices.Index(paper.Attached, kind) < i {
			d.faultAt(fmt.Sprintf("%s.attached[%d]", at, i), fmt.Sprintf("“%s” ghi hai lần.", kind), "bỏ một trong hai")
		}
	}
	if paper.Movement && paper.Held != "" {
		d.faultAt(at+".movement", "“movement” chỉ dùng với “attached”.", "bỏ dòng này")
	}
}
