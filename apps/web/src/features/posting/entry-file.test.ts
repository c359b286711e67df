import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { PostingEntry } from "../../outbox/entry";
import { entryFile, readEntryFile, type EntryFile } from "./entry-file";

const bytes = new Uint8Array(20_000).map((_, at) => at % 251);
const name = createHash("sha256").update(bytes).digest("hex");
const entry: PostingEntry = {
  v: 5,
  kind: "posting",
  id: "1",
  personId: "p",
  unitName: "示例一经联社",
  titles: ["公示"],
  createdAt: 5,
  state: { kind: "needs-you", because: "SIGNED_OUT", attempts: 1 },
  input: {
    id: "1",
    unitId: "u",
    channel: "VILLAGE_BOARD",
    photoSha256: name,
    crops: [],
    codes: [],
    hangDate: "2026-12-05",
    phoneTime: "2026-12-05T01:00:00.000Z",
  },
};
const saved = async (): Promise<EntryFile> => (await entryFile(entry, "梁文员", async () => bytes.buffer))!;

describe("an entry as a file", () => {
  it("is read back with its pictures", async () => {
    const read = await readEntryFile(JSON.stringify(await saved()));
    expect(read.ok && read.file.input).toEqual(entry.input);
    expect(read.ok && new Uint8Array(read.photos.get(name)!)).toEqual(bytes);
  });

  it("is not made without its picture", async () => {
    expect(await entryFile(entry, "梁文员", async () => null)).toBeNull();
  });

  it.each<[string, (file: EntryFile) => unknown, string]>([
    ["no file of ours", () => ({ hello: 1 }), "NOT_A_FILE"],
    ["a newer version's", (file) => ({ ...file, v: 2 }), "NEWER"],
    ["another day", (file) => ({ ...file, input: { ...file.input, hangDate: "2026-12-01" } }), "CHANGED"],
    ["another author", (file) => ({ ...file, authorId: "q" }), "CHANGED"],
    ["another picture", (file) => ({ ...file, files: { [name]: btoa("other") } }), "CHANGED"],
    ["a picture gone", (file) => ({ ...file, files: {} }), "CHANGED"],
    ["half of it", (file) => ({ format: file.format, v: 1, kind: "posting", seal: file.seal }), "CHANGED"],
  ])("%s is told", async (_name, change, fault) => {
    expect(await readEntryFile(JSON.stringify(change(await saved())))).toEqual({ ok: false, fault });
  });

  it("text that is no file at all is told", async () => {
    expect(await readEntryFile("买菜")).toEqual({ ok: false, fault: "NOT_A_FILE" });
  });
});
