import { expect, it } from "vitest";
import { turns } from "./in-turn";

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

it("does the work on one thing in order, that on others beside it, and goes on after a failure", async () => {
  const inTurn = turns();
  const log: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      await soon();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const all = await Promise.allSettled([
    inTurn("a", work("a1", true)),
    inTurn("a", work("a2")),
    inTurn("b", work("b1")),
    inTurn("a", work("a3")),
  ]);
  expect(all.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
  expect(log.filter((line) => line.startsWith("a"))).toEqual(
    ["a1", "a2", "a3"].flatMap((name) => [`${name} begins`, `${name} ends`]),
  );
  expect(log.indexOf("b1 begins")).toBeLessThan(log.indexOf("a1 ends"));
});
