import { randomBytes } from "node:crypto";
import { dayOf } from "@gongshi/domain/calendar/day";
import { rolesFor } from "@gongshi/domain/notice/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { fingerprintOf } from "@gongshi/domain/sheet/fingerprint";
import { sheetCodeFrom } from "@gongshi/domain/sheet/sheet-code";
import { allowed, unitTarget } from "../allowed";
import type { Paper, SheetKind } from "../generated/client/client";
import { groupBy } from "../group-by";
import { newId } from "../new-id";
import { noticeInclude, standingOf } from "../notice/load-notice";
import type { NoticeRow } from "../notice/load-notice";
import { oneAtATime } from "../one-at-a-time";
import type { Actor, CommandDeps, TraceEntry, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { sheetHash } from "./sheet-hash";

const MOST_NOTICES = 500;

/**
 * Makes the papers for notices: one sheet a notice, or one gathered sheet a unit. Notices already on an equal sheet
 * (same kind, paper and editions) get that sheet again, so that one paper has one code.
 * Refusals: NOTHING_TO_PRINT, NOT_FOUND, NOT_ALLOWED, WRONG_STATE (replaced or withdrawn).
 */
export async function makeSheets(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly kind: SheetKind; readonly paper: Paper; readonly noticeIds: readonly string[] },
): Promise<Result<readonly string[]>> {
  const ids = [...new Set(input.noticeIds)];
  if (ids.length === 0) return refuse("NOTHING_TO_PRINT");
  if (ids.length > MOST_NOTICES) return refuse("INVALID_INPUT", { max: MOST_NOTICES }, "noticeIds");
  return runCommand<readonly string[]>(
    deps,
    actor,
    async (tx, now) => {
      const rows = await tx.notice.findMany({ where: { id: { in: ids } }, include: noticeInclude });
      if (rows.length !== ids.length) return refuse("NOT_FOUND", {}, "noticeIds");
      rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      for (const row of rows) {
        const role = allowed(actor.viewer, "makeSheets", unitTarget(row.obligation.unit));
        if (!role.ok) return role;
        const { step } = standingOf(row, dayOf(now));
        if (!rolesFor(step, "PRINT").includes(role.value)) return refuse("WRONG_STATE", { state: step });
      }
      // Numbers follow each other without gaps, and one paper has one code: sheets are made one after the other.
      await oneAtATime(tx, "sheet.number");
      const groups =
        input.kind === "SINGLE"
          ? rows.map((row) => [row])
          : [...groupBy(rows, (row) => row.obligation.unitId).values()];
      const made: string[] = [];
      const trace: TraceEntry[] = [];
      for (const group of groups) {
        const existing = await equalSheet(tx, input.kind, input.paper, group);
        if (existing !== null) {
          made.push(existing);
          continue;
        }
        const unit = group[0]!.obligation.unit;
        const role = allowed(actor.viewer, "makeSheets", unitTarget(unit));
        if (!role.ok) return role;
        const id = await insertSheet(tx, now, actor.viewer!.personId, input, group);
        made.push(id);
        trace.push({
          kind: "sheet.made",
          as: role.value,
          unitId: unit.id,
          subjectType: "sheet",
          subjectId: id,
          data: { kind: input.kind, paper: input.paper, notices: group.map((row) => row.id) },
        });
      }
      const [first, ...rest] = trace;
      return ok({ value: made, trace: first === undefined ? "REPEATED" : [first, ...rest] });
    },
    { timeoutMs: 60_000 },
  );
}

async function equalSheet(tx: Tx, kind: SheetKind, paper: Paper, group: readonly NoticeRow[]): Promise<string | null> {
  const candidates = await tx.sheet.findMany({
    where: { kind, paper, entries: { some: { noticeId: group[0]!.id } } },
    include: { entries: { orderBy: { position: "asc" } } },
  });
  const wanted = group.map((row) => row.id).join();
  return candidates.find((sheet) => sheet.entries.map((entry) => entry.noticeId).join() === wanted)?.id ?? null;
}

async function insertSheet(
  tx: Tx,
  now: Date,
  personId: string,
  input: { readonly kind: SheetKind; readonly paper: Paper },
  group: readonly NoticeRow[],
): Promise<string> {
  const year = dayOf(now).slice(0, 4);
  const before = await tx.sheet.count({ where: { number: { startsWith: `${year}-` } } });
  const id = newId();
  await tx.sheet.create({
    data: {
      id,
      code: await freeCode(tx),
      number: `${year}-${String(before + 1).padStart(5, "0")}`,
      unitId: group[0]!.obligation.unitId,
      kind: input.kind,
      paper: input.paper,
      fingerprint: fingerprintOf(
        sheetHash(group.map((row) => ({ noticeId: row.id, contentHash: row.edition.contentHash }))),
      ),
      createdById: personId,
      createdAt: now,
      entries: { create: group.map((row, position) => ({ noticeId: row.id, position })) },
    },
  });
  return id;
}

/** A code nobody has: 40 random bits seldom meet, but must never. */
async function freeCode(tx: Tx): Promise<string> {
  for (;;) {
    const code = sheetCodeFrom(randomBytes(8));
    if ((await tx.sheet.count({ where: { code } })) === 0) return code;
  }
}
