/**
 * What a list costs in a query: how long it really gets in a large subdistrict, counted for every level inside it, and
 * what it costs to fetch. Each list of objects states its own, so that lists inside lists are counted as what they are.
 */
export const ofSize = (multiplier: number, field = 1): { readonly field: number; readonly multiplier: number } => ({
  field,
  multiplier,
});

/** How many of a page that somebody asks for are given: a negative one would cost less than nothing. */
export const pageSize = (first: number, most: number): number => Math.max(1, Math.min(most, Math.trunc(first)));
