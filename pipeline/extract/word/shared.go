package word

import (
	"maps"
	"slices"

	"hoso/pipeline/extract"
	"hoso/pipeline/extract/parts"
)

// shared is what a reader remembers of the parts that forms have in common.
// Nothing of it is changed once it is there.
type shared struct {
	relations parts.Memory[following[string], []relation] // by the folder of the part
	themes    parts.Memory[following[string], theme]
	styles    parts.Memory[following[theme], styles] // by the theme that their fonts follow from
}

// following is what the reading of a part follows from besides its bytes.
type following[T comparable] struct {
	limits extract.Limits
	given  T
}

// remembered is what a part says. One that is remembered counts against what
// the file may take all the same; where that would not do it is read, so that
// the fault is found where it stands.
func remembered[G comparable, T any](p *pack, memory *parts.Memory[following[G], T], name string, given G, read func() (T, error)) (T, error) {
	file := p.parts[partKey(name)]
	if file == nil || p.limits.Total > 0 && file.UncompressedSize64 > uint64(max(p.left, 0)) {
		return read()
	}
	value, size, err := memory.Of(p.file, file, following[G]{p.limits, given}, read)
	p.left -= size
	return value, err
}

func (p *parser) takeTheme(part string) (err error) {
	if part == "" {
		return nil
	}
	p.styles.fonts, err = remembered(p.pkg, &p.pkg.shared.themes, part, "", func() (theme, error) {
		err := p.readTheme(part)
		return p.styles.fonts, err
	})
	return err
}

func (p *parser) takeStyles(part string) (err error) {
	if part == "" {
		return p.readStyles(part)
	}
	p.styles, err = remembered(p.pkg, &p.pkg.shared.styles, part, p.styles.fonts, func() (styles, error) {
		err := p.readStyles(part)
		p.styles.resolveAll()
		return p.styles, err
	})
	return err
}

// resolveAll puts the base styles under every style, so that none changes
// later. The order decides where styles are based on each other in a circle.
func (s *styles) resolveAll() {
	for _, id := range slices.Sorted(maps.Keys(s.byID)) {
		s.get(id)
	}
}
