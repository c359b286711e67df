import type { UnitKind } from "../generated/client/client";
import { newId } from "../new-id";
import type { Tx } from "../run-command";

export interface NewUnit {
  readonly kind: Exclude<UnitKind, "SUBDISTRICT">;
  readonly name: string;
  readonly subdistrictId: string;
  readonly parentId?: string | null;
  readonly code?: string | null;
  readonly formerNames?: readonly string[];
  readonly groups?: readonly string[];
  readonly phone?: string | null;
  readonly officeHours?: string | null;
  readonly address?: string | null;
  readonly position?: number;
}

/** A subdistrict is the root of its own tree. */
export async function createSubdistrict(
  tx: Tx,
  input: {
    readonly name: string;
    readonly code?: string;
    readonly siteTitle?: string;
    readonly phone?: string;
    readonly officeHours?: string;
    readonly address?: string;
    readonly supervisionPhone?: string;
  },
): Promise<string> {
  const id = newId();
  await tx.unit.create({ data: { id, kind: "SUBDISTRICT", subdistrictId: id, ...input } });
  return id;
}

/** A unit of a subdistrict; the caller has checked that its name is free there. */
export async function createUnit(tx: Tx, input: NewUnit): Promise<string> {
  const id = newId();
  await tx.unit.create({
    data: { ...input, id, formerNames: [...(input.formerNames ?? [])], groups: [...(input.groups ?? [])] },
  });
  return id;
}
