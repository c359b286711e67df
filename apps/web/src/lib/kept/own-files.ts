const PREFIX = "gongshi-own-";

/** The cache of one person's photos and sheets. */
export const ownFilesOf = (personId: string): string => `${PREFIX}${personId}`;

/** Whether the file is on the phone already; false where the browser keeps none. */
export async function hasOwnFile(personId: string, path: string): Promise<boolean> {
  if (!("caches" in globalThis)) return false;
  const cache = await caches.open(ownFilesOf(personId));
  return (await cache.match(path, { ignoreVary: true })) !== undefined;
}

/** Deletes everybody's, except `keep`'s. */
export async function forgetOwnFiles(keep: string | null): Promise<void> {
  if (!("caches" in globalThis)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(
    names.filter((name) => keep === null || name !== ownFilesOf(keep)).map((name) => caches.delete(name)),
  );
}
