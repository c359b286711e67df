import type { Size } from "./geometry";

/** Sums over the rectangles from the upper left corner to each point, so that the mean of any area is four look-ups. */
export interface Sums extends Size {
  readonly sums: Float64Array;
}

/** What is left out at each side, as a share of the picture. */
export interface Cut {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function sumsOf({ width, height, data }: Size & { readonly data: ArrayLike<number> }): Sums {
  const across = width + 1;
  const sums = new Float64Array(across * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * across + x + 1] = sums[y * across + x + 1]! + row;
    }
  }
  return { width, height, sums };
}

/** What is left after the cut, as `to` points, each the mean of the area under it; row by row. */
export function areaMeans(picture: Sums, { left, top, right, bottom }: Cut, to: Size): Float32Array {
  const columns = edges(left, 1 - left - right, to.width, picture.width);
  const rows = edges(top, 1 - top - bottom, to.height, picture.height);
  const means = new Float32Array(to.width * to.height);
  let above = lineOfSums(picture, columns, rows[0]!);
  for (let y = 0; y < to.height; y += 1) {
    const below = lineOfSums(picture, columns, rows[y + 1]!);
    const tall = rows[y + 1]! - rows[y]!;
    for (let x = 0; x < to.width; x += 1)
      means[y * to.width + x] =
        (below[x + 1]! - below[x]! - above[x + 1]! + above[x]!) / (tall * (columns[x + 1]! - columns[x]!));
    above = below;
  }
  return means;
}

const edges = (start: number, share: number, count: number, length: number): number[] =>
  Array.from({ length: count + 1 }, (_, index) => Math.min(length, (start + (share * index) / count) * length));

/** Sums at one height, which may lie between two rows, for each column. */
function lineOfSums({ width, height, sums }: Sums, columns: readonly number[], y: number): Float64Array {
  const across = width + 1;
  const row = Math.min(height - 1, Math.floor(y));
  const down = y - row;
  const line = new Float64Array(columns.length);
  for (let each = 0; each < columns.length; each += 1) {
    const x = columns[each]!;
    const column = Math.min(width - 1, Math.floor(x));
    const along = x - column;
    const at = row * across + column;
    const upper = sums[at]! * (1 - along) + sums[at + 1]! * along;
    const lower = sums[at + across]! * (1 - along) + sums[at + across + 1]! * along;
    line[each] = upper * (1 - down) + lower * down;
  }
  return line;
}

/** Each point less the mean of its surroundings of `reach` points each way: light and shade go, edges stay. */
export function withoutBrightness(values: Float32Array, { width, height }: Size, reach: number): Float32Array {
  const { sums } = sumsOf({ width, height, data: values });
  const across = width + 1;
  const rest = new Float32Array(values.length);
  for (let y = 0; y < height; y += 1) {
    const [above, below] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    const [top, bottom] = [above * across, below * across];
    for (let x = 0; x < width; x += 1) {
      const left = x < reach ? 0 : x - reach;
      const right = x + reach + 1 > width ? width : x + reach + 1;
      const sum = sums[bottom + right]! - sums[top + right]! - sums[bottom + left]! + sums[top + left]!;
      const index = y * width + x;
      rest[index] = values[index]! - sum / ((right - left) * (below - above));
    }
  }
  return rest;
}
