import type { Db } from "../db";
import type { Prisma } from "../generated/client/client";
import type { Tx } from "../run-command";

export const disclosureInclude = {
  batch: { include: { program: { include: { subdistrict: true, department: true } } } },
  editions: {
    orderBy: { number: "asc" },
    include: {
      content: { include: { reviews: { orderBy: { at: "asc" } }, proofReadings: { orderBy: { at: "asc" } } } },
    },
  },
} satisfies Prisma.DisclosureInclude;

export type DisclosureRow = Prisma.DisclosureGetPayload<{ include: typeof disclosureInclude }>;
export type EditionRow = DisclosureRow["editions"][number];

/** A disclosure with its program, batch, editions and reviews. */
export const loadDisclosure = (db: Pick<Db | Tx, "disclosure">, id: string): Promise<DisclosureRow | null> =>
  db.disclosure.findUnique({ where: { id }, include: disclosureInclude });

/** The edition that is public now; it may not be the newest. */
export const publicEdition = (row: DisclosureRow): EditionRow | undefined =>
  row.editions.find((edition) => edition.state === "RELEASED");

/** The newest edition, whatever its state. */
export const newestEdition = (row: DisclosureRow): EditionRow | undefined => row.editions.at(-1);
