package rtf

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/prose"
)

// parser reads one file.
type parser struct {
	ctx    context.Context
	lexer  lexer
	limits extract.Limits
	budget prose.Budget
	tokens int

	state  state
	frames []frame // open groups
	star   bool    // \* stands before the next word
	high   rune    // first half of a pair of \u that is still open
	skip   int     // letters for old programs still to pass over

	codePage    int
	defaultFont int
	fonts       map[int]font
	levels      map[int]int // outline levels of styles
	reading     int         // entry of the font table at hand

	story   *story
	outer   []*story
	asides  []dossier.Block
	revised bool
}

func newParser(ctx context.Context, data []byte, limits extract.Limits) *parser {
	return &parser{
		ctx: ctx, lexer: lexer{data: data}, limits: limits, budget: prose.Budget{Limits: limits},
		state: state{unicode: 1}, codePage: 1252, fonts: map[int]font{}, levels: map[int]int{}, story: newStory("document"),
	}
}

// checkEvery is how many tokens pass between looks at the time limit.
const checkEvery = 4096

var (
	errNotRTF = errors.New("does not begin as RTF")
	errOpen   = errors.New("the file ends within a group")
)

// document reads the file.
func (p *parser) document() (*dossier.Document, error) {
	if !strings.HasPrefix(string(p.lexer.data[:min(len(p.lexer.data), 5)]), `{\rtf`) {
		return nil, errNotRTF
	}
	for {
		t := p.lexer.next()
		if t.kind == tokenEnd {
			return nil, errOpen
		}
		if err := p.take(t); err != nil {
			return nil, err
		}
		if len(p.frames) == 0 {
			break // what follows the outermost group is no part of it
		}
	}
	if err := p.closeStory(); err != nil {
		return nil, err
	}
	doc := &dossier.Document{
		Format: dossier.Word, Blocks: p.story.out.Blocks, Outside: p.asides, Encodings: p.budget.Encodings(),
	}
	if p.revised {
		doc.Notes = append(doc.Notes, dossier.Note{Message: prose.Tracked})
	}
	return doc, nil
}

// take handles a token.
func (p *parser) take(t token) error {
	if p.tokens++; p.tokens > p.limits.Elements {
		return fmt.Errorf("%d tokens: %w", p.tokens, extract.ErrTooLarge)
	}
	if p.tokens%checkEvery == 0 && p.ctx.Err() != nil {
		return p.ctx.Err()
	}
	switch t.kind {
	case tokenOpen:
		return p.open()
	case tokenClose:
		return p.close()
	}
	if p.passOver(&t) {
		return nil
	}
	switch t.kind {
	case tokenWord:
		return p.word(string(t.text), t)
	case tokenSymbol:
		return p.symbol(byte(t.value))
	case tokenHex:
		p.add([]byte{byte(t.value)})
	case tokenText:
		p.add(t.text)
	}
	return nil
}

// passOver leaves out the letters for old programs after \uN.
func (p *parser) passOver(t *token) bool {
	if p.skip == 0 {
		return false
	}
	switch {
	case t.kind == tokenText && len(t.text) > p.skip:
		t.text, p.skip = t.text[p.skip:], 0
		return false
	case t.kind == tokenText:
		p.skip -= len(t.text)
	case t.kind == tokenHex:
		p.skip--
	default: // a word ends them: no program writes one there on purpose
		p.skip = 0
		return false
	}
	return true
}

func (p *parser) open() error {
	p.skip, p.star = 0, false
	if len(p.frames) >= p.limits.Depth {
		return fmt.Errorf("groups %d deep: %w", len(p.frames), extract.ErrTooLarge)
	}
	p.frames = append(p.frames, frame{state: p.state})
	if p.state.unicodeOnly {
		p.state.to = toNowhere
	}
	return nil
}

func (p *parser) close() error {
	p.skip, p.star = 0, false
	last := len(p.frames) - 1
	if last < 0 {
		return errNotRTF
	}
	f, inner := p.frames[last], p.state
	if last == 0 {
		p.frames = nil
		return nil
	}
	if f.ends == endsStory {
		if err := p.finish(); err != nil {
			return err
		}
	}
	p.frames, p.state = p.frames[:last], f.state
	if f.ends == endsInstruction {
		p.endInstruction(inner.field)
	}
	return nil
}

// add takes bytes of text in the code page of their font.
func (p *parser) add(raw []byte) {
	p.star = false
	switch p.state.to {
	case toNowhere, toStyles, toShape:
		return
	case toFonts:
		p.fontText(raw)
		return
	}
	p.addText(decode(raw, p.page()))
}

// addText takes text to where it belongs.
func (p *parser) addText(text string) {
	s := &p.state
	switch s.to {
	case toInstruction:
		p.instruct(text)
		return
	case toChoice:
		if n := len(s.field.choices); n > 0 {
			s.field.choices[n-1] += text
		}
		return
	case toStory, toNumber:
	default:
		return
	}
	if !p.story.aside {
		p.revised = p.revised || s.revised || s.deleted
	}
	if s.hidden || s.deleted {
		return
	}
	draft := &p.story.draft
	if s.to == toNumber {
		draft = &p.story.number
	}
	draft.Add(text, p.fontName(), s.bold)
}

// fontText takes the name of a font, which ends with a semicolon.
func (p *parser) fontText(raw []byte) {
	f := p.fonts[p.reading]
	const longest = 64
	for _, c := range raw {
		if c == ';' {
			f.name = strings.TrimSpace(f.name)
			break
		}
		if len(f.name) < longest {
			f.name += string(rune(c))
		}
	}
	p.fonts[p.reading] = f
}

// letter takes the character of \uN.
func (p *parser) letter(value int) {
	if value < 0 {
		value += 1 << 16
	}
	r := rune(value)
	switch {
	case p.high != 0:
		r = utf16.DecodeRune(p.high, r)
		p.high = 0
	case utf16.IsSurrogate(r):
		p.high = r
	}
	if !utf16.IsSurrogate(r) && r > 0 && p.state.to != toFonts {
		p.addText(string(r))
	}
	p.skip = p.state.unicode
}
