import { mkdir, open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import type { PushSender } from "@gongshi/usecases/ports";
import webPush from "web-push";
import { z } from "zod";

const keysShape = z.object({ publicKey: z.string().length(87), privateKey: z.string().length(43) });
export type PushKeys = z.infer<typeof keysShape>;

/** A message waits at the push service for as long; after that the next one says the same. */
const SECONDS_TO_LIVE = 12 * 3600;
const GIVE_UP_AFTER_MS = 10_000;
const LONGEST_ADDRESS = 1000;

/**
 * The keys of an installation (VAPID): from `<dataDir>/keys/push-keys.json`, made on the first start, readable by their
 * owner alone. Whoever loses them loses the subscriptions of all devices, and nothing else.
 */
export async function openPushKeys(dataDir: string): Promise<PushKeys> {
  const file = path.join(dataDir, "keys", "push-keys.json");
  try {
    return keysShape.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT"))
      throw new Error(`The push keys in ${file} cannot be read: restore that file, or remove it.`, { cause: error });
  }
  const keys = webPush.generateVAPIDKeys();
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(`${file}.new`, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  return keys;
}

/**
 * Web Push (RFC 8030, 8291, 8292). A device names the address itself, so nothing is ever sent anywhere but to the
 * services named here: over HTTPS, or to an origin that is named whole (a test's own receiver).
 */
export function createPushSender(options: {
  readonly keys: PushKeys;
  readonly publicUrl: string;
  /** `host`, `.domain` for all below it, or a whole origin. */
  readonly services: readonly string[];
}): PushSender {
  const { keys, publicUrl, services } = options;
  const subject = publicUrl.startsWith("https:") ? publicUrl : "mailto:gongshi@localhost.invalid";
  const accepts = (endpoint: string): boolean => {
    if (endpoint.length > LONGEST_ADDRESS || !URL.canParse(endpoint)) return false;
    const url = new URL(endpoint);
    if (url.username !== "" || url.password !== "") return false;
    return services.some((service) =>
      service.includes("://")
        ? url.origin === service
        : url.protocol === "https:" &&
          url.port === "" &&
          (service.startsWith(".") ? url.hostname.endsWith(service) : url.hostname === service),
    );
  };
  return {
    publicKey: keys.publicKey,
    accepts,
    async send({ endpoint, p256dh, auth }, message) {
      if (!accepts(endpoint)) return "GONE";
      try {
        const { method, headers, body } = webPush.generateRequestDetails(
          { endpoint, keys: { p256dh, auth } },
          message,
          {
            vapidDetails: { subject, ...keys },
            TTL: SECONDS_TO_LIVE,
            urgency: "normal",
            topic: "waiting",
          },
        );
        const answer = await fetch(endpoint, {
          method,
          headers: headers as Record<string, string>,
          body: body === null ? null : new Uint8Array(body),
          redirect: "error",
          signal: AbortSignal.timeout(GIVE_UP_AFTER_MS),
        });
        await answer.body?.cancel();
        if (answer.status === 404 || answer.status === 410) return "GONE";
        return answer.ok ? "SENT" : "FAILED";
      } catch {
        return "FAILED"; // no network, or a service that is ill: said again with the next run
      }
    },
  };
}
