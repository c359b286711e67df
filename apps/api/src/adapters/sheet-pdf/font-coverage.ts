/** Which characters a TrueType font can draw, from its own character map. */
export type Covers = (codePoint: number) => boolean;

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Reads the `cmap` table (format 12, which every large font has). Throws on a font without one. */
export function coverageOf(font: Uint8Array): Covers {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const ranges = groupsOf(view, characterMap(view));
  return (codePoint) => {
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (range === undefined) return false;
      if (codePoint < range.first) high = middle - 1;
      else if (codePoint > range.last) low = middle + 1;
      else return true;
    }
    return false;
  };
}

/** Offset of the format-12 subtable. */
function characterMap(view: DataView): number {
  const cmap = tableOffset(view, "cmap");
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const subtable = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    if (view.getUint16(subtable) === 12) return subtable;
  }
  throw new Error("font: no format-12 character map");
}

function tableOffset(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`font: no ${tag} table`);
}

function groupsOf(view: DataView, subtable: number): Range[] {
  return Array.from({ length: view.getUint32(subtable + 12) }, (_, index) => {
    const group = subtable + 16 + index * 12;
    return { first: view.getUint32(group), last: view.getUint32(group + 4) };
  });
}
