/** Bytes as two letters each, as hashes and seals are written and compared. */
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** The bytes that are written so, as a column takes them. */
export const fromHex = (text: string): Buffer<ArrayBuffer> => Buffer.from(text, "hex");
