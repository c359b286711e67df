/**
 * What may stay on a phone, by the name of its query: one's own work. Everything else (rolls, lines with names, people,
 * coverage) is never kept, so a query added later is not kept until somebody decides so here.
 */
const KEPT: ReadonlySet<string> = new Set([
  "Todo",
  "NoticePage",
  "Sent",
  "Claimable",
  "Channels",
  "PendingPostings",
  "Waiting",
]);

export const isKept = (queryName: string | null): boolean => queryName !== null && KEPT.has(queryName);

/** One answer's name: the query and what it was asked with, in whatever order. */
export function keptKey(queryName: string, variables: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${queryName} ${JSON.stringify(sorted)}`;
}
