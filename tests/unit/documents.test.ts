import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const documents = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter(Boolean);

/** Links to files of the repository, pictures among them. */
const linksOf = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!).filter((link) => !/^[a-z]+:/.test(link));

/** Paths of the repository named in code spans, such as `packages/domain`. */
const pathsOf = (text: string): string[] =>
  [...text.matchAll(/`((?:apps|packages|prisma|scripts|tests|docs)\/[\w./-]*\w)`/g)].map((match) => match[1]!);

const commandsOf = (text: string): string[] =>
  [...text.matchAll(/npm run (?:-s )?([a-z][\w:]*)/g)].map((match) => match[1]!);

test.each(documents)("%s names only what is there", (document) => {
  const text = readFileSync(join(root, document), "utf8");
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
  for (const link of linksOf(text)) expect(existsSync(resolve(root, dirname(document), link)), link).toBe(true);
  for (const path of pathsOf(text)) expect(existsSync(join(root, path)), path).toBe(true);
  for (const command of commandsOf(text)) expect(Object.keys(scripts)).toContain(command);
});
