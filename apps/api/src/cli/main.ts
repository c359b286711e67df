/**
 * The `gongshi` command: `npm run -s gongshi -- COMMAND …`. Each command is loaded only when asked for, so that those
 * that need no database load none of its code.
 */
const USAGE = `usage: npm run -s gongshi -- COMMAND

  init [--name NAME] [--phone NUMBER] [--password PASSWORD] [--subdistrict NAME]
        makes the first administrator of an empty installation; asks for what is not given,
        and prints a password where none is given
  reset-password PHONE
        gives somebody who forgot theirs a new password, and ends all their sessions
  audit verify        follows the trace from its first entry to its last and says what was changed,
        taken away or put in
  audit story NOTICE-ID|SHEET-CODE [--json]
        tells what became of a notice, or of each notice on a sheet: who did what, when, why, from where
  keys rotate [hash|encryption]
        adds new keys beside the old ones; restart the server afterwards
  keys re-encrypt     brings every stored file under the newest encryption key
  roll check FILE …   says what would be read from a roll; writes nothing
  plan check FILE …   says what would be read from a plan; writes nothing`;

/** Returns the exit code: 0 done, 1 refused or failed, 2 not understood, 3 the data folder is in use. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  const [sub, ...more] = rest;
  if (command === "init") return (await import("./init")).init(rest);
  if (command === "reset-password") return (await import("./reset-password")).resetPassword(rest);
  if (command === "audit" && sub === "verify") return (await import("./audit-verify")).auditVerify(more);
  if (command === "audit" && sub === "story") return (await import("./audit-story")).auditStory(more);
  if (command === "keys" && sub === "rotate") return (await import("./keys-rotate")).keysRotate(more);
  if (command === "keys" && sub === "re-encrypt") return (await import("./keys-re-encrypt")).keysReEncrypt(more);
  if (command === "roll" && sub === "check") return (await import("./roll-check")).rollCheck(more);
  if (command === "plan" && sub === "check") return (await import("./plan-check")).planCheck(more);
  const asked = command === undefined || command === "help" || command === "--help";
  (asked ? console.log : console.error)(asked ? USAGE : `Unknown command: ${args.join(" ")}\n\n${USAGE}`);
  return asked ? 0 : 2;
}
