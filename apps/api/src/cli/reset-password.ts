import { sealEarlier } from "@gongshi/usecases/audit/seal-earlier";
import { generatePassword } from "@gongshi/usecases/identity/generate-password";
import { resetPassword as reset } from "@gongshi/usecases/identity/reset-password";
import { openKeyring } from "../adapters/keyring";
import { passwordHasher } from "../adapters/password-hasher";
import { say } from "./say";
import { withDatabase } from "./with-database";

/** `gongshi reset-password PHONE`, beside a stopped server or a running one. Returns the exit code. */
export async function resetPassword(args: readonly string[]): Promise<number> {
  const [phone, ...more] = args;
  if (phone === undefined || more.length > 0) return say("usage: gongshi reset-password PHONE", 2);
  return withDatabase("gongshi reset-password", async (config, database) => {
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
  });
}
