import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ChainCheck } from "./check-chain";
import type { Sealer, StoredEntry } from "./check-chain";
import { entryText } from "./entry-text";

const sealer: Sealer = (version, text) =>
  version === 1 ? createHash("sha256").update(`key ${text}`).digest("hex") : null;

/** Five entries as commands would have left them. */
function chain(): StoredEntry[] {
  const entries: StoredEntry[] = [];
  let previous = "";
  for (let seq = 1n; seq <= 5n; seq += 1n) {
    const content = {
      at: new Date(Date.UTC(2026, 10, Number(seq))),
      kind: "posting.received",
      actorId: null,
      actorRole: null,
      unitId: "u",
      subjectType: "posting",
      subjectId: `p${seq}`,
      reason: null,
      data: { seq: Number(seq) },
      ip: null,
    };
    const seal = sealer(1, entryText(content, { chain: "u", seq, previous }))!;
    entries.push({ ...content, id: String(seq), seq, seal, keyVersion: 1 });
    previous = seal;
  }
  return entries;
}

const verdict = (entries: readonly StoredEntry[], end: { length: bigint; seal: string } | null) => {
  const check = new ChainCheck("u", end, sealer);
  for (const entry of entries) check.next(entry);
  return check.finish().map(({ kind, seq }) => `${kind} ${seq}`);
};

describe("a chain of the trace", () => {
  const whole = chain();
  const end = { length: 5n, seal: whole[4]!.seal };
  const without = (...gone: number[]) => whole.filter((_entry, index) => !gone.includes(index));
  const changed = (index: number, change: Partial<StoredEntry>) =>
    whole.map((entry, at) => (at === index ? { ...entry, ...change } : entry));

  it.each<[string, readonly StoredEntry[], { length: bigint; seal: string } | null, string[]]>([
    ["whole", whole, end, []],
    ["empty", [], { length: 0n, seal: "" }, []],
    ["a changed reason", changed(2, { reason: "x" }), end, ["CHANGED 3"]],
    ["changed data", changed(0, { data: { seq: 2 } }), end, ["CHANGED 1"]],
    ["a changed seal", changed(1, { seal: "00" }), end, ["CHANGED 2", "CHANGED 3"]],
    ["a key that is not there", changed(3, { keyVersion: 2 }), end, ["CHANGED 4"]],
    ["one taken from the middle", without(2), end, ["MISSING 4"]],
    ["the first taken", without(0), end, ["MISSING 2"]],
    ["the last taken", without(4), end, ["MISSING 5"]],
    ["all taken", [], end, ["MISSING 5"]],
    ["the last taken and the end moved back", without(4), { length: 4n, seal: end.seal }, ["END_CHANGED 4"]],
    ["one put behind the end", [...whole, { ...whole[4]!, seq: 6n }], end, ["INSERTED 6"]],
    [
      "one put behind the end, the end moved",
      [...whole, { ...whole[4]!, seq: 6n }],
      { length: 6n, seal: end.seal },
      ["CHANGED 6"],
    ],
    ["two of the same number", [...whole.slice(0, 2), whole[1]!, ...whole.slice(2)], end, ["INSERTED 2"]],
    ["a chain that nobody began", whole.slice(0, 1), null, ["INSERTED 1"]],
  ])("%s", (_what, entries, at, faults) => {
    expect(verdict(entries, at)).toEqual(faults);
  });

  it("two entries whose places were changed", () => {
    const [first, second, third, ...rest] = whole;
    const swapped = [first!, { ...third!, seq: 2n }, { ...second!, seq: 3n }, ...rest];
    expect(verdict(swapped, end)).toEqual(["CHANGED 2", "CHANGED 3", "CHANGED 4"]);
  });
});
