package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/prove"
)

const verifyExample = `hoso verify "Giấy chứng nhận.pdf"`

func verifyCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "verify", Usage: "kiểm tra giấy chứng nhận có do cơ quan cấp không, còn hiệu lực không; hồ sơ nộp lưu (ZIP) còn nguyên vẹn không", ArgsUsage: "TỆP | MÃ | SỐ | NỘI-DUNG-QR | -",
		Description: `Giấy chứng nhận: nhận tệp PDF của giấy, nội dung mã QR (trong dấu nháy, trong tệp chữ, hoặc - để đọc từ đầu vào), mã tra cứu
9 ký tự in trên giấy, hoặc số vào sổ. Chỉ đọc, chạy được cả khi hoso watch đang làm việc. Mã kết thúc 0 khi giấy còn nguyên giá trị.
Mã QR có khi hoso.yaml ghi certificate.qr: true. Nó chứng tỏ nội dung do cơ quan lập và chưa bị sửa; không phải chữ ký số,
không thay chữ ký và con dấu.
Hồ sơ nộp lưu: đối chiếu từng tệp trong ZIP do hoso dossier lập: đúng, bị sửa, thiếu hay tệp lạ; không cần nơi làm việc.
Ví dụ:
   ` + verifyExample + `
   hoso verify K7Q-2AB-CDE
   hoso verify 05/2026
   hoso verify "HOSO1|01/2026|…"
   hoso verify "Hồ sơ 2026-001.zip"
   hoso verify --page "Kiểm tra giấy chứng nhận.html"`,
		Flags: []cli.Flag{workspaceFlag(), jsonFlag(),
			&cli.StringFlag{Name: "page", Usage: "ghi trang web `TỆP` để ai cũng kiểm tra được nội dung mã QR bằng trình duyệt, không cần mạng"}},
		Action: func(c *cli.Context) error {
			if c.IsSet("page") {
				return noFiles(func(c *cli.Context) error { return verifyPage(c, e) })(c)
			}
			if c.Args().Len() != 1 {
				return usage("cần nêu một tệp, mã tra cứu, số vào sổ hoặc nội dung mã QR; ví dụ: %s", verifyExample)
			}
			return verify(c, e, c.Args().First())
		},
	}
}

// isZIP tells a dossier, which needs no workspace, from a certificate.
func isZIP(name string) bool {
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, 4)
	_, err = io.ReadFull(file, head)
	return err == nil && string(head) == "PK\x03\x04"
}

// mostToVerify is larger than any certificate, in bytes.
const mostToVerify = 32 << 20

func verify(c *cli.Context, e env, what string) error {
	if isZIP(what) {
		return verifyDossier(c, e, what)
	}
	data, err := heldOut(what)
	if err != nil {
		return err
	}
	s, register, err := openRegister(c, e)
	if err != nil {
		return err
	}
	defer s.Close()
	v, err := answer(s, register, what, data)
	if err != nil {
		return err
	}
	if err := tellVerdict(c, e, v); err != nil {
		return err
	}
	if v.State != prove.Stands {
		return &exitError{code: exitFailed}
	}
	return nil
}

// openRegister opens the workspace for reading, with what was issued in it.
func openRegister(c *cli.Context, e env) (*session, *prove.Register, error) {
	s, err := open(c, e, reading)
	if err != nil {
		return nil, nil, err
	}
	register, err := s.Issued(c.Context, s.ws.publicKey())
	if err != nil {
		s.Close()
		return nil, nil, err
	}
	return s, register, nil
}

// heldOut reads the file that is named, or what comes in; nil where the words
// of the call themselves are to be checked.
func heldOut(what string) ([]byte, error) {
	var from io.Reader = os.Stdin
	if what != "-" {
		file, err := os.Open(what)
		if err != nil && !looksLikeFile(what) {
			return nil, nil // a code, a number, a payload
		}
		if err != nil {
			return nil, err
		}
		defer file.Close()
		from = file
	}
	data, err := io.ReadAll(io.LimitReader(from, mostToVerify+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > mostToVerify:
		return nil, fmt.Errorf("“%s” lớn hơn %d MB, không phải giấy chứng nhận do hoso cấp", what, mostToVerify>>20)
	case len(bytes.TrimSpace(data)) == 0:
		return nil, fmt.Errorf("“%s” trống, không có gì để kiểm tra", what)
	}
	return data, nil
}

// looksLikeFile tells a path from a code, a number and a payload.
func looksLikeFile(what string) bool {
	if prove.LooksLike(what) {
		return false
	}
	_, number := numberOf(what)
	_, code := prove.ReadCode(what)
	return !number && errors.Is(code, prove.ErrCode) && strings.ContainsAny(what, `./\`)
}

// answer asks the register by what the thing handed in is.
func answer(s *session, r *prove.Register, what string, data []byte) (prove.Verdict, error) {
	switch {
	case bytes.HasPrefix(bytes.TrimLeft(data, "\x00\t\r\n\f \ufeff"), []byte("%PDF-")):
		return s.Verify(r, data)
	case data != nil && !utf8.Valid(data):
		return prove.Verdict{}, fmt.Errorf("“%s” không phải PDF hay chữ; ảnh chụp thì quét mã QR bằng điện thoại rồi kiểm tra dòng chữ nhận được", what)
	case data != nil:
		what = strings.TrimPrefix(string(data), "\ufeff")
	}
	if prove.LooksLike(what) {
		return r.AskPayload(what), nil
	}
	if at, ok := numberOf(what); ok {
		return r.AskNumber(at[0], at[1]), nil
	}
	code, err := prove.ReadCode(what)
	if errors.Is(err, prove.ErrCode) {
		return prove.Verdict{}, fmt.Errorf("“%s” %w, cũng không phải số vào sổ (05/2026), nội dung mã QR (HOSO1|…) hay tên một tệp có thật", shortened(what), err)
	}
	if err != nil {
		return prove.Verdict{}, err
	}
	return r.AskCode(code), nil
}

// numberOf reads a number of the register with its year.
func numberOf(what string) (yearAndNumber [2]int, ok bool) {
	if !strings.Contains(what, "/") {
		return yearAndNumber, false
	}
	year, number, err := registerNumber(what, 0)
	return [2]int{year, number}, err == nil
}

func shortened(text string) string {
	const most = 60
	if letters := []rune(strings.TrimSpace(text)); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return strings.TrimSpace(text)
}

// verifyPage writes the page for browsers; one that was written before is replaced, nothing else is.
func verifyPage(c *cli.Context, e env) error {
	s, register, err := openRegister(c, e)
	if err != nil {
		return err
	}
	defer s.Close()
	data, err := browserPage(s, register, e.now())
	if err != nil {
		return err
	}
	name := c.String("page")
	old, err := os.ReadFile(name)
	if err == nil && !bytes.Contains(old, []byte("const hoso = ")) {
		return fmt.Errorf("“%s” đã có và không phải trang kiểm tra do hoso ghi; không ghi đè. Chọn tên khác", name)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := writeWhole(name, data); err != nil {
		return err
	}
	if c.Bool("json") {
		return printValue(e.out, map[string]any{"event": "verify_page", "path": name, "keys": len(register.Keys)})
	}
	_, err = fmt.Fprintf(e.out, "Đã ghi %s: mở bằng trình duyệt bất kỳ, không cần mạng. Trang biết các giấy bị thu hồi, hủy, cấp lại đến hôm nay; ghi lại trang sau mỗi lần thu hồi.\n", name)
	return err
}
