import { sealEarlier } from "@gongshi/usecases/audit/seal-earlier";
import { resetPassword as reset } from "@gongshi/usecases/identity/reset-password";
import { openKeyring } from "../adapters/keyring";
import { passwordHasher } from "../adapters/password-hasher";
import { ConfigFaults, readConfig } from "../config";
import { LaunchFailure } from "../launcher/launch-failure";
import { openDatabase } from "../launcher/open-database";
import { generatePassword } from "@gongshi/usecases/identity/generate-password";

/** `gongshi reset-password PHONE`, beside a stopped server or a running one. Returns the exit code. */
export async function resetPassword(args: readonly string[]): Promise<number> {
  const [phone, ...more] = args;
  if (phone === undefined || more.length > 0) return say("usage: gongshi reset-password PHONE", 2);
  try {
    const config = readConfig(process.env, { dev: false });
    const database = await openDatabase(config, {
      what: "gongshi reset-password",
      say: (line) => console.error(line),
      join: true,
    });
    try {
      const { keyring } = await openKeyring(config.dataDir, config.hashKeys);
      await sealEarlier({ db: database.db, keyring });
      const password = generatePassword();
      const done = await reset(
        { db: database.db, clock: () => new Date(), passwords: passwordHasher, keyring },
        { phone, password },
      );
      if (!done.ok) return say("Nobody signs in with this phone number. Nothing was changed.", 1);
      console.log(`${done.value} has a new password, and is signed out everywhere.`);
      console.log(`Password (shown this once): ${password}`);
      return 0;
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof ConfigFaults) return say(error.message, 2);
    if (error instanceof LaunchFailure) return say(error.message, error.exitCode);
    throw error;
  }
}

function say(line: string, code: number): number {
  console.error(line);
  return code;
}
