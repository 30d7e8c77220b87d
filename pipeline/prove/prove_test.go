package prove_test

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/prove"
)

func key(seed byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize))
}

func public(k ed25519.PrivateKey) ed25519.PublicKey { return k.Public().(ed25519.PublicKey) }

// issued is a certificate with a payload of a key.
func issued(t testing.TB, n int, model, recipient string, k ed25519.PrivateKey) dossier.Certificate {
	t.Helper()
	c := dossier.Certificate{Year: 2026, Sequence: n, Content: dossier.CertificateContent{
		Register: fmt.Sprintf("%02d/2026", n), ModelName: model, Recipient: recipient,
		Decision: dossier.Decision{Number: "15-QĐ/ĐU", Date: "2026-12-10"},
	}}
	payload, err := prove.Payload(prove.Of(c.Content), k)
	if err != nil {
		t.Fatal(err)
	}
	c.Content.Payload, c.Content.Code, c.Content.PublicKey = payload, prove.Code(payload), prove.PublicText(public(k))
	return c
}

func ended(c dossier.Certificate, state dossier.EndState) dossier.Certificate {
	c.Ended = &dossier.Ending{State: state, Reason: "lý do", Act: dossier.Act{By: "Lan", At: time.Date(2026, 12, 20, 0, 0, 0, 0, time.UTC)}}
	return c
}

// register: 1 stands, 2 replaced by 5, 3 cancelled, 4 withdrawn; 6 is of an older key.
func register(t testing.TB) *prove.Register {
	t.Helper()
	five := issued(t, 5, "Hồ sơ không chờ", "Chi bộ Phòng 2", key(1))
	five.Content.Issue, five.Content.Replaces = 2, "02/2026"
	return prove.NewRegister([]dossier.Certificate{
		issued(t, 1, "Tiếp công dân tận tâm", "Chi bộ Phòng 9", key(1)),
		ended(issued(t, 2, "Hồ sơ không chờ", "Chi bộ Phòng 2", key(1)), dossier.Replaced),
		ended(issued(t, 3, "Một cửa", "Đ/c Nguyễn Văn A|B\\p", key(1)), dossier.Cancelled),
		ended(issued(t, 4, "Ngày thứ Bảy", "Đ/c Lê Thị B", key(1)), dossier.Withdrawn),
		five,
		issued(t, 6, "Giấy của khóa cũ", "Chi bộ Phòng 3", key(9)),
	}, []dossier.PaperNumber{{Year: 2026, Sequence: 40, Recipient: "Chi bộ Phòng 1"}}, public(key(1)))
}

func TestEachIsToldApart(t *testing.T) {
	r := register(t)
	for i, want := range []prove.State{prove.Stands, prove.Replaced, prove.Cancelled, prove.Withdrawn, prove.Stands, prove.Stands} {
		c := r.Certificates[i]
		for how, v := range map[string]prove.Verdict{
			"payload": r.AskPayload(c.Content.Payload), "blanks": r.AskPayload("\ufeff QR-Code:" + c.Content.Payload + "\r\n"),
			"code": r.AskCode(c.Content.Code), "number": r.AskNumber(2026, i+1),
		} {
			if v.State != want || v.Certificate == nil || v.Certificate.Sequence != i+1 {
				t.Errorf("%d by %s: %s of %+v, want %s", i+1, how, v.State, v.Certificate, want)
			}
		}
	}
	if v := r.AskNumber(2026, 2); v.By == nil || v.By.Content.Register != "05/2026" {
		t.Errorf("what replaced it: %+v", v.By)
	}
	if v := r.AskNumber(2026, 40); v.State != prove.OnPaper {
		t.Error(v.State)
	}
	if v := r.AskNumber(2025, 1); v.State != prove.Unknown {
		t.Error(v.State)
	}
	if v := r.AskCode("22222222"); v.State != prove.Unknown {
		t.Error(v.State)
	}
	foreign := issued(t, 1, "Tiếp công dân tận tâm", "Chi bộ Phòng 9", key(2))
	if v := r.AskPayload(foreign.Content.Payload); v.State != prove.Foreign || v.Signed {
		t.Errorf("another office's: %s", v.State)
	}
	lost := issued(t, 77, "Không có trong sổ", "Chi bộ", key(1))
	if v := r.AskPayload(lost.Content.Payload); v.State != prove.Unregistered || !v.Signed {
		t.Errorf("not in the register: %s", v.State)
	}
	again := issued(t, 1, "Tên khác", "Chi bộ Phòng 9", key(1))
	if v := r.AskPayload(again.Content.Payload); v.State != prove.Unregistered || len(v.Differences) != 1 || v.Differences[0].Part != "tên mô hình" {
		t.Errorf("another of the same number: %+v", v)
	}
	newer := "HOSO2" + strings.TrimPrefix(foreign.Content.Payload, "HOSO1")
	if _, err := prove.Parse(newer); !errors.Is(err, prove.ErrNewer) {
		t.Error(err)
	}
}

