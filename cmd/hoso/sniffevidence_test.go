package main

import (
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/samples"
)

func TestSniffEvidence(t *testing.T) {
	word, err := samples.Named("01-bang-hai-cot")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data   string
		format string
		code   dossier.Code
	}{
		"pdf": {"%PDF-1.7\n", "pdf", ""}, "jpg": {"\xFF\xD8\xFF\xE0 ảnh", "jpg", ""}, "png": {"\x89PNG\r\n\x1a\n....", "png", ""},
		"webp": {"RIFF....WEBPVP8 ", "webp", ""}, "heic": {"\x00\x00\x00\x18ftypheic....", "heic", ""}, "gif": {"GIF89a", "gif", ""},
		"tif": {"II*\x00....", "tif", ""}, "rtf": {`{\rtf1 x}`, "rtf", ""}, "docx": {string(word.Data), "docx", ""},
		"program": {"MZ\x90\x00\x03\x00", "", dossier.UnsupportedFormat}, "text": {"chỉ là chữ", "", dossier.UnsupportedFormat},
		"page": {"<!doctype html><html>", "", dossier.UnsupportedFormat}, "rar": {"Rar!\x1a\x07\x00", "", dossier.UnsupportedFormat},
		"empty": {"", "", dossier.Empty}, "cut off": {string(word.Data[:200]), "", dossier.Corrupt},
	} {
		format, reason, err := sniffEvidence(strings.NewReader(c.data), int64(len(c.data)))
		if err != nil || format != c.format || (reason != nil) != (c.code != "") || reason != nil && reason.Code != c.code {
			t.Errorf("%s: %q, %v, %v", name, format, reason, err)
		}
	}
}
