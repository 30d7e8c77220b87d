package main

import (
	"io"
	"path"
	"slices"
	"strings"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/mark"
	"hoso/pipeline/ingest"
	"hoso/pipeline/plan"
)

// markedCopies makes the marked copies of what units sent. The archive keeps what they sent.
func markedCopies(press *generate.Press, p *plan.Plan, archive *ingest.Archive) func(*dossier.State, int64) (*pipeline.Paper, error) {
	return func(state *dossier.State, receipt int64) (*pipeline.Paper, error) {
		remarks, err := press.Remarks(state, p, receipt)
		if remarks == nil || err != nil {
			return nil, err
		}
		format := markedFormat(remarks)
		if format == "" {
			return nil, nil // .doc, .xls, RTF, web pages: the slip says the places in words
		}
		return &pipeline.Paper{
			Name: remarks.Name + "." + format, Kind: "check_slip", Format: format, Inputs: remarks.Inputs, Models: remarks.Models, Receipt: receipt, Optional: true,
			Bytes: func() ([]byte, error) { return markedCopy(archive, remarks, format) },
		}, nil
	}
}

// markedFormat is how the name of the marked copy ends, "" where none can be made.
func markedFormat(r *generate.Remarks) string {
	ending := strings.ToLower(strings.TrimPrefix(path.Ext(r.Path), "."))
	word, excel := slices.Contains(mark.WordFormats(), ending), slices.Contains(mark.ExcelFormats(), ending)
	switch {
	case r.Format == "docx" && !word:
		return "docx" // under another name
	case r.Format == "xlsx" && word:
		return "xlsx"
	case r.Format == "docx", r.Format == "xlsx" && excel:
		return ending
	}
	return ""
}

func markedCopy(archive *ingest.Archive, r *generate.Remarks, format string) ([]byte, error) {
	file, size, err := archive.Open(r.SHA256)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	list := make([]mark.Remark, len(r.List))
	for i, m := range r.List {
		list[i] = mark.Remark{Where: m.Where, Title: m.Title, Lines: m.Lines, Grave: m.Grave}
	}
	return mark.Copy(io.NewSectionReader(file, 0, size), size, format, list, mark.Author{Name: r.Author, At: r.At})
}
