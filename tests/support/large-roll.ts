/** Rolls of a great many lines, as spreadsheet programs write them, made piece by piece. Everybody in them is made up. */
import { crc32, createDeflateRaw } from "node:zlib";
import { checkDigit } from "../../packages/domain/src/privacy/identity-number";
import { zipOfPacked } from "./zip";

const HEADINGS = [
  "序号",
  "户主姓名",
  "身份证号",
  "一卡通号",
  "村",
  "村民组",
  "补贴面积（亩）",
  "补贴标准（元/亩）",
  "补贴金额（元）",
  "备注",
];
const GIVEN = ["桂英", "志明", "海燕", "国强", "丽娟", "三妹", "金凤", "玉兰", "俊杰", "建国"];
const FAMILY = ["梁", "陈", "麦", "冯", "黄", "欧阳", "司徒", "郑", "罗", "林", "区", "萧"];
const UNITS = 40;

export interface LargeRoll {
  readonly bytes: Buffer;
  readonly lines: number;
  readonly totalFen: number;
}

type Values = readonly [number, string, string, string, string, string, number, number, number, null];

/** Line `index`, from 0. */
function valuesOf(index: number): Values {
  const day = String(1 + (index % 28)).padStart(2, "0");
  const month = String(1 + (Math.floor(index / 28) % 12)).padStart(2, "0");
  const year = 1930 + (Math.floor(index / 336) % 75);
  const serial = String(Math.floor(index / 25_200) * 7 + (index % 7)).padStart(3, "0");
  const body = `449900${year}${month}${day}${serial}`;
  const milli = 100 + ((index * 7919) % 12_000);
  return [
    index + 1,
    `${FAMILY[index % FAMILY.length]}${GIVEN[Math.floor(index / 12) % GIVEN.length]}`,
    `${body}${checkDigit(body)}`,
    `6228480000${String(index).padStart(9, "0")}`,
    `示例${index % UNITS}经联社`,
    `${1 + (index % 20)}组`,
    milli / 1000,
    106.43,
    Math.round(milli * 106.43) / 1000,
    null,
  ];
}

const fenOf = (values: Values): number => Math.round(values[8] * 100);

export function largeCsv(lines: number): LargeRoll {
  let totalFen = 0;
  const pieces: Buffer[] = [Buffer.from(`\ufeff${HEADINGS.join(",")}\r\n`)];
  for (let from = 0; from < lines; from += 10_000) {
    let text = "";
    for (let index = from; index < Math.min(lines, from + 10_000); index += 1) {
      const values = valuesOf(index);
      totalFen += fenOf(values);
      text += `${values.map((value, column) => (column === 8 ? (fenOf(values) / 100).toFixed(2) : (value ?? ""))).join(",")}\r\n`;
    }
    pieces.push(Buffer.from(text));
  }
  pieces.push(Buffer.from(`合计,,,,,,,,${(totalFen / 100).toFixed(2)},\r\n`));
  return { bytes: Buffer.concat(pieces), lines, totalFen };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
const PARTS: Readonly<Record<string, string>> = {
  workbook: "/xl/workbook.xml",
  worksheet: "/xl/worksheets/sheet1.xml",
  sharedStrings: "/xl/sharedStrings.xml",
};

export async function largeXlsx(lines: number): Promise<LargeRoll> {
  let totalFen = 0;
  const strings = new Map<string, number>();
  const shared = (text: string): number => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  const cell = (value: string | number | null, column: number, row: number): string => {
    const ref = `${String.fromCharCode(65 + column)}${row}`;
    if (value === null) return `<c r="${ref}" s="1"/>`;
    return typeof value === "number"
      ? `<c r="${ref}" s="1"><v>${value}</v></c>`
      : `<c r="${ref}" s="1" t="s"><v>${shared(value)}</v></c>`;
  };
  const rowOf = (values: readonly (string | number | null)[], row: number): string =>
    `<row r="${row}" spans="1:10">${values.map((value, column) => cell(value, column, row)).join("")}</row>`;
  const sheet = await packed(function* () {
    yield `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:J${lines + 2}"/><sheetData>${rowOf(HEADINGS, 1)}`;
    for (let from = 0; from < lines; from += 2_000) {
      let text = "";
      for (let index = from; index < Math.min(lines, from + 2_000); index += 1) {
        const values = valuesOf(index);
        totalFen += fenOf(values);
        text += rowOf([...values.slice(0, 8), fenOf(values) / 100, null], index + 2);
      }
      yield text;
    }
    yield `${rowOf(["合计", null, null, null, null, null, null, null, totalFen / 100], lines + 2)}</sheetData></worksheet>`;
  });
  const table = await packed(function* () {
    yield `${XML}<sst xmlns="${MAIN}" count="${lines * 5}" uniqueCount="${strings.size}">`;
    let text = "";
    for (const one of strings.keys()) {
      text += `<si><t>${one}</t></si>`;
      if (text.length < 200_000) continue;
      yield text;
      text = "";
    }
    yield `${text}</sst>`;
  });
  const small = (text: string) =>
    packed(function* () {
      yield `${XML}${text}`;
    });
  const relations = (entries: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`;
  const bytes = zipOfPacked([
    {
      name: "[Content_Types].xml",
      ...(await small(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${[
          "workbook",
          "worksheet",
          "sharedStrings",
        ]
          .map(
            (kind) =>
              `<Override PartName="${PARTS[kind]}" ContentType="${TYPES}${kind === "workbook" ? "sheet.main" : kind}+xml"/>`,
          )
          .join("")}</Types>`,
      )),
    },
    {
      name: "_rels/.rels",
      ...(await small(relations(`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`))),
    },
    {
      name: "xl/workbook.xml",
      ...(await small(
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      )),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      ...(await small(
        relations(
          `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`,
        ),
      )),
    },
    { name: "xl/worksheets/sheet1.xml", ...sheet },
    { name: "xl/sharedStrings.xml", ...table },
  ]);
  return { bytes, lines, totalFen };
}

/** Packs what comes piece by piece. */
async function packed(pieces: () => Generator<string>): Promise<{ packed: Buffer; crc: number; size: number }> {
  const deflate = createDeflateRaw({ level: 3 });
  const out: Buffer[] = [];
  deflate.on("data", (piece: Buffer) => out.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    deflate.once("end", resolve);
    deflate.once("error", reject);
  });
  let crc = 0;
  let size = 0;
  for (const piece of pieces()) {
    const bytes = Buffer.from(piece);
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once("drain", resolve));
  }
  deflate.end();
  await ended;
  return { packed: Buffer.concat(out), crc, size };
}
