// Times of single one-page certificates with other makers, in one process each:  node cert.mjs FONTS-FOLDER COUNT
// Needs: npm i @myriaddreamin/typst-ts-node-compiler pdfkit pdf-lib @pdf-lib/fontkit
// The page has the certificate's fifteen texts in four styles; its ornament is only frames here, which is less than hoso draws.
import fs from "node:fs";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import PDFDocument from "pdfkit";
import { PDFDocument as Lib, rgb } from "pdf-lib";
import fontkit from "@pdf-lib/fontkit";

const [dir, count] = [process.argv[2], Number(process.argv[3] || 200)];
const file = (s) => fs.readFileSync(path.join(dir, `HosoSerif-${s}.ttf`));
const faces = { R: file("Regular"), B: file("Bold"), I: file("Italic"), X: file("BoldItalic") };
const texts = (n) => [
  ["R", 12, 27, 29, "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG THÀNH PHỐ MẪU"], ["B", 13, 27, 34, "ĐẢNG ỦY CƠ QUAN MẪU"], ["R", 12, 85, 39, "*"],
  ["B", 15, 170, 29, "ĐẢNG CỘNG SẢN VIỆT NAM"], ["B", 44, 70, 55, "GIẤY CHỨNG NHẬN"], ["I", 17, 138, 74, "Mô hình"],
  ["B", 28, 60, 90, `“Một cửa thân thiện, hồ sơ không chờ số ${n}”`], ["B", 20, 110, 107, "Tập thể: Chi bộ Phòng 9"],
  ["R", 19, 70, 117, "được công nhận là mô hình “Dân vận khéo” năm 2026"], ["X", 14, 110, 124, "Lĩnh vực: xây dựng hệ thống chính trị"],
  ["I", 13, 180, 134, "Thành phố Mẫu, ngày 10 tháng 12 năm 2026"], ["B", 14, 200, 140, "T/M ĐẢNG ỦY"], ["R", 14, 208, 146, "BÍ THƯ"],
  ["B", 14, 200, 188, "Trần Văn Mẫu"], ["R", 13, 29, 175, "Quyết định số 15-QĐ/ĐU, ngày 10 tháng 12 năm 2026"], ["R", 13, 29, 181, `Vào sổ số: ${n}/2026`],
];
const mm = 72 / 25.4;

const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: Object.values(faces) }] });
const look = { R: "", B: ', weight: "bold"', I: ', style: "italic"', X: ', weight: "bold", style: "italic"' };
function typst(n) {
  const source = `#set page(width: 297mm, height: 210mm, margin: 0pt)\n#set text(font: "Hoso Serif")\n` +
    [6, 9, 14, 16].map((i) => `#place(dx: ${i}mm, dy: ${i}mm, rect(width: ${297 - 2 * i}mm, height: ${210 - 2 * i}mm, stroke: 1pt + red))`).join("\n") + "\n" +
    texts(n).map(([f, s, x, y, t]) => `#place(dx: ${x}mm, dy: ${y - s * 0.3}mm, text(size: ${s}pt${look[f]})[#"${t}"])`).join("\n");
  return compiler.pdf({ mainFileContent: source });
}
function kit(n) {
  return new Promise((done) => {
    const doc = new PDFDocument({ size: [297 * mm, 210 * mm], margin: 0 }), out = [];
    doc.on("data", (d) => out.push(d)).on("end", () => done(Buffer.concat(out)));
    for (const i of [6, 9, 14, 16]) doc.rect(i * mm, i * mm, (297 - 2 * i) * mm, (210 - 2 * i) * mm).stroke("red");
    for (const [f, s, x, y, t] of texts(n)) doc.font(faces[f]).fontSize(s).text(t, x * mm, y * mm - s, { lineBreak: false });
    doc.end();
  });
}
async function lib(n) {
  const doc = await Lib.create();
  doc.registerFontkit(fontkit);
  const fonts = {};
  for (const f in faces) fonts[f] = await doc.embedFont(faces[f], { subset: true });
  const page = doc.addPage([297 * mm, 210 * mm]);
  for (const i of [6, 9, 14, 16]) page.drawRectangle({ x: i * mm, y: i * mm, width: (297 - 2 * i) * mm, height: (210 - 2 * i) * mm, borderColor: rgb(1, 0, 0), borderWidth: 1 });
  for (const [f, s, x, y, t] of texts(n)) page.drawText(t, { font: fonts[f], size: s, x: x * mm, y: (210 - y) * mm });
  return doc.save();
}
for (const [name, make] of [["typst", typst], ["pdfkit", kit], ["pdf-lib", lib]]) {
  for (let n = 0; n < 5; n++) await make(n);
  const from = performance.now();
  let size = 0;
  for (let n = 1; n <= count; n++) size += (await make(n)).length;
  console.log(`${name}: ${((performance.now() - from) / count).toFixed(2)} ms each, ${(size / count / 1000).toFixed(1)} kB`);
}
