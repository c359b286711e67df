/// <reference lib="webworker" />
import { pushWords } from "../lib/messages/push-words";

declare const self: ServiceWorkerGlobalScope;

/** One notification at a time: a newer one says what the older one said. */
const TAG = "waiting";

async function show(text: string): Promise<void> {
  const words = pushWords(text);
  if (words === null) return;
  await self.navigator.setAppBadge?.(words.badge).catch(() => undefined);
  await self.registration.showNotification(words.title, {
    body: words.body,
    tag: TAG,
    icon: "/icons/192.png",
    lang: "zh-CN",
    data: { path: words.path },
  });
}

/** Opens the screen that has it: in the app's window where one is open, in a new one elsewhere. */
async function open(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const staff = windows.find(({ url }) => new URL(url).pathname.startsWith("/staff"));
  if (staff === undefined) {
    await self.clients.openWindow(path);
    return;
  }
  // Never a reload: something may be under way in there.
  staff.postMessage({ type: "GONGSHI_OPEN", path });
  await staff.focus();
}

/** What the server's messages do on this phone. */
export function listenForPush(): void {
  self.addEventListener("push", (event) => event.waitUntil(show(event.data?.text() ?? "")));
  self.addEventListener("notificationclick", (event) => {
    event.notification.close();
    const path: unknown = (event.notification.data as { path?: unknown } | null)?.path;
    event.waitUntil(open(typeof path === "string" && path.startsWith("/staff") ? path : "/staff"));
  });
}
