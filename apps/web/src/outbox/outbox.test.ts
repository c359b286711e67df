import { beforeEach, describe, expect, it } from "vitest";
import { exclusiveLock } from "./exclusively";
import { isUnsent, photoNames, type OutboxEntry, type PostingInput } from "./entry";
import { Outbox } from "./outbox";
import type { OutboxStore } from "./outbox-store";
import type { Answer, PostOffice } from "./send-entry";

/** The store's contract in memory; IndexedDB itself is used in the browser tests. */
function memoryStore(): OutboxStore {
  const entries = new Map<string, OutboxEntry>();
  const photos = new Map<string, ArrayBuffer>();
  const dropSentPhotos = async (): Promise<void> => {
    const needed = new Set([...entries.values()].filter(isUnsent).flatMap((entry) => photoNames(entry.input)));
    for (const name of photos.keys()) if (!needed.has(name)) photos.delete(name);
  };
  return {
    all: async () => structuredClone([...entries.values()]),
    add: async (entry, bytes) => {
      if (entries.has(entry.id)) throw new Error("that id is taken");
      entries.set(entry.id, structuredClone(entry));
      for (const [name, value] of bytes) photos.set(name, value);
    },
    update: async (entry) => void entries.set(entry.id, structuredClone(entry)),
    photo: async (sha256) => photos.get(sha256) ?? null,
    remove: async (id) => {
      entries.delete(id);
      await dropSentPhotos();
    },
    dropSentPhotos,
  };
}

const input = (id: string): PostingInput => ({
  id,
  unitId: "u",
  channel: "VILLAGE_BOARD",
  photoSha256: `photo-${id}`,
  crops: [{ sha256: `crop-${id}`, x: 0, y: 0, width: 0.5, height: 0.5 }],
  codes: ["ABCD"],
  hangDate: "2026-12-05",
  phoneTime: "2026-12-05T01:00:00Z",
});

const photosOf = (id: string): Map<string, ArrayBuffer> =>
  new Map(photoNames(input(id)).map((name) => [name, new ArrayBuffer(4)]));

const UNREACHABLE: Answer<never> = { kind: "trouble", trouble: "UNREACHABLE" };
const RECEIPT: Answer<{ receivedAt: string }> = { kind: "ok", value: { receivedAt: "2026-12-05T01:02:03Z" } };

