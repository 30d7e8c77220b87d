package generate

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// wording is one file of templates/papers: sentences by key.
type wording map[string]string

// vocabulary says which sentences a file must have and which placeholders each of them may use: key → "name name …".
type vocabulary map[string]string

// readWording reads a file of words strictly: every key of the vocabulary once and no other, and in each sentence only
// the placeholders that the program fills in there.
func readWording(files fs.FS, file string, known vocabulary, faults *Faults) wording {
	root := readMapping(files, file, faults)
	if root == nil {
		return nil
	}
	words := wording{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		names, ok := known[key.Value]
		_, twice := words[key.Value]
		switch {
		case !ok:
			faults.add(file, key.Line, "không có khóa “%s”%s", key.Value, didYouMean(key.Value, sortedKeys(known)))
			continue
		case twice:
			faults.add(file, key.Line, "khóa “%s” ghi hai lần", key.Value)
		case value.Kind != yaml.ScalarNode:
			faults.add(file, value.Line, "khóa “%s” phải là một câu chữ", key.Value)
		default:
			checkPlaceholders(file, value, strings.Fields(names), faults)
		}
		words[key.Value] = strings.TrimRight(value.Value, "\n")
	}
	for _, key := range sortedKeys(known) {
		if _, ok := words[key]; !ok {
			faults.add(file, 0, "thiếu khóa “%s”", key)
		}
	}
	return words
}

// readMapping reads a YAML file whose root is a mapping.
func readMapping(files fs.FS, file string, faults *Faults) *yaml.Node {
	data, err := fs.ReadFile(files, file)
	if err != nil {
		faults.add(file, 0, "không đọc được tệp: %v", err)
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		faults.add(file, lineOf(err.Error()), badYAML)
		return nil
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		faults.add(file, 1, "tệp phải gồm các dòng “khóa: câu chữ”")
		return nil
	}
	return doc.Content[0]
}

// badYAML is said where a file is no YAML at all; the reader's own words are English.
const badYAML = "viết sai quy cách YAML ở gần dòng này; xem lại thụt đầu dòng (dùng dấu cách, không dùng Tab), dấu hai chấm và dấu nháy"

func lineOf(message string) int {
	line := 0
	if at := strings.Index(message, "line "); at >= 0 {
		fmt.Sscanf(message[at:], "line %d", &line)
	}
	return line
}

// placeholders finds every {name} of a text, braces included.
func placeholders(text string) []string {
	var found []string
	open := -1
	for i := range len(text) {
		switch text[i] {
		case '{':
			open = i
		case '\n':
			open = -1
		case '}':
			if open >= 0 {
				found = append(found, text[open:i+1])
			}
			open = -1
		}
	}
	return found
}

func checkPlaceholders(file string, value *yaml.Node, known []string, faults *Faults) {
	for _, found := range placeholders(value.Value) {
		name := strings.Trim(found, "{}")
		if slices.Contains(known, name) {
			continue
		}
		line := value.Line + strings.Count(value.Value[:strings.Index(value.Value, found)], "\n")
		if value.Style == yaml.LiteralStyle || value.Style == yaml.FoldedStyle {
			line++
		}
		hint := didYouMean(name, known)
		if len(known) == 0 {
			hint = "; câu này không có chỗ điền nào"
		}
		faults.add(file, line, "chỗ điền %s không có ở câu này%s", found, hint)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// voice speaks the words of one paper. A key or a value that the program forgot is kept as a fault, which fails the paper.
type voice struct {
	words, shared wording
	forgot        []string
}

// say gives the sentence of a key with its placeholders filled in from pairs of name and value.
func (v *voice) say(key string, pairs ...string) string {
	text, ok := v.words[key]
	if !ok {
		text, ok = v.shared[key]
	}
	if !ok {
		v.forgot = append(v.forgot, key)
	}
	return fillIn(text, pairs, func(name string) { v.forgot = append(v.forgot, key+" "+name) })
}

// fillIn replaces in one pass, so that braces within a value stay what they are.
func fillIn(text string, pairs []string, forgot func(string)) string {
	found := placeholders(text)
	if len(found) == 0 {
		return text
	}
	var swap []string
	for _, hole := range found {
		at := pairAt(pairs, strings.Trim(hole, "{}"))
		if at < 0 {
			forgot(hole)
			continue
		}
		swap = append(swap, hole, pairs[at+1])
	}
	return strings.NewReplacer(swap...).Replace(text)
}

func pairAt(pairs []string, name string) int {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return i
		}
	}
	return -1
}
