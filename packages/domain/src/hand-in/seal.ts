/**
 * What is sealed of an entry that leaves a phone as a file, as one text: the kind, whose it is, and exactly what would
 * have been sent. Phone and server both hash it (SHA-256), so that a file changed on the way is told. Files of pictures
 * are named in it by their own hashes. Keys are sorted; what is empty is left out, because the two write that differently.
 */
export const sealText = (kind: string, authorId: string, input: unknown): string =>
  JSON.stringify(sorted({ kind, authorId, input }));

function sorted(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined && !(Array.isArray(inner) && inner.length === 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
