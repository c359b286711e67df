import { redactedCopy } from "@gongshi/domain/roll/redacted-copy";
import type { FileStore, Keyring, RollWriter } from "../ports";
import { hashInLetters } from "./identity-hashes";
import type { PreparedRoll } from "./prepare-roll";

export interface KeptCopy {
  readonly sha256: string;
  readonly bytes: number;
}

/** Puts the redacted copy of a file into the file store, where the same copy is stored once. */
export async function keepCopy(
  deps: { readonly files: FileStore; readonly keyring: Keyring; readonly rollWriter: RollWriter },
  { workbook, reading }: Pick<PreparedRoll, "workbook" | "reading">,
): Promise<KeptCopy> {
  const rows = redactedCopy(workbook, reading, (number) => hashInLetters(deps.keyring, number));
  const { sha256, size } = await deps.files.put(await deps.rollWriter.copy(rows));
  return { sha256, bytes: size };
}
