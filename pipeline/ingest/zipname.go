package ingest

import (
	"archive/zip"
	"encoding/binary"
	"hash/crc32"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// unicodePath is the extra field of Info-ZIP with a name in UTF-8.
const unicodePath = 0x7075

// zipName is the name of a file in a ZIP, with slashes, in NFC. Those who pack
// say UTF-8 by a flag, in an extra field, or not at all (macOS); old Windows
// and its programs write the code page of the machine, 1258 for Vietnamese and
// 437 for English: then the one by which the name reads as Vietnamese is taken.
func zipName(f *zip.File) string {
	name := f.Name
	if !utf8.ValidString(name) {
		name = legacyName(name)
		if stated, ok := statedName(f); ok {
			name = stated
		}
	}
	return norm.NFC.String(strings.ReplaceAll(name, `\`, "/"))
}

// statedName reads the extra field; it counts only where it is of this name.
func statedName(f *zip.File) (string, bool) {
	for extra := f.Extra; len(extra) >= 4; {
		kind, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if extra = extra[4:]; size > len(extra) {
			return "", false
		}
		field := extra[:size]
		extra = extra[size:]
		if kind != unicodePath || size < 5 || field[0] != 1 || binary.LittleEndian.Uint32(field[1:]) != crc32.ChecksumIEEE([]byte(f.Name)) {
			continue
		}
		return string(field[5:]), utf8.Valid(field[5:])
	}
	return "", false
}

func legacyName(raw string) string {
	best, most := strings.ToValidUTF8(raw, "_"), -1<<30
	for _, page := range []*charmap.Charmap{charmap.Windows1258, charmap.CodePage437} {
		text, err := page.NewDecoder().String(raw)
		if err != nil {
			continue
		}
		if reads := readable(text); reads > most {
			best, most = text, reads
		}
	}
	return best
}

// vietnamese are the letters outside ASCII that stand in Vietnamese names, in
// lower case, without the marks of tone that code page 1258 writes apart.
const vietnamese = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"

// readable says how much a text reads as Vietnamese.
func readable(text string) (points int) {
	before := ' '
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
		case unicode.Is(unicode.Mn, r) && strings.ContainsRune("aeiouyâăêôơư", unicode.ToLower(before)):
			points += 2
		case strings.ContainsRune(vietnamese, unicode.ToLower(r)):
			points++
		default:
			points -= 2
		}
		before = r
	}
	return points
}

// zipPath is where a file of a ZIP would lie below the folder of the ZIP:
// each part a name that Windows takes, nothing that leads out. It is "" for
// what is never a submission.
func zipPath(name string) string {
	var parts []string
	for part := range strings.SplitSeq(name, "/") {
		switch {
		case part == "" || part == "." || part == "..":
			continue
		case passedOver(part) || passedOverFolder(part):
			return ""
		}
		parts = append(parts, fitName(shown(part)))
	}
	return path.Join(parts...)
}
