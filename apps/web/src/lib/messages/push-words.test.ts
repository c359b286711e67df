import { describe, expect, it } from "vitest";
import { pushWords } from "./push-words";

describe("what a notification says", () => {
  it.each([
    [{ kind: "RETURNED", count: 2, badge: 3 }, "有2份上报退回了，请补拍", "/staff/todo"],
    [{ kind: "DUE", overdue: 1, dueSoon: 2, toConfirm: 0, badge: 3 }, "1张公示表已逾期，2张快到期", "/staff/todo"],
    [{ kind: "DUE", overdue: 0, dueSoon: 0, toConfirm: 4, badge: 4 }, "4份等您核实", "/staff/confirm"],
  ])("%o", (message, body, path) => {
    expect(pushWords(JSON.stringify(message))).toMatchObject({ body, path, badge: message.badge });
  });

  it.each([
    "",
    "null",
    "{}",
    '{"kind":"LATER","badge":1}',
    "<html>",
    '{"kind":"DUE","overdue":0,"dueSoon":0,"toConfirm":0,"badge":0}',
  ])("%s: nothing", (text) => expect(pushWords(text)).toBeNull());
});
