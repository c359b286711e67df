const PREFIX = "gongshi-own-";

type Kind = "photos" | "sheets";

/**
 * How many of each stay, the newest: a photo weighs at most 600 KB, the sheet of 400 lines some 130 KB, so that these are at
 * most 10 and 5 MB, and with the app's own files the phone holds no more than 20 MB, whatever a clerk looks at.
 */
export const MOST_OWN_FILES = { photos: 16, sheets: 40 } as const satisfies Record<Kind, number>;

export const kindOfOwnFile = (path: string): Kind => (path.startsWith("/photos/") ? "photos" : "sheets");

/** The cache of one person's photos, or of her sheets. */
export const ownFilesOf = (personId: string, kind: Kind): string => `${PREFIX}${personId}-${kind}`;

/** Whether the file is on the phone already; false where the browser keeps none. */
export async function hasOwnFile(personId: string, path: string): Promise<boolean> {
  if (!("caches" in globalThis)) return false;
  const cache = await caches.open(ownFilesOf(personId, kindOfOwnFile(path)));
  return (await cache.match(path, { ignoreVary: true })) !== undefined;
}

/** Deletes everybody's, except `keep`'s. */
export async function forgetOwnFiles(keep: string | null): Promise<void> {
  if (!("caches" in globalThis)) return;
  const kept = keep === null ? [] : [ownFilesOf(keep, "photos"), ownFilesOf(keep, "sheets")];
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !kept.includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}
