package prove

import (
	"crypto/ed25519"
	"encoding/base32"
	"errors"
	"fmt"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// version begins every payload; another form of it will have another number.
const version = "HOSO1"

// parts are the fields of a payload: version, the six of the statement, signature.
const parts = 8

// separator stands between two fields.
const separator = "|"

// mostPayload is longer than any payload is, in bytes: no QR code holds more.
const mostPayload = 3000

// Statement is what a payload says.
type Statement struct {
	Register string `json:"register"` // "01/2026"
	Name     string `json:"name"`     // of the model
	Subject  string `json:"subject"`  // whom it was given to
	Decision string `json:"decision"` // its number
	Date     string `json:"date"`     // of the decision, YYYY-MM-DD
	Key      string `json:"key"`      // id of the key that signed
}

// Of is the statement of a certificate, without the key.
func Of(c dossier.CertificateContent) Statement {
	line := func(s string) string { return strings.Join(strings.Fields(viet.Clean(s)), " ") }
	return Statement{Register: line(c.Register), Name: line(c.ModelName), Subject: line(c.Recipient), Decision: line(c.Decision.Number), Date: line(c.Decision.Date)}
}

func (s *Statement) fields() []*string {
	return []*string{&s.Register, &s.Name, &s.Subject, &s.Decision, &s.Date, &s.Key}
}

// signed is what the signature stands for.
func (s Statement) signed() string {
	out := version
	for _, f := range s.fields() {
		out += separator + guard().Replace(*f)
	}
	return out
}

// guard and bare write a separator within a field as \p, and take it back.
func guard() *strings.Replacer { return strings.NewReplacer(`\`, `\\`, separator, `\p`) }
func bare() *strings.Replacer  { return strings.NewReplacer(`\\`, `\`, `\p`, separator) }

// encoding of a signature: capitals and digits take least room in a QR code.
func encoding() *base32.Encoding { return base32.StdEncoding.WithPadding(base32.NoPadding) }

// Payload is the text of the QR code of a statement, signed.
func Payload(s Statement, key ed25519.PrivateKey) (string, error) {
	public, ok := key.Public().(ed25519.PublicKey)
	if !ok || len(key) != ed25519.PrivateKeySize {
		return "", errors.New("prove: no key to sign with")
	}
	s.Key = KeyID(public)
	text := s.signed()
	text += separator + encoding().EncodeToString(ed25519.Sign(key, []byte(text)))
	if len(text) > mostPayload-500 {
		return "", fmt.Errorf("giấy chứng nhận số %s: tên quá dài, mã QR không chứa được", s.Register)
	}
	return text, nil
}

// Read is a payload taken apart; that it is one says nothing about whether
// it is genuine: Signed does.
type Read struct {
	Statement
	signed    string
	signature []byte
}

// Signed tells whether the key has signed the payload.
func (r *Read) Signed(key ed25519.PublicKey) bool {
	return len(key) == ed25519.PublicKeySize && KeyID(key) == r.Key && ed25519.Verify(key, []byte(r.signed), r.signature)
}

// The ways in which a text is no payload.
var (
	ErrNoPayload = errors.New("không phải nội dung mã QR của giấy chứng nhận do hoso cấp")
	ErrNewer     = errors.New("nội dung mã QR thuộc phiên bản mới hơn; dùng bản hoso mới nhất")
)

// Parse takes a payload apart. Blanks around it are passed over, nothing else is.
func Parse(text string) (*Read, error) {
	text = Tidy(text)
	if len(text) > mostPayload {
		return nil, ErrNoPayload
	}
	all := strings.Split(text, separator)
	head := all[0]
	if digits, ours := strings.CutPrefix(head, "HOSO"); ours && head != version && len(all) > 2 && strings.Trim(digits, "0123456789") == "" && digits > "1" {
		return nil, ErrNewer
	}
	if head != version || len(all) != parts {
		return nil, ErrNoPayload
	}
	out := &Read{signed: strings.Join(all[:parts-1], separator)}
	for i, f := range out.fields() {
		*f = bare().Replace(all[i+1])
	}
	signature, err := encoding().DecodeString(all[parts-1])
	if err != nil || len(signature) != ed25519.SignatureSize || encoding().EncodeToString(signature) != all[parts-1] || out.Statement.signed() != out.signed {
		return nil, ErrNoPayload
	}
	out.signature = signature
	return out, nil
}

// Tidy takes off what scanners and mail put around a payload, and composes
// letters that were taken apart on the way.
func Tidy(text string) string {
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(viet.Clean(text)), "QR-Code:"))
	return text
}

// LooksLike tells whether a text is meant to be a payload, damaged or not.
func LooksLike(text string) bool {
	text = Tidy(text)
	return strings.Count(text, separator) >= 2 && len(text) <= mostPayload
}
