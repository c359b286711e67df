import { join } from "node:path";
import { forgetVersions, newestFirst, openKeys, usedVersions } from "../adapters/installation-keys";
import { olderVersionsIn, reEncrypt } from "../adapters/re-encrypt";
import { vaultOf } from "../adapters/vault";
import { forgetOutlivedJob } from "../jobs/forget-outlived";
import { JobLocks } from "../jobs/job-locks";
import { say } from "./say";
import { withDatabase } from "./with-database";

/**
 * `gongshi keys re-encrypt`: every stored file under the newest key, beside a stopped server or a running one. While it runs
 * nothing is deleted for its age: a file that goes would come back. Returns the exit code: 0 all of them, 1 not.
 */
export async function keysReEncrypt(args: readonly string[]): Promise<number> {
  if (args.length > 0) return say("usage: gongshi keys re-encrypt", 2);
  return withDatabase("gongshi keys re-encrypt", async (config, database) => {
    const locks = new JobLocks(database.url);
    try {
      const done = await locks.holding(forgetOutlivedJob.name, async () => {
        const before = await usedVersions(config.dataDir, "encryption");
        const { keys } = await openKeys(config.dataDir, "encryption", config.encryptionKeys, "LOOK");
        const newest = newestFirst(keys)[0]!;
        if (!before.includes(newest))
          return say(
            `Start the server with key ${newest} first: one that runs without it could not read the files.`,
            1,
          );
        return reEncryptAll(config.dataDir, keys);
      });
      return done === "TAKEN"
        ? say("The server is deleting what has outlived its time: try again in a minute.", 1)
        : done;
    } finally {
      await locks.close();
    }
  });
}

async function reEncryptAll(dataDir: string, keys: Parameters<typeof vaultOf>[0]): Promise<number> {
  const vault = vaultOf(keys);
  const report = await reEncrypt(join(dataDir, "files"), vault, (done) => console.error(`${done} files …`));
  for (const { sha256, why } of report.left) console.error(`${sha256} was left as it is: ${why}`);
  console.log(
    `${report.done} files are now encrypted with key ${vault.currentVersion}; ${report.already} were already` +
      `${report.left.length > 0 ? `, ${report.left.length} were left as they are` : ""}.`,
  );
  if (report.left.length > 0) return 1;
  const old = keys.map(({ version }) => version).filter((version) => version !== vault.currentVersion);
  const waiting = await olderVersionsIn(
    ["uploads", "rolls"].map((name) => join(dataDir, name)),
    vault,
  );
  const unused = old.filter((version) => !waiting.includes(version));
  await forgetVersions(dataDir, unused);
  if (waiting.length > 0)
    console.log(
      `Uploads under way still need key ${waiting.join(", ")}: run this again in a week before taking it out.`,
    );
  if (unused.length > 0)
    console.log(`Key ${unused.join(", ")} is needed for older backups only: it may be taken out and kept with them.`);
  return 0;
}
