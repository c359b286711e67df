import { afterEach, describe, expect, it, vi } from "vitest";
import { auditStory } from "./audit-story";

/** What needs no database: whoever types it wrong is told what a name looks like. */
describe("gongshi audit story", () => {
  afterEach(() => void vi.restoreAllMocks());

  it.each([
    [[], "usage: gongshi audit story NOTICE-ID|SHEET-CODE [--json]"],
    [["--json"], "usage: gongshi audit story NOTICE-ID|SHEET-CODE [--json]"],
    [["--yaml"], "usage: gongshi audit story NOTICE-ID|SHEET-CODE [--json]"],
    [["7KQ2-M9XW", "7KQ2-M9XX"], "usage: gongshi audit story NOTICE-ID|SHEET-CODE [--json]"],
    [["hello"], "\"hello\" is neither a notice's id nor a sheet's code: a code is the eight characters under 短码."],
  ])("%j: %s", async (args, said) => {
    const heard = vi.spyOn(console, "error").mockReturnValue();
    expect(await auditStory(args)).toBe(2);
    expect(heard).toHaveBeenCalledWith(said);
  });
});
