import { createHash } from "node:crypto";
import { checkControlTotal } from "@gongshi/domain/disclosure/control-total";
import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { DisclosureState } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { RejectedLine, RollLine, RollReading, RollWarning } from "@gongshi/domain/roll/roll";
import type { Viewer } from "@gongshi/domain/access/viewer";
import type { Role } from "@gongshi/domain/access/viewer";
import { allowed, programTarget } from "../allowed";
import type { Db } from "../db";
import type { Prisma } from "../generated/client/client";
import type { RollFile } from "../ports";
import { assignUnits } from "./assign-units";
import type { Unmatched } from "./assign-units";
import { groupBy } from "../group-by";
import { readRollFile } from "./read-roll-file";
import { sumLines } from "./sum-lines";
import type { LineSums } from "./sum-lines";

export interface RollInput {
  readonly disclosureId: string;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Text of the file → unit id, for names the matching could not settle. */
  readonly unitChoices: Readonly<Record<string, string>>;
}

const disclosureForRoll = {
  batch: { include: { program: true } },
  editions: { orderBy: { number: "desc" }, take: 1 },
} satisfies Prisma.DisclosureInclude;

export type DisclosureForRoll = Prisma.DisclosureGetPayload<{ include: typeof disclosureForRoll }>;

/** A roll that has been read and matched, before anything is written. */
export interface PreparedRoll {
  readonly disclosure: DisclosureForRoll;
  readonly role: Role;
  readonly sha256: string;
  /** Over the file and all that was read from it: another file, or another reading of it, is not accepted. */
  readonly digest: string;
  readonly reading: RollReading;
  readonly assigned: readonly { readonly line: RollLine; readonly unitId: string }[];
  readonly unmatched: readonly Unmatched[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/**
 * Reads a roll for a disclosure and matches its lines to publishing units. Writes nothing.
 * Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE (in review, approved), ROLL_UNREADABLE (why), ROLL_EMPTY.
 */
export async function prepareRoll(
  deps: { readonly db: Pick<Db, "disclosure" | "unit">; readonly rolls: RollFile },
  viewer: Viewer | null,
  input: RollInput,
): Promise<Result<PreparedRoll>> {
  const disclosure = await deps.db.disclosure.findUnique({
    where: { id: input.disclosureId },
    include: disclosureForRoll,
  });
  if (disclosure === null) return refuse("NOT_FOUND");
  const { program } = disclosure.batch;
  const role = allowed(viewer, "importRoll", programTarget(program));
  if (!role.ok) return role;
  const state: DisclosureState = disclosure.editions[0]?.state ?? "WAITING";
  if (rolesForDisclosure(state, "import").length === 0 && rolesForDisclosure(state, "correct").length === 0)
    return refuse("WRONG_STATE", { state });

  const read = await readRollFile(deps.rolls, input.bytes, input.fileName);
  if (!read.ok) return refuse("ROLL_UNREADABLE", { why: "unreadable" in read ? read.unreadable : "NEEDS_MAPPING" });
  if (read.reading.lines.length === 0) return refuse("ROLL_EMPTY", { rejected: read.reading.rejected.length });

  const units = await deps.db.unit.findMany({
    where: { subdistrictId: program.subdistrictId, kind: { in: ["COOPERATIVE", "COMMUNITY", "SUBDISTRICT"] } },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
  const publishing = new Set(units.filter((unit) => unit.kind === program.publisher).map((unit) => unit.id));
  const { assigned, unmatched } = assignUnits(read.reading.lines, units, publishing, input.unitChoices);
  const sha256 = createHash("sha256").update(input.bytes).digest("hex");
  const digest = createHash("sha256")
    .update(JSON.stringify([disclosure.id, sha256, read.reading.lines, read.reading.rejected.length]))
    .digest("hex");
  return ok({
    disclosure,
    role: role.value,
    sha256,
    digest,
    reading: read.reading,
    assigned,
    unmatched,
    units: units.filter((unit) => publishing.has(unit.id)),
  });
}

export interface RollPreview extends Pick<LineSums, "lineCount" | "paidFen" | "dueFen"> {
  readonly sha256: string;
  readonly fileName: string;
  readonly digest: string;
  readonly controlTotalFen: number | null;
  readonly differenceFen: number | null;
  readonly toleranceFen: number;
  readonly fits: boolean;
  readonly perUnit: readonly (LineSums & {
    readonly unitId: string;
    readonly unitName: string;
    readonly isZero: boolean;
  })[];
  readonly unmatched: readonly Unmatched[];
  readonly rejected: readonly RejectedLine[];
  readonly rejectedTotal: number;
  readonly warnings: readonly RollWarning[];
  readonly sample: readonly {
    readonly seq: number;
    readonly unitName: string;
    readonly group: string | null;
    readonly name: string;
    readonly quantityMilli: number | null;
    readonly rateE4: number | null;
    readonly paidFen: number;
    readonly outcome: string;
    readonly remark: string | null;
  }[];
}

const SHOWN_REJECTED = 500;
const SHOWN_LINES = 20;

/** What accepting the roll would write, for the person to judge. The same refusals as {@link prepareRoll}. */
export async function checkRoll(
  deps: Parameters<typeof prepareRoll>[0],
  viewer: Viewer | null,
  input: RollInput,
): Promise<Result<RollPreview>> {
  const prepared = await prepareRoll(deps, viewer, input);
  if (!prepared.ok) return prepared;
  const { reading, assigned, units, unmatched, sha256, digest } = prepared.value;
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  const sums = sumLines(reading.lines);
  const total = checkControlTotal({
    lineCount: sums.lineCount,
    paidFen: sums.paidFen,
    dueFen: sums.dueFen,
    controlTotalFen: reading.controlTotalFen,
    explanation: null,
  });
  const byUnit = groupBy(assigned, (entry) => entry.unitId);
  return ok({
    sha256,
    fileName: input.fileName,
    digest,
    lineCount: sums.lineCount,
    paidFen: sums.paidFen,
    dueFen: sums.dueFen,
    controlTotalFen: reading.controlTotalFen,
    differenceFen: total.differenceFen,
    toleranceFen: total.toleranceFen,
    fits: !total.blocks,
    perUnit: units.map((unit) => {
      const lines = (byUnit.get(unit.id) ?? []).map((entry) => entry.line);
      return { unitId: unit.id, unitName: unit.name, isZero: lines.length === 0, ...sumLines(lines) };
    }),
    unmatched,
    rejected: reading.rejected.slice(0, SHOWN_REJECTED),
    rejectedTotal: reading.rejected.length,
    warnings: reading.warnings.slice(0, SHOWN_REJECTED),
    sample: assigned.slice(0, SHOWN_LINES).map(({ line, unitId }, index) => ({
      seq: index + 1,
      unitName: nameOf.get(unitId) ?? "",
      group: line.group,
      name: line.name,
      quantityMilli: line.quantityMilli,
      rateE4: line.rateE4,
      paidFen: line.paidFen,
      outcome: line.outcome,
      remark: line.remark,
    })),
  });
}
