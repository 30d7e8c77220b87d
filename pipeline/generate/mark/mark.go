package mark

import (
	"errors"
	"fmt"
	"io"
	"path"
	"runtime/debug"
	"strings"
	"time"

	"hoso/pipeline/dossier"
)

// Remark is what is to be said at one place.
type Remark struct {
	Where dossier.Location
	Title string   // "Còn thiếu"
	Lines []string // what is wrong, what to write, why
	Grave bool     // the sender has to add or mend it
}

// Author says who remarks and when; the time is that of the ledger.
type Author struct {
	Name string
	At   time.Time
}

// ErrUnfit says that no faithful copy can be made of a file.
var ErrUnfit = errors.New("mark: no faithful copy can be made")

// WordFormats and ExcelFormats are what the names of files end with that can be
// marked.
func WordFormats() []string  { return []string{"docx", "docm", "dotx", "dotm"} }
func ExcelFormats() []string { return []string{"xlsx", "xlsm", "xltx", "xltm"} }

// Copy makes the marked copy of a file, to be named NAME.format. A file that is
// of another format, too large (see limits) or not sound gives ErrUnfit.
func Copy(file io.ReaderAt, size int64, format string, remarks []Remark, by Author) (out []byte, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			out, err = nil, fmt.Errorf("%w: panic: %v\n%s", ErrUnfit, fault, debug.Stack())
		}
	}()
	p, err := openPack(file, size)
	if err == nil {
		err = p.mark(format, remarks, by)
	}
	if err == nil {
		out, err = p.bytes()
	}
	if err != nil && !errors.Is(err, ErrUnfit) {
		err = fmt.Errorf("%w: %w", ErrUnfit, err)
	}
	return out, err
}

// mark says the remarks in the parts of a package.
func (p *pack) mark(format string, remarks []Remark, by Author) error {
	main, err := p.mainPart()
	if err != nil {
		return err
	}
	kind, err := p.contentType(main)
	if err != nil {
		return err
	}
	if macros := strings.HasSuffix(format, "m"); macros != strings.Contains(strings.ToLower(kind), "macroenabled") {
		return fmt.Errorf("content type %q under the name .%s", kind, format)
	}
	switch {
	case strings.Contains(kind, "wordprocessingml") || strings.Contains(kind, "ms-word"):
		return p.markWord(main, remarks, by)
	case strings.Contains(kind, "spreadsheetml") || strings.Contains(kind, "ms-excel"):
		return p.markExcel(main, remarks, by)
	}
	return fmt.Errorf("content type %q of %s", kind, path.Base(main))
}
