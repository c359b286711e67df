import { randomBytes } from "node:crypto";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { dayOf } from "@gongshi/domain/calendar/day";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, unitTarget } from "../allowed";
import type { ConfirmLink, Prisma, ReturnKind } from "../generated/client/client";
import { loadViewer, tokenHashOf } from "../identity/viewer";
import { newId } from "../new-id";
import type { FileStore } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { confirmPosting, returnPosting } from "./decide-posting";
import { broughtBy, supervisorsOf } from "./load-confirmer";
import { maySeePosting, postingSeen } from "./may-see-posting";

/** A week: long enough for somebody who looks at the phone on Sundays. */
const LINK_DAYS = 7;

/** The largest bundle one page is asked to go through. */
const MOST_POSTINGS = 20;

export interface MadeLink {
  readonly id: string;
  /** For the address; it is never stored. */
  readonly token: string;
  readonly supervisorName: string;
  readonly postings: number;
  readonly expiresAt: Date;
}

/**
 * A one-time link with which an appointed supervisor decides what waits at a unit without signing in: each posting once.
 * What its maker brought here is left out, because who makes a link holds it. Earlier links of the same
 * supervisor at the unit end. Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND (no such supervisor, or nothing waits),
 * OWN_WORK (nothing waits but what the maker brought).
 */
export async function makeConfirmLink(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly unitId: string; readonly supervisorId: string },
): Promise<Result<MadeLink>> {
  const token = randomBytes(32).toString("base64url");
  return runCommand<MadeLink>(deps, actor, async (tx, now) => {
    const unit = await tx.unit.findUnique({ where: { id: input.unitId } });
    if (unit === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND", {}, "unitId");
    const role = allowed(actor.viewer, "makeConfirmLink", unitTarget(unit));
    if (!role.ok) return role;
    const seats = (await supervisorsOf(tx, [unit.id], dayOf(now))).get(unit.id) ?? [];
    const supervisor = seats.find(({ id }) => id === input.supervisorId);
    if (supervisor === undefined) return refuse("NOT_FOUND", {}, "supervisorId");
    const waiting = await tx.posting.findMany({
      where: { unitId: unit.id, state: "PENDING" },
      orderBy: { receivedAt: "asc" },
      take: MOST_POSTINGS,
    });
    const others = waiting.filter((posting) => !broughtBy(posting).includes(actor.viewer!.personId));
    if (others.length === 0 && waiting.length > 0) return refuse("OWN_WORK");
    const postings = others.filter((posting) => !broughtBy(posting).includes(supervisor.id));
    if (postings.length === 0) return refuse("NOT_FOUND", {}, "unitId");

    await tx.confirmLink.updateMany({
      where: { unitId: unit.id, supervisorId: supervisor.id, revokedAt: null },
      data: { revokedAt: now },
    });
    const id = newId();
    const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000);
    const [first, ...rest] = postings.map((posting) => posting.id) as [string, ...string[]];
    const postingIds = [first, ...rest];
    await tx.confirmLink.create({
      data: {
        id,
        unitId: unit.id,
        supervisorId: supervisor.id,
        tokenHash: tokenHashOf(token),
        postingIds,
        createdById: actor.viewer!.personId,
        createdAt: now,
        expiresAt,
      },
    });
    const made = (postingId: string) =>
      ({
        kind: "confirm-link.made",
        as: role.value,
        unitId: unit.id,
        subjectType: "posting",
        subjectId: postingId,
        data: { link: id, supervisorId: supervisor.id },
      }) as const;
    return ok({
      value: { id, token, supervisorName: supervisor.name, postings: postings.length, expiresAt },
      trace: [made(first), ...rest.map(made)],
    });
  });
}

const linkPosting = {
  unit: true,
  notices: { include: { notice: { select: { id: true, title: true } } } },
  crops: true,
} satisfies Prisma.PostingInclude;
export type LinkedPosting = Prisma.PostingGetPayload<{ include: typeof linkPosting }>;

export interface OpenLink {
  readonly supervisorName: string;
  readonly unitName: string;
  readonly expiresAt: Date;
  /** What still waits for a word, oldest first. */
  readonly waiting: readonly LinkedPosting[];
  /** How many have been decided through this link. */
  readonly decided: number;
}

