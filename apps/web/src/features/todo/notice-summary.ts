import { formatMu, formatYuan } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { graphql, readFragment, type FragmentOf } from "../../lib/graphql/tada";

export const NoticeSummary = graphql(`
  fragment NoticeSummary on Notice {
    id
    title
    batchName
    subsidyYear
    stage
    step
    onTime
    editionNumber
    isZero
    recipientCount
    quantityMilli
    paidFen
    hungOn
    due {
      on
    }
    program {
      id
      publicName
      recipientKind
      quantityUnit
    }
    postings {
      id
      state
      receivedAt
      returnReason
    }
  }
`);

export type NoticeSummaryOf = FragmentOf<typeof NoticeSummary>;

export const summary = (notice: NoticeSummaryOf) => readFragment(NoticeSummary, notice);

const COUNTS = {
  HOUSEHOLD: "common.households",
  PERSON: "common.peopleCount",
  ORGANISATION: "common.organisations",
} as const;

/** `37户，582.31亩，61,974.25元`, or 零报告. */
export function figures(notice: {
  readonly isZero: boolean;
  readonly recipientCount: number;
  readonly quantityMilli: number;
  readonly paidFen: number;
  readonly program: { readonly recipientKind: keyof typeof COUNTS; readonly quantityUnit: string | null };
}): string {
  if (notice.isZero) return t("common.zeroReport");
  const { recipientKind, quantityUnit } = notice.program;
  return [
    t(COUNTS[recipientKind], { count: notice.recipientCount }),
    ...(quantityUnit !== null && notice.quantityMilli > 0 ? [formatMu(notice.quantityMilli, quantityUnit)] : []),
    formatYuan(notice.paidFen),
  ].join("，");
}

/** The reason of the latest posting, if that one was sent back. */
export function latestReturn(
  postings: readonly { readonly state: string; readonly receivedAt: string; readonly returnReason: string | null }[],
): string | null {
  const latest = [...postings].sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt))[0];
  return latest?.state === "RETURNED" ? latest.returnReason : null;
}
