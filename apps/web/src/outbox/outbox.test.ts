import { beforeEach, describe, expect, it } from "vitest";
import { exclusiveLock } from "./exclusively";
import { durableFirst } from "./durable-first";
import { photoNames, type PostingInput } from "./entry";
import { memoryStore } from "./memory-store";
import { Outbox } from "./outbox";
import type { OutboxStore } from "./outbox-store";
import type { Answer, PostOffice } from "./send-entry";

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
    decide: async (sent) => (log.push(`${sent.decision} ${sent.postingId}`), RECEIPT),
    tell: async (sent) => (log.push(`TELL ${sent.channel} ${sent.id}`), RECEIPT),
    takeBack: async (sent) => (log.push(`TAKE BACK ${sent.tellingId}`), RECEIPT),
    takeDown: async (sent) => (log.push(`TAKE DOWN ${sent.noticeId}`), RECEIPT),
  };
  const outboxOf = (person: string, kept = durableFirst(store)): Outbox =>
    new Outbox(person, {
      store: kept,
      office,
      exclusively: exclusiveLock(undefined),
      now: () => now,
      announce: () => {},
    });
  const give = async (outbox: Outbox, id: string, submit = true): Promise<void> => {
    now += 1;
    await outbox.add(
      { kind: "posting", id, unitName: "示例一经联社", titles: ["公示"], input: input(id) },
      photosOf(id),
      submit,
    );
  };
  const stateOf = (outbox: Outbox, id: string) => outbox.snapshot().entries.find((entry) => entry.id === id)?.state;

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

  it("sends what is added while something else is being sent, without waiting for the next alarm", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    const decision = {
      kind: "decision",
      id: "said",
      unitName: "示例一经联社",
      titles: ["公示"],
      input: { postingId: "2", decision: "CONFIRM" },
    } as const;
    let during: Promise<unknown> = Promise.resolve();
    posting = () => {
      now += 1;
      during = outbox.add(decision, new Map(), true).then(() => outbox.flush(true));
      return RECEIPT;
    };
    await outbox.flush(true);
    await during;
    expect(log).toContain("CONFIRM 2");
    expect(stateOf(outbox, "said")?.kind).toBe("received");
  });

  it("sends what is added while the last of a queue is being tidied away", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    const tidy = store.dropSentPhotos.bind(store);
    let added = false;
    store.dropSentPhotos = async () => {
      if (!added) {
        added = true;
        await give(outbox, "2");
        await outbox.flush(true);
      }
      await tidy();
    };
    await outbox.flush(true);
    expect(stateOf(outbox, "2")?.kind).toBe("received");
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
    expect(outbox.snapshot().entries.map((entry) => entry.state.kind)).toEqual(["received", "received"]);
  });

  it("keeps a refusal and its photo until the person removes it, and goes on with the rest", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    await give(outbox, "2");
    posting = ({ id }) =>
      id === "1" ? { kind: "refusal", code: "SHEET_REPLACED", details: {}, field: "codes" } : RECEIPT;
    await outbox.flush(false);
    expect(stateOf(outbox, "1")).toEqual({ kind: "refused", code: "SHEET_REPLACED", details: {}, field: "codes" });
    expect(stateOf(outbox, "2")?.kind).toBe("received");
    expect(await store.photo("photo-1")).not.toBeNull();
    await outbox.remove("1");
    expect(await store.photo("photo-1")).toBeNull();
  });

  it("tries again by itself when the photo was lost on the way", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    posting = () => ({ kind: "refusal", code: "PHOTO_MISSING", details: {}, field: null });
    await outbox.flush(false);
    expect(stateOf(outbox, "1")).toMatchObject({ kind: "queued", trouble: "SERVER" });
  });

  it("waits for the person after the session ended, and goes on after signing in", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    photo = () => ({ kind: "refusal", code: "SIGNED_OUT", details: {}, field: null });
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
    expect(other.snapshot().entries).toEqual([]);
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
    const [entry] = (await store.all()).entries;
    if (entry) await store.update({ ...entry, state: { kind: "sending", attempts: 1 } });
    await outbox.flush(false);
    expect(stateOf(outbox, "1")?.kind).toBe("received");
  });

  it("says so when a photo is gone from the phone", async () => {
    const outbox = outboxOf("p");
    await outbox.add({ kind: "posting", id: "1", unitName: "", titles: [], input: input("1") }, new Map(), true);
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
    now = Date.parse("2026-12-05T01:02:03Z") + 8 * 24 * 3600_000;
    await outbox.flush(false);
    expect(outbox.snapshot().entries.map((entry) => entry.id)).toEqual(["2"]);
  });

  it("keeps a new receipt though the phone's clock was weeks behind when the photo was taken", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    now = Date.parse("2026-12-05T01:02:03Z") + 24 * 3600_000;
    await outbox.flush(false);
    expect(stateOf(outbox, "1")?.kind).toBe("received");
  });

  it("sends a supervisor's word through the same queue, without files", async () => {
    const outbox = outboxOf("p");
    const decision = { postingId: "x", decision: "CONFIRM" } as const;
    await outbox.add({ kind: "decision", id: "d", unitName: "", titles: [], input: decision }, new Map(), true);
    await outbox.flush(false);
    expect(log).toEqual(["CONFIRM x"]);
    expect(stateOf(outbox, "d")?.kind).toBe("received");
  });

  it("sends a word about another channel through the same queue, without files", async () => {
    const outbox = outboxOf("p");
    const told = { id: "t", unitId: "u", noticeIds: ["n"], channel: "BROADCAST", toldOn: "2026-12-05" } as const;
    await outbox.add({ kind: "telling", id: "t", unitName: "", titles: [], input: told }, new Map(), true);
    await outbox.flush(false);
    expect(log).toEqual(["TELL BROADCAST t"]);
    expect(stateOf(outbox, "t")?.kind).toBe("received");
  });

  it("carries the word that a paper is off the board", async () => {
    const outbox = outboxOf("p");
    const down = { kind: "taking-down", id: "d", unitName: "", titles: [], input: { noticeId: "n" } } as const;
    await outbox.add(down, new Map(), true);
    await outbox.flush(false);
    expect(log).toEqual(["TAKE DOWN n"]);
    expect(stateOf(outbox, "d")?.kind).toBe("received");
  });

  it("takes a wrong tick back through the same queue, without files", async () => {
    const outbox = outboxOf("p");
    const back = { kind: "taking-back", id: "b", unitName: "", titles: [], input: { tellingId: "t" } } as const;
    await outbox.add(back, new Map(), true);
    await outbox.flush(false);
    expect(log).toEqual(["TAKE BACK t"]);
    expect(stateOf(outbox, "b")?.kind).toBe("received");
  });

  it("sends what was mended after a refusal under the same id", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    posting = () => ({ kind: "refusal", code: "HANG_DATE_IN_FUTURE", details: {}, field: "hangDate" });
    await outbox.flush(false);
    const sent: string[] = [];
    posting = ({ hangDate }) => (sent.push(hangDate), RECEIPT);
    const entry = outbox.snapshot().entries[0]!;
    if (entry.kind === "posting") await outbox.amend({ ...entry, input: { ...entry.input, hangDate: "2026-12-04" } });
    await outbox.flush(false);
    expect(sent).toEqual(["2026-12-04"]);
    expect(stateOf(outbox, "1")?.kind).toBe("received");
  });

  it("turns a draft into an entry in one step, and hides it from then on", async () => {
    const outbox = outboxOf("p");
    const photo = { kind: "taken", bytes: new ArrayBuffer(3) } as const;
    await outbox.saveDraft({ id: "1", unitId: "u", takenAt: 1, photo, form: { hang: null, override: null } });
    expect(outbox.snapshot().drafts.map(({ id }) => id)).toEqual(["1"]);
    await give(outbox, "1");
    expect(outbox.snapshot().drafts).toEqual([]);
    expect(await store.drafts()).toEqual([]);
  });

  it("keeps in the page what the phone has no room for, says so, and stores it once there is room", async () => {
    let full = true;
    const roomy = {
      ...store,
      add: (...given: Parameters<typeof store.add>) => (full ? noRoom() : store.add(...given)),
    };
    const first = durableFirst(roomy);
    const outbox = outboxOf("p", first);
    photo = () => UNREACHABLE;
    await give(outbox, "1");
    expect([...outbox.snapshot().volatile]).toEqual(["1"]);
    expect((await store.all()).entries).toEqual([]);
    full = false;
    await outbox.flush(true);
    expect([...outbox.snapshot().volatile]).toEqual([]);
    expect((await store.all()).entries.map(({ id }) => id)).toEqual(["1"]);
    photo = () => ({ kind: "ok", value: null });
    await outbox.flush(true);
    expect(stateOf(outbox, "1")?.kind).toBe("received");
  });

  it("keeps what was written last of a draft that the phone took only later", async () => {
    let full = true;
    const roomy = {
      ...store,
      putDraft: (...given: Parameters<typeof store.putDraft>) => (full ? noRoom() : store.putDraft(...given)),
    };
    const first = durableFirst(roomy);
    const outbox = outboxOf("p", first);
    const photo = { kind: "taken", bytes: new ArrayBuffer(3) } as const;
    const write = (reason: string) =>
      outbox.saveDraft({
        ...{ id: "1", unitId: "u", takenAt: 1, photo },
        form: { hang: { date: "2026-12-04", reason }, override: null },
      });
    const reason = () => outbox.snapshot().drafts[0]?.form.hang?.reason;
    await write("first");
    expect([...outbox.snapshot().volatile]).toEqual(["1"]);
    full = false;
    await write("second");
    expect(reason()).toBe("second");
    expect([...outbox.snapshot().volatile]).toEqual([]);
    await outbox.flush(true);
    expect(reason()).toBe("second");
    expect((await store.drafts())[0]?.form.hang?.reason).toBe("second");
  });

  it("leaves no draft of what has become an entry meanwhile", async () => {
    let full = true;
    const roomy = {
      ...store,
      putDraft: (...given: Parameters<typeof store.putDraft>) => (full ? noRoom() : store.putDraft(...given)),
    };
    const first = durableFirst(roomy);
    const photo = { kind: "taken", bytes: new ArrayBuffer(3) } as const;
    const form = { hang: null, override: null };
    await first.putDraft({ v: 1, id: "1", personId: "p", unitId: "u", takenAt: 1, photo, form });
    full = false;
    const outbox = outboxOf("p", first);
    await give(outbox, "1");
    await first.rescue();
    expect(await first.drafts()).toEqual([]);
  });

  it("makes and sends a posting where the phone's store does not answer at all, and says so", async () => {
    const outbox = outboxOf("p", durableFirst(silentStore));
    const photo = { kind: "taken", bytes: new ArrayBuffer(3) } as const;
    await outbox.saveDraft({ id: "1", unitId: "u", takenAt: 1, photo, form: { hang: null, override: null } });
    expect(outbox.snapshot()).toMatchObject({ broken: true, drafts: [{ id: "1" }] });
    await give(outbox, "1");
    expect([...outbox.snapshot().volatile]).toEqual(["1"]);
    await outbox.flush(true);
    expect(stateOf(outbox, "1")?.kind).toBe("received");
  });

  it("sends what a full phone has, though it can write nothing down, and writes it once there is room", async () => {
    let full = false;
    const narrow = {
      ...store,
      update: (...given: Parameters<typeof store.update>) => (full ? noRoom() : store.update(...given)),
    };
    const first = durableFirst(narrow);
    const outbox = outboxOf("p", first);
    await give(outbox, "1");
    full = true;
    await outbox.flush(true);
    expect(log.at(-1)).toBe("POST 1");
    expect(stateOf(outbox, "1")?.kind).toBe("received");
    expect((await store.all()).entries[0]?.state.kind).toBe("queued");
    full = false;
    await outbox.flush(true);
    expect((await store.all()).entries[0]?.state.kind).toBe("received");
  });

  it("does not call a photo gone because the store could not be read", async () => {
    let failing = true;
    const torn = {
      ...store,
      photo: (name: string) => (failing ? Promise.reject(new Error("torn")) : store.photo(name)),
    };
    const outbox = outboxOf("p", durableFirst(torn));
    await give(outbox, "1");
    await outbox.flush(true);
    expect(stateOf(outbox, "1")?.kind).toBe("sending");
    failing = false;
    await outbox.flush(true);
    expect(stateOf(outbox, "1")?.kind).toBe("received");
  });

  it("takes the same posting once, however often it is handed in", async () => {
    const outbox = outboxOf("p");
    await give(outbox, "1");
    await outbox.flush(true);
    await give(outbox, "1");
    expect(outbox.snapshot().entries).toHaveLength(1);
    expect([...outbox.snapshot().volatile]).toEqual([]);
    expect(stateOf(outbox, "1")?.kind).toBe("received");
  });

  it("sends from the page when the phone never has room", async () => {
    const outbox = outboxOf("p", durableFirst({ ...store, add: noRoom }));
    await give(outbox, "1");
    await outbox.flush(true);
    expect(log).toEqual(["PUT photo-1", "PUT crop-1", "POST 1"]);
    expect(stateOf(outbox, "1")?.kind).toBe("received");
  });
});

const noRoom = (): Promise<never> => Promise.reject(new DOMException("full", "QuotaExceededError"));

const noAnswer = (): Promise<never> => Promise.reject(new Error("the browser's store does not answer"));

const silentStore: OutboxStore = {
  all: noAnswer,
  add: noAnswer,
  update: noAnswer,
  photo: noAnswer,
  remove: noAnswer,
  dropSentPhotos: noAnswer,
  drafts: noAnswer,
  putDraft: noAnswer,
  removeDraft: noAnswer,
};
