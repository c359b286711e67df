/**
 * The code of a sheet: eight characters of Crockford's base 32 (40 random bits), as a QR code's address and as a
 * short code people type. Guessing one of a thousand sheets takes a thousand million tries.
 */

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const SHEET_CODE_LENGTH = 8;
const BYTES_NEEDED = 5;
const LAST_PAGE = 999;

/** What a scanned or typed text names. */
export interface ScannedSheet {
  readonly code: string;
  /** From 1. Any page's code proves the sheet. */
  readonly page: number;
}

/** Random bytes (at least five; the rest is ignored) → a code. */
export function sheetCodeFrom(bytes: Uint8Array): string {
  if (bytes.length < BYTES_NEEDED) throw new RangeError(`a sheet code needs ${BYTES_NEEDED} random bytes`);
  let code = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes.subarray(0, BYTES_NEEDED)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      code += ALPHABET.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return code;
}

/**
 * Reads a scanned address (`https://any.host/s/7KQ2M9XW`, `…/s/7KQ2M9XW/2`) or a typed short code
 * (`7kq2-m9xw`, `7KQ2 M9XW`, with O for 0 and I or L for 1). The host does not matter: an installation may move,
 * while its papers stay on the board. Null when it is neither.
 */
export function parseSheetCode(text: string): ScannedSheet | null {
  const plain = text.normalize("NFKC").trim();
  const address = /^(?:https?:\/\/)?[^/?#\s]+\/s\/([^/?#]+)(?:\/([1-9]\d{0,2}))?\/?(?:[?#].*)?$/iu.exec(plain);
  const code = readCode(address ? (address[1] ?? "") : plain);
  if (code === null) return null;
  const page = Number(address?.[2] ?? "1");
  return page <= LAST_PAGE ? { code, page } : null;
}

/** What page `page` of a sheet says in its QR code. Page 1 has the bare address, so that its modules are largest. */
export function sheetUrl(publicUrl: string, code: string, page = 1): string {
  return pageUrl(`${publicUrl.replace(/\/+$/, "")}/s/${code}`, page);
}

/** The same, from the address of page 1. */
export const pageUrl = (firstPageUrl: string, page: number): string =>
  page === 1 ? firstPageUrl : `${firstPageUrl}/${page}`;

/** `7KQ2M9XW` → `7KQ2-M9XW`, easier to copy by hand. */
export const shortCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

function readCode(typed: string): string | null {
  const code = typed
    .replace(/[\s\p{Dash_Punctuation}·.]/gu, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return code.length === SHEET_CODE_LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null;
}
