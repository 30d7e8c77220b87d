package main

import (
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

// plain is a file that is a text many times over.
func plain(head, body string, times int, tail string) func(*testing.T) []byte {
	return func(*testing.T) []byte { return []byte(head + strings.Repeat(body, scaled(times)) + tail) }
}

const rtfHead = `{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}{\f1 .VnTime;}}`

var hostilePages = []hostile{
	{"bytes.rtf", plain(rtfHead+`a\bin2147483647 `, "b", 1000, `\par}`), nil},
	{"bytes-below.rtf", plain(rtfHead, `\bin-2147483648 a`, 100_000, `\par}`), nil},
	{"groups.rtf", plain(rtfHead, "{", 60<<20, ""), []dossier.Code{dossier.TooLarge}},
	{"letters.rtf", plain(rtfHead, `\u7897?`, 8<<20, "}"), nil},
	{"paragraph.rtf", plain(rtfHead, `{\f1 Tªn m« h×nh}{\f0 Tên}`, 300_000, `\par}`), nil},
	{"pictures.rtf", plain(rtfHead, `{\pict ffd8ffe0}`, 900_000, `\par}`), nil},
	{"rows.rtf", plain(rtfHead, `\trowd\cellx1000\cellx2000\intbl a\cell b\cell\row`, 250_000, "}"), nil},
	{"binary.rtf", plain(rtfHead, "\x00\x01\xff", 20<<20, "}"), nil},
	{"long-word.rtf", plain(rtfHead+`\`, "a", 60<<20, "}"), nil},
	{"tags.html", plain("<html><body>", "<b>", 1_000_000, ""), nil},
	{"blocks.html", plain("<html><body>", "<div>", 1_000_000, ""), []dossier.Code{dossier.TooLarge}},
	{"paragraphs.html", plain("<html><body>", "<p>a", 3_000_000, ""), nil},
	{"spans.html", plain("<html><body><table>", "<tr><td rowspan=65534 colspan=1000>a", 5_000, ""), nil},
	{"formats.html", plain("<html><body>", "<p><b><i><u>", 1_000_000, ""), nil},
	{"cells.html", plain("<html><body><table><tr>", "<td>", 3_000_000, ""), nil},
	{"attributes.html", plain("<html><body><p ", "a=b ", 4_000_000, ">"), nil},
	{"entities.html", plain("<html><body><p>", "&nbsp;", 10_000_000, ""), nil},
	{"rules.html", plain("<html><style>", ".a .b{font-family:x}", 2_000_000, "</style><p class='a b'>a"), nil},
	{"archive.mht", plain("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"X\"\r\n\r\n", "--X\r\nContent-Type: text/plain\r\n\r\na\r\n", 800_000, ""), nil},
}
