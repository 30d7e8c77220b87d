package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger/sqlite"
	"hoso/pipeline/prove"
)

// cmdSettings changes a line of hoso.yaml: settings certificate.qr true.
func cmdSettings(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 || args[0] != "certificate.qr" {
		ts.Fatalf("usage: settings certificate.qr true|false")
	}
	name := ts.MkAbs(settingsFile)
	text := ts.ReadFile(name)
	changed := strings.Replace(strings.Replace(text, "  qr: false ", "  qr: "+args[1]+" ", 1), "  qr: true ", "  qr: "+args[1]+" ", 1)
	if !strings.Contains(changed, "  qr: "+args[1]+" ") {
		ts.Fatalf("hoso.yaml has no certificate.qr")
	}
	ts.Check(os.WriteFile(name, []byte(changed), 0o644))
}

// cmdPayload writes what the QR code of a certificate says, and its code: payload NUMBER QR-FILE CODE-FILE.
func cmdPayload(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: payload NUMBER FILE FILE")
	}
	for _, c := range issuedIn(ts, ts.MkAbs("hoso.db")) {
		if c.Content.Register == args[0] {
			ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(c.Content.Payload+"\n"), 0o644))
			ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.ToLower(c.Content.Code)+"\r\n"), 0o644))
			return
		}
	}
	ts.Fatalf("no certificate %s", args[0])
}

func issuedIn(ts *testscript.TestScript, path string) (all []dossier.Certificate) {
	ctx := context.Background()
	store, err := sqlite.OpenReadOnly(ctx, path)
	ts.Check(err)
	defer store.Close()
	plans, err := store.Plans(ctx)
	ts.Check(err)
	for _, p := range plans {
		state, err := store.State(ctx, p)
		ts.Check(err)
		all = append(all, state.Certificates...)
	}
	return all
}

func TestKeyIsForItsOwnerAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), keyFile)
	made, err := makeKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if !made.private || !isPrivate(path) {
		t.Errorf("others can read %s", path)
	}
	if _, err := makeKey(path); err == nil {
		t.Error("a key was written over")
	}
	ws := &workspace{dir: filepath.Dir(path)}
	key := ws.publicKey()
	if key == nil || prove.KeyID(key) != made.id {
		t.Error("the key that is read is another")
	}
	if err := os.WriteFile(path, []byte("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ws.key(); err == nil || !strings.Contains(err.Error(), "hỏng") {
		t.Errorf("a broken key: %v", err)
	}
}

// TestVerdictsInJSON: keys of the answer stay as they are.
func TestVerdictsInJSON(t *testing.T) {
	c := &dossier.Certificate{Year: 2026, Sequence: 1, Content: dossier.CertificateContent{Register: "01/2026", ModelName: "Mô hình"}}
	text, err := json.Marshal(judge(prove.Verdict{State: prove.Replaced, Asked: "pdf", Certificate: c, By: c}))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"verdict":"replaced"`, `"asked":"pdf"`, `"register":"01/2026"`, `"name":"Mô hình"`, `"replaced_by":"01/2026"`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	for state := range headlines() {
		if headlines()[state] == "" {
			t.Error(state)
		}
	}
}
