package backup

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// listLimit bounds the list of a backup, in bytes.
const listLimit = 512 << 20

// Backup is a backup that was read through and found whole.
type Backup struct {
	List
	zip  *zip.ReadCloser
	told func(done, total int)
}

// Open reads a backup through and holds every entry against its list. It
// fails with a DamagedError where anything differs. told, where given, is told
// how many files have been read, and later unpacked.
func Open(ctx context.Context, name string, told ...func(done, total int)) (*Backup, error) {
	z, err := zip.OpenReader(name)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		return nil, err
	case err != nil:
		return nil, &DamagedError{name, "tệp bị cắt cụt hoặc không phải bản sao lưu của hoso", err}
	}
	b := &Backup{zip: z, told: func(done, total int) {
		for _, tell := range told {
			tell(done, total)
		}
	}}
	if err := b.check(ctx, name); err != nil {
		return nil, errors.Join(err, z.Close())
	}
	return b, nil
}

// Close closes the file.
func (b *Backup) Close() error { return b.zip.Close() }

// Size is how many bytes are unpacked.
func (b *Backup) Size() (total int64) {
	for _, f := range b.Files {
		if !f.Left {
			total += f.Size
		}
	}
	return total
}

func (b *Backup) check(ctx context.Context, name string) error {
	entries := b.zip.File
	if len(entries) == 0 || entries[len(entries)-1].Name != ListName {
		return &DamagedError{name, "không có danh mục " + ListName, nil}
	}
	if err := b.readList(entries[len(entries)-1]); err != nil {
		return &DamagedError{name, "danh mục " + ListName + " hỏng", err}
	}
	if b.Format != format {
		return &DamagedError{name, "do phiên bản hoso mới hơn tạo ra", nil}
	}
	next, seen := 0, map[string]bool{}
	for _, entry := range entries[:len(entries)-1] {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !safe(entry) || seen[entry.Name] {
			return &DamagedError{name, fmt.Sprintf("có tên không hợp lệ %q", entry.Name), nil}
		}
		seen[entry.Name] = true
		if next >= len(b.Files) {
			return &DamagedError{name, fmt.Sprintf("%q không có trong danh mục", entry.Name), nil}
		}
		if what, err := differs(entry, b.Files[next]); err != nil || what != "" {
			return &DamagedError{name, fmt.Sprintf("%q %s", entry.Name, what), err}
		}
		next++
		b.told(next, len(b.Files))
	}
	if next != len(b.Files) {
		return &DamagedError{name, fmt.Sprintf("thiếu %q", b.Files[next].Path), nil}
	}
	return nil
}

func (b *Backup) readList(entry *zip.File) error {
	r, err := entry.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return json.NewDecoder(io.LimitReader(r, listLimit)).Decode(&b.List)
}

func isFolder(entry *zip.File) bool { return strings.HasSuffix(entry.Name, "/") }

// safe tells whether an entry stays below the folder that it is unpacked in,
// and is a file or a folder.
func safe(entry *zip.File) bool {
	name := strings.TrimSuffix(entry.Name, "/")
	mode := entry.Mode()
	return filepath.IsLocal(filepath.FromSlash(name)) && (mode.IsRegular() || mode.IsDir() && isFolder(entry))
}

// differs reads an entry through; what says how it differs from the list.
func differs(entry *zip.File, want File) (what string, err error) {
	if strings.ToValidUTF8(entry.Name, "\ufffd") != strings.ToValidUTF8(want.Path, "\ufffd") {
		return "không đúng thứ tự trong danh mục", nil
	}
	if isFolder(entry) {
		return "", nil
	}
	r, err := entry.Open()
	if err != nil {
		return "không đọc được", err
	}
	defer r.Close()
	sum := sha256.New()
	size, err := io.Copy(sum, io.LimitReader(r, want.Size+1))
	if err != nil {
		return "bị hỏng", err
	}
	if size != want.Size || hex.EncodeToString(sum.Sum(nil)) != want.SHA256 {
		return "khác nội dung ghi trong danh mục", nil
	}
	return "", nil
}

// Extract unpacks into a folder that is not there or is empty. All is
// unpacked beside it first: after a fault (a full disk) nothing is left. What
// a crash left there is cleared away.
func (b *Backup) Extract(ctx context.Context, dir string) error {
	temp := dir + ".dang-khoi-phuc"
	if err := errors.Join(clear(temp), os.Mkdir(temp, 0o755)); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if err := b.extract(ctx, temp); err != nil {
		return errors.Join(fmt.Errorf("restore: %w", err), clear(temp))
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fmt.Errorf("restore: %w", err), clear(temp))
	}
	return os.Rename(temp, dir)
}

// clear removes what was unpacked, read-only files too.
func clear(temp string) error {
	_ = filepath.WalkDir(temp, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			_ = os.Chmod(name, 0o644) // else Windows keeps it
		}
		return nil
	})
	return os.RemoveAll(temp)
}

func (b *Backup) extract(ctx context.Context, dir string) error {
	for i, file := range b.Files {
		entry := b.zip.File[i]
		b.told(i, len(b.Files))
		if err := ctx.Err(); err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(entry.Name))
		if isFolder(entry) {
			if err := os.MkdirAll(to, 0o755); err != nil {
				return err
			}
			continue
		}
		if file.Left {
			continue
		}
		if err := unpack(entry, file, to); err != nil {
			return err
		}
	}
	b.told(len(b.Files), len(b.Files))
	return nil
}

// unpack writes one file and checks again what it writes.
func unpack(entry *zip.File, want File, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	r, err := entry.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(file, sum), r)
	if err == nil && hex.EncodeToString(sum.Sum(nil)) != want.SHA256 {
		err = fmt.Errorf("%s changed while it was read", entry.Name)
	}
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Chtimes(to, entry.Modified, entry.Modified); err != nil {
		return err
	}
	if mode := entry.Mode().Perm(); mode&0o200 == 0 {
		return os.Chmod(to, mode)
	}
	return nil
}
