// `npm run test:mutants [-- NAME]`: breaks the product on purpose, in a copy, and expects the fault suite to find it. A suite
// that finds nothing in a broken outbox would prove nothing about a whole one.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./lib/root.mjs";

/** Each with what is replaced, and the seed whose first round brings it to light. */
const MUTANTS = {
  "deleted-before-the-receipt": {
    seed: 1052,
    changes: [
      {
        file: "apps/web/src/outbox/outbox.ts",
        from: "const event = await sendEntry(entry, this.#parts.store.photo, this.#parts.office, this.#parts.now);",
        to: `const files = new Map<string, ArrayBuffer | null>();
    for (const name of entry.kind === "posting" ? [entry.input.photoSha256, ...entry.input.crops.map((c) => c.sha256)] : [])
      files.set(name, await this.#parts.store.photo(name));
    await this.#parts.store.remove(id);
    const event = await sendEntry(entry, async (name) => files.get(name) ?? null, this.#parts.office, this.#parts.now);`,
      },
    ],
  },
  "any-answer-is-a-receipt": {
    seed: 29,
    changes: [
      {
        file: "apps/web/src/outbox/read-answer.ts",
        from: "if (answer === null || !isRecord(answer.body)) return trouble(answer);",
        to: `if (answer?.status === 200 && !isRecord(answer.body))
    return { kind: "ok", value: { receivedAt: new Date().toISOString() } };
  if (answer === null || !isRecord(answer.body)) return trouble(answer);`,
      },
      {
        file: "apps/web/src/outbox/read-answer.ts",
        from: "const refusal = refusalIn(answer?.body);",
        to: `if (answer?.status === 200) return { kind: "ok", value: "whole" };
  const refusal = refusalIn(answer?.body);`,
      },
    ],
  },
  "server-without-unique-ids": {
    seed: 1544,
    changes: [
      {
        file: "packages/usecases/src/notice/post-notices.ts",
        from: "if (earlier !== null) return repeated(earlier, requestHash, authorId);",
        to: "if (earlier !== null) input = { ...input, id: newId() };",
      },
    ],
  },
};

const COPIED = ["apps", "packages", "prisma", "scripts", "tests"];
const NOT_COPIED = /[\\/](node_modules|\.next|dist|generated|test-results)([\\/]|$)/;

const asked = process.argv.slice(2);
let missed = 0;
for (const [name, mutant] of Object.entries(MUTANTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const folder = copyOfTree();
  try {
    for (const change of mutant.changes) breakIn(folder, change);
    const suite = [join(folder, "scripts/test-faults.mjs"), "--rounds", "1", "--seed", String(mutant.seed)];
    const { stdout } = spawnSync(process.execPath, suite, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    console.log(stdout);
    const [, lost = "0", doubled = "0"] = /(\d+) lost, (\d+) doubled\s*$/.exec(stdout) ?? [];
    const found = Number(lost) + Number(doubled) > 0;
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
