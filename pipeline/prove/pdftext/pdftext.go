// Package pdftext reads what stands on the first page of a PDF, with pdfcpu:
// enough to say in which words a certificate differs from the one that was
// issued, whichever program saved it.
package pdftext

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// mostFile is larger than a certificate of one page is, in bytes, whichever program saved it.
const mostFile = 8 << 20

// most is the size of a page's content and of a font's table, unpacked.
const most = 16 << 20

// Page is what a PDF says of itself and what its first page shows.
type Page struct {
	Pages                  int
	Title, Author, Subject string
	Texts                  []string // in the order in which they are drawn
	Drawing                string   // SHA-256 of what is drawn beside them, in hex
}

// noConfig keeps the library from writing a settings file into the user's home.
var noConfig = sync.OnceFunc(api.DisableConfigDir)

// Read reads a PDF. With an error it still gives what it could read.
func Read(data []byte) (page Page, err error) {
	defer func() {
		if p := recover(); p != nil { // a fault of the library on a broken file is the file's
			err = fmt.Errorf("pdftext: %v", p)
		}
	}()
	if len(data) > mostFile {
		return page, errors.New("pdftext: more than 8 MB")
	}
	noConfig()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	doc, err := api.ReadContext(bytes.NewReader(data), conf)
	if err != nil {
		return page, fmt.Errorf("pdftext: %w", err)
	}
	if err := doc.EnsurePageCount(); err != nil {
		return page, fmt.Errorf("pdftext: %w", err)
	}
	page.Pages = doc.PageCount
	page.about(doc)
	return page, page.first(doc)
}

// about reads what the file says of itself.
func (p *Page) about(doc *model.Context) {
	if doc.Info == nil {
		return
	}
	info, err := doc.DereferenceDict(*doc.Info)
	if err != nil {
		return
	}
	for key, to := range map[string]*string{"Title": &p.Title, "Author": &p.Author, "Subject": &p.Subject} {
		if value, found := info.Find(key); found {
			if text, err := doc.DereferenceText(value); err == nil {
				*to = text
			}
		}
	}
}

// first reads the first page.
func (p *Page) first(doc *model.Context) error {
	dict, _, inherited, err := doc.PageDict(1, false)
	if err != nil {
		return fmt.Errorf("pdftext: %w", err)
	}
	if dict == nil {
		return errors.New("pdftext: no page")
	}
	var content []byte
	for _, s := range contents(doc, dict) {
		if !unpacksWithin(s) {
			return errors.New("pdftext: a page that is damaged or of more than 16 MB")
		}
		if err := s.Decode(); err != nil {
			return fmt.Errorf("pdftext: %w", err)
		}
		content = append(append(content, s.Content...), '\n')
	}
	r := &reading{fonts: fonts(doc, dict, inherited), drawing: sha256.New()}
	r.content(content)
	p.Texts, p.Drawing = r.texts, hex.EncodeToString(r.drawing.Sum(nil))
	return nil
}

// fonts are the tables from numbers to letters, by the names of the fonts.
func fonts(doc *model.Context, page types.Dict, inherited *model.InheritedPageAttrs) map[string]*table {
	out := map[string]*table{}
	var resources types.Dict
	if own, found := page.Find("Resources"); found {
		resources, _ = doc.DereferenceDict(own)
	} else if inherited != nil {
		resources = inherited.Resources
	}
	if resources == nil {
		return out
	}
	list, found := resources.Find("Font")
	if !found {
		return out
	}
	dict, err := doc.DereferenceDict(list)
	if err != nil {
		return out
	}
	for name, object := range dict {
		if t := font(doc, object); t != nil {
			out[name] = t
		}
	}
	return out
}

func font(doc *model.Context, object types.Object) *table {
	dict, err := doc.DereferenceDict(object)
	if err != nil || dict == nil {
		return nil
	}
	t := &table{letters: map[uint32]string{}, wide: dict.Subtype() != nil && *dict.Subtype() == "Type0"}
	mapping, found := dict.Find("ToUnicode")
	if !found {
		return t
	}
	stream, _, err := doc.DereferenceStreamDict(mapping)
	if err != nil || stream == nil {
		return t
	}
	if unpacksWithin(stream) && stream.Decode() == nil {
		t.read(stream.Content)
	}
	return t
}

// unpacksWithin tells whether a stream unpacks to no more than a page may have; the library would unpack any.
func unpacksWithin(s *types.StreamDict) bool {
	switch {
	case len(s.FilterPipeline) == 0:
		return len(s.Raw) <= most
	case len(s.FilterPipeline) > 1 || s.FilterPipeline[0].Name != filter.Flate:
		return len(s.Raw) <= most>>4
	}
	unpacked, err := zlib.NewReader(bytes.NewReader(s.Raw))
	if err != nil {
		return false
	}
	n, _ := io.Copy(io.Discard, io.LimitReader(unpacked, most+1)) // what is damaged ends early
	return n <= most
}

// contents are the streams of a page.
func contents(doc *model.Context, page types.Dict) []*types.StreamDict {
	object, found := page.Find("Contents")
	if !found {
		return nil
	}
	list := types.Array{object}
	if several, err := doc.DereferenceArray(object); err == nil && several != nil {
		list = several
	}
	var out []*types.StreamDict
	for _, o := range list {
		if s, _, err := doc.DereferenceStreamDict(o); err == nil && s != nil {
			out = append(out, s)
		}
	}
	return out
}
