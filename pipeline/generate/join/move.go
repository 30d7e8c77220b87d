package join

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

const ptPerMM = 72 / 25.4

// Moved is a PDF with its pages moved on their sheets to the right and down, in mm: for a printer that feeds its paper askew. Nothing on a
// page is drawn again; only the window that it is seen through is moved. What leaves the sheet is not printed.
func Moved(data []byte, right, down float64) (moved []byte, err error) {
	defer func() {
		if p := recover(); p != nil { // a fault of the library on a broken file is the file's
			moved, err = nil, fmt.Errorf("join: %v", p)
		}
	}()
	noConfig()
	ctx, err := api.ReadAndValidate(bytes.NewReader(data), settings())
	if err != nil {
		return nil, fmt.Errorf("join: %w", err)
	}
	for page := 1; page <= ctx.PageCount; page++ {
		if err := moveWindow(ctx, page, -right*ptPerMM, down*ptPerMM); err != nil { // y of a PDF runs up
			return nil, fmt.Errorf("join: page %d: %w", page, err)
		}
	}
	var out bytes.Buffer
	if err := api.WriteContext(ctx, &out); err != nil {
		return nil, fmt.Errorf("join: %w", err)
	}
	return out.Bytes(), nil
}

// moveWindow moves what is seen of a page, in pt.
func moveWindow(ctx *model.Context, page int, x, y float64) error {
	dict, _, inherited, err := ctx.PageDict(page, false)
	if err != nil {
		return err
	}
	if dict == nil || inherited == nil || inherited.MediaBox == nil {
		return errors.New("no size")
	}
	window := inherited.MediaBox
	dict["MediaBox"] = types.NewNumberArray(window.LL.X+x, window.LL.Y+y, window.UR.X+x, window.UR.Y+y)
	for _, other := range []string{"CropBox", "TrimBox", "BleedBox", "ArtBox"} {
		delete(dict, other)
	}
	return nil
}
