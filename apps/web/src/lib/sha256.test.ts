import { createHash, randomBytes } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sha256, sha256Hex } from "./sha256";

const reference = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

afterEach(() => vi.unstubAllGlobals());

describe("sha256", () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 70_001])("agrees with the platform on %i bytes", (length) => {
    const bytes = new Uint8Array(randomBytes(length));
    expect(Buffer.from(sha256(bytes)).toString("hex")).toBe(reference(bytes));
  });

  it("is the same with and without crypto.subtle, as over plain HTTP", async () => {
    const bytes = new Uint8Array(randomBytes(4321));
    expect(await sha256Hex(bytes)).toBe(reference(bytes));
    vi.stubGlobal("crypto", {});
    expect(await sha256Hex(bytes)).toBe(reference(bytes));
  });
});
