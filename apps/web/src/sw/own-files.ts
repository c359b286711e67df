import type { RouteHandlerCallback } from "workbox-core";
import { ExpirationPlugin } from "workbox-expiration";
import { CacheFirst } from "workbox-strategies";
import { kindOfOwnFile, MOST_OWN_FILES, ownFilesOf } from "../lib/kept/own-files";
import { keptPersonId } from "../lib/kept/kept-store";

/**
 * Photos and sheets of whoever is signed in, in a cache of her own that goes when she signs out. Both never change
 * (photos go by their hash, sheets are frozen), so what is here is not asked for again. Nothing is kept for nobody.
 */
export const ownFile: RouteHandlerCallback = async ({ event, request }) => {
  const person = await keptPersonId().catch(() => null);
  if (person === null) return fetch(request);
  const kind = kindOfOwnFile(new URL(request.url).pathname);
  return new CacheFirst({
    cacheName: ownFilesOf(person, kind),
    matchOptions: { ignoreVary: true },
    plugins: [
      {
        // A login page is no photo, and somebody who has signed out meanwhile leaves nothing behind.
        cacheWillUpdate: async ({ response }) =>
          response.status === 200 && isFile(response) && (await keptPersonId().catch(() => null)) === person
            ? response
            : null,
      },
      new ExpirationPlugin({ maxEntries: MOST_OWN_FILES[kind], purgeOnQuotaError: true }),
    ],
  }).handle({ event, request });
};

const isFile = (response: Response): boolean =>
  /^(image\/jpeg|application\/pdf)\b/.test(response.headers.get("content-type") ?? "");
