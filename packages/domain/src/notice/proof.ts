import { daysBetween, earliest } from "../calendar/day";
import type { Day } from "../calendar/day";

/** What one posting says about one notice. */
export interface PostingFacts {
  readonly id: string;
  readonly hangDate: Day;
  readonly receivedOn: Day;
  /** Milliseconds; orders postings. */
  readonly receivedAt: number;
  /** The hang date was corrected by hand. */
  readonly dateCorrected: boolean;
  /** CODE: the server itself read a code of a sheet with this notice, at that place of the photo. */
  readonly proof: "CODE" | "CLAIM";
  /** Why it is only claimed. */
  readonly claimBecause: ClaimReason | null;
  readonly state: "PENDING" | "CONFIRMED" | "RETURNED";
  readonly returnKind: "PHOTO" | "UNTRUE" | null;
}

/** A code proves a hang date only when the photo was received within 3 days of it. */
export const RECEIVED_WITHIN_DAYS = 3;

/**
 * Why the server takes a notice in a photo for claimed only: it read no code; the picture is one that was posted before,
 * saved anew; a posting of the notice came back as untrue; the edition was replaced before the photo arrived.
 */
export type ClaimReason = "NO_CODE" | "SAME_PICTURE" | "CAME_BACK" | "OLD_EDITION";

export type UnprovenReason = ClaimReason | "DATE_CORRECTED" | "RECEIVED_LATE";

/** Why the code alone does not prove this posting, or null when it does. */
export function unprovenBecause(
  posting: Pick<PostingFacts, "proof" | "claimBecause" | "dateCorrected" | "hangDate" | "receivedOn">,
): UnprovenReason | null {
  if (posting.proof !== "CODE") return posting.claimBecause ?? "NO_CODE";
  if (posting.dateCorrected) return "DATE_CORRECTED";
  const days = daysBetween(posting.hangDate, posting.receivedOn);
  return days < 0 || days > RECEIVED_WITHIN_DAYS ? "RECEIVED_LATE" : null;
}

const provenByCode = (posting: PostingFacts): boolean => unprovenBecause(posting) === null;

/** Whether a posting proves that the notice hung: a supervisor's word, or its code while nobody has returned it. */
const holds = (posting: PostingFacts): boolean =>
  posting.state === "CONFIRMED" || (posting.state === "PENDING" && provenByCode(posting));

/**
 * The earliest proven hang date, or null. A returned posting loses its proof. Once the notice is proven anew, the date
 * of a posting that its code had proven counts again if only the photo was at fault; a posting returned as untrue never does.
 */
export function provenHangDate(postings: readonly PostingFacts[]): Day | null {
  const holding = postings.filter(holds);
  if (holding.length === 0) return null;
  const revived = postings.filter(
    (returned) =>
      returned.state === "RETURNED" &&
      returned.returnKind === "PHOTO" &&
      provenByCode(returned) &&
      holding.some((anew) => anew.receivedAt > returned.receivedAt),
  );
  return earliest([...holding, ...revived].map((posting) => posting.hangDate));
}

/** The earliest hang date that is claimed and still waits for a supervisor; null when nothing waits. */
export const claimedHangDate = (postings: readonly PostingFacts[]): Day | null =>
  earliest(postings.filter((posting) => posting.state === "PENDING" && !holds(posting)).map((p) => p.hangDate));

/** Whether a supervisor has confirmed any posting of the notice. */
export const isConfirmed = (postings: readonly PostingFacts[]): boolean =>
  postings.some((posting) => posting.state === "CONFIRMED");
