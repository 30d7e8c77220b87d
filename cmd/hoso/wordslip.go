package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/word"
	"hoso/pipeline/plan"
)

// slipForm is the Word form of the check slip, below the templates.
const slipForm = "word/check-slip.docx"

// wordSlips makes the Word edition of check slips from the form in files.
func wordSlips(press *generate.Press, p *plan.Plan, files fs.FS) (func(*dossier.State, int64, pipeline.Paper) (pipeline.Paper, error), error) {
	form, err := fs.ReadFile(files, slipForm)
	if err != nil {
		return nil, err
	}
	return func(state *dossier.State, receipt int64, slip pipeline.Paper) (pipeline.Paper, error) {
		sum := sha256.Sum256(append([]byte(slip.Inputs), form...))
		out := slip
		out.Name = strings.TrimSuffix(slip.Name, ".pdf") + ".docx"
		out.Format, out.Inputs = "docx", hex.EncodeToString(sum[:])
		out.Bytes = func() ([]byte, error) {
			outline, err := press.CheckSlipOutline(state, p, receipt)
			if err != nil {
				return nil, err
			}
			return word.CheckSlip(form, outlineOf(outline))
		}
		return out, nil
	}, nil
}

// columnsOf are the columns of a table in a Word file, as wide as on the PDF.
func columnsOf(b generate.TextBlock) []word.Column {
	var columns []word.Column
	for i, width := range b.Widths {
		columns = append(columns, word.Column{Width: width, Center: b.Center[i]})
	}
	return columns
}

func outlineOf(o *generate.Outline) word.Outline {
	out := word.Outline{Title: o.Title, Subject: o.Subject}
	for _, b := range o.Blocks {
		out.Blocks = append(out.Blocks, word.Block{Kind: word.Kind(b.Kind), Text: b.Text, Columns: b.Columns, Rows: b.Rows, Shape: columnsOf(b)})
	}
	return out
}
