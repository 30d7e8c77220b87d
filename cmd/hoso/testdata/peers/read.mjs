// Times how long mammoth and exceljs take to read files, warm, in one process.
// node read.mjs ROUNDS FILE… prints one JSON object a file: {"file", "ms"},
// the best of the rounds. The modules are looked for from the working folder.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "read.mjs"));
const [rounds, ...files] = process.argv.slice(2);

async function word(bytes) {
  await require("mammoth").convertToHtml({ buffer: bytes });
}

async function excel(bytes) {
  const ExcelJS = require("exceljs");
  await new ExcelJS.Workbook().xlsx.load(bytes);
}

const books = files.map((file) => ({ file, bytes: readFileSync(file), times: [] }));
// Round by round over all files: the first rounds only warm the compiler.
for (let round = -Math.ceil(rounds / 2); round < rounds; round++) {
  for (const book of books) {
    const start = process.hrtime.bigint();
    try {
      await (book.file.endsWith(".docx") ? word : excel)(book.bytes);
    } catch (fault) {
      book.fault = String(fault).split("\n")[0];
    }
    if (round >= 0) book.times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
}
for (const book of books) {
  console.log(JSON.stringify({ file: book.file, ms: Math.min(...book.times), fault: book.fault }));
}
