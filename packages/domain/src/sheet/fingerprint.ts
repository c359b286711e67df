/** The first twelve digits of the frozen content's SHA-256 (hex): enough to compare two papers by eye. */
export function fingerprintOf(contentHash: string): string {
  if (!/^[0-9a-f]{64}$/i.test(contentHash)) throw new RangeError("a content hash has 64 hexadecimal digits");
  return contentHash.slice(0, 12).toLowerCase();
}

/** `3f2a91bc04de` → `3F2A 91BC 04DE`. */
export const fingerprintInGroups = (fingerprint: string): string =>
  (fingerprint.toUpperCase().match(/.{1,4}/g) ?? []).join(" ");
