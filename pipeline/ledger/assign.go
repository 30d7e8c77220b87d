package ledger

import (
	"fmt"
	"strings"

	"hoso/pipeline/dossier"
)

// Known is a model that the ledger holds.
type Known struct {
	ID    string
	Name  string   // the current one, "" where no paper has named it
	Names []string // all that its papers have given it
}

// Candidate is a model of a record that looks for its entry.
type Candidate struct {
	Owner string // OwnerKey
	Name  string
}

// Place is where a candidate belongs.
type Place struct {
	ID       string // of the entry that it joins; "": a new one
	Findings []dossier.Finding
}

// Assign finds for each model of a record the entry that it belongs to
// (contract, "How a file is taken"). known gives the models of an owner, by
// id. Two models of one record never share an entry. What only a person can
// settle becomes a new entry with an unclear finding that names both: so
// nothing is overwritten.
func Assign(models []Candidate, known func(owner string) []Known) []Place {
	a := assigner{models: models, places: make([]Place, len(models)), taken: map[string]bool{}, known: map[string][]Known{}}
	for _, m := range models {
		if _, ok := a.known[m.Owner]; !ok {
			a.known[m.Owner] = known(m.Owner)
		}
	}
	a.each(func(m Candidate, k Known) bool { return Same(m.Name, k.Name) })
	a.each(func(m Candidate, k Known) bool { return fold(m.Name) != "" && named(m.Name, k) })
	for i := range models {
		if a.places[i].ID == "" {
			a.settle(i)
		}
		if a.repeated(i) {
			a.find(i, dossier.Unclear, fmt.Sprintf("Tệp nêu hai mô hình cùng tên %s; tạm ghi thành hai mô hình riêng.", quote(models[i])),
				"Đề nghị xác nhận là một hay hai mô hình; nếu là hai thì đặt tên khác nhau.")
		}
	}
	return a.places
}

type assigner struct {
	models []Candidate
	places []Place
	taken  map[string]bool
	known  map[string][]Known
}

// each joins every model that has no entry yet to the first free entry of
// its owner that fits.
func (a *assigner) each(fits func(Candidate, Known) bool) {
	for i, m := range a.models {
		if a.places[i].ID != "" || m.Owner == "" {
			continue
		}
		for _, k := range a.known[m.Owner] {
			if !a.taken[k.ID] && fits(m, k) {
				a.join(i, k)
				break
			}
		}
	}
}

func (a *assigner) join(i int, k Known) {
	a.places[i].ID = k.ID
	a.taken[k.ID] = true
}

// settle decides for a model whose name fits no entry exactly.
func (a *assigner) settle(i int) {
	m, all := a.models[i], a.known[a.models[i].Owner]
	var free, alike []Known
	for _, k := range all {
		if a.taken[k.ID] {
			continue
		}
		free = append(free, k)
		if alikeNames(m, k) {
			alike = append(alike, k)
		}
	}
	switch {
	case len(alike) == 0:
	case m.Owner == "":
		a.strangers(i, alike)
	case len(all) == 1 && len(free) == 1:
		a.only(i, all[0])
	default:
		a.conflict(i, alike)
	}
}

// alikeNames tells whether a person could take the two for one model. Where
// the owner is known, a missing name may stand for any of its models.
func alikeNames(m Candidate, k Known) bool {
	if fold(m.Name) == "" || fold(k.Name) == "" {
		return m.Owner != ""
	}
	return Same(m.Name, k.Name) || Near(m.Name, k.Name)
}

// only joins the only model of the unit and says why.
func (a *assigner) only(i int, k Known) {
	a.join(i, k)
	m := a.models[i]
	switch {
	case fold(m.Name) == "":
		a.find(i, dossier.Noted, fmt.Sprintf("Tệp không nêu tên mô hình; được ghi vào mô hình duy nhất của đơn vị: %s.", k.words()), "")
	case fold(k.Name) != "":
		a.find(i, dossier.Noted, fmt.Sprintf("Tên %s gần giống %s, được coi là cùng một mô hình.", quote(m), k.words()), "")
	}
}

func (a *assigner) conflict(i int, alike []Known) {
	m := a.models[i]
	if fold(m.Name) == "" {
		a.find(i, dossier.Unclear,
			fmt.Sprintf("Tệp không nêu tên mô hình mà đơn vị đã có %s nên chưa rõ là mô hình nào; tạm ghi thành mô hình riêng.", list(alike)),
			"Đề nghị gửi lại với đúng tên mô hình.")
		return
	}
	a.find(i, dossier.Unclear,
		fmt.Sprintf("Tên %s có thể trùng với %s của cùng đơn vị nên chưa rõ là một hay hai mô hình; tạm ghi thành mô hình riêng.", quote(m), list(alike)),
		"Đề nghị xác nhận; nếu là một mô hình thì gửi lại với đúng tên đã đăng ký.")
}

// strangers is for files that name neither a unit nor who carries out the
// model: a like name is no proof there.
func (a *assigner) strangers(i int, alike []Known) {
	a.find(i, dossier.Unclear,
		fmt.Sprintf("Tệp không nêu đơn vị và chủ thể thực hiện nên chưa rõ mô hình %s có phải là %s hay không; tạm ghi thành mô hình riêng.", quote(a.models[i]), list(alike)),
		"Đề nghị nêu đơn vị, chủ thể thực hiện rồi gửi lại.")
}

// repeated tells whether an earlier model of the record has the same name.
func (a *assigner) repeated(i int) bool {
	for _, earlier := range a.models[:i] {
		if earlier.Owner == a.models[i].Owner && fold(earlier.Name) != "" && Same(earlier.Name, a.models[i].Name) {
			return true
		}
	}
	return false
}

func (a *assigner) find(i int, severity dossier.Severity, message, advice string) {
	a.places[i].Findings = append(a.places[i].Findings, dossier.Finding{
		Model: dossier.At(i), Field: "name", Severity: severity, Message: message, Advice: advice,
	})
}

func named(name string, k Known) bool {
	for _, former := range k.Names {
		if Same(name, former) {
			return true
		}
	}
	return false
}

func quote(m Candidate) string {
	if fold(m.Name) == "" {
		return "(chưa nêu tên)"
	}
	return "“" + m.Name + "”"
}

func (k Known) words() string { return quote(Candidate{Name: k.Name}) + " (" + k.ID + ")" }

func list(models []Known) string {
	words := make([]string, len(models))
	for i, k := range models {
		words[i] = k.words()
	}
	return strings.Join(words, ", ")
}
