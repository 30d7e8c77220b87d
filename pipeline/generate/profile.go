package generate

import (
	"bytes"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
)

// Profile is how a kind of paper looks: one file of templates/layout. Lengths are in mm; Size, After and Leading are
// type sizes and distances in pt.
type Profile struct {
	Name       string    `yaml:"name"`   // "hd05"
	Source     string    `yaml:"source"` // where the figures stand
	From       string    `yaml:"from"`   // YYYY-MM-DD: for papers of that day and later; empty: chosen by its name
	Page       SheetSize `yaml:"page"`
	PageNumber struct {
		Size float64 `yaml:"size"`
		Top  float64 `yaml:"top"`
	} `yaml:"page_number"`
	// Wide is the sheet on its side, for wide tables, with the width of the letterhead's left column there
	Wide struct {
		Page SheetSize `yaml:"page"`
		Left float64   `yaml:"left"`
	} `yaml:"wide"`
	State      StateForm `yaml:"state"` // of a State paper; empty for the Party's
	Letterhead struct {
		Left    float64 `yaml:"left"`     // width of the left column
		Gap     float64 `yaml:"gap"`      // between the columns
		Line    float64 `yaml:"line"`     // pt between baselines
		Rule    float64 `yaml:"rule"`     // stroke of the rule under the Party's name
		RuleGap float64 `yaml:"rule_gap"` // pt above it
		// words before which the name of an organ is broken where it does not fit on one line: "THÀNH PHỐ"
		Breaks []string `yaml:"breaks"`
	} `yaml:"letterhead"`
	Superior     Type    `yaml:"superior"`
	Issuer       Type    `yaml:"issuer"`
	Star         Type    `yaml:"star"`
	Number       Type    `yaml:"number"`
	Party        Type    `yaml:"party"`
	PlaceDate    Type    `yaml:"place_date"`
	Title        Type    `yaml:"title"`
	Subject      Type    `yaml:"subject"`
	UnderSubject Type    `yaml:"under_subject"`
	SubjectBelow Type    `yaml:"subject_below"` // of a công văn, under its number
	Addressee    Type    `yaml:"addressee"`     // “Kính gửi”, “Kính trình”
	ListTitle    Type    `yaml:"list_title"`    // of a list that goes with a paper
	AnnexOf      Type    `yaml:"annex_of"`      // “(Kèm theo …)”
	SubmitTo     string  `yaml:"submit_to"`     // how a tờ trình addresses: “Kính trình” since HD 05-HD/VPTW
	Body         Type    `yaml:"body"`
	Heading      Type    `yaml:"heading"`
	Table        Type    `yaml:"table"`
	TableHead    Type    `yaml:"table_head"`
	Authority    Type    `yaml:"authority"`
	Position     Type    `yaml:"position"`
	Signer       Type    `yaml:"signer"`
	SignRoom     float64 `yaml:"sign_room"` // free height to sign in
	Recipients   Type    `yaml:"recipients"`
	Recipient    Type    `yaml:"recipient"`
	Ends         struct {
		Each string `yaml:"each"`
		Last string `yaml:"last"`
	} `yaml:"recipient_ends"`
}

// SheetSize is a sheet with its margins.
type SheetSize struct {
	Width  float64 `yaml:"width"`
	Height float64 `yaml:"height"`
	Top    float64 `yaml:"top"`
	Bottom float64 `yaml:"bottom"`
	Left   float64 `yaml:"left"`
	Right  float64 `yaml:"right"`
}

// Type is a type size in pt with its style, and for paragraphs the first line's indent (mm), the distance after and the
// exact line spacing (pt).
type Type struct {
	Size      float64 `yaml:"size"`
	Bold      bool    `yaml:"bold"`
	Italic    bool    `yaml:"italic"`
	Underline bool    `yaml:"underline"`
	First     float64 `yaml:"first"`
	After     float64 `yaml:"after"`
	Leading   float64 `yaml:"leading"`
}

func (t Type) style() layout.Style {
	return layout.Style{Size: t.Size, Bold: t.Bold, Italic: t.Italic, Underline: t.Underline}
}

