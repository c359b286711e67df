import { MessageSquareWarning } from "lucide-react";
import { review as words } from "../../lib/messages/zh-cn/review";
import styles from "./field-reasons.module.css";

export interface FieldReason {
  readonly field: string;
  readonly reason: string;
}

const fieldWords: Readonly<Record<string, string>> = words;

export const reviewFieldWord = (field: string): string => fieldWords[`review.field.${field}`] ?? field;

/** What a reviewer said of this part, at the part itself. */
export function ReasonsAt({ reasons, field }: { readonly reasons: readonly FieldReason[]; readonly field: string }) {
  const own = reasons.filter((each) => each.field === field);
  return own.map(({ reason }, index) => (
    <span key={index} className={styles.reason} role="note">
      <MessageSquareWarning aria-hidden="true" />
      {reason}
    </span>
  ));
}

/** The reasons of the last return, while the editor mends it; none otherwise. */
export function reasonsToMend(edition: {
  readonly state: string;
  readonly reviews: readonly { readonly verdict: string; readonly fieldReasons: readonly FieldReason[] }[];
}): readonly FieldReason[] {
  if (edition.state !== "RETURNED" && edition.state !== "DRAFT") return [];
  return edition.reviews.filter(({ verdict }) => verdict === "RETURNED").at(-1)?.fieldReasons ?? [];
}
