// Package sniff tells what a file is by its content, never by its name: a
// workbook that is called .docx is a workbook, a picture that is called .docx
// is a picture. It looks at the first bytes, and into containers (ZIP, OLE)
// only as far as needed to name what they hold.
//
//	kind, err := sniff.Kind(file, size)
//	if rejection := sniff.Reject(kind, name); rejection != nil {
//		// not read; rejection says why and what to do
//	}
package sniff

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"hoso/pipeline/extract/ole"
	"hoso/pipeline/extract/parts"
)

// Format is what a file is.
type Format string

// The formats that are told apart.
const (
	Word         Format = "docx" // .docx, .docm, .dotx, .dotm
	Excel        Format = "xlsx" // .xlsx, .xlsm, .xltx, .xltm
	ExcelBinary  Format = "xlsb"
	PowerPoint   Format = "pptx"
	OpenDocument Format = "opendocument" // .odt, .ods
	OtherPackage Format = "package"      // of Office, about something else, such as a theme
	OtherZip     Format = "zip"
	BrokenZip    Format = "broken_zip" // begins as a package but cannot be opened as one
	Encrypted    Format = "encrypted"  // of any Office format
	OldWord      Format = "doc"
	OldExcel     Format = "xls" // these two also before 97, which their readers tell apart
	OtherOLE     Format = "ole"
	BrokenOLE    Format = "broken_ole"
	PDF          Format = "pdf"
	RTF          Format = "rtf"
	HTML         Format = "html" // and web archives (.mht)
	XML          Format = "xml"
	Image        Format = "image"
	Archive      Format = "archive" // .rar, .7z
	Text         Format = "text"
	Empty        Format = "empty"
	Huge         Format = "huge" // an OLE container beyond any appendix
	Unknown      Format = "unknown"
)

// headSize is how many bytes of a file are looked at first.
const headSize = 4096

// Sniffer tells what files are. It keeps nothing of them but what the small
// parts say that packages of one program share. The zero Sniffer is ready, and
// safe for concurrent use.
type Sniffer struct {
	mains parts.Memory[string, string] // the main part, by the list of relationships
	types parts.Memory[string, string] // the type stated of a main part, by its name
}

// Kind is Kind of a new Sniffer.
func Kind(r io.ReaderAt, size int64) (Format, error) { return new(Sniffer).Kind(r, size) }

// Kind tells what a file is. The error is never about the file's content: it
// says that its bytes could not be fetched.
func (s *Sniffer) Kind(r io.ReaderAt, size int64) (Format, error) {
	if size <= 0 {
		return Empty, nil
	}
	head := make([]byte, min(size, headSize))
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read head: %w", err)
	}
	if n == 0 {
		return Empty, nil
	}
	watched := &source{r: r}
	kind := s.byHead(head[:n], watched, size)
	if watched.err != nil {
		return "", fmt.Errorf("read file: %w", watched.err)
	}
	return kind, nil
}

// source remembers a fault of the machine, so that it is not taken for a
// fault of the file.
type source struct {
	r   io.ReaderAt
	err error
}

func (s *source) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 {
		return 0, io.EOF // a position that the file made up
	}
	n, err := s.r.ReadAt(p, off)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

func (s *Sniffer) byHead(head []byte, r *source, size int64) Format {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.format
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return s.zipKind(r, size)
	case bytes.HasPrefix(head, []byte("PK")) && len(head) >= 4 && head[2] < 9:
		return BrokenZip
	case bytes.HasPrefix(head, []byte(ole.Magic)):
		return oleKind(r, size)
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return Image
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return PDF
	}
	return textKind(head)
}

// magics are the first bytes of formats that need no further look.
var magics = []struct {
	prefix string
	format Format
}{
	{"{\\rtf", RTF},
	{"\x89PNG\r\n\x1a\n", Image},
	{"\xFF\xD8\xFF", Image},
	{"GIF87a", Image},
	{"GIF89a", Image},
	{"II*\x00", Image},
	{"MM\x00*", Image},
	{"\x00\x00\x00\x18ftyphei", Image},
	{"\x00\x00\x00\x1cftyphei", Image},
	{"\x00\x00\x00\x24ftyphei", Image},
	{"Rar!\x1a\x07", Archive},
	{"7z\xBC\xAF\x27\x1C", Archive},
}
