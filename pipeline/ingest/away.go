package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// AwayError says that the inbox, or a folder in it, is not where it was: a
// share that is lost, a stick that was pulled. What lies there comes back with
// it, so it is neither taken nor gone. It is no fs.ErrNotExist: nobody shall
// take what is out of sight for what is no more.
type AwayError struct {
	Folder string
	Cause  error
}

func (e *AwayError) Error() string {
	return fmt.Sprintf("ingest: %s is away: %v", e.Folder, e.Cause)
}

// Words says it to a person.
func (e *AwayError) Words() string {
	return fmt.Sprintf("không thấy thư mục “%s”; kiểm tra kết nối ổ mạng, USB rồi chạy lại, không mất tệp nào.", e.Folder)
}

// gone is nil where a file in the hands of hoso is surely no more. That it is
// not found proves nothing, as the whole inbox may be away for a moment; but a
// folder is listed by one opening, so a list without the name is proof.
func (b *Inbox) gone(name string) error {
	entries, err := b.fs().ReadDir(filepath.Dir(name))
	if err != nil {
		return b.away(err)
	}
	for _, entry := range entries {
		if entry.Name() == filepath.Base(name) {
			return &AwayError{Folder: b.Root, Cause: errors.New("away for a moment, and back")}
		}
	}
	return nil
}

// away makes an AwayError of an error that says that something is not there;
// others pass as they are.
func (b *Inbox) away(err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return &AwayError{Folder: b.Root, Cause: err}
}
