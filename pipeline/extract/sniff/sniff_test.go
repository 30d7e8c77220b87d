package sniff_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/sniff"
)

// part is an entry of a package made in a test.
type part struct{ name, content string }

func pack(t testing.TB, parts ...part) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, p.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// rels points at a main part.
func rels(target string) part {
	return part{"_rels/.rels", `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="` + target + `"/></Relationships>`}
}

func utf16le(s string) string {
	out := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

func TestKind(t *testing.T) {
	document := part{"word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="x"/>`}
	workbook := part{"xl/workbook.xml", `<workbook/>`}
	word := pack(t, rels("word/document.xml"), document)
	cases := []struct {
		name, content string
		want          sniff.Format
	}{
		{"nothing", "", sniff.Empty},
		{"word", word, sniff.Word},
		{"word by the usual name", pack(t, document), sniff.Word},
		{"word elsewhere", pack(t, rels("/a/b.xml"), part{`a\B.xml`, document.content}), sniff.Word},
		{"word in UTF-16", pack(t, rels("d.xml"), part{"d.xml", utf16le(document.content)}), sniff.Word},
		{"excel", pack(t, rels("xl/workbook.xml"), workbook), sniff.Excel},
		{"excel with a word folder beside", pack(t, rels("xl/workbook.xml"), document, workbook), sniff.Excel},
		{"xlsb", pack(t, rels("xl/workbook.bin"), part{"xl/workbook.bin", "\x00"}), sniff.ExcelBinary},
		{"slides", pack(t, rels("p.xml"), part{"p.xml", "<p:presentation/>"}), sniff.PowerPoint},
		{"odt", pack(t, part{"mimetype", "application/vnd.oasis.opendocument.text"}), sniff.OpenDocument},
		{"theme", pack(t, rels("t.xml"), part{"t.xml", "<a:theme/>"}), sniff.OtherPackage},
		{"zip", pack(t, part{"a.txt", "a"}), sniff.OtherZip},
		{"package without its main part", pack(t, rels("word/document.xml")), sniff.BrokenZip},
		{"package without relations", pack(t, part{"[Content_Types].xml", "<Types/>"}), sniff.BrokenZip},
		{"package without parts", pack(t), sniff.BrokenZip},
		{"download that broke off", word[:len(word)/2], sniff.BrokenZip},
		{"pdf", "%PDF-1.7\n", sniff.PDF},
		{"pdf after junk", "\n\n%PDF-1.4\n", sniff.PDF},
		{"rtf", `{\rtf1\ansi a}`, sniff.RTF},
		{"html", "\r\n<!DOCTYPE html><p>a", sniff.HTML},
		{"excel's html", "\xEF\xBB\xBF<table><tr><td>a", sniff.HTML},
		{"html in UTF-16", utf16le("<html><p>a"), sniff.HTML},
		{"web archive", "MIME-Version: 1.0\nContent-Type: multipart/related", sniff.HTML},
		{"flat xml", `<?xml version="1.0"?><pkg:package/>`, sniff.XML},
		{"png", "\x89PNG\r\n\x1a\n\x00\x00", sniff.Image},
		{"jpeg", "\xFF\xD8\xFF\xE0\x00", sniff.Image},
		{"bmp", "BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00\x00\x02", sniff.Image},
		{"webp", "RIFF\x01\x02\x03\x04WEBPVP8 ", sniff.Image},
		{"rar", "Rar!\x1a\x07\x00", sniff.Archive},
		{"text", "Kính gửi Đảng ủy\n", sniff.Text},
		{"text that begins with BM", "BM là tên gọi tắt của Ban Mạng", sniff.Text},
		{"text cut within a letter", strings.Repeat("ậ", 2000), sniff.Text},
		{"text in an old font", "KÝnh göi §¶ng ñy", sniff.Text},
		{"text in UTF-16", utf16le("Kính gửi Đảng ủy"), sniff.Text},
		{"bytes", "\x00\x01\x02\x03\xff\xfe", sniff.Unknown},
		{"zeros", strings.Repeat("\x00", 5000), sniff.Unknown},
		{"ole header alone", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", sniff.BrokenOLE},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := sniff.Kind(strings.NewReader(c.content), int64(len(c.content)))
			if err != nil || got != c.want {
				t.Errorf("Kind = %q, %v; want %q", got, err, c.want)
			}
		})
	}
}

// failing gives its head and then fails, like a share that went away.
type failing struct{ head string }

var errGone = errors.New("network path not found")

func (f failing) ReadAt(p []byte, off int64) (int, error) {
	if off == 0 && len(p) <= len(f.head) {
		return copy(p, f.head), nil
	}
	return 0, errGone
}

func TestKindTellsAFaultOfTheMachine(t *testing.T) {
	heads := map[string]string{
		"zip": "PK\x03\x04" + strings.Repeat(" ", 4092),
		"ole": oleFile(stream{"WordDocument", fib(0)})[:4096],
	}
	for name, head := range heads {
		_, err := sniff.Kind(failing{head}, 1<<20)
		if !errors.Is(err, errGone) {
			t.Errorf("%s: error %v, want the fault of the machine", name, err)
		}
	}
}

func TestReject(t *testing.T) {
	cases := []struct {
		kind sniff.Format
		name string
		want dossier.Code
	}{
		{sniff.Empty, "a.docx", dossier.Empty},
		{sniff.BrokenZip, "a.docx", dossier.Corrupt},
		{sniff.BrokenOLE, "a.doc", dossier.Corrupt},
		{sniff.Encrypted, "a.docx", dossier.Encrypted},
		{sniff.Encrypted, "a.xlsb", dossier.UnsupportedFormat},
		{sniff.ExcelBinary, "a.xlsx", dossier.UnsupportedFormat},
		{sniff.OpenDocument, "a.odt", dossier.UnsupportedFormat},
		{sniff.OtherOLE, "a.xls", dossier.UnsupportedFormat},
		{sniff.PDF, "a.docx", dossier.UnsupportedFormat},
		{sniff.OtherZip, "a.docx", dossier.UnsupportedFormat},
		{sniff.OtherPackage, "a.docx", dossier.Corrupt},
		{sniff.OtherPackage, "a.thmx", dossier.UnsupportedFormat},
		{sniff.Image, "a.docx", dossier.UnsupportedFormat},
		{sniff.XML, "a.xml", dossier.UnsupportedFormat},
		{sniff.PowerPoint, "a.docx", dossier.UnsupportedFormat},
		{sniff.Archive, "a.rar", dossier.UnsupportedFormat},
		{sniff.Text, "a.txt", dossier.UnsupportedFormat},
		{sniff.Text, "a.docx", dossier.Corrupt},
		{sniff.Unknown, "A.XLSX", dossier.Corrupt},
		{sniff.Unknown, "a.bin", dossier.UnsupportedFormat},
		{sniff.Huge, "a.doc", dossier.TooLarge},
	}
	for _, c := range cases {
		got := sniff.Reject(c.kind, c.name)
		if got == nil || got.Code != c.want || got.Message == "" || got.Advice == "" {
			t.Errorf("Reject(%q, %q) = %+v; want %q with words", c.kind, c.name, got, c.want)
			continue
		}
		if strings.Contains(got.Message, "chưa đọc được") {
			t.Errorf("Reject(%q, %q) does not say what the file is: %s", c.kind, c.name, got.Message)
		}
	}
	for _, kind := range []sniff.Format{sniff.Word, sniff.Excel, sniff.OldWord, sniff.OldExcel, sniff.RTF, sniff.HTML} {
		if got := sniff.Reject(kind, "a.pdf"); got != nil {
			t.Errorf("Reject(%q) = %+v; want nil", kind, got)
		}
	}
}

func FuzzKind(f *testing.F) {
	f.Add([]byte(pack(f, rels("word/document.xml"), part{"word/document.xml", "<w:document/>"})))
	f.Add([]byte(oleFile(stream{"WordDocument", make([]byte, 64)})))
	f.Add([]byte("%PDF-1.7"))
	f.Fuzz(func(t *testing.T, data []byte) {
		kind, err := sniff.Kind(bytes.NewReader(data), int64(len(data)))
		if err != nil || kind == "" {
			t.Fatalf("Kind = %q, %v", kind, err)
		}
		sniff.Reject(kind, "a.docx")
	})
}
