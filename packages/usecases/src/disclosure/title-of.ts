import { disclosureTitle } from "@gongshi/domain/disclosure/title";
import type { Stage } from "@gongshi/domain/program/program";

/** The title of a disclosure from its loaded rows. */
export const titleOf = (row: {
  readonly stage: Stage;
  readonly batch: {
    readonly subsidyYear: number;
    readonly name: string;
    readonly program: { readonly publicName: string; readonly subdistrict: { readonly name: string } };
  };
}): string =>
  disclosureTitle({
    subdistrictName: row.batch.program.subdistrict.name,
    subsidyYear: row.batch.subsidyYear,
    publicName: row.batch.program.publicName,
    batchName: row.batch.name,
    stage: row.stage,
  });
