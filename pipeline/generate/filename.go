package generate

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"
)

// longestName bounds a file's name, in letters: a path of Windows has 260.
const longestName = 80

// digestLetters is how many letters of a digest tell cut names apart.
const digestLetters = 8

// fileName makes a name that Windows takes: without the signs that it forbids, not too long, no blank or dot at the end. One that is cut
// ends in a digest of the whole, so that two units whose long names begin alike never share a file.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, name)
	name = oneLine(name)
	if runes := []rune(name); len(runes) > longestName {
		sum := sha256.Sum256([]byte(name))
		name = strings.TrimRight(string(runes[:longestName-digestLetters-1]), " .") + " " + hex.EncodeToString(sum[:])[:digestLetters]
	}
	name = strings.TrimRight(name, " .")
	if stem, _, _ := strings.Cut(name, "."); device.MatchString(strings.TrimSpace(stem)) {
		return "_" + name
	}
	return name
}

// device is a name that Windows keeps for a device, with any extension.
var device = regexp.MustCompile(`(?i)^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$`)

// namePath makes the name of a paper with its folder: each part between slashes is a name that Windows takes.
func namePath(path string) string {
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = fileName(parts[i])
	}
	return strings.Join(parts, "/")
}
