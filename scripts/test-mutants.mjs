// `npm run test:mutants [-- NAME]`: breaks the product on purpose, in a copy, and expects the fault suite to find it. A suite
// that finds nothing in a broken outbox would prove nothing about a whole one.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";

/** Each with what is replaced in one file, once, and rounds in which it has to show. */
const MUTANTS = {
  "deleted-before-the-receipt": {
    file: "apps/web/src/outbox/outbox.ts",
    from: "const event = await sendEntry(entry, this.#parts.store.photo, this.#parts.office, this.#parts.now);",
    to: `const files = new Map<string, ArrayBuffer | null>();
    for (const name of "crops" in entry.input ? [entry.input.photoSha256, ...entry.input.crops.map((c) => c.sha256)] : [])
      files.set(name, await this.#parts.store.photo(name));
    await this.#parts.store.remove(id);
    const event = await sendEntry(entry, async (name) => files.get(name) ?? null, this.#parts.office, this.#parts.now);`,
  },
  "any-answer-is-a-receipt": {
    file: "apps/web/src/outbox/read-answer.ts",
    from: "if (answer === null || !isRecord(answer.body)) return trouble(answer);",
    to: `if (answer !== null && !isRecord(answer.body)) return { kind: "ok", value: { receivedAt: new Date().toISOString() } };
  if (answer === null || !isRecord(answer.body)) return trouble(answer);`,
  },
  "server-without-unique-ids": {
    file: "packages/usecases/src/notice/post-notices.ts",
    from: "const again = await tx.posting.findUnique({ where: { id: input.id } });",
    to: `if ((await tx.posting.count({ where: { id: input.id } })) > 0) input = { ...input, id: newId() };
      const again = await tx.posting.findUnique({ where: { id: input.id } });`,
  },
};

const ROUNDS = "8";
const SEED = "1";
const COPIED = ["apps", "packages", "prisma", "scripts", "tests"];
const NOT_COPIED = /[\\/](node_modules|\.next|dist|generated|test-results)([\\/]|$)/;

const asked = process.argv.slice(2);
let missed = 0;
for (const [name, mutant] of Object.entries(MUTANTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const folder = copyOfTree();
  try {
    breakIn(folder, mutant);
    const found = await run(
      name,
      process.execPath,
      [join(folder, "scripts/test-faults.mjs"), "--rounds", ROUNDS, "--seed", SEED],
      {
        cwd: folder,
        show: true,
      },
    ).then(
      () => false,
      () => true,
    );
    console.log(`${name}: ${found ? "found" : "NOT FOUND"}`);
    if (!found) missed += 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
process.exit(missed === 0 ? 0 : 1);

/** The sources, and links to the packages: this checkout's own are the copy's. */
function copyOfTree() {
  const folder = mkdtempSync(join(tmpdir(), "gongshi-mutant-"));
  for (const name of readdirSync(root).filter((each) => /\.(json|ts|mjs|cjs)$/.test(each)))
    cpSync(join(root, name), join(folder, name));
  for (const name of COPIED) {
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      filter: (path) => !NOT_COPIED.test(path.slice(root.length)),
    });
  }
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name !== "@gongshi") symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  cpSync(join(root, "node_modules/@gongshi"), join(folder, "node_modules/@gongshi"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  return folder;
}

function breakIn(folder, { file, from, to }) {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  if (text.split(from).length !== 2) throw new Error(`${file} has changed: say anew how to break it`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}