func (p *Profile) sheet() layout.Sheet {
	return layout.Sheet{
		Width: p.Page.Width, Height: p.Page.Height,
		Top: p.Page.Top, Bottom: p.Page.Bottom, Left: p.Page.Left, Right: p.Page.Right,
		NumberSize: p.PageNumber.Size, NumberTop: p.PageNumber.Top,
	}
}

// onItsSide is the profile for a paper whose table is too wide for an upright sheet.
func (p *Profile) onItsSide() *Profile {
	wide := *p
	if p.Wide.Page.Width > 0 {
		wide.Page, wide.Letterhead.Left = p.Wide.Page, p.Wide.Left
	}
	return &wide
}

// readProfiles reads every file of templates/layout.
func readProfiles(files fs.FS, faults *Faults) []Profile {
	names, err := fs.Glob(files, "layout/*.yaml")
	if err != nil || len(names) == 0 {
		faults.add("layout", 0, "không có mẫu thể thức nào (layout/*.yaml)")
	}
	var all []Profile
	for _, name := range names {
		var p Profile
		if !readStrict(files, name, &p, faults) {
			continue
		}
		if p.Name+".yaml" != path.Base(name) {
			faults.add(name, 0, "tên mẫu “%s” phải giống tên tệp", p.Name)
		}
		if p.From != "" && dayOf(p.From) == (viet.Date{}) {
			faults.add(name, 0, "ngày áp dụng “%s” phải viết như 2026-05-27", p.From)
		}
		if p.Body.Size < 6 || p.Table.Size < 6 || p.Title.Size < 6 || p.Page.Width < 100 || p.Page.Height < 100 {
			faults.add(name, 0, "thiếu khổ giấy hoặc cỡ chữ (page, title, body, table)")
		}
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b Profile) int { return strings.Compare(a.From+a.Name, b.From+b.Name) })
	return all
}

// ProfileOf is the rule in force on a day: HD 36-HD/VPTW before 27/5/2026, HD 05-HD/VPTW from then on.
func (b *Book) ProfileOf(day viet.Date) *Profile {
	var best *Profile
	for i := range b.profiles {
		p := &b.profiles[i]
		if p.From != "" && (best == nil || p.From <= day.String()) {
			best = p
		}
	}
	return best
}

func (b *Book) profileNamed(name string) *Profile {
	for i := range b.profiles {
		if b.profiles[i].Name == name {
			return &b.profiles[i]
		}
	}
	return nil
}

// readStrict reads a YAML file into a struct; every unknown key is a fault at its line.
func readStrict(files fs.FS, file string, into any, faults *Faults) bool {
	data, err := fs.ReadFile(files, file)
	if err != nil {
		faults.add(file, 0, "không đọc được tệp: %v", err)
		return false
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	err = decoder.Decode(into)
	if err == nil {
		return true
	}
	mistakes, ok := err.(*yaml.TypeError)
	if !ok {
		faults.add(file, lineOf(err.Error()), badYAML)
		return false
	}
	known := yamlKeys(reflect.TypeOf(into), nil)
	for _, mistake := range mistakes.Errors {
		faults.add(file, lineOf(mistake), "%s", explainYAML(mistake, known))
	}
	return false
}

func explainYAML(mistake string, known []string) string {
	if m := regexp.MustCompile(`field (\S+) not found`).FindStringSubmatch(mistake); m != nil {
		return "không có khóa “" + m[1] + "”" + didYouMean(m[1], known)
	}
	if m := regexp.MustCompile(`mapping key "([^"]+)" already defined at line (\d+)`).FindStringSubmatch(mistake); m != nil {
		return "khóa “" + m[1] + "” đã ghi ở dòng " + m[2]
	}
	if m := regexp.MustCompile("cannot unmarshal !!\\w+ (?:`([^`]*)` )?into (\\S+)").FindStringSubmatch(mistake); m != nil {
		return "giá trị " + strconv.Quote(m[1]) + " không đúng kiểu (" + m[2] + ")"
	}
	return mistake
}

// yamlKeys lists the keys of a struct and of those within it.
func yamlKeys(t reflect.Type, keys []string) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return keys
	}
	for i := range t.NumField() {
		key, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if key != "" && key != "-" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
		keys = yamlKeys(t.Field(i).Type, keys)
	}
	return keys
}
