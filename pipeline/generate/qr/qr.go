// Package qr makes QR codes for certificates with rsc.io/qr, which takes a hundredth of the time of the one that comes with maroto.
package qr

import (
	"fmt"

	"rsc.io/qr"
)

// Modules are the squares of the code of a text: true is black, row by row, without the quiet zone. Level M: a code that is stained
// on a seventh of its area can still be read. A text that no code holds (about 2,300 bytes) is an error.
func Modules(text string) ([][]bool, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil, fmt.Errorf("qr: %d bytes: %w", len(text), err)
	}
	rows := make([][]bool, code.Size)
	for y := range rows {
		rows[y] = make([]bool, code.Size)
		for x := range rows[y] {
			rows[y][x] = code.Black(x, y)
		}
	}
	return rows, nil
}
