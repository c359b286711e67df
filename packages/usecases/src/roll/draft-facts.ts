import type { PlacedLine } from "@gongshi/domain/roll/identity-errors";
import type { DraftFacts } from "@gongshi/domain/roll/join-lines";
import { fileMark, originIn, originKey } from "@gongshi/domain/roll/mended";
import type { RejectedLine, RejectReason } from "@gongshi/domain/roll/roll";
import type { Db } from "../db";
import type { Keyring } from "../ports";
import { identityHash } from "./identity-hashes";

/** A row that an import rejected and nothing has mended since. */
export interface OutstandingRow extends RejectedLine {
  readonly importId: string;
  readonly fileName: string;
  readonly key: string;
}

interface ImportRow {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly joined: boolean;
  readonly mended: readonly string[];
  readonly rejected: unknown;
}

/**
 * What of a draft is still to be mended. Only the file that stands in it and those that joined it count: a file that took
 * the place of another took its rejected rows away too.
 * @param imports of one edition, the oldest first
 */
export function outstandingRows(imports: readonly ImportRow[]): OutstandingRow[] {
  const mended = new Set(imports.flatMap((one) => one.mended));
  return rejectedRows(imports).filter(({ key }) => !mended.has(key));
}

function rejectedRows(imports: readonly ImportRow[]): OutstandingRow[] {
  const start = imports.findLastIndex(({ joined }) => !joined);
  return imports.slice(Math.max(0, start)).flatMap(({ id, fileName, sha256, rejected }) => {
    const mark = fileMark(sha256);
    return (rejected as RejectedLine[])
      .filter(({ reason }) => !reason.startsWith("ALREADY_"))
      .map((row) => ({ ...row, importId: id, fileName, key: originKey(originIn(mark, row)) }));
  });
}

const ASKED_AT_ONCE = 20_000;

/** What lines that are to join an edition have to be compared with. Reads only what has the same people in it. */
export async function loadDraftFacts(
  db: Pick<Db, "$queryRaw">,
  keyring: Keyring,
  edition: { readonly id: string; readonly imports: readonly ImportRow[] },
  lines: readonly PlacedLine[],
): Promise<DraftFacts> {
  const versions = await db.$queryRaw<{ version: number; identities: bigint }[]>`
    select hash_version as version, count(identity_hash) as identities from payment_line
    where edition_id = ${edition.id}::uuid group by 1`;
  const units = new Map<string, Set<string>>();
  const note = (key: string, unitId: string) => units.set(key, (units.get(key) ?? new Set<string>()).add(unitId));
  for (const { version } of versions) {
    const numberOf = new Map<string, string>();
    for (const { line } of lines)
      if (line.identityNumber !== null)
        numberOf.set(identityHash(keyring, version, line.identityNumber), line.identityNumber);
    const hashes = [...numberOf.keys()];
    for (let from = 0; from < hashes.length; from += ASKED_AT_ONCE) {
      const some = hashes.slice(from, from + ASKED_AT_ONCE);
      const found = await db.$queryRaw<{ hash: string; unit_id: string }[]>`
        select distinct encode(identity_hash, 'hex') as hash, unit_id from payment_line
        where edition_id = ${edition.id}::uuid
          and identity_hash in (select decode(hash, 'hex') from unnest(${some}::text[]) as hash)`;
      for (const { hash, unit_id } of found) note(numberOf.get(hash) ?? "", unit_id);
    }
  }
  const names = [...new Set(lines.flatMap(({ line }) => (line.identityNumber === null ? [line.name] : [])))];
  for (let from = 0; from < names.length; from += ASKED_AT_ONCE) {
    const some = names.slice(from, from + ASKED_AT_ONCE);
    const found = await db.$queryRaw<{ name: string; group: string | null; unit_id: string; due: bigint }[]>`
      select distinct name, "group", unit_id, due_fen as due from payment_line
      where edition_id = ${edition.id}::uuid and name in (select unnest(${some}::text[]))`;
    for (const { name, group, unit_id, due } of found) note(withoutNumber(name, group, Number(due)), unit_id);
  }
  const imports = edition.imports;
  return {
    unitsOf: ({ line }) =>
      units.get(line.identityNumber ?? withoutNumber(line.name, line.group, line.dueFen)) ?? new Set(),
    hasIdentities: versions.some(({ identities }) => identities > 0n),
    rejected: new Map<string, RejectReason>(rejectedRows(imports).map(({ key, reason }) => [key, reason])),
    mended: new Set(imports.flatMap(({ mended }) => mended)),
  };
}

/** Without an identity number the same name, group and amount is taken for the same line. */
const withoutNumber = (name: string, group: string | null, dueFen: number): string =>
  JSON.stringify([name, group, dueFen]);
