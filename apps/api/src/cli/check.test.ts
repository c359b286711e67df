import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { demoPlanText } from "../../../../prisma/seed/demo-plan";
import { rollBytes } from "../../../../tests/support/synthetic-files";
import { syntheticRoll } from "../../../../tests/support/synthetic-roll";
import type { SyntheticCell } from "../../../../tests/support/synthetic-roll";

// Thousands of files and processes of their own: slow machines need longer than a unit test usually gets.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "gongshi-check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The command as a person runs it: in a process of its own, with nothing but the repository. */
function check(what: "roll" | "plan", ...args: string[]) {
  const run = `import(${JSON.stringify(`./apps/api/src/cli/${what}-check.ts`)}).then(async (m) => process.exit(await m.${what}Check(process.argv.slice(1))))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "-e", run, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

const xlsx = (name: string, rows: SyntheticCell[][]) =>
  file(name, rollBytes({ sheets: [{ name: "Sheet1", hidden: false, rows, merges: [], hiddenRows: [] }] }));
const [A, B, CARD, PHONE] = ["449900196607225764", "44990019531228958X", "6228485501480102539", "13800138000"];

describe("roll check", () => {
  it("prints what importing would give, and nothing personal", () => {
    const rows = [
      ["序号", "村", "姓名", "身份证号", "一卡通号", "应发金额", "实发金额", "备注"],
      [1, "示例一经联社", "梁妹", A, CARD, 10, 10, `电话${PHONE}`],
      [2, "示例一经联社", "陈妹", B, CARD, 20, 0, "退回"],
      [3, "示例二经联社", "麦妹", A, CARD, 5.5, 5.5, null],
      [4, "示例二经联社", "冯妹", 449900195312289000, CARD, 5, 5, null],
      ["合计", null, null, null, null, 40.5, 20.5],
    ];
    const { status, stdout, stderr } = check("roll", xlsx("fit.xlsx", rows), "--json");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({
      payments: 3,
      totalYuan: "15.50",
      controlTotalYuan: "20.50",
      cooperatives: {
        示例一经联社: { payments: 2, totalYuan: "10.00" },
        示例二经联社: { payments: 1, totalYuan: "5.50" },
      },
      rejected: [{ sheet: "Sheet1", row: 5, column: "身份证号", reason: "ID_STORED_AS_NUMBER" }],
      warnings: [
        { sheet: "Sheet1", row: 2, kind: "REMARK_NOT_PUBLISHED", message: expect.any(String) as string },
        { sheet: "Sheet1", row: 4, kind: "SAME_PERSON_TWO_UNITS", message: expect.any(String) as string },
      ],
    });
    for (const personal of [A, B, CARD, PHONE, "梁妹"]) expect(stdout).not.toContain(personal);
    expect(status).toBe(0);
  });

  it("answers 1 where a total does not fit or nothing can be imported", () => {
    const header = ["姓名", "身份证号", "金额"];
    expect(check("roll", xlsx("misfit.xlsx", [header, ["梁妹", A, 10], ["合计", null, 11]])).status).toBe(1);
    const none = check("roll", xlsx("none.xlsx", [header, ["梁妹", "1", 10]]), "--json");
    expect(none.status).toBe(1);
    expect(JSON.parse(none.stdout)).toMatchObject({ payments: 0, totalYuan: "0.00", controlTotalYuan: null });
  });

  it.each([
    ["empty", ""],
    ["half", rollBytes(syntheticRoll(3)).subarray(0, 900)],
    ["prose.csv", "随便什么文字，没有表头"],
  ])("answers 2 with one sentence for %s", (name, content) => {
    const { status, stdout, stderr } = check("roll", file(name, content), "--json");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).not.toContain(A);
  });

  it("answers 1 to a table it has a question about, with what each answer would give", () => {
    const { status, stdout, stderr } = check(
      "roll",
      file("question.csv", `姓名,身份证号,金额,金额\n梁妹,${A},1,2\n`),
      "--json",
    );
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      payments: 0,
      controlTotalYuan: null,
      warnings: [{ row: 1, kind: "NEEDS_MAPPING" }],
    });
    expect(stderr).toMatch(/C 列“金额”为 1 行、1\.00 元；D 列“金额”为 1 行、2\.00 元/u);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("answers 2 for a file that is not there, and for no file", () => {
    expect(check("roll", join(folder, "nowhere.xlsx")).status).toBe(2);
    expect(check("roll").status).toBe(2);
  });

  it("does not cut a long answer off in a pipe", () => {
    const rows = [
      ["姓名", "身份证号", "金额"],
      ...Array.from({ length: 3000 }, () => ["梁妹", "x", 1]),
      ["陈妹", A, 1],
    ];
    const { stdout } = check("roll", xlsx("long.xlsx", rows as SyntheticCell[][]), "--json");
    expect((JSON.parse(stdout) as { rejected: unknown[] }).rejected).toHaveLength(3000);
  });
});

describe("plan check", () => {
  it("prints headings, items, units and proposed deadlines", () => {
    const { status, stdout } = check("plan", file("plan.txt", demoPlanText("东区街道", 2022)), "--json");
    const plan = JSON.parse(stdout) as { sections: { subsections: unknown[] }[]; items: unknown[] };
    expect(plan).toMatchObject({ year: 2022, problems: [] });
    expect(plan.sections.map(({ subsections }) => subsections.length)).toEqual([4, 5, 3, 4, 0]);
    expect(plan.items).toHaveLength(44);
    expect(plan.items[4]).toMatchObject({
      number: 5,
      section: 1,
      subsection: 2,
      due: { kind: "BY_DATE", date: "2022-12-31" },
    });
    expect(status).toBe(0);
  });

  it("answers 1 where something needs a person, 2 for no plan", () => {
    expect(check("plan", file("gap.txt", "2026年要点\n\t一、甲\n\t1.丙\n\t司法所\n\n\t3.丁\n\t司法所\n")).status).toBe(
      1,
    );
    const no = check("plan", file("no.txt", "随便什么文字"), "--json");
    expect([no.status, no.stdout]).toEqual([2, ""]);
    expect(no.stderr.trim().split("\n")).toHaveLength(1);
  });
});
