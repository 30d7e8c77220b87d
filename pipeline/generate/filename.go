package generate

import (
	"strings"
	"unicode"
)

// longestName bounds a file's name, in letters: a path of Windows has 260.
const longestName = 80

// fileName makes a name that Windows takes: without the signs that it forbids, not too long, no blank or dot at the end.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, name)
	runes := []rune(oneLine(name))
	return strings.TrimRight(string(runes[:min(len(runes), longestName)]), " .")
}

// namePath makes the name of a paper with its folder: each part between slashes is a name that Windows takes.
func namePath(path string) string {
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = fileName(parts[i])
	}
	return strings.Join(parts, "/")
}
