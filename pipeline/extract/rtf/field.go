package rtf

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// field is an open field: what it says and what its form holds.
type field struct {
	instruction []byte
	kind        int // of a form: 0 text, 1 checkbox, 2 drop-down
	result      int
	preset      int
	choices     []string
	shown       bool // its instruction has shown what it stands for
}

// The marks of checkboxes, and the result of a form that was left as it is.
const (
	ticked   = "☒"
	unticked = "☐"
	asPreset = 25
)

// maxInstruction bounds what is kept of an instruction.
const maxInstruction = 1024

func (p *parser) fieldWord(name string, value int) bool {
	f := p.state.field
	if f == nil {
		return false
	}
	switch name {
	case "fftype":
		f.kind = value
	case "ffres":
		f.result = value
	case "ffdefres":
		f.preset = value
	default:
		return false
	}
	return true
}

// instruct keeps the text of an instruction.
func (p *parser) instruct(text string) {
	if f := p.state.field; f != nil && len(f.instruction) < maxInstruction {
		f.instruction = append(f.instruction, text...)
	}
}

// endInstruction shows what a field stands for that has no result of its own.
func (p *parser) endInstruction(f *field) {
	if f == nil || f.shown {
		return
	}
	words := strings.Fields(string(f.instruction))
	if len(words) == 0 {
		return
	}
	value := f.result
	if value == asPreset {
		value = f.preset
	}
	switch strings.ToUpper(words[0]) {
	case "FORMCHECKBOX":
		box := unticked
		if value == 1 {
			box = ticked
		}
		p.show(f, box, "")
	case "FORMDROPDOWN":
		if value >= 0 && value < len(f.choices) {
			p.show(f, f.choices[value], p.fontName())
		}
	case "SYMBOL":
		p.symbolField(f, words[1:])
	}
}

func (p *parser) show(f *field, text, font string) {
	f.shown = true
	if p.state.to == toStory && !p.state.hidden && !p.state.deleted {
		p.story.draft.Add(text, font, p.state.bold)
	}
}

// symbolField shows SYMBOL 168 \f "Wingdings".
func (p *parser) symbolField(f *field, words []string) {
	if len(words) == 0 {
		return
	}
	code, err := strconv.ParseInt(words[0], 0, 32)
	if err != nil || code < 0x20 || code > utf8.MaxRune {
		return
	}
	line := string(f.instruction)
	font := p.fontName()
	if _, after, ok := strings.Cut(line, `\f`); ok {
		font, _, _ = strings.Cut(strings.TrimLeft(after, ` "`), `"`)
	}
	p.show(f, string(rune(code)), strings.TrimSpace(font))
}
