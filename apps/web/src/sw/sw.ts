/// <reference lib="webworker" />
import { clientsClaim } from "workbox-core";
import { ExpirationPlugin } from "workbox-expiration";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import type { PrecacheEntry } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";
import { ownFile } from "./own-files";
import { listenForPush } from "./push";
import { MOST_LATER_FILES } from "../lib/offline/later-files";
import { TAKE_OVER } from "../lib/offline/take-over";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

/**
 * The staff app without a network: one shell for everybody, without anybody's data, and the files of the screens used
 * at the board. Resident pages are none of its business: it answers nothing but what is named here.
 */
precacheAndRoute(self.__WB_MANIFEST, { directoryIndex: "", cleanURLs: false, ignoreURLParametersMatching: [] });
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL("/staff"), { allowlist: [/^\/staff(\/|\?|$)/] }));

/**
 * The code reader and the office's screens follow when they are first used; their names are hashes of their content. A new
 * version brings files of new names: what has not been used for longest makes room, so that those of old versions go, and
 * the code reader stays where it is the same.
 */
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/_next/static/"),
  new CacheFirst({
    cacheName: "gongshi-later",
    matchOptions: { ignoreVary: true },
    plugins: [new ExpirationPlugin({ maxEntries: MOST_LATER_FILES })],
  }),
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /^\/(photos\/[0-9a-f]{64}|sheets\/[^/]+\.pdf)$/.test(url.pathname),
  ownFile,
);

listenForPush();

// The first worker serves the page that brought it. Every later one waits until a page says that nobody is in the
// middle of anything, or until all pages are closed.
clientsClaim();
self.addEventListener("message", (event) => {
  if ((event.data as { type?: unknown } | null)?.type === TAKE_OVER) void self.skipWaiting();
});
