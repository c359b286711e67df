/** Which rows stand on which page: `from` … `to - 1`. */
export interface PageRows {
  readonly from: number;
  readonly to: number;
}

const ROWS_WITH_THE_END = 3;

/**
 * Rows of the given heights onto pages of `first`, then `next` points, so that the last page has room for an end of
 * `tail` points (sums, signatures, stamp). The end takes a few rows along where it has to begin a page, rather than
 * standing alone.
 */
export function paginateRows(heights: readonly number[], first: number, next: number, tail: number): PageRows[] {
  const pages: PageRows[] = [];
  let from = 0;
  let used = 0;
  heights.forEach((height, index) => {
    const room = pages.length === 0 ? first : next;
    if (used + height > room && index > from) {
      pages.push({ from, to: index });
      from = index;
      used = 0;
    }
    used += height;
  });
  const room = pages.length === 0 ? first : next;
  if (used + tail <= room) return [...pages, { from, to: heights.length }];
  const end = heights.length;
  const split = end - ROWS_WITH_THE_END;
  const moved = heights.slice(Math.max(split, 0)).reduce((total, height) => total + height, 0);
  return split > from && moved + tail <= next
    ? [...pages, { from, to: split }, { from: split, to: end }]
    : [...pages, { from, to: end }, { from: end, to: end }];
}
