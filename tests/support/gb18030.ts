/** Text → GB18030, which Node reads but does not write. */

let tables: { readonly short: Map<string, number>; readonly long: Map<string, number> } | null = null;

/** The two-byte signs, and the four-byte ones of the basic plane by their number in the standard's order. */
function signs(): NonNullable<typeof tables> {
  if (tables !== null) return tables;
  const decoder = new TextDecoder("gb18030");
  const short = new Map<string, number>();
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) {
      if (second === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(first, second));
      if ([...sign].length === 1 && sign !== "\ufffd" && !short.has(sign)) short.set(sign, (first << 8) | second);
    }
  const long = new Map<string, number>();
  for (let number = 0; number < 39_420; number += 1) {
    const sign = decoder.decode(fourBytes(number));
    if ([...sign].length === 1 && sign !== "\ufffd" && !short.has(sign)) long.set(sign, number);
  }
  return (tables = { short, long });
}

const fourBytes = (number: number): Uint8Array =>
  Uint8Array.of(
    0x81 + Math.floor(number / 12_600),
    0x30 + (Math.floor(number / 1_260) % 10),
    0x81 + (Math.floor(number / 10) % 126),
    0x30 + (number % 10),
  );

/** Signs beyond the basic plane follow one another from here on. */
const BEYOND = 189_000;

export function gb18030(text: string): Buffer {
  const { short, long } = signs();
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const two = short.get(sign);
    if (code < 0x80) bytes.push(code);
    else if (two !== undefined) bytes.push(two >> 8, two & 0xff);
    else if (code > 0xffff) bytes.push(...fourBytes(BEYOND + code - 0x10000));
    else {
      const number = long.get(sign);
      if (number === undefined) throw new Error(`no GB18030 for ${sign}`);
      bytes.push(...fourBytes(number));
    }
  }
  return Buffer.from(bytes);
}
