/** The same JSON with the keys of every object in order, so that equal things have equal text. Dates are ISO 8601. */
export const canonicalJson = (value: unknown): string => JSON.stringify(inKeyOrder(value, () => true));

/** As `canonicalJson`, and what is empty (null, undefined, an empty list) is left out of objects: some write it, some do not. */
export const canonicalJsonOfGiven = (value: unknown): string =>
  JSON.stringify(
    inKeyOrder(value, (part) => part !== null && part !== undefined && !(Array.isArray(part) && part.length === 0)),
  );

function inKeyOrder(value: unknown, stays: (part: unknown) => boolean): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((part) => inKeyOrder(part, stays));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => stays(part))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inKeyOrder(part, stays)]),
  );
}