describe("the outbox", () => {
  let now: number;
  let log: string[];
  let store: OutboxStore;
  let posting: (input: PostingInput) => Answer<{ receivedAt: string }>;
  let photo: (name: string) => Answer<null>;
  const office: PostOffice = {
    putPhoto: async (name) => (log.push(`PUT ${name}`), photo(name)),
    postNotices: async (sent) => (log.push(`POST ${sent.id}`), posting(sent)),
  };
  const outboxOf = (person: string): Outbox =>
    new Outbox(person, { store, office, exclusively: exclusiveLock(undefined), now: () => now, announce: () => {} });
  const give = async (outbox: Outbox, id: string, submit = true): Promise<void> => {
    now += 1;
    await outbox.add({ id, unitName: "示例一经联社", titles: ["公示"], input: input(id) }, photosOf(id), submit);
  };
  const stateOf = (outbox: Outbox, id: string) => outbox.snapshot().find((entry) => entry.id === id)?.state;

  beforeEach(() => {
    now = 1_000_000;
    log = [];
    store = memoryStore();
    photo = () => ({ kind: "ok", value: null });
    posting = () => RECEIPT;
  });

  it("sends photos before the posting, oldest first, and lets the photos go after the receipt", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    await give(outbox, "2");
    await outbox.flush(false);
    expect(log).toEqual(["PUT photo-1", "PUT crop-1", "POST 1", "PUT photo-2", "PUT crop-2", "POST 2"]);
    expect(stateOf(outbox, "1")).toEqual({ kind: "received", receivedAt: "2026-12-05T01:02:03Z" });
    expect(await store.photo("photo-1")).toBeNull();
  });

  it("keeps everything when nobody answers, stops there, and comes back later", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    await give(outbox, "2");
    photo = () => UNREACHABLE;
    const wakeUp = await outbox.flush(false);
    expect(log).toEqual(["PUT photo-1"]);
    expect(stateOf(outbox, "1")).toMatchObject({ kind: "queued", attempts: 1, trouble: "UNREACHABLE" });
    expect(wakeUp).toBe(0); // the second entry is still due
    photo = () => ({ kind: "ok", value: null });
    await outbox.flush(false);
    expect(stateOf(outbox, "1")?.kind).toBe("queued");
    await outbox.flush(true);
    expect(outbox.snapshot().map((entry) => entry.state.kind)).toEqual(["received", "received"]);
  });

  it("keeps a refusal and its photo until the person removes it, and goes on with the rest", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    await give(outbox, "2");
    posting = ({ id }) => (id === "1" ? { kind: "refusal", code: "SHEET_REPLACED", details: {} } : RECEIPT);
    await outbox.flush(false);
    expect(stateOf(outbox, "1")).toEqual({ kind: "refused", code: "SHEET_REPLACED", details: {} });
    expect(stateOf(outbox, "2")?.kind).toBe("received");
    expect(await store.photo("photo-1")).not.toBeNull();
    await outbox.remove("1");
    expect(await store.photo("photo-1")).toBeNull();
  });

  it("tries again by itself when the photo was lost on the way", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    posting = () => ({ kind: "refusal", code: "PHOTO_MISSING", details: {} });
    await outbox.flush(false);
    expect(stateOf(outbox, "1")).toMatchObject({ kind: "queued", trouble: "SERVER" });
  });

  it("waits for the person after the session ended, and goes on after signing in", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    photo = () => ({ kind: "refusal", code: "SIGNED_OUT", details: {} });
    await outbox.flush(false);
    expect(stateOf(outbox, "1")).toMatchObject({ kind: "needs-you", because: "SIGNED_OUT" });
    photo = () => ({ kind: "ok", value: null });
    const again = outboxOf("p");
    await again.resume();
    await again.flush(false);
    expect(stateOf(again, "1")?.kind).toBe("received");
  });

  it("never sends another person's work", async () => {
    await give(outboxOf("p"), "1");
    const other = outboxOf("q");
    await other.flush(true);
    expect(log).toEqual([]);
    expect(other.snapshot()).toEqual([]);
  });

  it("does not send a draft until asked", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1", false);
    await outbox.flush(true);
    expect(log).toEqual([]);
    await outbox.submit("1");
    await outbox.flush(false);
    expect(stateOf(outbox, "1")?.kind).toBe("received");
  });

  it("takes up what a page that died left behind", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    const [entry] = await store.all();
    if (entry) await store.update({ ...entry, state: { kind: "sending", attempts: 1 } });
    await outbox.flush(false);
    expect(stateOf(outbox, "1")?.kind).toBe("received");
  });

  it("says so when a photo is gone from the phone", async () => {
    const outbox = outboxOf("p");
    await outbox.add({ id: "1", unitName: "", titles: [], input: input("1") }, new Map(), true);
    await outbox.flush(false);
    expect(stateOf(outbox, "1")).toMatchObject({ kind: "needs-you", because: "PHOTO_GONE" });
  });

  it("lets only one send at a time", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    await Promise.all([outbox.flush(true), outbox.flush(true)]);
    expect(log.filter((line) => line === "POST 1")).toHaveLength(1);
  });

  it("forgets old receipts, never unsent work", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    await outbox.flush(false);
    await give(outbox, "2", false);
    now += 8 * 24 * 3600_000;
    await outbox.flush(false);
    expect(outbox.snapshot().map((entry) => entry.id)).toEqual(["2"]);
  });
});
