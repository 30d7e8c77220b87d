package mark

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"strings"

	"hoso/pipeline/xmltok"
)

// The limits, in bytes where not said otherwise. They are wide for an appendix
// and keep the memory of one copy below some 100 MB.
const (
	maxFile     = 16 << 20
	maxPart     = 32 << 20
	maxInflated = 64 << 20
	maxParts    = 5000    // files in the package
	maxElements = 2000000 // of one part
	maxDepth    = 256
)

// pack is the open package with what has been changed in it.
type pack struct {
	files   []*zip.File
	parts   map[string]*zip.File // by name in lower case
	changed map[string][]byte    // by name in lower case: new content
	added   []string             // names of new parts, in their order
	left    int                  // bytes that may still be inflated
	tokens  *xmltok.Tokenizer
}

// names gives the short names of namespaces: those of Word, and "x" for Excel.
func names() map[string]string {
	all := maps.Clone(xmltok.Office)
	all[excelSpace], all[strictExcelSpace] = "x", "x"
	return all
}

func openPack(file io.ReaderAt, size int64) (*pack, error) {
	if size > maxFile {
		return nil, fmt.Errorf("%d bytes", size)
	}
	archive, err := zip.NewReader(file, size)
	if err != nil && !(errors.Is(err, zip.ErrInsecurePath) && archive != nil) {
		return nil, err
	}
	if len(archive.File) > maxParts {
		return nil, fmt.Errorf("%d parts", len(archive.File))
	}
	p := &pack{files: archive.File, parts: map[string]*zip.File{}, changed: map[string][]byte{}, left: maxInflated, tokens: xmltok.New(names())}
	for _, f := range archive.File {
		if _, twice := p.parts[key(f.Name)]; !twice {
			p.parts[key(f.Name)] = f
		}
	}
	return p, nil
}

// key is the form of a part's name under which it is found.
func key(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+name), "/"))
}

func (p *pack) has(name string) bool {
	return p.parts[key(name)] != nil || p.changed[key(name)] != nil
}

// free is the first name of a numbered kind that no part has.
func (p *pack) free(pattern string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf(pattern, n); !p.has(name) {
			return name
		}
	}
}

// part is a part as it stands now.
func (p *pack) part(name string) ([]byte, error) {
	if data, ok := p.changed[key(name)]; ok {
		return data, nil
	}
	f := p.parts[key(name)]
	if f == nil {
		return nil, fmt.Errorf("part %s is missing", name)
	}
	in, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("part %s: %w", name, err)
	}
	defer in.Close()
	most := min(p.left, maxPart)
	data, err := io.ReadAll(io.LimitReader(in, int64(most)+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("part %s: %w", name, err)
	case len(data) > most:
		return nil, fmt.Errorf("part %s has more than %d bytes", name, most)
	}
	p.left -= len(data)
	return data, nil
}

// set gives a part a new content.
func (p *pack) set(name string, data []byte) {
	if !p.has(name) {
		p.added = append(p.added, name)
	}
	p.changed[key(name)] = data
}

// scan gives the root element of a part to visit and reads on to its end.
func (p *pack) scan(data []byte, visit func(t *xmltok.Tokenizer) error) error {
	p.tokens.Reset(bytes.NewReader(data), xmltok.Limits{Depth: maxDepth, Elements: maxElements})
	if _, err := p.tokens.Next(); err != nil {
		return err
	}
	if err := visit(p.tokens); err != nil {
		return err
	}
	for {
		if _, err := p.tokens.Next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// bytes is the package with its changes. Parts that did not change go over as
// they are stored; new ones stand at the end and bear no time.
func (p *pack) bytes() ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	done := map[string]bool{}
	for _, f := range p.files {
		data, changed := p.changed[key(f.Name)]
		if !changed {
			if err := w.Copy(f); err != nil {
				return nil, err
			}
			continue
		}
		if done[key(f.Name)] {
			continue // the same name twice: the first one counts
		}
		done[key(f.Name)] = true
		if err := put(w, f.Name, data); err != nil {
			return nil, err
		}
	}
	for _, name := range p.added {
		if err := put(w, name, p.changed[key(name)]); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

func put(w *zip.Writer, name string, data []byte) error {
	part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = part.Write(data)
	return err
}
