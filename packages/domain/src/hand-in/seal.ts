import { canonicalJsonOfGiven } from "../text/canonical-json";

/**
 * What is sealed of an entry that leaves a phone as a file, as one text: the kind, whose it is, and exactly what would
 * have been sent. Phone and server both hash it (SHA-256), so that a file changed on the way is told. Files of pictures
 * are named in it by their own hashes. Keys are sorted; what is empty is left out, because the two write that differently.
 */
export const sealText = (kind: string, authorId: string, input: unknown): string =>
  canonicalJsonOfGiven({ kind, authorId, input });
