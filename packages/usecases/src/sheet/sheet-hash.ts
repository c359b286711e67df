import { createHash } from "node:crypto";

/** SHA-256 (hex) over the editions a sheet carries, in order; its first digits are printed as the fingerprint. */
export const sheetHash = (
  entries: readonly { readonly noticeId: string; readonly contentHash: string | null }[],
): string => createHash("sha256").update(JSON.stringify(entries)).digest("hex");
