import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

const publicUrl = "https://example.org";

test.each([
  [undefined, "example.org", true],
  ["https://example.org", "127.0.0.1:3000", true],
  ["http://127.0.0.1:3000", "127.0.0.1:3000", true],
  ["http://127.0.0.1:3001", "127.0.0.1:3000", false],
  ["https://evil.example", "example.org", false],
  ["https://example.org.evil.example", "example.org", false],
  ["null", "example.org", false],
  ["https://example.org", undefined, true],
])("origin %s at host %s: %s", (origin, host, expected) => {
  expect(isSameOrigin(origin, host, publicUrl)).toBe(expected);
});
