import { TELLERS } from "@gongshi/domain/trace/story/tellers";
import type { StoryKind } from "@gongshi/domain/trace/story/tellers";

/** Every kind of entry the trace can have. A command names one, or it does not compile. */
export const AUDIT_KINDS = [
  "administrator.created",
  "person.signed-in",
  "person.sign-in-refused",
  "person.signed-out",
  "session.ended",
  "push.subscribed",
  "push.unsubscribed",
  "person.password-reset",
  "appointment.made",
  "appointment.ended",
  "unit.created",
  "unit.changed",
  "unit.ended",
  "person.changed",
  "person.disabled",
  "person.enabled",
  "obligation.waived",
  "obligation.waiver-lifted",
  "channels.set",
  "contact-number.added",
  "contact-number.removed",
  "number.vouched-for",
  "number.word-taken-back",
  "program.created",
  "program.changed",
  "program.version-in-force",
  "program.change-cancelled",
  "plan.imported",
  "batch.opened",
  "batch.payment-set",
  "roll.imported",
  "roll.joined",
  "roll.upload-started",
  "roll.upload-cancelled",
  "roll.copy-read",
  "roll.last-year-read",
  "roll.upload-read",
  "roll.rejected-exported",
  "form.exported",
  "people.read",
  "roll.answer-remembered",
  "roll.answer-forgotten",
  "disclosure.total-explained",
  "disclosure.numbers-accepted",
  "disclosure.submitted",
  "disclosure.approved",
  "disclosure.returned",
  "disclosure.withheld",
  "disclosure.proof-read",
  "disclosure.scheduled",
  "disclosure.schedule-cancelled",
  "disclosure.schedule-failed",
  "disclosure.released",
  "lines.read",
  "preview.made",
  "preview.opened",
  "preview.revoked",
  "stage.closed",
  "disclosure.released-by-schedule",
  "disclosure.lapsed",
  "disclosure.withdrawn",
  "disclosure.reissued",
  "disclosure.scope-changed",
  "edition.replaced",
  "edition.outlived",
  "edition.birth-months-forgotten",
  "notice.taken-down",
  "sheet.made",
  "sheet.read",
  "photo.received",
  "photo.read",
  "photo.unposted",
  "posting.received",
  "posting.confirmed",
  "posting.returned",
  "posting.handed-in",
  "telling.received",
  "telling.taken-back",
  "confirm-link.made",
  "archive.queried",
  "archive.answer-exported",
  "archive.register-exported",
  "correction.taken",
  "correction.read",
  "correction.accepted",
  "correction.refused",
  "correction.withdrawn",
  "correction.forgotten",
  "disclosure.line-corrected",
  "looks.read",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Looks at unmasked personal data of a publication, and exports of it. */
export const PUBLICATION_LOOKS = [
  "lines.read",
  "sheet.read",
  "photo.read",
  "roll.copy-read",
  "roll.last-year-read",
  "roll.upload-read",
  "roll.rejected-exported",
  "form.exported",
  "correction.read",
  "looks.read",
] as const satisfies readonly AuditKind[];

/** All looks at unmasked personal data, and exports. They stand in the trace, not in the story of what was done. */
export const READ_KINDS = [
  ...PUBLICATION_LOOKS,
  "people.read",
  "archive.answer-exported",
  "archive.register-exported",
] as const satisfies readonly AuditKind[];
export type ReadKind = (typeof READ_KINDS)[number];

/** About people, units, programs, plans: no part of the story of a publication. */
type ElsewhereKind = Extract<
  AuditKind,
  | "administrator.created"
  | `person.${string}`
  | `session.${string}`
  | `push.${string}`
  | `appointment.${string}`
  | `unit.${string}`
  | "channels.set"
  | `contact-number.${string}`
  | `number.${string}`
  | `program.${string}`
  | `plan.${string}`
  | `roll.answer-${string}`
  | `archive.${string}`
  | `correction.${string}`
  | "photo.unposted"
>;

/** Every other kind has a sentence of its own in `domain/trace/story/tellers.ts`: without it, this does not compile. */
const _told: Readonly<Record<Exclude<AuditKind, ReadKind | ElsewhereKind>, unknown>> = TELLERS;
/** And no sentence is about a kind that there is not. */
type _Known = Told<StoryKind>;
type Told<K extends AuditKind> = K;

export type SubjectType =
  | "person"
  | "appointment"
  | "unit"
  | "program"
  | "plan"
  | "batch"
  | "disclosure"
  | "obligation"
  | "edition"
  | "notice"
  | "sheet"
  | "photo"
  | "posting"
  | "telling"
  | "correction";
