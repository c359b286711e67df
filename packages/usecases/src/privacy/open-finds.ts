import { NO_FINDS } from "@gongshi/domain/privacy/number-finds";
import type { NumberFind, NumberFinds } from "@gongshi/domain/privacy/number-find";
import type { Db } from "../db";
import type { NumbersAccepted } from "../generated/client/client";
import type { Tx } from "../run-command";

/** What was found in the files whose lines an edition has, and the word that was given for exactly these. */
export interface EditionFinds {
  readonly total: number;
  /** With the file each stands in. */
  readonly places: readonly (NumberFind & { readonly fileName: string })[];
  readonly importIds: readonly string[];
  readonly accepted: NumbersAccepted | null;
}

/** Editions that were imported before files were looked at have nothing to answer for. */
export async function editionFinds(
  db: Pick<Db | Tx, "rollImport" | "numbersAccepted">,
  editionId: string,
): Promise<EditionFinds> {
  const imports = await db.rollImport.findMany({
    where: { editionId },
    orderBy: [{ importedAt: "asc" }, { id: "asc" }],
    select: { id: true, fileName: true, joined: true, numberFinds: true },
  });
  // Earlier files went with their lines.
  const since = imports.slice(
    Math.max(
      0,
      imports.findLastIndex(({ joined }) => !joined),
    ),
  );
  const found = since
    .map(({ numberFinds, ...file }) => ({ ...file, finds: (numberFinds ?? NO_FINDS) as unknown as NumberFinds }))
    .filter(({ finds }) => finds.total > 0);
  const importIds = found.map(({ id }) => id);
  const words =
    importIds.length === 0 ? [] : await db.numbersAccepted.findMany({ where: { editionId }, orderBy: { at: "desc" } });
  return {
    total: found.reduce((sum, { finds }) => sum + finds.total, 0),
    places: found.flatMap(({ finds, fileName }) => finds.first.map((find) => ({ ...find, fileName }))),
    importIds,
    accepted: words.find(({ importIds: given }) => importIds.every((id) => given.includes(id))) ?? null,
  };
}

/** Whether the edition waits for a reviewer's word, or for another file. */
export const isHeldBack = ({ total, accepted }: EditionFinds): boolean => total > 0 && accepted === null;
