// Whether something built is up to date, by the content of what it was built from: times of files say nothing after a
// checkout or a copy.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./root.mjs";

const IGNORED = new Set(["node_modules", ".next", "dist", "test-results"]);

/** Hash over names and contents of the files and folders given (relative to the repository). */
export function fingerprint(paths, ignore = () => false) {
  const hash = createHash("sha256");
  for (const path of paths) add(hash, join(root, path), ignore);
  return hash.digest("hex");
}

function add(hash, path, ignore) {
  const name = relative(root, path);
  if (!existsSync(path) || ignore(name)) return;
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).sort()) if (!IGNORED.has(entry)) add(hash, join(path, entry), ignore);
  } else {
    hash.update(`${name}\0`).update(createHash("sha256").update(readFileSync(path)).digest());
  }
}

/** Runs `make` unless `stamp` says that it was done for these sources. A build cut off leaves no stamp. */
export async function unlessDone(stamp, wanted, make) {
  const path = join(root, stamp);
  if (existsSync(path) && readFileSync(path, "utf8") === wanted) return false;
  rmSync(path, { force: true });
  await make();
  writeFileSync(path, wanted);
  return true;
}
