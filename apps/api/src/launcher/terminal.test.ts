import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { outliveReaders } from "./terminal";

const fault = (code: string) => Object.assign(new Error(code), { code });

it.each(["EPIPE", "EIO"])("goes on when nobody reads any more: %s", (code) => {
  const stream = new EventEmitter();
  outliveReaders(stream);
  expect(() => stream.emit("error", fault(code))).not.toThrow();
});

it("hides nothing else", () => {
  const stream = new EventEmitter();
  outliveReaders(stream);
  expect(() => stream.emit("error", fault("ENOSPC"))).toThrow("ENOSPC");
});
