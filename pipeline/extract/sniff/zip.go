package sniff

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// The bounds of the look into a package.
const (
	maxParts  = 65536
	partBytes = 1 << 20 // of one part, after inflating
	maxTokens = 20000   // of one part
)

// zipKind names what a ZIP archive holds by its main part.
func (s *Sniffer) zipKind(r *source, size int64) Format {
	archive, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) || len(archive.File) == 0 {
		return BrokenZip
	}
	parts := make(map[string]*zip.File, min(len(archive.File), maxParts))
	for i, f := range archive.File {
		if i == maxParts {
			break
		}
		name := clean(f.Name)
		if _, twice := parts[name]; !twice {
			parts[name] = f
		}
	}
	main := s.mainPart(r, parts)
	switch {
	case main != "" && parts[main] == nil:
		return BrokenZip
	case main != "":
		if kind := s.byType(r, main, parts["[content_types].xml"]); kind != "" {
			return kind
		}
		return byMain(main, parts[main])
	case parts["mimetype"] != nil:
		return byMimeType(parts["mimetype"])
	case parts["[content_types].xml"] != nil:
		return BrokenZip
	}
	return OtherZip
}

func clean(name string) string {
	name = strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/")
	return strings.ToLower(path.Clean(name))
}

// mainPart gives the part that the package says it is about, or one of the
// usual names.
func (s *Sniffer) mainPart(r *source, parts map[string]*zip.File) string {
	list := parts["_rels/.rels"]
	target, _, _ := s.mains.Of(r, list, "", func() (string, error) { return statedMain(list), r.err })
	if target != "" {
		return target
	}
	for _, usual := range []string{"word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml"} {
		if parts[usual] != nil {
			return usual
		}
	}
	return ""
}

// statedMain is the main part by the list of relationships, or "".
func statedMain(list *zip.File) string {
	target := ""
	each(list, func(e xml.StartElement) bool {
		var kind, to string
		for _, a := range e.Attr {
			switch a.Name.Local {
			case "Type":
				kind = a.Value
			case "Target":
				to = a.Value
			}
		}
		if e.Name.Local == "Relationship" && strings.HasSuffix(kind, "/officeDocument") {
			target = clean(to)
		}
		return target == ""
	})
	return target
}

// byType names a package by the type that it states of its main part, where
// the folder of the part says the same: then the part, often the largest, need
// not be opened. It is "" where that is not so.
func (s *Sniffer) byType(r *source, main string, types *zip.File) Format {
	stated, _, _ := s.types.Of(r, types, main, func() (string, error) { return statedType(main, types), r.err })
	word := strings.Contains(stated, ".wordprocessingml.") || strings.Contains(stated, ".ms-word.")
	switch {
	case word && strings.HasPrefix(main, "word/") && strings.HasSuffix(stated, ".main+xml"):
		return Word
	case strings.Contains(stated, ".spreadsheetml.sheet.main+xml") && strings.HasPrefix(main, "xl/"):
		return Excel
	}
	return ""
}

// statedType is the type that the list of types states of the main part.
func statedType(main string, types *zip.File) string {
	stated := ""
	each(types, func(e xml.StartElement) bool {
		var name, kind string
		for _, a := range e.Attr {
			switch a.Name.Local {
			case "PartName":
				name = a.Value
			case "ContentType":
				kind = a.Value
			}
		}
		if e.Name.Local == "Override" && clean(name) == main {
			stated = kind
		}
		return stated == ""
	})
	return stated
}

// byMain names a package by the root of its main part; where that cannot be
// read, by its folder, and its reader will find the fault.
func byMain(name string, part *zip.File) Format {
	if strings.HasSuffix(name, ".bin") {
		return ExcelBinary
	}
	root := ""
	each(part, func(e xml.StartElement) bool {
		root = e.Name.Local
		return false
	})
	switch root {
	case "document":
		return Word
	case "workbook":
		return Excel
	case "presentation":
		return PowerPoint
	}
	switch {
	case strings.HasPrefix(name, "word/"):
		return Word
	case strings.HasPrefix(name, "xl/"):
		return Excel
	case root == "":
		return BrokenZip
	}
	return OtherPackage
}

func byMimeType(part *zip.File) Format {
	r, err := part.Open()
	if err != nil {
		return BrokenZip
	}
	defer r.Close()
	value, _ := io.ReadAll(io.LimitReader(r, 256))
	if strings.HasPrefix(string(value), "application/vnd.oasis.opendocument") {
		return OpenDocument
	}
	return OtherZip
}

// each calls do for the elements of a part until do has seen enough. A part
// that is missing or broken ends the walk.
func each(part *zip.File, do func(xml.StartElement) bool) {
	if part == nil {
		return
	}
	r, err := part.Open()
	if err != nil {
		return
	}
	defer r.Close()
	decoder := xml.NewDecoder(asUTF8(io.LimitReader(r, partBytes)))
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for i := 0; i < maxTokens; i++ {
		token, err := decoder.RawToken()
		if err != nil {
			return
		}
		if e, ok := token.(xml.StartElement); ok && !do(e) {
			return
		}
	}
}
