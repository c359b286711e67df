import { describe, expect, it } from "vitest";
import { openInTime } from "./open-in-time";

describe("a browser's store", () => {
  it("is opened once, and anew when the connection is gone", async () => {
    let opened = 0;
    const store = openInTime(async () => (opened += 1));
    expect([await store.get(), await store.get()]).toEqual([1, 1]);
    store.forget();
    expect(await store.get()).toBe(2);
  });

  it("that is not there rejects, whether it throws or refuses, and is tried again", async () => {
    let tries = 0;
    const store = openInTime<string>(() => {
      tries += 1;
      if (tries === 1) throw new ReferenceError("indexedDB is not defined");
      return tries === 2 ? Promise.reject(new DOMException("no", "SecurityError")) : Promise.resolve("here");
    });
    await expect(store.get()).rejects.toThrow("not defined");
    await expect(store.get()).rejects.toThrow("no");
    expect(await store.get()).toBe("here");
  });

  it("that never answers is waited for once; what answers late is used", async () => {
    let answer: (value: string) => void = () => undefined;
    const store = openInTime(() => new Promise<string>((resolve) => (answer = resolve)), 5);
    await expect(store.get()).rejects.toThrow("does not answer");
    await expect(store.get()).rejects.toThrow("does not answer");
    answer("late");
    expect(await store.get()).toBe("late");
  });
});
