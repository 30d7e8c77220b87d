package outbox

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// nameLimit is the length of a name in bytes, so that an extension, "(bản
// mới 2)" and the folders above still fit everywhere.
const nameLimit = 120

// nameless is the name of what has none.
const nameless = "khong-ten"

// Name makes a file name without extension from Vietnamese text: the parts
// that are not blank, joined by " - ", in NFC, at most 120 bytes, with
// nothing in it that Windows, macOS or Linux refuses or hides.
func Name(parts ...string) string {
	var clean []string
	for _, part := range parts {
		if part = cleanPart(part); part != "" {
			clean = append(clean, part)
		}
	}
	name := norm.NFC.String(strings.Join(clean, " - "))
	name = trim(cut(name, nameLimit))
	if name == "" {
		return nameless
	}
	stem, _, _ := strings.Cut(name, ".")
	if reserved(stem) {
		name = trim(cut("_"+name, nameLimit))
	}
	return name
}

func cleanPart(part string) string {
	part = strings.ToValidUTF8(part, "_")
	part = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '-'
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r): // invisible, or turns the direction of writing
			return -1
		}
		return r
	}, norm.NFC.String(part))
	return trim(strings.Join(strings.Fields(part), " "))
}

// trim takes off what may not stand at an end: a leading dot hides a file,
// "~$" makes it a lock file, and Windows drops trailing dots and blanks.
func trim(name string) string {
	return strings.TrimRight(strings.TrimLeft(name, ".~$ "), ". ")
}

// cut shortens a text to a number of bytes without breaking a letter.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && s[limit]&0xC0 == 0x80 {
		limit--
	}
	return s[:limit]
}

// reserved tells whether Windows keeps a name for a device.
func reserved(stem string) bool {
	stem = strings.ToUpper(strings.TrimSpace(stem))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if digit, is := strings.CutPrefix(stem, port); is && len([]rune(digit)) == 1 &&
			strings.ContainsAny(digit, "0123456789¹²³") {
			return true
		}
	}
	return false
}
