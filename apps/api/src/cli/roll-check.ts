/** `gongshi roll check FILE [--json]`: reads a roll without a database and says what importing it would give. */
import { readFile } from "node:fs/promises";
import { print } from "./print";
import type { RejectedLine, RollReading, WarningKind } from "@gongshi/domain/roll/roll";

const USAGE = "用法：npm run -s gongshi -- roll check 文件 [--json]\n";

/**
 * Exit code 0: fit to import; 1: readable, but submission would be blocked; 2: not a roll (one sentence on stderr).
 * Nothing printed carries an identity number, a card or a telephone.
 */
export async function rollCheck(args: string[]): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith("--"));
  const [file] = files;
  if (file === undefined || files.length > 1) {
    process.stderr.write(USAGE);
    return 2;
  }
  // Loaded here, so that a wrong call or a missing file is answered at once.
  const [{ rollFile }, { readRollFile }, words] = await Promise.all([
    import("../adapters/roll-file"),
    import("@gongshi/usecases/roll/read-roll-file"),
    import("@gongshi/domain/roll/words"),
  ]);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    process.stderr.write("打不开这个文件，请检查路径。\n");
    return 2;
  }
  const read = await readRollFile(rollFile, bytes, file);
  if (!read.ok && "unreadable" in read) {
    process.stderr.write(`${words.UNREADABLE_WORDS[read.unreadable]}\n`);
    return 2;
  }
  const json = args.includes("--json");
  if (!read.ok) {
    // A question is for a person in front of a screen: until it is answered nothing can be imported.
    const { sheet, headerRow: row } = read.needsMapping;
    const message = words.questionWords(read.needsMapping);
    if (json) await print(jsonOf({ ...NOTHING, warnings: [{ sheet, row, kind: "NEEDS_MAPPING", message }] }));
    process.stderr.write(`${message}\n`);
    return 1;
  }
  const report = await reportOf(read.reading);
  await print(json ? jsonOf(report) : await inWords(report, read.reading));
  return read.reading.totalsFit && report.payments > 0 ? 0 : 1;
}

const jsonOf = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;

interface Report {
  /** Lines that can be imported, whatever their outcome. */
  readonly payments: number;
  readonly totalYuan: string;
  readonly controlTotalYuan: string | null;
  readonly cooperatives: Readonly<Record<string, { readonly payments: number; readonly totalYuan: string }>>;
  readonly rejected: readonly Pick<RejectedLine, "sheet" | "row" | "column" | "reason">[];
  readonly warnings: readonly {
    readonly sheet: string;
    readonly row: number | null;
    readonly kind: WarningKind | "NEEDS_MAPPING";
    readonly message: string;
  }[];
}

const NOTHING: Report = {
  payments: 0,
  totalYuan: "0.00",
  controlTotalYuan: null,
  cooperatives: {},
  rejected: [],
  warnings: [],
};

async function reportOf(reading: RollReading): Promise<Report> {
  const [{ yuanText }, { sumsByUnit }, { warningWords }] = await Promise.all([
    import("@gongshi/domain/money/format-yuan"),
    import("@gongshi/domain/roll/by-unit"),
    import("@gongshi/domain/roll/words"),
  ]);
  const units = sumsByUnit(reading.lines);
  return {
    payments: reading.lines.length,
    totalYuan: yuanText(units.reduce((sum, unit) => sum + unit.paidFen, 0)),
    controlTotalYuan: reading.controlTotalFen === null ? null : yuanText(reading.controlTotalFen),
    cooperatives: Object.fromEntries(
      units.map(({ unitName, payments, paidFen }) => [unitName ?? "", { payments, totalYuan: yuanText(paidFen) }]),
    ),
    rejected: reading.rejected.map(({ sheet, row, column, reason }) => ({ sheet, row, column, reason })),
    warnings: reading.warnings.map((warning) => ({
      sheet: warning.sheet,
      row: warning.row,
      kind: warning.kind,
      message: warningWords(warning),
    })),
  };
}

async function inWords(report: Report, reading: RollReading): Promise<string> {
  const [{ REJECT_WORDS }, { formatYuan }] = await Promise.all([
    import("@gongshi/domain/roll/words"),
    import("@gongshi/domain/money/format-yuan"),
  ]);
  const { control } = reading;
  return `${[
    `可导入 ${report.payments} 行，合计 ${report.totalYuan} 元`,
    control === null
      ? `表内没有合计可核对${reading.totalsFit ? "" : "，但小计与逐行相加不符"}`
      : `表内合计 ${formatYuan(control.printedFen)} 元，${control.fits ? "相符" : `与逐行相加差 ${formatYuan(control.differenceFen)} 元`}`,
    ...Object.entries(report.cooperatives).map(
      ([name, sum]) => `  ${name === "" ? "（未写明单位）" : name}：${sum.payments} 行，${sum.totalYuan} 元`,
    ),
    ...report.rejected.map(
      ({ sheet, row, column, reason }) =>
        `未读入 ${sheet} 第 ${row} 行${column === null ? "" : `（${column}）`}：${REJECT_WORDS[reason]}`,
    ),
    ...report.warnings.map(
      ({ sheet, row, message }) => `留意 ${sheet}${row === null ? "" : ` 第 ${row} 行`}：${message}`,
    ),
  ].join("\n")}\n`;
}
