/** Notices under the unit they hang at, units in the order in which the server gives them. */
export function byUnit<Notice extends { readonly unit: { readonly id: string; readonly name: string } }>(
  notices: readonly Notice[],
): { unitId: string; unitName: string; notices: Notice[] }[] {
  const groups = new Map<string, { unitId: string; unitName: string; notices: Notice[] }>();
  for (const notice of notices) {
    const group = groups.get(notice.unit.id) ?? { unitId: notice.unit.id, unitName: notice.unit.name, notices: [] };
    group.notices.push(notice);
    groups.set(notice.unit.id, group);
  }
  return [...groups.values()];
}

/** Papers that come out: one a notice, or one a unit. */
export function sheetCount(
  kind: "SINGLE" | "GATHERED",
  notices: readonly { readonly unit: { readonly id: string } }[],
): number {
  return kind === "SINGLE" ? notices.length : new Set(notices.map(({ unit }) => unit.id)).size;
}
