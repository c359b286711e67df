import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { sealEarlier } from "@gongshi/usecases/audit/seal-earlier";
import { generatePassword } from "@gongshi/usecases/identity/generate-password";
import { createFirstAdministrator } from "@gongshi/usecases/identity/create-first-administrator";
import type { Refusal } from "@gongshi/domain/refusal";
import { openKeyring } from "../adapters/keyring";
import { passwordHasher } from "../adapters/password-hasher";
import { say } from "./say";
import { withDatabase } from "./with-database";

interface Answers {
  readonly name: string;
  readonly phone: string;
  readonly password: string;
  readonly subdistrictName?: string;
}

/** `gongshi init`: the first administrator, beside a stopped server or a running one. Returns the exit code. */
export async function init(args: readonly string[]): Promise<number> {
  try {
    const given = parse(args);
    const password = given.password ?? generatePassword();
    const name = given.name ?? (await ask("Name", "--name"));
    const phone = given.phone ?? (await ask("Mobile phone number (to sign in with)", "--phone"));
    const { subdistrict } = given;
    return await make(
      { name, phone, password, ...(subdistrict ? { subdistrictName: subdistrict } : {}) },
      given.password === undefined,
    );
  } catch (error) {
    if (error instanceof Misuse) return say(error.message, 2);
    throw error;
  }
}

function make(answers: Answers, tellPassword: boolean): Promise<number> {
  return withDatabase("gongshi init", async (config, database) => {
    const { keyring } = await openKeyring(config.dataDir, config.hashKeys);
    await sealEarlier({ db: database.db, keyring });
    const deps = { db: database.db, clock: () => new Date(), passwords: passwordHasher, keyring };
    const made = await createFirstAdministrator(deps, answers);
    if (!made.ok) return say(why(made.refusal), 1);
    console.log(
      `${answers.name} is the administrator and signs in at ${config.publicUrl}/staff with ${answers.phone}.`,
    );
    if (tellPassword) console.log(`Password (shown this once): ${answers.password}`);
    return 0;
  });
}

class Misuse extends Error {}

function parse(args: readonly string[]): { name?: string; phone?: string; password?: string; subdistrict?: string } {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { name: text, phone: text, password: text, subdistrict: text } })
      .values;
  } catch (error) {
    throw new Misuse((error as Error).message);
  }
}

async function ask(question: string, option: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Misuse(`${option} is missing, and there is no terminal to ask at.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`${question}: `)).trim();
  } finally {
    terminal.close();
  }
}

function why(refusal: Refusal): string {
  const said = SENTENCES[refusal.refused] ?? SENTENCES[`${refusal.refused} ${refusal.field ?? ""}`];
  return `${said ?? `Refused: ${refusal.refused} ${refusal.field ?? ""}.`} Nothing was changed.`;
}

const SENTENCES: Readonly<Record<string, string>> = {
  ALREADY_EXISTS: "There is an administrator already.",
  NAME_TAKEN: "Somebody signs in with this phone number already.",
  "INVALID_INPUT name": "--name must have 1 to 40 characters.",
  "INVALID_INPUT phone": "--phone must be a mobile number of mainland China, eleven digits beginning with 1.",
  "INVALID_INPUT password": "--password must have 8 to 200 characters.",
};
