package prove

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
)

// alphabet of a code for the telephone: no 0 and O, no 1 and I.
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

// codeLength is of a code without dashes: eight that say which payload (40
// bits) and one that checks them. groups of three are said one by one.
const (
	codeLength = 9
	group      = 3
)

// Code is the short code of a payload: "K7Q-2AB-CDE". A single wrong letter,
// or any two that changed places, give a code whose last letter does not fit.
func Code(payload string) string {
	sum := sha256.Sum256([]byte(payload))
	values := make([]byte, codeLength-1, codeLength)
	for i := range values {
		values[i] = sum[i] & 31
	}
	values = append(values, checks(values))
	out := ""
	for i, v := range values {
		if i > 0 && i%group == 0 {
			out += "-"
		}
		out += alphabet[v : v+1]
	}
	return out
}

// checks is the value that the last letter must have: the others, each times
// another power of 2, added up in the field of 32 elements.
func checks(values []byte) byte {
	sum := byte(0)
	for _, v := range values {
		sum = double(sum ^ v)
	}
	return sum
}

// double multiplies by 2 in the field of 32 elements (x⁵+x²+1).
func double(v byte) byte {
	v <<= 1
	if v&32 != 0 {
		v ^= 37
	}
	return v
}

// ErrCode says that a text is no code.
var ErrCode = errors.New("không phải mã tra cứu (9 chữ và số, ví dụ K7Q-2AB-CDE)")

// MistypedError says what is wrong with a code.
type MistypedError struct{ Text, Why string }

func (e *MistypedError) Error() string {
	return fmt.Sprintf("mã “%s” ghi sai: %s; đọc lại từng nhóm ba ký tự", e.Text, e.Why)
}

// ReadCode gives a code as it is printed, from however it was typed. It fails
// with ErrCode, or with a MistypedError where a letter must be wrong.
func ReadCode(text string) (string, error) {
	plain := strings.ToUpper(strings.NewReplacer("-", "", " ", "", ".", "", "–", "", "\t", "").Replace(strings.TrimSpace(text)))
	if len(plain) != codeLength || strings.Trim(plain, alphabet+"01OI") != "" {
		return "", ErrCode
	}
	values := make([]byte, codeLength)
	for i, r := range []byte(plain) {
		at := strings.IndexByte(alphabet, r)
		if at < 0 {
			return "", &MistypedError{text, fmt.Sprintf("mã không có ký tự “%c”", r)}
		}
		values[i] = byte(at)
	}
	if checks(values[:codeLength-1]) != values[codeLength-1] {
		return "", &MistypedError{text, "ký tự kiểm tra không khớp"}
	}
	return plain[:group] + "-" + plain[group:2*group] + "-" + plain[2*group:], nil
}
