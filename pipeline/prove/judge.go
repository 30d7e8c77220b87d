package prove

import (
	"crypto/ed25519"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// State is what a certificate that somebody holds is worth.
type State string

// The answers. Only Stands is a yes.
const (
	Stands       State = "stands"       // issued here, in force
	OnPaper      State = "on_paper"     // the number stands in the office's paper register; hoso did not issue it
	Altered      State = "altered"      // issued here, but not like this
	Withdrawn    State = "withdrawn"    // with the recognition
	Cancelled    State = "cancelled"    //
	Replaced     State = "replaced"     // another was issued in its place
	Unknown      State = "unknown"      // not issued here
	Unregistered State = "unregistered" // signed with this office's key, but not in this register
	Foreign      State = "foreign"      // signed with a key that is not this office's
	Unreadable   State = "unreadable"   // nothing that can be checked
)

// Difference is a part in which what is held differs from what was issued.
type Difference struct {
	Part   string `json:"part"`             // in words: "tên mô hình"
	Issued string `json:"issued,omitempty"` // what was issued
	Held   string `json:"held,omitempty"`   // what is held
}

// Verdict answers a question about a certificate.
type Verdict struct {
	State       State        `json:"verdict"`
	Asked       string       `json:"asked"` // payload, code, number, pdf
	Signed      bool         `json:"signed"`
	Claim       *Statement   `json:"claim,omitempty"` // what the payload says
	Differences []Difference `json:"differences,omitempty"`
	Note        string       `json:"note,omitempty"` // what else is to be known, in words

	Certificate *dossier.Certificate `json:"-"` // of the register, that it is about, or nil
	Number      *dossier.PaperNumber `json:"-"` // of the paper register, or nil
	By          *dossier.Certificate `json:"-"` // issued in its place, or nil
}

// Register is what this office has issued and the keys that it signed with.
type Register struct {
	Certificates []dossier.Certificate
	Numbers      []dossier.PaperNumber
	Keys         []ed25519.PublicKey
}

// NewRegister collects the keys of all certificates; current is the key in use, or nil.
func NewRegister(certificates []dossier.Certificate, numbers []dossier.PaperNumber, current ed25519.PublicKey) *Register {
	r := &Register{Certificates: certificates, Numbers: numbers}
	r.add(current)
	for i := range certificates {
		r.add(ReadPublic(certificates[i].Content.PublicKey))
	}
	return r
}

func (r *Register) add(key ed25519.PublicKey) {
	if key != nil && !slices.ContainsFunc(r.Keys, func(k ed25519.PublicKey) bool { return k.Equal(key) }) {
		r.Keys = append(r.Keys, key)
	}
}

func (r *Register) key(id string) ed25519.PublicKey {
	for _, k := range r.Keys {
		if KeyID(k) == id {
			return k
		}
	}
	return nil
}

func (r *Register) find(fits func(*dossier.Certificate) bool) *dossier.Certificate {
	for i := range r.Certificates {
		if fits(&r.Certificates[i]) {
			return &r.Certificates[i]
		}
	}
	return nil
}

// about is the verdict on a certificate of the register that is held as it was issued.
func (r *Register) about(c *dossier.Certificate, asked string) Verdict {
	v := Verdict{State: Stands, Asked: asked, Certificate: c}
	if c.Ended == nil {
		return v
	}
	switch c.Ended.State {
	case dossier.Withdrawn:
		v.State = Withdrawn
	case dossier.Replaced:
		v.State = Replaced
	default:
		v.State = Cancelled
	}
	v.By = r.find(func(o *dossier.Certificate) bool { return o.Content.Replaces == c.Content.Register })
	return v
}

// AskCode looks a short code up, as ReadCode gives it.
func (r *Register) AskCode(code string) Verdict {
	if c := r.find(func(c *dossier.Certificate) bool { return c.Content.Code == code && code != "" }); c != nil {
		return r.about(c, "code")
	}
	return Verdict{State: Unknown, Asked: "code"}
}

// AskNumber looks a number of the register up.
func (r *Register) AskNumber(year, sequence int) Verdict {
	if c := r.find(func(c *dossier.Certificate) bool { return c.Year == year && c.Sequence == sequence }); c != nil {
		return r.about(c, "number")
	}
	for i := range r.Numbers {
		if n := &r.Numbers[i]; n.Year == year && n.Sequence == sequence {
			return Verdict{State: OnPaper, Asked: "number", Number: n}
		}
	}
	return Verdict{State: Unknown, Asked: "number"}
}

// AskPayload judges the text of a QR code.
func (r *Register) AskPayload(text string) Verdict {
	text = Tidy(text)
	read, err := Parse(text)
	if err != nil {
		return r.broken(text, err)
	}
	key := r.key(read.Key)
	signed := key != nil && read.Signed(key)
	if c := r.find(func(c *dossier.Certificate) bool { return c.Content.Payload == text }); c != nil && signed {
		v := r.about(c, "payload")
		v.Signed, v.Claim = true, &read.Statement
		return v
	}
	v := Verdict{State: Altered, Asked: "payload", Signed: signed, Claim: &read.Statement}
	copied := r.sharing(text)
	switch {
	case signed:
		v.State = Unregistered
	case key == nil && copied == nil:
		v.State = Foreign
		return v
	}
	if v.Certificate = copied; copied == nil {
		v.Certificate = r.find(func(c *dossier.Certificate) bool { return c.Content.Register == read.Register })
	}
	if v.Certificate != nil {
		v.Differences = differences(v.Certificate, read.Statement)
	}
	if !signed && len(v.Differences) == 0 {
		v.Differences = []Difference{{Part: "chữ ký của mã QR"}}
	}
	return v
}

// sharing is the certificate that has the signature of a text.
func (r *Register) sharing(text string) *dossier.Certificate {
	tail := text[strings.LastIndex(text, separator)+1:]
	return r.find(func(c *dossier.Certificate) bool {
		return c.Content.Payload != "" && strings.HasSuffix(c.Content.Payload, separator+tail)
	})
}

// differences are the fields in which a statement is not that of a certificate.
func differences(c *dossier.Certificate, held Statement) []Difference {
	issued := Of(c.Content)
	if key := ReadPublic(c.Content.PublicKey); key != nil {
		issued.Key = KeyID(key)
	} else {
		issued.Key = held.Key
	}
	names := [...]string{"số vào sổ", "tên mô hình", "tên tập thể, cá nhân", "số quyết định", "ngày quyết định", "mã khóa"}
	var out []Difference
	theirs := held.fields()
	for i, f := range issued.fields() {
		if *f != *theirs[i] {
			out = append(out, Difference{names[i], *f, *theirs[i]})
		}
	}
	return out
}

// broken is the verdict on what can't be taken apart: a payload of the register in which few letters were changed, or nothing.
func (r *Register) broken(text string, err error) Verdict {
	const alike = 0.8
	for i := range r.Certificates {
		c := &r.Certificates[i]
		at, share := alikeness(c.Content.Payload, text)
		if c.Content.Payload == "" || share < alike {
			continue
		}
		return Verdict{State: Altered, Asked: "payload", Certificate: c, Differences: []Difference{spot(c.Content.Payload, text, at)}}
	}
	return Verdict{State: Unreadable, Asked: "payload", Note: err.Error()}
}

// alikeness is where two texts begin to differ, in bytes, and which share of
// the longer one lies before the first and after the last difference.
func alikeness(a, b string) (at int, share float64) {
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	end := 0
	for end < min(len(a), len(b))-at && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return at, float64(at+end) / float64(max(len(a), len(b), 1))
}

// spot shows the letters round a place.
func spot(issued, held string, at int) Difference {
	const round = 12
	show := func(s string) string {
		return strings.ToValidUTF8(s[max(0, min(at, len(s))-round):min(len(s), at+round)], "")
	}
	return Difference{"một đoạn của mã QR", "…" + show(issued) + "…", "…" + show(held) + "…"}
}