// TestForeignWithOurKeyID: a forger can write our key's id, not our signature.
func TestForeignWithOurKeyID(t *testing.T) {
	r := register(t)
	forged := issued(t, 1, "Tiếp công dân tận tâm", "Kẻ mạo danh", key(3)).Content.Payload
	forged = strings.Replace(forged, prove.KeyID(public(key(3))), prove.KeyID(public(key(1))), 1)
	v := r.AskPayload(forged)
	if v.State != prove.Altered || v.Signed || len(v.Differences) != 1 || v.Differences[0].Held != "Kẻ mạo danh" {
		t.Errorf("%+v", v)
	}
}

// TestOneCharacterChanged changes, drops and doubles every character of a payload, each time to several others.
func TestOneCharacterChanged(t *testing.T) {
	r := register(t)
	for _, c := range []dossier.Certificate{r.Certificates[0], r.Certificates[2], r.Certificates[5]} {
		text := []rune(c.Content.Payload)
		for i, old := range text {
			others := []string{"", string(old) + string(old)}
			for _, other := range "A7z ạ|\\p9" {
				others = append(others, string(other))
			}
			for _, other := range others {
				changed := string(text[:i]) + other + string(text[i+1:])
				if prove.Tidy(changed) == c.Content.Payload {
					continue
				}
				v := r.AskPayload(changed)
				if v.State != prove.Altered || v.Certificate == nil || v.Certificate.Sequence != c.Sequence || len(v.Differences) == 0 {
					t.Fatalf("character %d, %q for %q: %s, %+v", i, other, old, v.State, v.Differences)
				}
			}
		}
	}
	name := strings.Replace(r.Certificates[0].Content.Payload, "tận tâm", "tận tầm", 1)
	if v := r.AskPayload(name); len(v.Differences) != 1 || v.Differences[0] != (prove.Difference{Part: "tên mô hình", Issued: "Tiếp công dân tận tâm", Held: "Tiếp công dân tận tầm"}) {
		t.Errorf("%+v", v.Differences)
	}
}

func TestStatementComesBack(t *testing.T) {
	for _, name := range []string{"Tổ", `A|B\p\\|`, "“Một cửa” – 100%", strings.Repeat("Ễ", 200), "E\u0302\u0301", "hai\ndòng\tvà  trống"} {
		c := issued(t, 1, name, "Chi bộ", key(1))
		read, err := prove.Parse(c.Content.Payload)
		if err != nil {
			t.Fatal(name, err)
		}
		want := prove.Of(c.Content)
		want.Key = prove.KeyID(public(key(1)))
		if read.Statement != want || !read.Signed(public(key(1))) || read.Signed(public(key(2))) {
			t.Errorf("%q: %+v", name, read.Statement)
		}
	}
	huge := issued(t, 1, "a", "b", key(1)).Content
	huge.ModelName = strings.Repeat("Ễ", 1000)
	if _, err := prove.Payload(prove.Of(huge), key(1)); err == nil {
		t.Error("a payload that no code holds")
	}
}