/** What a link opens. Refusals: LINK_UNKNOWN, LINK_EXPIRED (also once its supervisor's seat has ended). */
export async function openConfirmLink(deps: CommandDeps, token: string): Promise<Result<OpenLink>> {
  const found = await validLink(deps, token);
  if (!found.ok) return found;
  const { link, viewer } = found.value;
  const postings = await deps.db.posting.findMany({
    where: { id: { in: link.postingIds } },
    include: linkPosting,
    orderBy: { receivedAt: "asc" },
  });
  const unit = await deps.db.unit.findUniqueOrThrow({ where: { id: link.unitId } });
  return ok({
    supervisorName: viewer.name,
    unitName: unit.name,
    expiresAt: link.expiresAt,
    waiting: postings.filter((posting) => posting.state === "PENDING"),
    decided: postings.filter((posting) => posting.decidedViaId === link.id).length,
  });
}

/**
 * The bytes of a photo that the link is about, as its supervisor may see it; the look is traced as the supervisor's. Refusals:
 * LINK_UNKNOWN, LINK_EXPIRED, NOT_FOUND.
 */
export async function photoOfLink(
  deps: CommandDeps & { readonly files: FileStore },
  opener: Actor,
  token: string,
  sha256: string,
): Promise<Result<Uint8Array>> {
  const found = await validLink(deps, token);
  if (!found.ok) return found;
  const { link, viewer } = found.value;
  return runCommand<Uint8Array>(deps, { viewer, ip: opener.ip }, async (tx) => {
    const shown = await tx.posting.findMany({
      where: { id: { in: link.postingIds }, photoSha256: sha256 },
      include: postingSeen,
    });
    const bytes = shown.some((posting) => maySeePosting(viewer, posting)) ? await deps.files.get(sha256) : null;
    if (bytes === null) return refuse("NOT_FOUND");
    return ok({
      value: bytes,
      trace: [
        {
          kind: "photo.read",
          as: "SUPERVISOR",
          unitId: link.unitId,
          subjectType: "photo",
          subjectId: sha256,
          data: { linkId: link.id },
        },
      ],
    });
  });
}

export type LinkDecision =
  | { readonly postingId: string; readonly decision: "CONFIRM" }
  | { readonly postingId: string; readonly decision: "RETURN"; readonly kind: ReturnKind; readonly reason: string };

/**
 * The supervisor's word through a link, traced as that supervisor's. Refusals: LINK_UNKNOWN, LINK_EXPIRED, NOT_FOUND
 * (not what the link is about), OWN_WORK (whoever is signed in on this phone posted it), and those of confirming.
 */
export async function decideByLink(
  deps: CommandDeps,
  opener: Actor,
  token: string,
  said: LinkDecision,
): Promise<Result<string>> {
  const found = await validLink(deps, token);
  if (!found.ok) return found;
  const { link, viewer } = found.value;
  if (!link.postingIds.includes(said.postingId)) return refuse("NOT_FOUND");
  const posting = await deps.db.posting.findUnique({ where: { id: said.postingId } });
  if (posting !== null && opener.viewer !== null && broughtBy(posting).includes(opener.viewer.personId))
    return refuse("OWN_WORK");
  const actor: Actor = { viewer, ip: opener.ip };
  return said.decision === "CONFIRM"
    ? confirmPosting(deps, actor, said.postingId, link.id)
    : returnPosting(deps, actor, said, link.id);
}

async function validLink(deps: CommandDeps, token: string): Promise<Result<{ link: ConfirmLink; viewer: Viewer }>> {
  const link = await deps.db.confirmLink.findUnique({ where: { tokenHash: tokenHashOf(token) } });
  if (link === null) return refuse("LINK_UNKNOWN");
  const now = deps.clock();
  if (link.revokedAt !== null || link.expiresAt <= now) return refuse("LINK_EXPIRED");
  const viewer = await loadViewer(deps.db, link.supervisorId, now);
  const seated = viewer?.appointments.some((held) => held.role === "SUPERVISOR" && held.unitId === link.unitId);
  return viewer === null || seated !== true ? refuse("LINK_EXPIRED") : ok({ link, viewer });
}
