import { disclosureTitle } from "@gongshi/domain/disclosure/title";
import { settingsOf } from "@gongshi/domain/program/frozen-settings";
import type { Stage } from "@gongshi/domain/program/program";
import type { DisclosureRow } from "./load-disclosure";

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

/** The title that an edition was submitted with; of a draft the disclosure's. */
export function editionTitle(
  row: Pick<DisclosureRow, "stage" | "batch">,
  edition: { readonly programSettings: unknown },
): string {
  const { program } = row.batch;
  const { publicName, subdistrictName = program.subdistrict.name } = settingsOf(edition, program);
  return titleOf({
    ...row,
    batch: { ...row.batch, program: { publicName, subdistrict: { name: subdistrictName } } },
  });
}
