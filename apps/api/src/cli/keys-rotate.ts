import { VARIABLE, rotateKeys } from "../adapters/installation-keys";
import type { KeyKind } from "../adapters/installation-keys";
import { readConfig } from "../config";
import { inWords } from "./in-words";
import { say } from "./say";

const KINDS: readonly KeyKind[] = ["hash", "encryption"];

/** `gongshi keys rotate [hash|encryption]`: new keys beside the old ones, used from the next start on. Returns the exit code. */
export async function keysRotate(args: readonly string[]): Promise<number> {
  const kinds = args.length === 0 ? KINDS : KINDS.filter((kind) => kind === args[0]);
  if (kinds.length === 0 || args.length > 1) return say("usage: gongshi keys rotate [hash|encryption]", 2);
  return inWords(async () => {
    const config = readConfig(process.env, { dev: false });
    const given = { hash: config.hashKeys, encryption: config.encryptionKeys };
    let made = 0;
    for (const kind of kinds) {
      if (given[kind] !== null) {
        say(
          `The ${kind} keys come from ${VARIABLE[kind]}: add one of the next version there, and keep the old ones.`,
          1,
        );
        continue;
      }
      const version = await rotateKeys(config.dataDir, kind);
      if (version === null) say(`There are no ${kind} keys yet: they are made when the server starts first.`, 1);
      else {
        console.log(`The ${kind} key ${version} was made; it is used once the server has been started again.`);
        made += 1;
      }
    }
    if (made > 0) {
      console.log("The old keys stay for what was made with them. Back the folder `keys` up now.");
      if (kinds.includes("encryption"))
        console.log("After the start `gongshi keys re-encrypt` brings the files that are here under the new key.");
    }
    return made === kinds.length ? 0 : 1;
  });
}
