/** Parts of a disclosure that a reviewer can send back with a reason of their own; the editor sees it at that part. */
export const REVIEW_FIELDS = [
  "basis",
  "rateText",
  "paidOn",
  "paymentWay",
  "controlTotal",
  "changeReason",
  "audience",
  "internetProfile",
  "unitSums",
  "lines",
] as const;
export type ReviewField = (typeof REVIEW_FIELDS)[number];
