// Times of single one-page certificates with other makers, in one process each:  node cert.mjs FONTS-FOLDER COUNT
// Needs: npm i @myriaddreamin/typst-ts-node-compiler pdfkit pdf-lib @pdf-lib/fontkit
// The page has the certificate's sixteen texts in four styles, 700 curves of ornament and a code of 57 × 57 squares, as hoso's does. Each maker
// draws them as paths in the way that is fastest for it; typst gets the ornament once, as a picture in SVG that it may keep.
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
// The ornament: rings of leaves, birds and teeth round the middle, and tendrils along the edges.
const leaf = (x, y, turn, long, wide) => {
  const at = (u, v) => [x + u * Math.cos(turn) - v * Math.sin(turn), y + u * Math.sin(turn) + v * Math.cos(turn)].map((n) => n.toFixed(3)).join(" ");
  return `M${at(0, 0)} C${at(long / 3, wide)} ${at(long * 2 / 3, wide)} ${at(long, 0)} C${at(long * 2 / 3, -wide)} ${at(long / 3, -wide)} ${at(0, 0)} Z`;
};
const ornament = [];
for (const [n, radius, long, wide] of [[80, 56, 4, 1], [72, 51, 3, 1.5], [72, 51, 1, 0.5], [12, 34, 12, 4], [56, 27, 4, 1], [14, 9, 17, 2]])
  for (let i = 0; i < n; i++) { const a = 2 * Math.PI * i / n; ornament.push(leaf(148.5 + radius * Math.cos(a), 104 + radius * Math.sin(a), a, long, wide)); }
for (let i = 0; i < 21; i++) for (const y of [10, 200]) for (let k = 0; k < 6; k++) ornament.push(leaf(18 + i * 13, y, k, 5, 1));
for (let i = 0; i < 14; i++) for (const x of [10, 287]) for (let k = 0; k < 6; k++) ornament.push(leaf(x, 18 + i * 13, k, 5, 1));
const drawing = ornament.join(" ");
// The code: squares that touch in a row as one, other ones for each certificate.
const code = (n) => {
  let d = "", seed = n + 1;
  for (let y = 0; y < 57; y++) for (let x = 0, run = 0; x <= 57; x++) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    if (x < 57 && seed & 0x10000) { run++; continue; }
    if (run) { d += `M${x - run} ${y}h${run}v1h-${run}Z`; run = 0; }
  }
  return d;
};

const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: Object.values(faces) }] });
const look = { R: "", B: ', weight: "bold"', I: ', style: "italic"', X: ', weight: "bold", style: "italic"' };
const picture = (w, h, d, color, box) => `<svg xmlns="http://www.w3.org/2000/svg" width="${w}mm" height="${h}mm" viewBox="${box}"><path fill="${color}" d="${d}"/></svg>`;
compiler.mapShadow(path.resolve("ornament.svg"), Buffer.from(picture(297, 210, drawing, "#F0CF7E", "0 0 297 210")));
function typst(n) {
  compiler.mapShadow(path.resolve("code.svg"), Buffer.from(picture(22, 22, code(n), "black", "0 0 57 57")));
  const source = `#set page(width: 297mm, height: 210mm, margin: 0pt)\n#set text(font: "Hoso Serif")\n` +
    [6, 9, 14, 16].map((i) => `#place(dx: ${i}mm, dy: ${i}mm, rect(width: ${297 - 2 * i}mm, height: ${210 - 2 * i}mm, stroke: 1pt + red))`).join("\n") + "\n" +
    `#place(dx: 0mm, dy: 0mm, image("/ornament.svg"))\n#place(dx: 29mm, dy: 143mm, image("/code.svg"))\n` +
    texts(n).map(([f, s, x, y, t]) => `#place(dx: ${x}mm, dy: ${y - s * 0.3}mm, text(size: ${s}pt${look[f]})[#"${t}"])`).join("\n");
  return compiler.pdf({ mainFileContent: source });
}
function kit(n) {
  return new Promise((done) => {
    const doc = new PDFDocument({ size: [297 * mm, 210 * mm], margin: 0 }), out = [];
    doc.on("data", (d) => out.push(d)).on("end", () => done(Buffer.concat(out)));
    for (const i of [6, 9, 14, 16]) doc.rect(i * mm, i * mm, (297 - 2 * i) * mm, (210 - 2 * i) * mm).stroke("red");
    doc.save().scale(mm).path(drawing).fill("#F0CF7E").restore();
    doc.save().scale(mm).translate(29, 143).scale(22 / 57).path(code(n)).fill("black").restore();
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
  page.drawSvgPath(drawing, { x: 0, y: 210 * mm, scale: mm, color: rgb(0.94, 0.81, 0.49) });
  page.drawSvgPath(code(n), { x: 29 * mm, y: (210 - 143) * mm, scale: mm * 22 / 57, color: rgb(0, 0, 0) });
  for (const [f, s, x, y, t] of texts(n)) page.drawText(t, { font: fonts[f], size: s, x: x * mm, y: (210 - y) * mm });
  return doc.save();
}
for (const [name, make] of [["typst", typst], ["pdfkit", kit], ["pdf-lib", lib]]) {
  for (let n = 0; n < 5; n++) await make(n);
  const from = process.cpuUsage(), wall = performance.now();
  let size = 0;
  for (let n = 1; n <= count; n++) size += (await make(n)).length;
  const used = process.cpuUsage(from);
  console.log(`${name}: ${((used.user + used.system) / 1000 / count).toFixed(2)} ms CPU each (${((performance.now() - wall) / count).toFixed(2)} ms wall), ${(size / count / 1000).toFixed(1)} kB`);
}
