/** `gongshi plan check FILE [--json]`: reads a plan without a database and shows its headings, items and units. */
import { readFile } from "node:fs/promises";
import { print } from "./print";
import type { PlanReading } from "@gongshi/domain/plan/plan";

const USAGE = "用法：npm run -s gongshi -- plan check 文件 [--json]\n";

/** Exit code 0: fit to import; 1: readable, but something in it needs a person; 2: not a plan (one sentence on stderr). */
export async function planCheck(args: string[]): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith("--"));
  const [file] = files;
  if (file === undefined || files.length > 1) {
    process.stderr.write(USAGE);
    return 2;
  }
  const [{ readPlanFile }, words] = await Promise.all([
    import("../adapters/plan-file"),
    import("@gongshi/domain/plan/words"),
  ]);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    process.stderr.write("打不开这个文件，请检查路径。\n");
    return 2;
  }
  const read = readPlanFile(bytes);
  if (!read.ok) {
    process.stderr.write(
      `${"unreadable" in read ? words.PLAN_UNREADABLE_WORDS[read.unreadable] : read.problems.join("；")}\n`,
    );
    return 2;
  }
  await print(args.includes("--json") ? `${JSON.stringify(read.plan, null, 2)}\n` : inWords(read.plan));
  return read.plan.problems.length === 0 ? 0 : 1;
}

function inWords(plan: PlanReading): string {
  const units = new Set(plan.items.flatMap((item) => item.assignments.map(({ unit }) => unit)));
  const subsections = plan.sections.reduce((sum, section) => sum + section.subsections.length, 0);
  return `${[
    plan.title,
    `${plan.sections.length} 个一级要点，${subsections} 个二级要点，${plan.items.length} 项，${units.size} 个责任单位`,
    ...plan.problems.map((problem) => `留意：${problem}`),
  ].join("\n")}\n`;
}
