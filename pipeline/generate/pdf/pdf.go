// Package pdf writes laid-out pages (package layout) as a PDF.
//
// maroto serves as the drawing surface only: each page is one component that puts every text and line at its place in mm.
// Its own rows and texts cannot justify mixed styles, indent a first line or break a row over a page. Documents are written in
// its sequential mode; several documents may be written at the same time.
//
// The same pages, typeface and Meta give the same bytes on every machine. The typeface is embedded, only the letters in
// use, and text can be searched and copied as Unicode (NFC).
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	"github.com/johnfercher/maroto/v2/pkg/components/page"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/phpdave11/gofpdf"

	"hoso/pipeline/generate/layout"
)

// Meta is what the file says about itself. Created is written as the time of making and of the last change; it must be set,
// or the bytes would depend on the clock.
type Meta struct {
	Title, Author, Subject, Keywords string
	Created                          time.Time
}

// Write makes a PDF of the pages, which must all have the same size. It may be called by several goroutines at once.
func Write(pages []layout.Page, faces layout.Faces, meta Meta) (content []byte, err error) {
	if err := check(pages, meta); err != nil {
		return nil, err
	}
	faces.Name = strings.ReplaceAll(faces.Name, " ", "") // gofpdf writes it as a PDF name, in which a space is not allowed
	globals.Do(setGlobals)
	defer func() {
		if r := recover(); r != nil {
			content, err = nil, fmt.Errorf("pdf: %q: the PDF library failed: %v", meta.Title, r)
		}
	}()
	fonts, err := usedFonts(pages, faces)
	if err != nil {
		return nil, err
	}
	metrics, err := forTracking(pages, faces)
	if err != nil {
		return nil, err
	}
	images, err := plainImages(pages)
	if err != nil {
		return nil, fmt.Errorf("pdf: %q: %w", meta.Title, err)
	}
	doc := maroto.New(configure(pages[0], faces.Name, fonts, meta))
	for i := range pages {
		height := pages[i].Height - rowShort
		doc.AddPages(page.New().Add(row.New(height).Add(col.New(grid).Add(&surface{page: &pages[i], family: faces.Name, metrics: metrics, images: images}))))
	}
	made, err := doc.Generate()
	if err != nil {
		return nil, fmt.Errorf("pdf: %q: %w", meta.Title, err)
	}
	if n := countPages(made.GetBytes()); n != len(pages) {
		return nil, fmt.Errorf("pdf: %q: %d pages were written of %d", meta.Title, n, len(pages))
	}
	return stampChange(made.GetBytes(), meta.Created)
}

// forTracking measures the letters where a text has room between them; else nobody asks.
func forTracking(pages []layout.Page, faces layout.Faces) (*layout.Metrics, error) {
	for _, p := range pages {
		for _, t := range p.Texts {
			if t.Style.Tracking != 0 {
				return layout.NewMetrics(faces)
			}
		}
	}
	return nil, nil
}

const (
	grid = 12
	// rowShort keeps the one row of a page below its height, in mm: a full one would start another page by rounding.
	rowShort = 0.1
)

// globals guards the settings that gofpdf has for the whole process only.
var globals sync.Once

// setGlobals makes gofpdf sort its catalogue, and gives every document the same time of change, which stampChange replaces.
func setGlobals() {
	gofpdf.SetDefaultCatalogSort(true)
	gofpdf.SetDefaultModificationDate(placeholder())
}

func placeholder() time.Time { return time.Date(1901, 2, 3, 4, 5, 6, 0, time.UTC) }

const pdfTime = "20060102150405"

// stampChange writes the time of making over the placeholder, which has the same length.
func stampChange(content []byte, created time.Time) ([]byte, error) {
	mark := []byte("/ModDate (D:" + placeholder().Format(pdfTime))
	if bytes.Count(content, mark) != 1 {
		return nil, errors.New("pdf: the time of change is not where it should be")
	}
	return bytes.Replace(content, mark, []byte("/ModDate (D:"+created.Format(pdfTime)), 1), nil
}

func countPages(content []byte) int {
	return bytes.Count(content, []byte("/Type /Page\n"))
}

func check(pages []layout.Page, meta Meta) error {
	if len(pages) == 0 {
		return fmt.Errorf("pdf: %q has no pages", meta.Title)
	}
	if meta.Created.IsZero() {
		return fmt.Errorf("pdf: %q has no time of making", meta.Title)
	}
	for i, p := range pages {
		if p.Width != pages[0].Width || p.Height != pages[0].Height {
			return fmt.Errorf("pdf: %q: page %d has another size than page 1", meta.Title, i+1)
		}
		if !(p.Width >= 20) || !(p.Height >= 20) || p.Width > 2000 || p.Height > 2000 {
			return fmt.Errorf("pdf: %q: a page of %v × %v mm", meta.Title, p.Width, p.Height)
		}
	}
	return nil
}

func configure(first layout.Page, family string, fonts []*entity.CustomFont, meta Meta) *entity.Config {
	return config.NewBuilder().
		WithDimensions(first.Width, first.Height).
		WithTopMargin(0).WithBottomMargin(0).WithLeftMargin(0).WithRightMargin(0).
		WithMaxGridSize(grid).
		WithSequentialMode().
		WithCompression(true).
		WithCustomFonts(fonts).
		WithDefaultFont(&props.Font{Family: family, Style: fonts[0].Style, Size: 14}).
		WithTitle(meta.Title, true).
		WithAuthor(meta.Author, true).
		WithSubject(meta.Subject, true).
		WithKeywords(meta.Keywords, true).
		WithCreator("hoso", true).
		WithCreationDate(meta.Created).
		Build()
}
