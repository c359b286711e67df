import { rotateKeys } from "../adapters/keyring";
import { ConfigFaults, readConfig } from "../config";

/** `gongshi keys rotate`: a new key beside the old ones, used from the next start on. Returns the exit code. */
export async function keysRotate(args: readonly string[]): Promise<number> {
  if (args.length > 0) return say("usage: gongshi keys rotate", 2);
  try {
    const config = readConfig(process.env, { dev: false });
    if (config.hashKeys !== null)
      return say("The keys come from HASH_KEYS: add one of the next version there, and keep the old ones.", 1);
    const version = await rotateKeys(config.dataDir);
    if (version === null) return say("There are no keys yet: they are made when the server starts first.", 1);
    console.log(`Key ${version} was made; it is used once the server has been started again.`);
    console.log("The old keys stay, for look-up and for what they sealed. Back the folder `keys` up now.");
    return 0;
  } catch (error) {
    if (error instanceof ConfigFaults) return say(error.message, 2);
    throw error;
  }
}

function say(line: string, code: number): number {
  console.error(line);
  return code;
}
