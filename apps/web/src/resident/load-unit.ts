import type { GetServerSidePropsContext } from "next";
import { query } from "../lib/seam";
import { DirectoryQuery, UnitNoticesQuery, UnitQuery, type Directory, type NoticeRow, type Unit } from "./queries";
import { isId } from "./is-id";
import type { Outcome } from "./resident-page";

export type UnitPageProps =
  | { readonly kind: "MISSING" }
  | { readonly kind: "DIRECTORY"; readonly directory: Directory }
  | {
      readonly kind: "UNIT";
      readonly unit: Unit;
      readonly year: number | null;
      readonly notices: readonly NoticeRow[];
    };

const MISSING: Outcome<{ page: UnitPageProps }> = { props: { page: { kind: "MISSING" } }, status: 404, cache: "fresh" };

/** `year` null: the newest with anything public. A subdistrict without a year is its directory of villages. */
export async function loadUnit(
  context: GetServerSidePropsContext,
  id: string,
  year: number | null,
): Promise<Outcome<{ page: UnitPageProps }>> {
  if (!isId(id) || Number.isNaN(year)) return MISSING;
  const { publicUnit: unit } = await query(context, UnitQuery, { id });
  if (!unit) return MISSING;
  if (unit.kind === "SUBDISTRICT" && year === null) {
    const { publicUnit: directory } = await query(context, DirectoryQuery, { id });
    return directory ? { props: { page: { kind: "DIRECTORY", directory } }, cache: "shared" } : MISSING;
  }
  const chosen = year ?? unit.years[0] ?? null;
  const notices =
    chosen === null ? [] : ((await query(context, UnitNoticesQuery, { id, year: chosen })).publicUnit?.notices ?? []);
  return { props: { page: { kind: "UNIT", unit, year: chosen, notices } }, cache: "shared" };
}
