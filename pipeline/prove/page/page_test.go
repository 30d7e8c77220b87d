package page_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/prove"
	"hoso/pipeline/prove/page"
)

func key(seed byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize))
}

func publicKey(k ed25519.PrivateKey) page.Key {
	p := k.Public().(ed25519.PublicKey)
	return page.Key{ID: prove.KeyID(p), Public: prove.PublicText(p)}
}

func payload(t testing.TB, n int, name string, k ed25519.PrivateKey) string {
	t.Helper()
	text, err := prove.Payload(prove.Of(dossier.CertificateContent{Register: fmt.Sprintf("%02d/2026", n), ModelName: name, Recipient: "Chi bộ Phòng 9",
		Decision: dossier.Decision{Number: "15-QĐ/ĐU", Date: "2026-12-10"}}), k)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func facts() page.Facts {
	return page.Facts{Office: `ĐẢNG ỦY </script><b>"MẪU"`, Contact: "đ/c Mẫu", Day: "2026-12-20", Keys: []page.Key{publicKey(key(1)), publicKey(key(9))},
		Ended: []page.Ended{{Register: "02/2026", State: "withdrawn", Date: "2026-12-19"}, {Register: "03/2026", State: "replaced", Date: "2026-12-19", By: "05/2026"}}}
}

// trial is a text and what the page must say of it.
type trial struct {
	Text    string `json:"text"`
	Verdict string `json:"verdict"`
}

// trials are signatures of Go: good ones of two keys, each changed in many places, foreign, ended.
func trials(t testing.TB) []trial {
	out := []trial{{"", "unreadable"}, {"chữ nào đó", "unreadable"}, {"HOSO2|a|b", "newer"}}
	for i, name := range []string{"Tổ", `A|B\p "C" <i>`, "Tiếp công dân tận tâm", strings.Repeat("ẪỄ ", 60)} {
		good := payload(t, 10+i, name, key([]byte{1, 9}[i%2]))
		out = append(out, trial{good, "stands"}, trial{" QR-Code:" + good + "\n", "stands"})
		runes := []rune(good)
		for at := len("HOSO1|01/2026|"); at < len(runes); at += len(runes)/12 + 1 {
			if runes[at] == '|' {
				continue
			}
			changed := string(runes[:at]) + string(map[bool]rune{true: 'A', false: 'B'}[runes[at] == 'B']) + string(runes[at+1:])
			if read, err := prove.Parse(changed); err == nil && read.Key != publicKey(key([]byte{1, 9}[i%2])).ID {
				out = append(out, trial{changed, "foreign"})
				continue
			}
			out = append(out, trial{changed, "altered"})
		}
		last := strings.IndexByte("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", good[len(good)-1])
		out = append(out, trial{good[:len(good)-1] + string("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[last^1]), "altered"}) // bits that no byte holds
	}
	forged := strings.Replace(payload(t, 1, "Giả", key(3)), publicKey(key(3)).ID, publicKey(key(1)).ID, 1)
	return append(out, trial{payload(t, 1, "Nơi khác", key(3)), "foreign"}, trial{forged, "altered"},
		trial{payload(t, 2, "Đã thu hồi", key(1)), "withdrawn"}, trial{payload(t, 3, "Đã thay", key(9)), "replaced"})
}

// program finds a tool, or skips the test unless tools are required.
func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
			t.Fatal(err)
		}
		t.Skipf("no %s here: the page's script is not run", name)
	}
	return path
}

func TestScriptInNode(t *testing.T) {
	node := program(t, "node")
	script, err := os.ReadFile("check.js")
	if err != nil {
		t.Fatal(err)
	}
	list := trials(t)
	input, err := json.Marshal(map[string]any{"data": map[string]any{"keys": facts().Keys, "ended": facts().Ended}, "trials": list})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "-e", string(script)+`
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(input.trials.map((t) => hoso.check(t.text, input.data).verdict)));`)
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var verdicts []string
	if err := json.Unmarshal(out, &verdicts); err != nil || len(verdicts) != len(list) {
		t.Fatalf("%v\n%s", err, out)
	}
	for i, got := range verdicts {
		if got != list[i].Verdict {
			t.Errorf("%q: %s, want %s", list[i].Text, got, list[i].Verdict)
		}
	}
}

var verdictOnPage = regexp.MustCompile(`data-verdict="(\w+)"`)

// TestPageInBrowser opens the page as a person does, without a network, and reads what it shows.
func TestPageInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("no browser in a short test")
	}
	browser := program(t, "chromium")
	dir := t.TempDir()
	data, err := page.Make(facts())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "kiểm tra.html")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	good := payload(t, 1, "Tiếp công dân <b>tận</b> tâm", key(1))
	for i, tr := range []trial{{good, "stands"}, {strings.Replace(good, "tâm", "tầm", 1), "altered"}} {
		ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
		defer stop()
		at := url.URL{Scheme: "file", Path: file, Fragment: tr.Text}
		cmd := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
			"--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir="+filepath.Join(dir, fmt.Sprint("profile", i)), "--virtual-time-budget=20000", "--dump-dom", at.String())
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		found := verdictOnPage.FindSubmatch(out)
		if found == nil || string(found[1]) != tr.Verdict {
			t.Errorf("%q: %q, want %s", tr.Text, found, tr.Verdict)
		}
		if i == 0 && !bytes.Contains(out, []byte("Tiếp công dân &lt;b&gt;tận&lt;/b&gt; tâm")) {
			t.Error("the name does not stand on the page as it is")
		}
	}
}

func TestMake(t *testing.T) {
	first, err := page.Make(facts())
	if err != nil {
		t.Fatal(err)
	}
	second, err := page.Make(facts())
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("the same facts give other bytes: %v", err)
	}
	for _, outside := range []string{"http:", "https:", "src=", "<link", "@import", "fetch(", "XMLHttpRequest"} {
		if bytes.Contains(first, []byte(outside)) {
			t.Errorf("the page has %s", outside)
		}
	}
	for _, want := range []string{"20/12/2026", publicKey(key(1)).Public, "không thể biết", "không phải là chữ ký số", "default-src 'none'", "&lt;/script&gt;"} {
		if !bytes.Contains(first, []byte(want)) && !strings.Contains(string(first), strings.ReplaceAll(want, "/", `\/`)) {
			t.Errorf("the page lacks %s", want)
		}
	}
	without := facts()
	without.Keys = nil
	if _, err := page.Make(without); err == nil {
		t.Error("a page without a key")
	}
	without = facts()
	without.Day = "20/12/2026"
	if _, err := page.Make(without); err == nil {
		t.Error("a day in another form")
	}
}
