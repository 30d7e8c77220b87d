package excel

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// Limits on a workbook that comes back, in bytes and counts: far above what
// the committee's workbook of 1,000 models needs.
const (
	maxFile  = 32 << 20
	maxParts = 512
	maxPlain = 96 << 20 // inflated, all parts together
	maxIndex = 1 << 20  // inflated, the list of sheets
	maxRows  = 20_000   // of one sheet
	maxCells = 200      // of one row
)

// Returned tells whether a file is a workbook of ours that came back filled in,
// and which: dossier.Assessed, dossier.Corrections or "".
func Returned(r io.ReaderAt, size int64) dossier.Kind {
	list := sheetList(r, size)
	switch {
	case names(list, carrySheet):
		return dossier.Assessed
	case names(list, correctionCarry) && hasCorrections(r, size):
		return dossier.Corrections
	}
	return ""
}

// IsAssessment tells whether a file is an assessment workbook that hoso made:
// a package whose list of sheets names the sheet that carries what it was made
// from. It reads that list alone, under limits, and fails on nothing.
func IsAssessment(r io.ReaderAt, size int64) bool { return names(sheetList(r, size), carrySheet) }

// sheetList is the part that lists the sheets, as far as it can be read within
// the limits; nil where there is none.
func sheetList(r io.ReaderAt, size int64) []byte {
	parts, err := openPackage(r, size)
	if err != nil {
		return nil
	}
	at := slices.IndexFunc(parts, isIndex)
	if at < 0 {
		return nil
	}
	in, err := parts[at].Open()
	if err != nil {
		return nil
	}
	defer in.Close()
	list, _ := io.ReadAll(io.LimitReader(in, maxIndex))
	return list
}

// isIndex tells whether a part lists the sheets.
func isIndex(part *zip.File) bool { return strings.EqualFold(part.Name, "xl/workbook.xml") }

var errOversize = errors.New("excel: workbook above the limits")

// openPackage lists the parts of a package that is within the limits.
func openPackage(r io.ReaderAt, size int64) ([]*zip.File, error) {
	if size <= 0 || size > maxFile {
		return nil, errOversize
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, err
	}
	if len(archive.File) > maxParts {
		return nil, errOversize
	}
	var plain uint64
	for _, part := range archive.File {
		if part.UncompressedSize64 > maxPlain {
			return nil, errOversize
		}
		plain += part.UncompressedSize64
	}
	if plain > maxPlain {
		return nil, errOversize
	}
	return archive.File, nil
}

// names tells whether the list of sheets has one of that name.
func names(list []byte, sheet string) bool {
	if !bytes.Contains(list, []byte(sheet)) && bytes.IndexByte(list, '&') < 0 {
		return false // nearly every file: the name stands nowhere, however written
	}
	tokens := xml.NewDecoder(bytes.NewReader(list))
	for {
		token, err := tokens.RawToken()
		if err != nil {
			return false
		}
		start, ok := token.(xml.StartElement)
		if ok && start.Name.Local == "sheet" && attribute(start, "name") == sheet {
			return true
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
