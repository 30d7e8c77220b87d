package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"hoso/pipeline"
	"hoso/pipeline/prove"
	"hoso/pipeline/prove/pdftext"
)

// keyFile holds the private key of the QR codes, in the workspace. It is in no
// backup and in no archive: whoever has it can make codes that pass.
const keyFile = "hoso.key"

// keyWords stand at the top of the file.
const keyWords = `hoso: khóa riêng để ký mã QR trên giấy chứng nhận.
Chép một bản ra USB, cất riêng; không gửi cho ai: người có tệp này làm được mã QR giả.
Mất khóa thì giấy đã cấp vẫn kiểm tra được; lần cấp sau chương trình tạo khóa mới.

`

// notPrivate is said where the system would not close the file to others.
const notPrivate = keyFile + ": chưa giới hạn được quyền đọc; chỉ để thư mục làm việc nơi riêng bạn mở được."

// newKey is a key that was made.
type newKey struct {
	id      string
	private bool // nobody but its owner can read the file
}

// makeKey makes the key file, never over one that is there.
func makeKey(path string) (newKey, error) {
	key, err := prove.NewKey(rand.Reader)
	if err != nil {
		return newKey{}, err
	}
	data, err := prove.WriteKey(key, keyWords)
	if err != nil {
		return newKey{}, err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return newKey{}, fmt.Errorf("“%s” đã có; không ghi đè", path)
	}
	if err != nil {
		return newKey{}, err
	}
	private := keepPrivate(path) == nil // before anything stands in it
	_, err = file.Write(data)
	err = errors.Join(err, file.Sync(), file.Close())
	public, _ := key.Public().(ed25519.PublicKey)
	return newKey{prove.KeyID(public), private}, err
}

// key reads the private key of a workspace.
func (ws *workspace) key() (ed25519.PrivateKey, error) {
	path := ws.path(keyFile)
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	key, err := prove.ReadKey(data)
	if err != nil {
		return nil, fmt.Errorf("“%s”: %w; chép lại từ bản cất riêng, hoặc đổi tên tệp đó để chương trình tạo khóa mới", path, err)
	}
	return key, nil
}

// publicKey is that of the key in use, nil where there is none or this person may not read it.
func (ws *workspace) publicKey() ed25519.PublicKey {
	key, err := ws.key()
	if err != nil {
		return nil
	}
	public, _ := key.Public().(ed25519.PublicKey)
	return public
}

// seal is what gives certificates their QR code, nil where the settings want none.
func (ws *workspace) seal() pipeline.Seal {
	if !ws.Certificate.QR {
		return nil
	}
	return pipeline.Sealing(sync.OnceValues(ws.key))
}

// readyKey makes the key where certificates need one and there is none, and tells.
func readyKey(e env, ws *workspace) error {
	if !ws.Certificate.QR || fileExists(ws.path(keyFile)) {
		return nil
	}
	made, err := makeKey(ws.path(keyFile))
	if err != nil {
		return err
	}
	fmt.Fprintf(e.err, "Đã tạo khóa của mã QR (mã khóa %s): %s. Chép một bản ra USB cất riêng, không gửi cho ai; hoso backup không kèm tệp này.\n", made.id, ws.path(keyFile))
	if !made.private {
		fmt.Fprintln(e.err, "hoso: "+notPrivate)
	}
	return nil
}

// examineKey looks the key over where certificates need it.
func examineKey(ws *workspace) []diagnosis {
	if !ws.Certificate.QR {
		return nil
	}
	const part = "Khóa mã QR"
	key, err := ws.key()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return []diagnosis{{part, "warning", "chưa có " + keyFile, "Chép lại từ bản cất riêng; nếu không có, lần cấp giấy sau chương trình tạo khóa mới, giấy đã cấp vẫn kiểm tra được."}}
	case err != nil:
		return []diagnosis{{part, "fault", explain(err), "Chép lại " + keyFile + " từ bản cất riêng."}}
	case !isPrivate(ws.path(keyFile)):
		return []diagnosis{{part, "warning", keyFile + " người khác cũng đọc được", "Chỉ để chủ tệp đọc được: chmod 600 hoso.key."}}
	}
	public, _ := key.Public().(ed25519.PublicKey)
	return []diagnosis{{part, "ok", "mã khóa " + prove.KeyID(public) + "; nhớ cất một bản riêng (hoso backup không kèm khóa)", ""}}
}

// readPDF reads what stands in a PDF that somebody hands in.
func readPDF(data []byte) (prove.Page, error) {
	page, err := pdftext.Read(data)
	return prove.Page(page), err
}
