import { describe, expect, it } from "vitest";
import { dueEntries, filesOf, isOnItsWay, isUnsent, nextState, nextWakeUp, waitAfter } from "./entry";
import type { EntryEvent, EntryState, OutboxEntry } from "./entry";

const states = {
  draft: { kind: "draft" },
  queued: { kind: "queued", attempts: 2, notBefore: 9_000, trouble: "SERVER" },
  sending: { kind: "sending", attempts: 3 },
  received: { kind: "received", receivedAt: "2026-12-05T01:00:00Z" },
  refused: { kind: "refused", code: "SHEET_REPLACED", details: {}, field: null },
  needsYou: { kind: "needs-you", because: "SIGNED_OUT", attempts: 4 },
} as const satisfies Record<string, EntryState>;

const events = {
  SUBMIT: { kind: "SUBMIT" },
  START: { kind: "START" },
  RECEIPT: { kind: "RECEIPT", receivedAt: "2026-12-05T02:00:00Z" },
  REFUSAL: { kind: "REFUSAL", code: "NOT_ALLOWED", details: { a: 1 }, field: "codes" },
  TROUBLE: { kind: "TROUBLE", trouble: "UNREACHABLE", now: 1_000 },
  SIGNED_OUT: { kind: "SIGNED_OUT" },
  PHOTO_GONE: { kind: "PHOTO_GONE" },
  RETRY: { kind: "RETRY" },
  ABANDONED: { kind: "ABANDONED" },
} as const satisfies Record<string, EntryEvent>;

const queuedAfter = (attempts: number): EntryState => ({ kind: "queued", attempts, notBefore: 0, trouble: null });

/** What changes; every pair that is not here leaves the state as it was. */
const changes: Record<string, EntryState> = {
  "draft SUBMIT": queuedAfter(0),
  "queued START": { kind: "sending", attempts: 3 },
  "queued RETRY": queuedAfter(2),
  "sending RECEIPT": { kind: "received", receivedAt: "2026-12-05T02:00:00Z" },
  "sending REFUSAL": { kind: "refused", code: "NOT_ALLOWED", details: { a: 1 }, field: "codes" },
  "sending TROUBLE": { kind: "queued", attempts: 3, notBefore: 21_000, trouble: "UNREACHABLE" },
  "sending SIGNED_OUT": { kind: "needs-you", because: "SIGNED_OUT", attempts: 3 },
  "sending PHOTO_GONE": { kind: "needs-you", because: "PHOTO_GONE", attempts: 3 },
  "sending ABANDONED": queuedAfter(3),
  "refused RETRY": queuedAfter(0),
  "needsYou RETRY": queuedAfter(4),
};

describe("nextState", () => {
  const pairs = Object.keys(states).flatMap((state) => Object.keys(events).map((event) => [state, event] as const));
  it.each(pairs)("%s × %s", (state, event) => {
    const before = states[state as keyof typeof states];
    expect(nextState(before, events[event as keyof typeof events])).toEqual(changes[`${state} ${event}`] ?? before);
  });

  it("reaches 已送达 by a receipt only", () => {
    const ways = Object.entries(changes).filter(([, after]) => after.kind === "received");
    expect(ways.map(([pair]) => pair)).toEqual(["sending RECEIPT"]);
  });
});

describe("waitAfter", () => {
  it("doubles, is capped, and never overflows", () => {
    expect([0, 1, 2, 3, 4].map(waitAfter)).toEqual([5_000, 5_000, 10_000, 20_000, 40_000]);
    expect(waitAfter(8)).toBe(300_000);
    expect(waitAfter(5_000)).toBe(300_000);
  });
});

const entry = (id: string, createdAt: number, state: EntryState): OutboxEntry => ({
  v: 5,
  kind: "posting",
  id,
  personId: "p",
  unitName: "示例一经联社",
  titles: [],
  createdAt,
  state,
  input: {
    id,
    unitId: "u",
    channel: "VILLAGE_BOARD",
    photoSha256: "aa",
    crops: [
      { sha256: "bb", x: 0, y: 0, width: 1, height: 1 },
      { sha256: "aa", x: 0, y: 0, width: 1, height: 1 },
    ],
    codes: [],
    hangDate: "2026-12-05",
    phoneTime: "2026-12-05T01:00:00Z",
  },
});

describe("the queue", () => {
  const waiting = entry("waiting", 1, { kind: "queued", attempts: 1, notBefore: 5_000, trouble: "SERVER" });
  const ready = entry("ready", 3, queuedAfter(0));
  const older = entry("older", 2, queuedAfter(0));
  const all = [ready, older, waiting, entry("draft", 0, states.draft), entry("done", 0, states.received)];

  it("sends the oldest first and leaves what waits, unless something changed", () => {
    expect(dueEntries(all, 4_999, false).map(({ id }) => id)).toEqual(["older", "ready"]);
    expect(dueEntries(all, 5_000, false).map(({ id }) => id)).toEqual(["waiting", "older", "ready"]);
    expect(dueEntries(all, 0, true).map(({ id }) => id)).toEqual(["waiting", "older", "ready"]);
  });

  it("wakes up for the earliest, or not at all", () => {
    expect(nextWakeUp([waiting])).toBe(5_000);
    expect(nextWakeUp([entry("draft", 0, states.draft)])).toBeNull();
  });

  it("sends each photo once", () => {
    expect(filesOf(ready)).toEqual(["aa", "bb"]);
  });
});

describe("what is on this phone only", () => {
  const told = (state: EntryState) => ({ state }) as OutboxEntry;

  it.each(Object.entries(states))("%s", (name, state) => {
    expect(isUnsent(told(state))).toBe(name !== "received");
    // Nothing says that it goes by itself once the server has refused it.
    expect(isOnItsWay(told(state))).toBe(!["received", "refused"].includes(name));
  });
});
