import { createHash } from "node:crypto";
import { chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A socket's path may have 107 bytes on Linux and 103 on macOS; PostgreSQL adds "/.s.PGSQL.5432.lock". */
const LONGEST = 80;

/**
 * An empty folder with a short path, entered by its owner only, for the socket of the server on `dataFolder`.
 * The caller makes sure that no such server runs.
 */
export function socketFolderFor(dataFolder: string, owner: { readonly uid: number; readonly gid: number }): string {
  const base = Buffer.byteLength(tmpdir()) + 22 <= LONGEST ? tmpdir() : "/tmp";
  const name = join(base, `gongshi-${createHash("sha256").update(dataFolder).digest("hex").slice(0, 12)}`);
  const folder = makeOwn(name, owner.uid) ? name : mkdtempSync(join(base, "gongshi-"));
  // A killed server's socket and its lock file, whose number may be another process's by now.
  for (const left of readdirSync(folder)) rmSync(join(folder, left), { force: true });
  if (owner.uid !== process.geteuid?.()) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

/** False when something of somebody else's stands there: anybody may make names in /tmp. */
function makeOwn(folder: string, ownerUid: number): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const ours = found.uid === process.geteuid?.() || found.uid === ownerUid;
  return found.isDirectory() && ours && (found.mode & 0o077) === 0;
}
