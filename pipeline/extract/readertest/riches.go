package readertest

import (
	"archive/zip"
	"os"
	"strings"
	"testing"
)

// The files below are small .docx files, so that each thing that Word can do
// is met at least once.

const packageTypes = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
	`<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>`

const packageRels = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

const partRels = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
	`<Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>` +
	`<Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>` +
	`<Relationship Id="h" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>` +
	`<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>`

const spaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`

func root(name, content string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><w:` + name + spaces + `>` + content + `</w:` + name + `>`
}

func p(content string) string       { return `<w:p>` + content + `</w:p>` }
func r(text string) string          { return run("", `<w:t xml:space="preserve">`+text+`</w:t>`) }
func run(props, what string) string { return `<w:r><w:rPr>` + props + `</w:rPr>` + what + `</w:r>` }
func font(name string) string {
	return `<w:rFonts w:ascii="` + name + `" w:hAnsi="` + name + `" w:cs="` + name + `"/>`
}
func char(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
func item(list, level, text string) string {
	return p(`<w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr>` + r(text))
}
func styled(id, text string) string {
	return p(`<w:pPr><w:pStyle w:val="` + id + `"/></w:pPr>` + r(text))
}

// tbl writes a table whose columns are as wide as told, in twips.
func tbl(grid, rows string) string {
	out := `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`
	for _, width := range strings.Fields(grid) {
		out += `<w:gridCol w:w="` + width + `"/>`
	}
	return out + `</w:tblGrid>` + rows + `</w:tbl>`
}
func tr(cells string) string { return `<w:tr>` + cells + `</w:tr>` }
func tc(width, props, content string) string {
	return `<w:tc><w:tcPr><w:tcW w:w="` + width + `" w:type="dxa"/>` + props + `</w:tcPr>` + content + `</w:tc>`
}

func checkBox(checked string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="c"/><w:enabled/><w:calcOnExit w:val="0"/>` +
		`<w:checkBox><w:sizeAuto/><w:default w:val="0"/>` + checked + `</w:checkBox></w:ffData></w:fldChar></w:r>` +
		`<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>` + char("separate") + char("end")
}

const dropDown = `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="d"/><w:enabled/><w:calcOnExit w:val="0"/><w:ddList><w:result w:val="1"/>` +
	`<w:listEntry w:val="Kinh tế"/><w:listEntry w:val="Văn hóa"/><w:listEntry w:val="Quốc phòng"/></w:ddList></w:ffData></w:fldChar></w:r>` +
	`<w:r><w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`

func textBox(content string) string {
	return `<w:r><w:pict><v:shape id="b" type="#_x0000_t202" style="position:absolute;margin-left:10pt;margin-top:10pt;width:200pt;height:60pt"><v:textbox><w:txbxContent>` +
		content + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
}

// frame is a text box as Word writes it since 2010, with a twin for older ones.
func frame(content string) string {
	const size = `<wp:extent cx="2540000" cy="762000"/>`
	return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">` +
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>` + size +
		`<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/><wp:docPr id="7" name="Khung"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>` +
		`<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2540000" cy="762000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>` + content +
		`</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:shape id="k" type="#_x0000_t202" style="width:200pt;height:60pt"><v:textbox><w:txbxContent>` + content + `</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
}

// group is two text boxes that are grouped: only the group is anchored.
const group = `<w:r><w:pict><v:group id="g" style="position:absolute;margin-left:10pt;margin-top:10pt;width:300pt;height:100pt" coordsize="6000,2000">` +
	`<v:shape id="g1" type="#_x0000_t202" style="position:absolute;left:0;top:0;width:2500;height:1000"><v:textbox><w:txbxContent><w:p><w:r><w:t>Nhóm một</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>` +
	`<v:shape id="g2" type="#_x0000_t202" style="position:absolute;left:3000;top:0;width:2500;height:1000"><v:textbox><w:txbxContent><w:p><w:r><w:t>Nhóm hai</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></v:group></w:pict></w:r>`

const testStyles = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Cu"><w:name w:val="Cu"/><w:basedOn w:val="Normal"/><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:type="character" w:styleId="Dam"><w:name w:val="Dam"/><w:rPr><w:b/></w:rPr></w:style>`

func level(at, format, text, more string) string {
	return `<w:lvl w:ilvl="` + at + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/>` + more + `<w:lvlText w:val="` + text + `"/><w:lvlJc w:val="left"/></w:lvl>`
}

func testNumbering() string {
	return `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>` +
		level("0", "upperRoman", "%1.", "") + level("1", "decimal", "%1.%2", `<w:pStyle w:val="Muc"/>`) + level("2", "lowerLetter", "%3)", "") + level("3", "bullet", "-", "") +
		`</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>` + level("0", "decimalZero", "Điều %1:", "") + `</w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`
}

// WriteDocx writes a Word file with a body, and a header and a footer.
func WriteDocx(t testing.TB, path, body string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	out := zip.NewWriter(file)
	const section = `<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="default" r:id="t"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`
	parts := []struct{ name, content string }{
		{"[Content_Types].xml", packageTypes}, {"_rels/.rels", packageRels}, {"word/_rels/document.xml.rels", partRels},
		{"word/document.xml", root("document", `<w:body>`+body+section+`</w:body>`)},
		{"word/styles.xml", root("styles", testStyles)}, {"word/numbering.xml", root("numbering", testNumbering())},
		{"word/footnotes.xml", root("footnotes", `<w:footnote w:id="1">`+p(`<w:r><w:footnoteRef/></w:r>`+r(" Chú thích thử"))+`</w:footnote>`)},
		{"word/header1.xml", root("hdr", p(r("ĐẢNG BỘ PHƯỜNG THỬ")+textBox(p(r("Hộp ở đầu trang")))))}, {"word/footer1.xml", root("ftr", p(r("Trang")))},
	}
	for _, part := range parts {
		if part.name == "word/footnotes.xml" && !strings.Contains(body, "footnoteReference") {
			part.content = root("footnotes", "")
		}
		w, err := out.Create(part.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// restart and goOn merge cells of a column.
const (
	restart = `<w:vMerge w:val="restart"/>`
	goOn    = `<w:vMerge/>`
	two     = `<w:gridSpan w:val="2"/>`
)

// tracked wraps content as a change.
func tracked(kind, content string) string {
	return `<w:` + kind + ` w:id="1" w:author="A" w:date="2026-01-02T03:04:05Z">` + content + `</w:` + kind + `>`
}

// Riches are bodies of Word files that between them use all that is read.
func Riches() map[string]string {
	return map[string]string{
		"text": styled("Heading1", "I. Thông tin chung") +
			p(r("Tên mô hình:")+`<w:r><w:tab/></w:r>`+r("Một cửa")+`<w:r><w:br/></w:r>`+r("thân thiện")) +
			p(run(`<w:b/>`, `<w:t xml:space="preserve">Mục tiêu: </w:t>`)+r("giảm 30")+`<w:r><w:noBreakHyphen/></w:r>`+r("40% 𝒜 “trích” – …")) +
			p(run(`<w:vanish/>`, `<w:t>ẩn</w:t>`)+r("hiện")+run(`<w:rStyle w:val="Dam"/>`, `<w:t>đậm</w:t>`)) +
			p(char("begin")+`<w:r><w:instrText xml:space="preserve"> HYPERLINK "http://thu.vn" </w:instrText></w:r>`+char("separate")+r("liên kết")+char("end")+r(" sau")) +
			p("") + p(r("Chú")+`<w:r><w:footnoteReference w:id="1"/></w:r>`+r(" thích")),
		"boxes": p(r("Trước hộp")+textBox(p(r("Trong hộp một"))+p(r("Trong hộp hai")))+r(" sau hộp")) + p(r("Đoạn cuối")) +
			p(r("Có nhóm")+group) + p(r("Sau nhóm")) + tbl("9000", tr(tc("9000", "", p(r("Ô có hộp")+textBox(p(r("Hộp trong ô"))))))) + p(""),
		"frames": p(r("Trước khung")+frame(p(r("Trong khung một"))+p(r("Trong khung hai")))) + p(r("Sau khung")) + p(r("Hết")),
		"forms": p(checkBox(`<w:checked/>`)+r(" Kinh tế ")+checkBox("")+r(" Văn hóa")) + p(r("Lĩnh vực: ")+dropDown+r(".")) +
			p(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`+r(" có ")+`<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>`+r(" không")) +
			p(run(font("Wingdings"), `<w:t>&#xF0A8;</w:t>`)+r(" ô trống")),
		"lists": item("1", "0", "Một") + item("1", "1", "Một một") + item("1", "1", "Một hai") + item("1", "2", "Chữ") + item("1", "3", "Gạch") +
			item("1", "0", "Hai") + styled("Muc", "Theo kiểu") + item("2", "0", "Điều") + item("2", "0", "Điều sau") + item("3", "0", "Năm"),
		"tables": p(r("Bảng")) + tbl("1000 4000 4000",
			tr(tc("1000", restart, p(r("1")))+tc("8000", two, p(run(`<w:b/>`, `<w:t>Gộp ngang</w:t>`))))+
				tr(tc("1000", goOn, p(""))+tc("4000", "", p(r("trái"))+p(r("dưới")))+tc("4000", "", tbl("1500 1500", tr(tc("1500", "", p(r("trong 1")))+tc("1500", "", p(r("trong 2")))))+p("")))+
				tr(tc("5000", two, item("2", "0", "đánh số"))+tc("4000", "", p(""))+"")) + p(r("Sau bảng")) +
			tbl("3000 3000 3000", `<w:tr><w:trPr><w:tblHeader/></w:trPr>`+tc("3000", "", p(r("TT")))+tc("3000", "", p(r("Tên")))+tc("3000", "", p(r("Ghi chú")))+`</w:tr>`+
				`<w:tr><w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="3000" w:type="dxa"/></w:trPr>`+tc("3000", "", p(r("lùi")))+tc("3000", "", p(r("vào")))+`</w:tr>`) + p(r("Hết")),
		"grids": tbl("1000 2000 3000 3000",
			tr(tc("1000", restart, p(r("a")))+tc("2000", restart, p(r("b")))+tc("6000", two, p(r("c"))))+
				tr(tc("1000", goOn, p(""))+tc("2000", goOn, p(""))+tc("3000", "", p(r("c1")))+tc("3000", "", p(r("c2"))))+
				tr(tc("1000", restart, p(r("d")))+tc("8000", `<w:gridSpan w:val="3"/>`, p(r("dài"))))+
				tr(tc("1000", goOn, p(""))+tc("5000", two, p(r("e")))+tc("3000", "", p(r("f"))))+
				tr(tc("9000", `<w:gridSpan w:val="4"/>`, p(r("cả dòng"))))) + p(r("giữa")) +
			tbl("4500 4500", tr(tc("4500", "", tbl("4000", tr(tc("4000", "", tbl("3000", tr(tc("3000", "", p(r("sâu ba")))))+p(r("sâu hai")))))+p(r("ngoài")))+tc("4500", "", p(r("bên"))))) + p("") +
			tbl("3000 3000 3000", tr(tc("3000", "", p(r("TT")))+tc("3000", "", p(r("Tên")))+tc("3000", "", p(r("Nơi"))))+
				`<w:tr><w:trPr><w:gridAfter w:val="1"/><w:wAfter w:w="3000" w:type="dxa"/></w:trPr>`+tc("3000", "", p(r("thiếu")))+tc("3000", "", p(r("ô")))+`</w:tr>`+
				tr(tc("3000", "", item("2", "0", ""))+tc("3000", "", p(r("x"))+p("")+p(r("y")))+tc("3000", "", p("")))) + p(""),
		"hidden": p(run(`<w:vanish/>`, `<w:t>ẩn hết</w:t>`)) +
			p(run(`<w:caps/>`, `<w:t>chữ hoa</w:t>`)+run(`<w:b/>`, `<w:t xml:space="preserve"> đậm</w:t>`)),
		"sections": p(r("Một")) + p(`<w:pPr><w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:cols w:num="2"/></w:sectPr></w:pPr>`+r("hai")) +
			p(r("cột")+`<w:r><w:br w:type="column"/></w:r>`+r("sau")) + p(`<w:r><w:t>ệ</w:t></w:r>`) + p(r("Dòng &lt;thử&gt; (ngoặc) 100%")),
		"tracked": p(r("Còn ")+tracked("del", `<w:r><w:delText>đã xóa</w:delText></w:r>`)+tracked("ins", r("thêm vào"))) +
			p(`<w:pPr><w:rPr><w:del w:id="2" w:author="A" w:date="2026-01-02T03:04:05Z"/></w:rPr></w:pPr>`+r("Nối ")) + p(r("liền")),
		"fonts": p(run(font(".VnTime"), `<w:t xml:space="preserve">Tªn m« h×nh: Mét cöa th©n thiÖn</w:t>`)) +
			p(run(font(".VnTimeH"), `<w:t>céng hßa x· héi</w:t>`)) + styled("Cu", "Chi bé khu phè ba, ph\u00adêng An L¹c") +
			p(run(font(".VnTime"), `<w:t>Ph</w:t><w:softHyphen/><w:t>êng An L¹c</w:t>`)) +
			p(run(font("VNI-Times"), `<w:t>Moâ hình daân vaän kheùo</w:t>`)+run(font("Times New Roman"), `<w:t xml:space="preserve"> năm 2026</w:t>`)),
		"breaks": p(r("Trang một")) + p(`<w:r><w:br w:type="page"/></w:r>`) + p(r("Trang hai")) +
			p(`<w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr>`+r("Cuối phần một")) + p(r("Phần hai")),
	}
}

// DeletedRow is a table whose second row is deleted with tracking on.
func DeletedRow() string {
	return tbl("4500 4500", tr(tc("4500", "", p(r("một")))+tc("4500", "", p(r("hai"))))+
		`<w:tr><w:trPr>`+tracked("del", "")+`</w:trPr>`+tc("4500", "", p(tracked("del", `<w:r><w:delText>bỏ</w:delText></w:r>`)))+tc("4500", "", p(tracked("del", `<w:r><w:delText>đi</w:delText></w:r>`)))+`</w:tr>`+
		tr(tc("4500", "", p(tracked("ins", r("ba"))))+tc("4500", "", p(r("bốn"))))) + p(r("Hết"))
}

// Form is the body of a form of two columns with so many rows.
func Form(rows int) string {
	row := tr(tc("3000", "", p(r("Mục tiêu"))) + tc("6000", "", p(r("Một cửa thân thiện, hồ sơ không chờ"))))
	return tbl("3000 6000", strings.Repeat(row, rows))
}