func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for i := range 3000 {
		code := prove.Code(fmt.Sprint(i))
		if seen[code] || len(code) != 11 || strings.ContainsAny(code, "01OI") {
			t.Fatal(code)
		}
		seen[code] = true
	}
	code := prove.Code("x")
	for _, typed := range []string{code, strings.ToLower(code), strings.ReplaceAll(code, "-", ""), " " + strings.ReplaceAll(code, "-", " ") + "\n"} {
		if read, err := prove.ReadCode(typed); err != nil || read != code {
			t.Errorf("%q: %q, %v", typed, read, err)
		}
	}
	plain := []byte(strings.ReplaceAll(code, "-", ""))
	var mistyped *prove.MistypedError
	for i := range plain {
		for _, other := range []byte("23456789ABCDEFGHJKLMNPQRSTUVWXYZ01OI") {
			if wrong := bytes.Clone(plain); other != plain[i] {
				wrong[i] = other
				if _, err := prove.ReadCode(string(wrong)); !errors.As(err, &mistyped) {
					t.Fatalf("%s passes for %s", wrong, plain)
				}
			}
		}
		for k := range i {
			swapped := bytes.Clone(plain)
			swapped[i], swapped[k] = plain[k], plain[i]
			if _, err := prove.ReadCode(string(swapped)); plain[i] != plain[k] && err == nil {
				t.Fatalf("%s passes for %s", swapped, plain)
			}
		}
	}
	for _, none := range []string{"", "K7Q", "01/2026", "K7Q-2AB-CDEF", "Ê7Q-2AB-CD"} {
		if _, err := prove.ReadCode(none); !errors.Is(err, prove.ErrCode) {
			t.Errorf("%q: %v", none, err)
		}
	}
}

func TestKeyFile(t *testing.T) {
	data, err := prove.WriteKey(key(5), "hoso: khóa\n\n")
	if err != nil {
		t.Fatal(err)
	}
	back, err := prove.ReadKey(data)
	if err != nil || !back.Equal(key(5)) {
		t.Error(err)
	}
	for _, broken := range [][]byte{nil, []byte("x"), data[:len(data)/2], bytes.Replace(data, []byte("PRIVATE KEY"), []byte("PUBLIC KEY"), 2)} {
		if _, err := prove.ReadKey(broken); !errors.Is(err, prove.ErrKey) {
			t.Error(err)
		}
	}
	if prove.ReadPublic("AAAA") != nil || !prove.ReadPublic(prove.PublicText(public(key(5)))).Equal(public(key(5))) {
		t.Error("public key")
	}
}

// FuzzPayload: whatever is handed in gets an answer, and none but the issued text stands.
func FuzzPayload(f *testing.F) {
	r := register(f)
	own := map[string]bool{}
	for _, c := range r.Certificates {
		f.Add(c.Content.Payload)
		own[c.Content.Payload] = true
	}
	f.Add("HOSO1|||||||")
	f.Add("HOSO2|a|b")
	f.Add("QR-Code:HOSO1|\\|\\p")
	f.Fuzz(func(t *testing.T, text string) {
		v := r.AskPayload(text)
		if v.State == prove.Stands && !own[prove.Tidy(text)] {
			t.Errorf("%q stands", text)
		}
		for _, d := range v.Differences {
			if !utf8.ValidString(d.Held) {
				t.Errorf("%q", d.Held)
			}
		}
		if read, err := prove.Parse(text); err == nil && read.Signed(public(key(1))) && !own[prove.Tidy(text)] {
			t.Errorf("%q is signed", text)
		}
		if code, err := prove.ReadCode(text); err == nil && len(code) != 11 {
			t.Error(code)
		}
	})
}
