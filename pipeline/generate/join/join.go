// Package join puts the pages of several PDF files into one, as they are: the
// pages of certificates that an earlier program issued, for the printer.
//
//	one, err := join.PDFs([][]byte{first, second})
//
// Nothing is drawn again: each page keeps its content and its fonts, so a file
// grows by the size of what is joined. The library orders the objects of a file
// as it comes, so the same parts give the same pages, in other bytes each time.
package join

import (
	"bytes"
	"fmt"
	"io"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// noConfig keeps the library from writing a settings file into the user's home.
var noConfig = sync.OnceFunc(api.DisableConfigDir)

// PDFs joins the pages of PDF files in their order.
func PDFs(parts [][]byte) (joined []byte, err error) {
	defer func() {
		if p := recover(); p != nil { // a fault of the library on a broken file is the file's
			joined, err = nil, fmt.Errorf("join: %v", p)
		}
	}()
	if len(parts) == 0 {
		return nil, fmt.Errorf("join: no PDF")
	}
	noConfig()
	conf := settings()
	readers := make([]io.ReadSeeker, len(parts))
	for i, p := range parts {
		readers[i] = bytes.NewReader(p)
	}
	var out bytes.Buffer
	if err := api.MergeRaw(readers, &out, false, conf); err != nil {
		return nil, fmt.Errorf("join: %w", err)
	}
	return out.Bytes(), nil
}

// settings are those of the library for files that are to stay as they are.
func settings() *model.Configuration {
	conf := model.NewDefaultConfiguration()
	conf.OptimizeBeforeWriting, conf.ValidationMode = false, model.ValidationRelaxed
	return conf
}
