import { describe, expect, it } from "vitest";
import { PIECE_BYTES, sendPhoto } from "./send-photo";

const photo = new ArrayBuffer(2 * PIECE_BYTES + 10);

/** A server that has `held` bytes already. */
function server(held: number, answer?: (asked: number) => { status: number; body: unknown } | null) {
  const ranges: string[] = [];
  let received = held;
  const put = async (sha256: string, piece: ArrayBuffer, range: string) => {
    ranges.push(range);
    const special = answer?.(ranges.length);
    if (special !== undefined) return special;
    const from = Number(/^bytes (\d+)-/.exec(range)?.[1]);
    received = Math.max(received, from + piece.byteLength);
    const whole = received === photo.byteLength;
    return { status: 200, body: whole ? { sha256, bytes: received } : { sha256, received } };
  };
  return { ranges, put };
}

describe("a photo in pieces", () => {
  it("goes in order, each piece after the receipt of the one before", async () => {
    const { ranges, put } = server(0);
    expect(await sendPhoto("aa", photo, put)).toEqual({ kind: "ok", value: null });
    expect(ranges).toEqual(["bytes 0-65535/131082", "bytes 65536-131071/131082", "bytes 131072-131081/131082"]);
  });

  it("goes on where the server stopped", async () => {
    const { ranges, put } = server(2 * PIECE_BYTES);
    expect(await sendPhoto("aa", photo, put)).toEqual({ kind: "ok", value: null });
    expect(ranges).toEqual(["bytes 0-65535/131082", "bytes 131072-131081/131082"]);
  });

  it.each([
    ["nobody answers", null, { kind: "trouble", trouble: "UNREACHABLE" }],
    ["a login page answers", { status: 200, body: null }, { kind: "trouble", trouble: "UNREACHABLE" }],
    ["the server is ill", { status: 500, body: null }, { kind: "trouble", trouble: "SERVER" }],
  ])("stops when %s", async (_, answer, expected) => {
    const { ranges, put } = server(0, (asked) => (asked === 2 ? answer : undefined) as never);
    expect(await sendPhoto("aa", photo, put)).toEqual(expected);
    expect(ranges).toHaveLength(2);
  });

  it("gives up for now when the server never gets on", async () => {
    const { ranges, put } = server(0, () => ({ status: 200, body: { sha256: "aa", received: 0 } }));
    expect(await sendPhoto("aa", photo, put)).toEqual({ kind: "trouble", trouble: "SERVER" });
    expect(ranges.length).toBeLessThan(6);
  });

  it("does not take a count of everything for the photo itself", async () => {
    const { put } = server(0, () => ({ status: 200, body: { sha256: "aa", received: photo.byteLength } }));
    expect(await sendPhoto("aa", photo, put)).toEqual({ kind: "trouble", trouble: "SERVER" });
  });
});
