import { compareYears } from "@gongshi/domain/roll/last-year";
import type { YearDifference, YearLine } from "@gongshi/domain/roll/last-year";
import type { PlacedLine } from "@gongshi/domain/roll/identity-errors";
import type { RollRules } from "@gongshi/domain/roll/roll-rules";
import type { Db } from "../db";
import type { Stage } from "../generated/client/client";
import type { Keyring } from "../ports";
import { identityHash } from "./identity-hashes";

export interface LastYear extends YearDifference {
  readonly year: number;
  readonly editionNumber: number;
  readonly lines: number;
}

const PAGE = 20_000;

interface StoredLine {
  readonly id: bigint;
  readonly hash: string | null;
  readonly version: number;
  readonly unit_id: string;
  readonly name: string;
  readonly group: string | null;
  readonly due: bigint;
}

/**
 * The lines against what was released for the same batch of the year before, by keyed hash. Null where nothing was, or
 * where that edition was made under keys of several versions that this installation no longer has.
 */
export async function compareLastYear(
  db: Pick<Db, "edition" | "$queryRaw">,
  keyring: Keyring,
  of: { readonly programId: string; readonly subsidyYear: number; readonly number: number; readonly stage: Stage },
  lines: readonly PlacedLine[],
  rules: RollRules,
): Promise<LastYear | null> {
  const edition = await db.edition.findFirst({
    where: {
      state: "RELEASED",
      disclosure: {
        stage: of.stage,
        batch: { programId: of.programId, subsidyYear: of.subsidyYear - 1, number: of.number },
      },
    },
    orderBy: { number: "desc" },
    select: { id: true, number: true, lineCount: true },
  });
  if (edition === null) return null;
  const before: YearLine[] = [];
  let version: number | null = null;
  for (let after = 0n; ;) {
    const page = await db.$queryRaw<StoredLine[]>`
      select id, encode(identity_hash, 'hex') as hash, hash_version as version, unit_id, name, "group", due_fen as due
      from payment_line where edition_id = ${edition.id}::uuid and id > ${after} order by id limit ${PAGE}`;
    for (const line of page) {
      if (line.hash !== null && version !== null && version !== line.version) return null;
      if (line.hash !== null) version = line.version;
      before.push({
        key: line.hash ?? plainKey(line.name, line.group),
        unitId: line.unit_id,
        name: line.name,
        group: line.group,
        dueFen: Number(line.due),
      });
    }
    if (page.length < PAGE) break;
    after = page.at(-1)!.id;
  }
  if (version !== null && !keyring.versions.includes(version)) return null;
  const known = version ?? keyring.currentVersion;
  const now = lines.map(({ line, unitId }) => ({
    key:
      line.identityNumber === null
        ? plainKey(line.name, line.group)
        : identityHash(keyring, known, line.identityNumber),
    unitId,
    name: line.name,
    group: line.group,
    dueFen: line.dueFen,
  }));
  return {
    ...compareYears(before, now, rules),
    year: of.subsidyYear - 1,
    editionNumber: edition.number,
    lines: edition.lineCount,
  };
}

const plainKey = (name: string, group: string | null): string => JSON.stringify([name, group]);
