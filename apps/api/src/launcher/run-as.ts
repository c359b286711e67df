/**
 * PostgreSQL refuses to run as root. As root there are three ways round that, tried in this order:
 *
 * 1. a user namespace in which root is called "nobody": works in folders that only root can enter;
 * 2. a plain change to an unprivileged user who owns the data: where user namespaces are forbidden;
 * 3. the same with the one capability to pass folders of others: both of the above stand in the way.
 *
 * An ordinary user runs it as themselves. Whoever owns existing data keeps owning it.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, lchownSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { LaunchFailure } from "./launch-failure";

export interface RunAs {
  /** Arguments to put before the program; an empty list runs it directly. */
  readonly prefix: readonly string[];
  /** For spawn. */
  readonly uid?: number;
  readonly gid?: number;
  /** Owner of the files it makes, as seen from here. */
  readonly owner: { readonly uid: number; readonly gid: number };
}

const USER_NAMESPACE = ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"];

/**
 * @param folder the data folder of PostgreSQL, existing (an empty one when new)
 * @param program a binary that has to be reachable
 */
export function chooseRunAs(folder: string, program: string): RunAs {
  const uid = process.geteuid?.() ?? 0;
  const gid = process.getegid?.() ?? 0;
  const found = statSync(folder);
  if (uid !== 0) {
    if (found.uid !== uid) {
      throw new LaunchFailure(
        `The data folder ${folder} belongs to another user (uid ${found.uid}); start as that user.`,
      );
    }
    return { prefix: [], owner: { uid, gid } };
  }
  if (found.uid === 0) {
    const namespaced: RunAs = { prefix: USER_NAMESPACE, owner: { uid: 0, gid: 0 } };
    if (process.platform === "linux" && reaches(namespaced, folder, program)) return namespaced;
    chownTree(folder, nobody());
  }
  const owner = statSync(folder);
  const plain: RunAs = { prefix: [], uid: owner.uid, gid: owner.gid, owner };
  if (reaches(plain, folder, program)) return plain;
  if (process.platform !== "linux" && openPassage(folder) && reaches(plain, folder, program)) return plain;
  const capable: RunAs = { prefix: passingFolders(owner.uid, owner.gid), owner };
  if (process.platform === "linux" && reaches(capable, folder, program)) return capable;
  throw new LaunchFailure(
    `PostgreSQL does not run as root, and no unprivileged user can reach both ${program} and ${folder}. ` +
      "Start as an ordinary user, move the folders to where others may enter, or set DATABASE_URL.",
  );
}

/** Where the third way does not exist (macOS), the data folder itself lets others pass, though not look. */
function openPassage(folder: string): boolean {
  const parent = dirname(folder);
  if (statSync(parent).uid !== 0) return false;
  chmodSync(parent, 0o711);
  return true;
}

function passingFolders(uid: number, gid: number): string[] {
  const capability = ["--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"];
  return ["setpriv", "--reuid", String(uid), "--regid", String(gid), "--clear-groups", ...capability, "--"];
}

function reaches(as: RunAs, folder: string, program: string): boolean {
  const probe = ["/bin/sh", "-c", 'test -w "$1" && exec "$2" --version', "sh", folder, program];
  const [file, ...args] = [...as.prefix, ...probe];
  const { uid, gid } = as;
  const ran = spawnSync(file!, args, { cwd: "/", stdio: "ignore", ...(uid === undefined ? {} : { uid, gid }) });
  return ran.status === 0;
}

/** 65534 on Linux; macOS has another number. */
function nobody(): { uid: number; gid: number } {
  const id = (flag: string) => Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout.trim() || 65534);
  return { uid: id("-u"), gid: id("-g") };
}

function chownTree(folder: string, owner: { uid: number; gid: number }): void {
  chownSync(folder, owner.uid, owner.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) chownTree(path, owner);
    else lchownSync(path, owner.uid, owner.gid);
  }
}
