import type { Result } from "@gongshi/domain/refusal";
import { refuse } from "@gongshi/domain/refusal";
import { isShown } from "../disclosure/shown-edition";
import type { ShownEdition } from "../disclosure/shown-edition";
import type { RollSpool } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { readTexts, writeRoll } from "./accept-roll";
import type { RollFacts, RollTexts } from "./accept-roll";
import { insertStaged } from "./insert-lines";
import { loadForImport } from "./prepare-roll";
import { loadUpload, wipeUpload } from "./uploads";
import type { UploadResult } from "./uploads";

/**
 * Lets an uploaded roll in as it was read: all of its staged lines in one transaction, or none; then the file is wiped.
 * Refusals: those of the standing, WRONG_STATE (not read, decided already, or the disclosure has moved on), ROLL_CHANGED,
 * UNITS_UNMATCHED, CHANGED_MEANWHILE, and those of its texts.
 */
export async function acceptUpload(
  deps: CommandDeps & { readonly rollSpool: RollSpool },
  actor: Actor,
  input: RollTexts & { readonly id: string; readonly digest: string; readonly shown: ShownEdition | null },
): Promise<Result<{ readonly disclosureId: string; readonly editionId: string }>> {
  const found = await loadUpload(deps.db, actor.viewer, input.id);
  if (!found.ok) return found;
  const { upload } = found.value;
  const result = upload.result as unknown as UploadResult | null;
  if (upload.state !== "READ" || upload.facts === null || result === null || !("preview" in result))
    return refuse("WRONG_STATE", { state: upload.state });
  const { preview } = result;
  if (upload.digest !== input.digest) return refuse("ROLL_CHANGED");
  if (preview.unmatched.length > 0)
    return refuse("UNITS_UNMATCHED", {
      names: preview.unmatched.map(({ text }) => text).join("、"),
      lines: preview.unmatched.reduce((sum, { lines }) => sum + lines, 0),
    });
  const allowedTo = await loadForImport(
    deps.db,
    actor.viewer,
    upload.disclosureId,
    upload.mode === "JOIN" ? "JOIN" : "REPLACE",
  );
  if (!allowedTo.ok) return allowedTo;
  const { disclosure, role } = allowedTo.value;
  const facts = upload.facts as unknown as RollFacts;
  const newest = disclosure.editions[0];
  if (!isShown(newest, input.shown)) return refuse("CHANGED_MEANWHILE");
  // What was compared with one content of the draft does not join another.
  if (facts.joins !== null && (facts.joins.editionId !== newest?.id || facts.joins.revision !== newest.revision))
    return refuse("ROLL_CHANGED");
  const texts = await readTexts(deps, actor, disclosure, input);
  if (!texts.ok) return texts;
  const accepted = await runCommand(
    deps,
    actor,
    async (tx, now) => {
      const { count } = await tx.rollUpload.updateMany({
        where: { id: upload.id, state: "READ", digest: input.digest },
        data: { state: "ACCEPTED" },
      });
      if (count === 0) return refuse("CHANGED_MEANWHILE");
      return writeRoll(tx, disclosure, facts, texts.value, {
        actor,
        role,
        now,
        insert: (editionId) => insertStaged(tx, upload.id, editionId),
      });
    },
    { timeoutMs: 600_000 },
  );
  if (accepted.ok) await wipeUpload(deps, upload.id);
  return accepted;
}
