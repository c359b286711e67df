import type { Role } from "@gongshi/domain/access/viewer";
import type { Day } from "@gongshi/domain/calendar/day";
import { foldLooks } from "@gongshi/domain/trace/looks";
import type { Look } from "@gongshi/domain/trace/looks";
import { Prisma } from "../generated/client/client";
import type { Tx } from "../run-command";
import { PUBLICATION_LOOKS } from "./kinds";
import type { StorySubject } from "./load-publication";

interface Row {
  actor_id: string | null;
  actor_role: Role | null;
  kind: string;
  day: Day;
  detail: string | null;
  link_id: string | null;
  ip: string | null;
  count: bigint;
  first: Date;
  last: Date;
}

/** A day with more than these is looked into by other means. */
const MOST_ROWS = 500;

/**
 * Who looked at unmasked personal data of these subjects, and who took it along, counted by the database: one statement
 * however often somebody looked. Of an edition only looks at the whole of it and at these units.
 * @param unitIds whose lines; the department's own id stands for the whole
 */
export async function loadLooks(
  tx: Tx,
  subjects: readonly StorySubject[],
  unitIds: readonly string[] | "ALL",
): Promise<Look[]> {
  const about = subjects
    .filter(({ ids }) => ids.length > 0)
    .map(({ type, ids }) => Prisma.sql`(subject_type = ${type} and subject_id = any(${[...ids]}))`);
  const here =
    unitIds === "ALL"
      ? Prisma.empty
      : Prisma.sql`and (subject_type <> 'edition' or unit_id = any(${[...unitIds]}::uuid[]))`;
  const rows = await tx.$queryRaw<Row[]>`
    select actor_id, actor_role::text as actor_role, kind, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
      data->>'form' as detail, data->>'linkId' as link_id, ip,
      count(*) as count, min(at) as first, max(at) as last
    from audit_event where kind = any(${[...PUBLICATION_LOOKS]}) and (${Prisma.join(about, " or ")}) ${here}
    group by 1, 2, 3, 4, 5, 6, 7 order by last desc limit ${MOST_ROWS}`;
  const names = await namesIn(tx, rows);
  return foldLooks(
    rows.map((row) => ({
      personId: row.actor_id,
      name: names.get(row.actor_id ?? row.link_id ?? "") ?? null,
      role: row.actor_role,
      day: row.day,
      kind: row.kind,
      detail: row.detail,
      count: Number(row.count),
      first: row.first,
      last: row.last,
      ip: row.ip,
    })),
  );
}

/** Names by person, and of those who looked through a one-time link by that link. */
async function namesIn(tx: Tx, rows: readonly Row[]): Promise<Map<string, string>> {
  const linkIds = [...new Set(rows.flatMap(({ actor_id, link_id }) => (actor_id === null ? (link_id ?? []) : [])))];
  const links =
    linkIds.length === 0
      ? []
      : await tx.confirmLink.findMany({ where: { id: { in: linkIds } }, select: { id: true, supervisorId: true } });
  const ids = [...rows.flatMap(({ actor_id }) => actor_id ?? []), ...links.map(({ supervisorId }) => supervisorId)];
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  for (const { id, supervisorId } of links) names.set(id, names.get(supervisorId) ?? "—");
  return names;
}
