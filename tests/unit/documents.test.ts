import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PLACES = ["apps", "packages", "prisma", "scripts", "tests", "docs"];
const LONGEST_LINE = 200;
const LARGEST_PICTURE = 250_000;

/** Without git, which whoever unpacks an archive need not have. */
const files = [
  ...readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  ...PLACES.flatMap((place) => filesBelow(join(root, place))),
];
const documents = files.filter((file) => file.endsWith(".md"));
const read = (file: string): string => readFileSync(join(root, file), "utf8");

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return [relative(root, join(folder, entry.name))];
    const skipped = entry.name.startsWith(".") || ["node_modules", "dist", "generated"].includes(entry.name);
    return entry.isDirectory() && !skipped ? filesBelow(join(folder, entry.name)) : [];
  });
}

/** Links to files of the repository, pictures among them, written inline or below the text. */
const linksOf = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)|^\[[^\]]+\]: (\S+)$/gm)]
    .map((match) => (match[1] ?? match[2])!)
    .filter((link) => !/^[a-z]+:/.test(link));

/** Paths of the repository named in code spans, such as `packages/domain`. */
const pathsOf = (text: string): string[] =>
  [...text.matchAll(new RegExp(`\`((?:${PLACES.join("|")})/[\\w./-]*\\w)\``, "g"))].map((match) => match[1]!);

const commandsOf = (text: string): string[] =>
  [...text.matchAll(/npm run (?:-s )?([a-z][\w:]*)/g)].map((match) => match[1]!);

const scriptsOf = (text: string): string[] =>
  [...text.matchAll(/node (scripts\/[\w-]+\.mjs)/g)].map((match) => match[1]!);

describe.each(documents)("%s", (document) => {
  const text = read(document);

  test("names only what is there", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: object };
    for (const link of linksOf(text)) expect(existsSync(resolve(root, dirname(document), link)), link).toBe(true);
    for (const path of [...pathsOf(text), ...scriptsOf(text)]) expect(existsSync(join(root, path)), path).toBe(true);
    for (const command of commandsOf(text)) expect(Object.keys(scripts)).toContain(command);
  });

  test("can be read in a terminal", () => {
    const long = text.split("\n").filter((line) => [...line].length > LONGEST_LINE);
    expect(long).toEqual([]);
  });
});

test("each picture is shown somewhere, and small enough for a slow line", () => {
  const pictures = files.filter((file) => file.startsWith("docs/images/"));
  const shown = documents.flatMap((document) => linksOf(read(document)).map((link) => join(dirname(document), link)));
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures) {
    expect(shown).toContain(picture);
    expect(statSync(join(root, picture)).size, picture).toBeLessThan(LARGEST_PICTURE);
  }
});

test.each(["README.md", "README.zh-CN.md"])("%s tells every setting that is read, and no other", (document) => {
  const [, shape = ""] = read("apps/api/src/config.ts").split("z.object({");
  const settings = [...shape.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1]!);
  const rows = read(document)
    .split("\n")
    .filter((line) => /^\| `[A-Z]/.test(line));
  const told = rows.flatMap((row) => [...row.split("|")[1]!.matchAll(/`([A-Z_]+)`/g)].map((match) => match[1]!));
  expect(told.toSorted()).toEqual(settings.toSorted());
});

test("decisions are numbered without gaps, dated, and say what was weighed", () => {
  const decisions = files.filter((file) => file.startsWith("docs/adr/")).toSorted();
  decisions.forEach((file, index) => {
    expect(file).toContain(`docs/adr/${String(index + 1).padStart(4, "0")}-`);
    const text = read(file);
    expect(text).toMatch(new RegExp(`^# ${index + 1}\\. .+\\n\\n\\d{4}-\\d\\d-\\d\\d, `));
    for (const part of ["Context", "Decision", "Consequences", "Weighed"]) expect(text, file).toContain(`**${part}.**`);
  });
});
